"""From care to arrays and back: `Instance` + `TravelTimes` -> `Problem`, `Solution` -> routes, `Plan` ->
`Solution`.
"""

from planner.compile.compiled import Compiled, Seat
from planner.compile.decode import decode
from planner.compile.encode import encode
from planner.compile.problem import compile_problem

__all__ = ["Compiled", "Seat", "compile_problem", "decode", "encode"]
