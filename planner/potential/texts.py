"""Words that the command, the lists and the page share: what is counted, scaled to, compared, and left out."""

from __future__ import annotations

from typing import Final

from planner.messages import Lang, Text, render
from planner.potential.records import Line, Place, Skipped

WORDS: Final[dict[str, Text]] = {
    "nation": Text("Hele landet", "The nation"),
    "screen": Text("Skærmbesøg", "Screen visits"),
    # what is counted
    "per_visit": Text("pr. besøg flyttet til skærm", "per visit moved to a screen"),
    "per_user": Text("pr. bruger om året", "per user a year"),
    "per_citizen": Text("pr. berørt borger om året", "per citizen concerned a year"),
    "units_visit": Text("skærmbesøg om året", "screen visits a year"),
    "units_user": Text("brugere", "users"),
    "units_citizen": Text("borgere", "citizens"),
    "counted_visit": Text("{units} besøg flyttet til skærm om dagen", "{units} {units:visit|visits} moved to a screen a day"),
    "counted_user": Text("{units} {units:borger|borgere} bruger det", "{units} {units:citizen uses|citizens use} it"),
    "counted_citizen": Text("{units} {units:berørt borger|berørte borgere}", "{units} {units:citizen|citizens} concerned"),
    # parts of time
    "driving": Text("Vejtid", "Driving"),
    "stop_overhead": Text("Stoptillæg", "Stop overhead"),
    "way": Text("Vejtid og stoptillæg", "Driving and stop overhead"),
    "physical_care": Text("Pleje i hjemmet", "Care at home"),
    "route_calls": Text("Opkald fra ruterne", "Calls by route workers"),
    "field": Text("Ruterne i alt", "The routes in all"),
    "unit": Text("Skærmenheden", "The screen unit"),
    "fallback": Text("Opkald uden svar (ventet)", "Unanswered calls (expected)"),
    "left_out": Text("Ikke planlagt (skønnet)", "Left out (estimated)"),
    "response": Text("Alarmer og tilkald (ventet)", "Alarms and call-outs (expected)"),
    "net": Text("Netto", "Net"),
    "fte_gross": Text("Årsværk à 1.924 t brutto", "FTE of 1,924 h gross"),
    "fte_effective": Text("Årsværk à 1.400 t effektiv tid", "FTE of 1,400 h effective time"),
    # scaled to
    "screen_citizens": Text("{count} {count:borger|borgere} med skærmbesøg", "{count} {count:citizen|citizens} with screen visits"),
    "robots_3": Text("{count} med medicinrobot (3,1 % af modtagerne)", "{count} with a medicine robot (3.1% of recipients)"),
    "robots_10": Text("{count} med medicinrobot (10 % af modtagerne)", "{count} with a medicine robot (10% of recipients)"),
    "packing_15": Text("{count} med dosispakket medicin (15 % af modtagerne)",
                       "{count} with dose-packed medicine (15% of recipients)"),
    "training_10": Text("{count}, der træner (omkring 10 % af modtagerne)", "{count} who train (about 10% of recipients)"),
    "training_50": Text("{count}, der træner (omkring 50 % af modtagerne)", "{count} who train (about 50% of recipients)"),
    "given": Text("{count} i alt, som oplyst", "{count} in all, as given"),
    # beside the source
    "driving_visit": Text("Sparet kørsel pr. skærmbesøg", "Driving spared per screen visit"),
    "entry_visit": Text("Sparet parkering, trapper og overtøj pr. skærmbesøg", "Parking, stairs and coat spared per screen visit"),
    "way_visit": Text("Kørsel og ankomst sammen pr. skærmbesøg", "Driving and entry together per screen visit"),
    "field_visit": Text("Frigjort på ruterne pr. skærmbesøg, plejen med", "Freed on the routes per screen visit, care included"),
    "net_visit": Text("Netto pr. skærmbesøg, når skærmens tid er trukket fra", "Net per screen visit, the screen's time taken off"),
    "way_citizen": Text("Kørsel og ankomst pr. borger", "Driving and entry per citizen"),
    "field_citizen": Text("Frigjort på ruterne pr. borger, plejen med", "Freed on the routes per citizen, care included"),
    "net_citizen": Text("Netto pr. borger", "Net per citizen"),
    "way_gross": Text("Hele landet, kørsel og ankomst, à 1.924 t", "The nation, driving and entry, of 1,924 h"),
    "field_gross": Text("Hele landet, ruterne i alt, à 1.924 t", "The nation, the routes in all, of 1,924 h"),
    "net_gross": Text("Hele landet, netto, à 1.924 t", "The nation, net, of 1,924 h"),
    "way_effective": Text("Hele landet, kørsel og ankomst, à 1.400 t", "The nation, driving and entry, of 1,400 h"),
    "field_effective": Text("Hele landet, ruterne i alt, à 1.400 t", "The nation, the routes in all, of 1,400 h"),
    "net_effective": Text("Hele landet, netto, à 1.400 t", "The nation, net, of 1,400 h"),
    "user_year": Text("Netto pr. bruger", "Net per user"),
    "robots_3_gross": Text("4.770 med robot, à 1.924 t", "4,770 with a robot, of 1,924 h"),
    "robots_3_effective": Text("4.770 med robot, à 1.400 t", "4,770 with a robot, of 1,400 h"),
    "robots_10_gross": Text("15.400 med robot, à 1.924 t", "15,400 with a robot, of 1,924 h"),
    "robots_10_effective": Text("15.400 med robot, à 1.400 t", "15,400 with a robot, of 1,400 h"),
    "packing_15_gross": Text("23.045 med dosispakket medicin, à 1.924 t", "23,045 with dose-packed medicine, of 1,924 h"),
    "packing_15_effective": Text("23.045 med dosispakket medicin, à 1.400 t", "23,045 with dose-packed medicine, of 1,400 h"),
    "training_10_gross": Text("15.000, der træner, à 1.924 t", "15,000 who train, of 1,924 h"),
    "training_10_effective": Text("15.000, der træner, à 1.400 t", "15,000 who train, of 1,400 h"),
    "training_50_gross": Text("75.000, der træner, à 1.924 t", "75,000 who train, of 1,924 h"),
    "training_50_effective": Text("75.000, der træner, à 1.400 t", "75,000 who train, of 1,400 h"),
    "measured": Text("Målt i kildens forsøg", "Measured in the source's trial"),
    "stated": Text("Oplyst, ikke målt", "Stated, not measured"),
    "worked_out": Text("Regnet af det målte", "Worked out from what was measured"),
    "ours": Text("Fundet her", "Found here"),
    # left out
    "no_screen_visits": Text("ingen besøg er flyttet til skærm i planerne", "no visits are moved to a screen in the plans"),
    "no_seeds": Text("der er ingen fælles gentagelser for grundplan og scenarie", "base and scenario have no seeds in common"),
    "nothing_to_count": Text(
        "scenariet har hverken skærmbesøg, brugere eller berørte borgere at dele timerne ud på",
        "the scenario has neither screen visits, users nor citizens concerned to share the hours out among",
    ),
    # chapters
    "vejle": Text("Vejle: forsøget med skærmbesøg", "Vejle: the trial of screen visits"),
    "scaling": Text("Skærmbesøg regnet op", "Screen visits scaled up"),
    "training": Text("Træning", "Training"),
    "medicine": Text("Medicin", "Medicine"),
    "digirehab": Text("Projekt DigiRehab", "Projekt DigiRehab"),
    "other": Text("Andre oplyste resultater", "Other reported outcomes"),
    "total": Text("Overskriften: omkring 2.000 årsværk", "The headline: about 2,000 full-time equivalents"),
    "yes": Text("går op", "reproducible"),
    "no": Text("går ikke op", "not reproducible"),
    "no_inputs": Text("kan ikke regnes efter", "cannot be worked out"),
}  # fmt: skip


def word(code: str, lang: Lang, **params: object) -> str:
    """Return a word or sentence. Raises KeyError for an unknown one, or a parameter that is missing."""
    return render(WORDS, code, params, lang)


def line_title(line: Line, lang: Lang) -> str:
    """Return what a line is called: its scenario's title or code; screen visits by their own name."""
    return line.title or (word("screen", lang) if line.code == "screen" else line.code)


def place_name(place: Place, lang: Lang) -> str:
    """Return the municipality's name, or the nation's word."""
    return place.name or word("nation", lang)


def skipped_line(skipped: Skipped, lang: Lang) -> str:
    """Return what was not scaled, and why."""
    return f"{skipped.source}, {skipped.title or '–'}: {word(skipped.reason, lang)}."
