"""Coordinates and settings that cannot be what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians
from statistics import median
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.domain import Instance
from planner.errors import Severity
from planner.validation.finding import Finding

FAR_KM = 100  # no Danish municipality is as wide; Bornholm to Copenhagen is 150 km
_KM_PER_DEGREE = 111.2


def zero_coordinates(instance: Instance) -> Iterator[Finding]:
    """Latitude 0 and longitude 0: what a failed address look-up gives."""
    for i, a in enumerate(instance.addresses):
        if a.latitude == 0 and a.longitude == 0:
            yield Finding("coordinates_zero", "addresses", i, (a.address_id,), "latitude", "0; 0")


def swapped_coordinates(instance: Instance) -> Iterator[Finding]:
    """Latitude and longitude that would lie in Denmark the other way round."""
    for i, a in enumerate(instance.addresses):
        if 7 <= a.latitude <= 16 and 54 <= a.longitude <= 58.5:
            shown = f"{a.latitude}; {a.longitude}"
            yield Finding("coordinates_swapped", "addresses", i, (a.address_id,), "latitude", shown)


def far_off_addresses(instance: Instance) -> Iterator[Finding]:
    """An address more than `FAR_KM` from the middle (median) of all others."""
    if len(instance.addresses) < 3:
        return
    latitude = median(a.latitude for a in instance.addresses)
    longitude = median(a.longitude for a in instance.addresses)
    for i, a in enumerate(instance.addresses):
        north = (a.latitude - latitude) * _KM_PER_DEGREE
        east = (a.longitude - longitude) * _KM_PER_DEGREE * cos(radians(latitude))
        km = round((north**2 + east**2) ** 0.5)
        if km > FAR_KM:
            shown = f"{a.latitude}; {a.longitude}"
            params = {"km": km, "limit": FAR_KM}
            yield Finding(
                "address_far_off",
                "addresses",
                i,
                (a.address_id,),
                "latitude",
                shown,
                Severity.WARNING,
                params,
            )


def unknown_timezone(instance: Instance) -> Iterator[Finding]:
    """A time zone that is not in the time-zone database."""
    if zone_named(instance.settings.timezone) is None:
        yield Finding("unknown_timezone", "settings", field="timezone", value=instance.settings.timezone)


def zone_named(name: str) -> ZoneInfo | None:
    """Return the time zone of an IANA name, None if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # names such as "" or "../x" raise the latter two
        return None


def overhead_for_means(instance: Instance) -> Iterator[Finding]:
    """A shift by a means of travel for which the settings have no stop overhead."""
    for i, s in enumerate(instance.shifts):
        if s.means not in instance.settings.overhead:
            yield Finding("overhead_missing", "shifts", i, (s.shift_id,), "means", s.means)
