"""UHHC, the unified home-care formulation (Ceschia et al. 2026): many soft costs, optional patients, lunch breaks."""

from benchmarks.formats.uhhc.case import UhhcCase, open_uhhc

__all__ = ["UhhcCase", "open_uhhc"]
