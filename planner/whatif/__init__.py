"""Scenarios held against the day as it is: both planned by the same solver, effort and seeds, and told apart from chance."""
