"""HHCRSP (Mankowska et al. 2014; Kummer et al. 2021; Ceschia et al. 2024): double services, soft windows, travel."""

from benchmarks.formats.hhcrsp.case import HhcrspCase, open_hhcrsp

__all__ = ["HhcrspCase", "open_hhcrsp"]
