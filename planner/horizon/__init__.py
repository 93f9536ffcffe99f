"""What technologies free over the weeks of a year, and how much of one's effect another has already taken."""
