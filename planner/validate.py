"""Is an instance fit to be planned? Cross-references, times that cannot hold, and what looks like a mistake.

Says nothing of files: the readers in `planner.formats` call it and add file, row and column. Rules are in
`planner.validation`, one function each; a new rule joins `RULES` and has its text in
`planner.formats.texts_rules`.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain import Instance
from planner.errors import Issue
from planner.validation import (
    links,
    pins,
    places,
    references,
    screen,
    screen_units,
    staffing,
    times,
    weights,
)
from planner.validation.finding import Finding, Rule

RULES: tuple[Rule, ...] = (
    references.malformed_ids,
    references.duplicate_ids,
    references.unknown_references,
    references.unlisted_workers,
    references.idle_delegations,
    places.unknown_timezone,
    places.overhead_for_means,
    weights.priorities_upside_down,
    weights.comfort_outbids_visits,
    places.zero_coordinates,
    places.swapped_coordinates,
    places.far_off_addresses,
    times.windows_reversed,
    times.windows_too_short,
    times.windows_overlap,
    times.windows_on_several_days,
    times.promises_too_early,
    times.odd_durations,
    times.modes_twice,
    times.shifts_reversed,
    times.long_shifts,
    times.shifts_without_place,
    times.shifts_overlap,
    times.breaks_reversed,
    times.breaks_outside_shift,
    links.links_to_itself,
    links.links_min_above_max,
    links.links_in_a_circle,
    links.links_that_never_fit,
    pins.pins_twice,
    pins.pins_on_missing_seat,
    pins.pins_to_forbidden_mode,
    pins.pins_outside_windows,
    pins.pins_outside_shift,
    pins.empty_pins,
    pins.pins_in_a_circle,
    pins.pins_against_the_citizen,
    screen_units.unit_shifts_with_place,
    screen_units.unit_shifts_not_by_screen,
    screen_units.seats_out_of_order,
    screen_units.seats_off_quarter,
    screen_units.units_without_operators,
    screen_units.shifts_in_a_shut_unit,
    screen.dates_that_contradict,
    screen.dates_ahead,
    screen.too_many_physical_wanted,
    screen.splits_that_do_not_fit,
    screen.physical_by_name_contradicted,
    screen.second_of_one_on_screen,
    screen.half_a_distance_rule,
    staffing.nothing_to_plan,
    staffing.required_and_forbidden,
    staffing.two_needed_one_allowed,
    staffing.too_few_workers,
)


def findings(instance: Instance) -> Iterator[Finding]:
    """Yield every fault with the record that carries it."""
    for rule in RULES:
        yield from rule(instance)


def validate(instance: Instance) -> list[Issue]:
    """Return every fault of an instance, however it came to be; empty if there is nothing to say.

    An issue with severity ERROR must be mended before the instance is planned. File, row and column are None.
    """
    return [finding.issue() for finding in findings(instance)]
