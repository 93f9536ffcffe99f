"""The settings about screen visits: when one is allowed, and what happens when a call fails."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner.domain import ScreenRules
from planner.formats.schema import NONE_MARK, Kind
from planner.messages import Text

_MOST = 10_000
_MOST_METRES = 1_000_000


@dataclass(frozen=True)
class Setting:
    """One key of the settings table. INTEGER and NUMBER settings go from `lowest` to `highest`. An `optional` one may be
    `NONE_MARK`, for a rule that does not hold."""

    key: str
    danish: str
    kind: Kind
    explain: Text
    lowest: int = 0
    highest: int = 0
    optional: bool = False


SCREEN: tuple[Setting, ...] = (
    Setting("screen.policy", "skærm.princip", Kind.SCREEN_POLICY, Text(
        "tilvalg: kun med givet samtykke. førstevalg: med mindre borgeren har afslået.",
        "opt in: only with consent given. first choice: unless the citizen has refused.")),
    Setting("screen.assessors", "skærm.vurderes_af", Kind.LEVELS, Text(
        "Faggrupper, hvis vurdering af borgeren gælder; - betyder ingen.", "Levels whose assessment of the citizen counts; - means none."), optional=True),
    Setting("screen.first_visit_physical", "skærm.første_fysisk", Kind.YES_NO, Text(
        "Om det første besøg hos en borger skal være fysisk.", "Whether the first visit to a citizen must be physical.")),
    Setting("screen.min_physical_per_week", "skærm.mindst_fysiske_pr_uge", Kind.INTEGER, Text(
        "Mindst så mange fysiske besøg om ugen hos en borger med skærmbesøg.", "At least so many physical visits a week at a citizen with screen visits."), 0, _MOST),
    Setting("screen.max_days_without_physical", "skærm.højst_dage_uden_fysisk", Kind.INTEGER, Text(
        "Højst så mange dage fra ét fysisk besøg til det næste; - betyder ingen grænse.", "At most so many days from one physical visit to the next; - means no limit."), 1, _MOST, optional=True),
    Setting("screen.max_in_a_row", "skærm.højst_i_træk", Kind.INTEGER, Text(
        "Højst så mange skærmbesøg i træk; - betyder ingen grænse.", "At most so many screen visits in a row; - means no limit."), 1, _MOST, optional=True),
    Setting("screen.unanswered", "skærm.ubesvaret", Kind.NUMBER, Text(
        "Andel af opkald, der ikke besvares, 0 til 1.", "Share of calls that are not answered, 0 to 1."), 0, 1),
    Setting("screen.second_answered", "skærm.andet_besvaret", Kind.NUMBER, Text(
        "Andel af dem, som andet forsøg når, 0 til 1.", "Share of those that a second attempt reaches, 0 to 1."), 0, 1),
    Setting("screen.attempts", "skærm.forsøg", Kind.INTEGER, Text(
        "Antal forsøg i alt: 1 eller 2.", "Attempts in all: 1 or 2."), 1, 2),
    Setting("screen.retry_after", "skærm.forsøg_igen_efter", Kind.MINUTES, Text(
        "Minutter fra første til andet forsøg.", "Minutes from the first attempt to the second.")),
    Setting("screen.fallback_within", "skærm.fysisk_inden", Kind.MINUTES, Text(
        "Inden så mange minutter efter sidste forsøg er nogen ved døren.", "Within so many minutes of the last attempt somebody is at the door.")),
    Setting("screen.require_fallback", "skærm.kræv_reserve", Kind.YES_NO, Text(
        "Om hvert skærmbesøg skal have en rute, der kan nå at overtage det.", "Whether each screen visit needs a route that could take it over in time.")),
    Setting("screen.max_visits", "skærm.højst_besøg", Kind.INTEGER, Text(
        "Højst så mange skærmbesøg i planen; - betyder ingen grænse.", "At most so many screen visits in the plan; - means no limit."), 0, _MOST_METRES, optional=True),
    Setting("screen.far_metres", "skærm.langt_væk_meter", Kind.INTEGER, Text(
        "Så mange meter fra nærmeste base bor en borger langt væk; - betyder, at det ikke tæller.", "A citizen lives far away from so many metres to the nearest base on; - means that it does not count."), 0, _MOST_METRES, optional=True),
    Setting("screen.far_share", "skærm.langt_væk_andel", Kind.NUMBER, Text(
        "Højst denne andel af besøgene langt væk er på skærm, 0 til 1; - betyder ingen grænse.", "At most this share of the visits far away are by screen, 0 to 1; - means no limit."), 0, 1, optional=True),
)  # fmt: skip


def screen_rules(values: dict[str, Any]) -> ScreenRules:
    """Return the rules with the given values, by key, and the defaults of the domain elsewhere."""
    fields = {
        setting.key.removeprefix("screen."): None if values[setting.key] == NONE_MARK else values[setting.key]
        for setting in SCREEN
        if setting.key in values
    }
    if "assessors" in fields:
        fields["assessors"] = frozenset(fields["assessors"] or ())
    return ScreenRules(**fields)


def screen_values(rules: ScreenRules) -> dict[str, Any]:
    """Return the value of every rule by key, `NONE_MARK` for one that does not hold; the inverse of `screen_rules`."""
    found = {setting.key: getattr(rules, setting.key.removeprefix("screen.")) for setting in SCREEN}
    return {
        key: NONE_MARK if value is None or value == frozenset() else value for key, value in found.items()
    }
