"""Modes decided inside the routes against modes chosen first: made-up days on real roads, with a screen unit too small for all.

Every strategy has the same day, quotas, unit and time. What comes out is what each plan costs, drives, and saves for each call.
"""
