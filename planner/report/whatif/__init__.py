"""Pages of what-if studies: scenarios side by side, a memo for a committee, the year, and what technologies free together."""

from planner.report.whatif.write import (
    comparison_page,
    horizon_page,
    memo_page,
    overlap_page,
    write_comparison,
    write_horizon,
    write_memo,
    write_overlap,
)

__all__ = [
    "comparison_page",
    "horizon_page",
    "memo_page",
    "overlap_page",
    "write_comparison",
    "write_horizon",
    "write_memo",
    "write_overlap",
]
