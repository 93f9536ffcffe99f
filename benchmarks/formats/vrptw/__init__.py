"""Vehicle routing with time windows: Solomon's text and VRPLIB files, their solutions, and the DIMACS judge."""

from benchmarks.formats.vrptw.case import VrptwCase, open_solomon, open_vrplib
from benchmarks.formats.vrptw.instance import Convention, Vrptw
from benchmarks.formats.vrptw.judge import judge
from benchmarks.formats.vrptw.plans import RoutePlan, read_plan, write_plan
from benchmarks.formats.vrptw.solomon import read_solomon, write_solomon
from benchmarks.formats.vrptw.vrplib_file import read_vrplib, write_vrplib

__all__ = [
    "Convention",
    "RoutePlan",
    "Vrptw",
    "VrptwCase",
    "judge",
    "open_solomon",
    "open_vrplib",
    "read_plan",
    "read_solomon",
    "read_vrplib",
    "write_plan",
    "write_solomon",
    "write_vrplib",
]
