"""The Vejle case: a made-up care district with as many screen citizens and screen visits as the municipality's pilot had.

It is planned over a week, every day twice, with screen visits and without; what that saves stands next to the published figures.
Nobody in it exists, and its roads are made up too: it says how the numbers hang together, not what Vejle saved.
"""
