"""Care days as benchmark instances: generated ones, known by a name such as `care-300-links-breaks-1`, and anybody's own input."""

from benchmarks.care.case import CareCase, open_care, open_input
from benchmarks.care.name import KINDS, CareName

__all__ = ["KINDS", "CareCase", "CareName", "open_care", "open_input"]
