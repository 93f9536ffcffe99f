"""The words of `homecare suggest` and `homecare explain` around what they tell."""

from __future__ import annotations

from typing import Any

from planner.messages import Lang, Text, render

WORDS: dict[str, Text] = {
    "asked": Text(
        "Besøg {visit} hos borger {citizen}, {window}, {length}: {count} forslag.",
        "Visit {visit} to citizen {citizen}, {window}, {length}: {count} {count:suggestion|suggestions}.",
    ),
    "none": Text(
        "Der er ikke plads til besøg {visit} hos borger {citizen}, {window}, {length}.",
        "There is no room for visit {visit} to citizen {citizen}, {window}, {length}.",
    ),
    "why": Text("Hvorfor: {why}", "Why: {why}"),
    "it_takes": Text("Det ville kræve (mildest først):", "It would take (mildest first):"),
    "no_fix": Text(
        "Ingen enkelt ændring ville skaffe plads.", "No single change would make room."
    ),
    "then": Text("så: {place}", "then: {place}"),
    "not_kept": Text(
        "OBS: planen bryder regler ved {visits}; de er taget ud af regnestykket. Se homecare check.",
        "NOTE: the plan breaks rules at {visits}; they are left out of account. See homecare check.",
    ),
    "straight": Text(
        "OBS: Ingen kører til {address} i planen, og inputtet har intet vejnet: vejen dertil er luftlinje × 1,35.",
        "NOTE: Nobody goes to {address} in the plan, and the input has no roads: the way there is a straight line × 1.35.",
    ),
    "visit_or_citizen": Text(
        "giv enten --visit eller --citizen", "give either --visit or --citizen"
    ),
    "between": Text(
        "--citizen kræver --between, for eksempel --between 08:00-10:00",
        "--citizen needs --between, for example --between 08:00-10:00",
    ),
    "only_with_citizen": Text(
        "{options} gælder kun sammen med --citizen", "{options} only go with --citizen"
    ),
    "no_visit": Text("der er intet besøg {asked}; {ids}", "there is no visit {asked}; {ids}"),
    "no_visit_or_file": Text(
        "der er ingen fil og intet besøg {asked}; {ids}", "there is no file and no visit {asked}; {ids}"
    ),
    "empty_visit": Text("besøgets id er tomt; {ids}", "the visit's id is empty; {ids}"),
    "empty_visit_or_file": Text("--visit er tom; {ids}", "--visit is empty; {ids}"),
    "empty_citizen": Text("--citizen er tom; {ids}", "--citizen is empty; {ids}"),
    "near_ids": Text("det ligner {ids}", "it is like {ids}"),
    "all_ids": Text("inputtet har {ids}", "the input has {ids}"),
    "some_ids": Text(
        "inputtet har blandt andre {ids}; alle id'er står i dets tabeller",
        "the input has {ids} among others; all ids are in its tables",
    ),
    "no_ids": Text("inputtet har ingen", "the input has none"),
    "who": Text("Hvem: {text}", "Who: {text}"),
    "mode": Text("Besøgsform: {text}", "Mode: {text}"),
    "binds": Text("Det, der binder:", "What binds it:"),
    "next_day": Text("næste dag", "the next day"),
    "next": Text("Det næstbedste, lagt om med samme indsats:", "The next best, solved again with the same effort:"),
    "most": Text("--most er mindst 1", "--most is at least 1"),
}  # fmt: skip


def phrase(key: str, lang: Lang, **params: Any) -> str:
    """Return a text, filled. Raises KeyError for an unknown key or a missing parameter."""
    return render(WORDS, key, params, lang)
