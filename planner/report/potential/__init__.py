"""The page from a district to the nation: solved figures scaled, beside what the sources state; one self-contained file."""

from planner.report.potential.write import potential_page

__all__ = ["potential_page"]
