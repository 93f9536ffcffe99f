"""What-if: a scenario is a list of named edits of an instance and its travel times."""
