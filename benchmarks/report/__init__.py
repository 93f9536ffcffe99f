"""A results folder as a dated Markdown file and one self-contained page with plots."""

from benchmarks.report.write import write_report

__all__ = ["write_report"]
