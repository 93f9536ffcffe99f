"""The words of `homecare continuity`, in Danish and English."""

from __future__ import annotations

from typing import Any

from planner.messages import Lang, Text, render

TEXTS: dict[str, Text] = {
    "nothing": Text("Planlageret har ingen planer at tælle i.", "The store has no plans to count in."),
    "logged": Text(
        "Opslaget er logget: {who}, {why}.",
        "The look has been logged: {who}, {why}.",
    ),
    "head": Text(
        "{district}: de {days} {days:dag|dage} til og med {day}, heraf {planned} med plan",
        "{district}: the {days} {days:day|days} to {day}, {planned} of them with a plan",
    ),
    "met": Text(
        "  Borgere med to besøg om dagen: {citizens}. Forskellige medarbejdere: gennemsnit {mean}, median {median}, højst "
        "{most}; {over} {over:borger|borgere} over {limit}",
        "  Citizens with two visits a day: {citizens}. Different workers: mean {mean}, median {median}, most {most}; {over} "
        "{over:citizen|citizens} above {limit}",
    ),
    "primary": Text(
        "  Besøg ved borgerens faste team: {share}",
        "  Visits by the citizen's primary team: {share}",
    ),
    "known": Text(
        "  Dagens besøg ved kendte ansigter: {share}; nye ansigter: {new}",
        "  The day's visits by known faces: {share}; new faces: {new}",
    ),
    "worst": Text(
        "    {citizen}: {workers} {workers:medarbejder|medarbejdere}, {visits} besøg, fast team {share}",
        "    {citizen}: {workers} {workers:worker|workers}, {visits} {visits:visit|visits}, primary team {share}",
    ),
    "heavy": Text(
        "  Tunge besøg pr. medarbejder og dag: {least} til {most}; lister med flere end {cap}: {lists}",
        "  Heavy visits per worker and day: {least} to {most}; lists with more than {cap}: {lists}",
    ),
    "care": Text(
        "  Pleje pr. medarbejder og dag: {least} til {most}; længste liste {longest}",
        "  Care per worker and day: {least} to {most}; longest list {longest}",
    ),
    "point": Text(
        "  Vægt {weight}: kendte ansigter {share}, nye {new}, vejtid {driving} ({way}), ikke planlagt {left_out}",
        "  Weight {weight}: known faces {share}, new {new}, driving {driving} ({way}), left out {left_out}",
    ),
}


def word(key: str, lang: Lang, **params: Any) -> str:
    """Return a text, filled. Raises KeyError for an unknown key or a missing parameter."""
    return render(TEXTS, key, params, lang)
