"""A results folder as a dated Markdown file and one self-contained page with plots, or as one picture."""

from benchmarks.report.picture import write_picture
from benchmarks.report.write import write_report

__all__ = ["write_picture", "write_report"]
