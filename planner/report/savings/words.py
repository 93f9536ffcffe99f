"""The fixed words of the savings page in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render
from planner.report.study_words import STUDY_WORDS

WORDS: dict[str, Text] = {
    **STUDY_WORDS,
    # page
    "page": Text("Hvad skærmbesøg sparer", "What screen visits save"),
    "answer": Text("Svaret", "The answer"),
    "bridge": Text("Fra alt fysisk til med skærm", "From all physical to with screen"),
    "scaled": Text("Uge og år", "Week and year"),
    "groups": Text("Hvor det spares", "Where it is saved"),
    "overheads": Text("Hvis et stop koster mere eller mindre tid", "If a stop takes more or less time"),
    "curve": Text("Hvor mange skærmbesøg betaler sig", "How many screen visits pay"),
    "units": Text("Skærmenhedens størrelse og åbningstid", "Size and opening hours of the screen unit"),
    "ledger": Text("Hvad hvert skærmbesøg bidrager med", "What each screen visit contributes"),
    "conversions": Text("Hvilke ti borgere skal vi tale med om en skærm?",
                        "Which ten citizens should we talk to about a screen?"),
    "fairness": Text("Rammer det borgere langt væk?", "Does it fall on citizens far away?"),
    "maps": Text("Ruterne før og efter", "The routes before and after"),
    "method": Text("Sådan er tallene fundet", "How the figures were found"),
    # answer
    "saves": Text("Skærmbesøg frigør netto {day} om dagen.", "Screen visits free {day} net a day."),
    "costs": Text("Skærmbesøg koster netto {day} om dagen.", "Screen visits cost {day} net a day."),
    "unclear": Text("Det kan ikke afgøres, om skærmbesøg sparer tid her.",
                    "Whether screen visits save time here cannot be told."),
    "nothing": Text("Ingen besøg kom på skærm, så intet er sparet.", "No visit went to the screen, so nothing is saved."),
    "interval": Text("95 %-intervallet går fra {low} til {high} om dagen.",
                     "The 95% interval runs from {low} to {high} a day."),
    "interval_zero": Text("Nettotallet er {day} om dagen, og 95 %-intervallet fra {low} til {high} går hen over nul.",
                          "The net figure is {day} a day, and the 95% interval from {low} to {high} includes zero."),
    "no_interval": Text("Med én gentagelse er der intet interval: tallet kan ikke stå alene.",
                        "With one seed there is no interval: the figure cannot stand alone."),
    "so_much": Text("Det er {week} om ugen og {year} om året.", "That is {week} a week and {year} a year."),
    "where_from": Text("Ruterne bruger {field} mindre om dagen, skærmenheden bruger {unit}, og {fallback} er ventet tid "
                       "til besøg, hvor ingen svarer.",
                       "The routes use {field} less a day, the screen unit uses {unit}, and {fallback} is the time to be "
                       "expected for calls that nobody answers."),
    "how_many": Text("{screen} af dagens {visits} besøg er på skærm; {able} kunne være det.",
                     "{screen} of the day's {visits} {visits:visit|visits} {screen:is|are} by screen; {able} could be."),
    "posts": Text("Årets timer er {gross} årsværk à {gross_hours} t brutto, eller {effective} årsværk à {effective_hours} t "
                  "effektiv tid. Det er de samme timer talt på to måder, og de må ikke blandes.",
                  "The year's hours are {gross} FTE of {gross_hours} h gross, or {effective} FTE of {effective_hours} h "
                  "effective time. These are the same hours counted in two ways, and must not be mixed."),
    "left_out_says": Text(
        "Ikke alle besøg fik plads: i gennemsnit mangler {before} med alt fysisk og {after} med skærm. I begge planer er hvert "
        "af dem talt med som et skønnet besøg i hjemmet: plejen, et helt stop og {way} {way:minuts|minutters} kørsel for hver "
        "medarbejder.",
        "Not every visit found room: on average {before} are left out all physical and {after} with screen. In both plans each "
        "of them is counted as an estimated visit at home: its care, one whole stop and {way} {way:minute|minutes} of driving "
        "for each worker."),
    # cards
    "card_day": Text("Netto om dagen", "Net a day"),
    "card_week": Text("Netto om ugen", "Net a week"),
    "card_year": Text("Netto om året", "Net a year"),
    "card_kroner": Text("Værdi om året", "Worth a year"),
    "card_field": Text("Ruterne sparer", "The routes save"),
    "card_unit": Text("Skærmenheden bruger", "The screen unit uses"),
    "card_each": Text("Netto pr. skærmbesøg", "Net per screen visit"),
    "at_rate": Text("ved {rate} i timen", "at {rate} an hour"),
    "freed": Text("om dagen", "a day"),
    "by_calls": Text("til {count} skærmbesøg", "for {count} screen {count:visit|visits}"),
    "for_each": Text("gennemsnit af dagens skærmbesøg", "average of the day's screen visits"),
    # bridge
    "bridge_help": Text(
        "Den samme dag er planlagt to gange med samme indsats: med alle besøg hjemme, og med skærm, hvor det er lovligt og "
        "betaler sig. Søjlerne er forskellen: op er sparet tid, ned er tid, der bruges i stedet. Stregerne er "
        "95 %-intervaller.",
        "The same day was planned twice with the same effort: with every visit at home, and by screen where "
        "that is allowed and "
        "pays. The bars are the difference: up is time saved, down is time used instead. The lines are 95% intervals."),
    "bridge_ends": Text(
        "I alt {before} med alt fysisk, {after} med skærm.",
        "In all {before} all physical, {after} with screen."),
    "bridge_label": Text("Søjlediagram over den sparede tid, led for led", "Bar chart of the time saved, part by part"),
    # heads
    "figure": Text("Pr. dag", "Per day"),
    "baseline": Text("Alt fysisk", "All physical"),
    "plan": Text("Med skærm", "With screen"),
    "saved": Text("Sparet (før − efter)", "Saved (before − after)"),
    "day": Text("Dag", "Day"),
    "week": Text("Uge", "Week"),
    "year": Text("År", "Year"),
    "field_freed": Text("Ruterne sparer", "The routes save"),
    "unit_used": Text("Skærmenheden bruger", "The screen unit uses"),
    "driving_saved": Text("heraf vejtid", "of it driving"),
    "number": Text("Skærmbesøg", "Screen visits"),
    "visits": Text("Besøg", "Visits"),
    # scaled
    "scaled_help": Text("Dagens tal gange {days} {days:dag|dage} om ugen og {weeks} {weeks:uge|uger} om året: en antagelse om, "
                        "at dagene ligner denne.",
                        "The day's figures times {days} {days:day|days} a week and {weeks} {weeks:week|weeks} a year: this "
                        "assumes days like this one."),
    "driving_hours": Text("Vejtid, timer", "Driving, hours"),
    "overhead_hours": Text("Stoptillæg, timer", "Stop overhead, hours"),
    "care_hours": Text("Pleje i hjemmet, timer", "Care at home, hours"),
    "kilometres": Text("Kilometer", "Kilometres"),
    "field_freed_hours": Text("Ruterne sparer, timer", "The routes save, hours"),
    "unit_used_hours": Text("Skærmenheden bruger, timer", "The screen unit uses, hours"),
    "fallback_hours": Text("Opkald uden svar (ventet), timer", "Unanswered calls (expected), hours"),
    "left_out_hours": Text("Ikke planlagt (skønnet), timer", "Left out (estimated), hours"),
    "net_hours": Text("Netto, timer", "Net, hours"),
    # groups
    "groups_help": Text(
        "Grupperne af én slags giver tilsammen hele besparelsen.",
        "The groups of one kind add up to the whole saving."),
    "district": Text("Efter distrikt", "By district"),
    "hour": Text("Efter time på dagen", "By hour of the day"),
    "service": Text("Efter ydelse", "By service"),
    "no_service": Text("Uden ydelse", "No service named"),
    # overheads
    "overheads_help": Text("Stoptillægget er tiden til parkering, trapper, nøgle og overtøj. Begge planer er "
                           "løst igen for "
                           "hvert tal.",
                           "Stop overhead is the time for parking, stairs, key and coat. Both plans were solved "
                           "again for each figure."),
    "overhead_minutes": Text("Stoptillæg", "Stop overhead"),
    # curve
    "curve_help": Text("Hvert punkt er en plan, der er kontrolleret. Båndet er 95 %-intervallet.",
                       "Every point is a checked plan. The band is the 95% interval."),
    "curve_label": Text("Sparet tid mod antallet af skærmbesøg", "Time saved against the number of screen visits"),
    "curve_best": Text("Mest ved {count}", "Most at {count}"),
    "curve_stops": Text("Efter {count} skærmbesøg betaler det næste sig ikke.",
                        "After {count} screen {count:visit|visits} the next one does not pay."),
    "curve_all": Text("Det betaler sig helt op til {count} skærmbesøg, så mange som der er lov og plads til.",
                      "It pays right up to {count} screen {count:visit|visits}, as many as are allowed and have room."),
    "curve_none": Text("Intet antal skærmbesøg betaler sig her.", "No number of screen visits pays here."),
    "curve_cut": Text("Hvor båndet når kanten, går det længere ud end diagrammet.",
                      "Where the band reaches the edge, it goes further than the chart."),
    "axis_visits": Text("Skærmbesøg på dagen", "Screen visits in the day"),
    "asked": Text("Højst", "At most"),
    # units
    "unit_size": Text("Operatører", "Operators"),
    "unit_sizes": Text("Efter antal operatører", "By number of operators"),
    "openings": Text("Efter åbningstid", "By opening hours"),
    "opening": Text("Åbent", "Open"),
    "opening_hours": Text("{opens}–{closes} ({hours} t)", "{opens}–{closes} ({hours} h)"),
    "opening_full": Text("{opens}–{closes} (som nu)", "{opens}–{closes} (as now)"),
    "units_help": Text("Netto er efter skærmenhedens tid til opkald. Tid, hvor en operatør sidder ledig, er "
                       "ikke trukket fra.",
                       "Net is after the unit's time on calls. Time that an operator sits idle is not taken off."),
    # ledger
    "ledger_help": Text("Eget bidrag: hvad dagen taber, hvis kun dette besøg bliver fysisk. Egne bidrag kan "
                        "ikke lægges sammen, "
                        "for to naboers besøg deler køretur. Den retfærdige del kan.",
                        "Own contribution: what the day loses if this visit alone becomes physical. Own "
                        "contributions do not add "
                        "up, for two neighbours' visits share a drive. Fair shares do."),
    "ledger_sum": Text("De {count} dele er tilsammen {sum} s, og den fælles besparelse er {joint} s: de stemmer "
                       "på sekundet.",
                       "The {count} {count:share|shares} come to {sum} s, and the joint saving is {joint} s: they agree to the "
                       "second."),
    "ledger_off": Text("De {count} dele er tilsammen {sum} s, men den fælles besparelse er {joint} s: "
                       "regnskabet stemmer ikke.",
                       "The {count} {count:share|shares} come to {sum} s, but the joint saving is {joint} s: the ledger does "
                       "not balance."),
    "ledger_method": Text("Metode: {method}, {paths} veje. Stikprøven gav {sampled} s; de sidste {residual} s "
                          "er fordelt ligeligt.",
                          "Method: {method}, {paths} {paths:path|paths}. The sample gave {sampled} s; the last {residual} s "
                          "are divided evenly."),
    "shapley_antithetic_permutations": Text("Shapley-værdier af tilfældige rækkefølger, hver gået frem og tilbage",
                                            "Shapley values from random orders, each walked forwards and backwards"),
    "visit": Text("Besøg", "Visit"),
    "services": Text("Ydelser", "Services"),
    "own": Text("Eget bidrag", "Own contribution"),
    "fair": Text("Retfærdig del", "Fair share"),
    "error": Text("Stikprøvefejl", "Sampling error"),
    "distance": Text("Afstand", "Distance"),
    "seeds_of": Text("Planer, hvor det er på skærm", "Plans with it by screen"),
    "of_plans": Text("{part} af {whole}", "{part} of {whole}"),
    "sum": Text("I alt", "In all"),
    "no_ledger": Text(
        "Der er ingen skærmbesøg at dele besparelsen imellem.",
        "There are no screen visits to divide the saving among."),
    # conversions
    "conversions_help": Text("Besøg, der ikke må være på skærm i dag, men hvor en samtale eller en handling kan ændre det. "
                             "Gevinsten er netto om dagen, hvis alle borgerens besøg blev mulige.",
                             "Visits that may not be by screen today, where a conversation or an action could change that. "
                             "The gain is net a day if all the citizen's visits became possible."),
    "gain": Text("Gevinst", "Gain"),
    "obstacles": Text("Hvad der står i vejen", "What stands in the way"),
    "no_conversions": Text("Ingen borgere mangler kun en samtale eller en handling.",
                           "No citizen lacks only a conversation or an action."),
    # fairness
    "fairness_help": Text("Andelen af mulige skærmbesøg, der er på skærm, efter afstand fra nærmeste base.",
                          "Share of possible screen visits that are by screen, by distance from the nearest base."),
    "band": Text("{start}–{end} km", "{start}–{end} km"),
    "band_open": Text("over {start} km", "over {start} km"),
    "from_base": Text("Fra basen", "From the base"),
    "able": Text("Kunne være på skærm", "Could be by screen"),
    "share": Text("På skærm", "By screen"),
    "limited_share": Text("Med grænse", "With a limit"),
    "limit_given": Text("Grænsen i data: af besøgene længere væk end {km} må højst {percent} være på skærm. Med "
                        "den er der netto {net} om dagen.",
                        "The limit in the data: of the visits further than {km}, at most {percent} by screen. "
                        "With it the net is {net} a day."),
    "limit_example": Text("Et eksempel på en grænse: af besøgene længere væk end {km} højst {percent} på skærm, "
                          "som gennemsnittet. Med den er der netto {net} om dagen.",
                          "An example of a limit: of the visits further than {km}, at most {percent} by screen, "
                          "the average. With it the net is {net} a day."),
    # maps
    "maps_help": Text("Samme farve er samme medarbejder. Ringe er borgere med skærmbesøg: dertil kører ingen.",
                      "The same colour is the same worker. Rings are citizens with a screen visit: nobody drives there."),
    "one_seed": Text("Planerne er de billigste i gentagelse {seed}; tallene ovenfor er gennemsnit af alle gentagelser.",
                     "The plans are the cheapest of seed {seed}; the figures above are means over all seeds."),
    # method
    "method_help": Text("Begge planer i hver gentagelse er løst af samme løser med samme indsats, kontrolleret mod alle regler "
                        "og målt i planen selv, ikke med gennemsnit pr. besøg.",
                        "Both plans of each seed were solved by the same solver with the same effort, checked "
                        "against every rule, "
                        "and measured in the plan itself, not by averages per visit."),
    "runs": Text("Forløb pr. gentagelse", "Runs per seed"),
    "runs_note": Text("hvert løser begge planer forfra; gentagelsens tal er gennemsnittet",
                      "each solves both plans anew; the figure of a seed is their mean"),
    "side_seeds": Text("Gentagelser til kurve, operatører, åbningstid og grænse", "Seeds of curve, operators, opening and limit"),
    "side_note": Text("ét forløb pr. gentagelse: begge planer fra gentagelsens billigste, med halv indsats igen",
                      "one run per seed: both plans from the cheapest of the seed, with half the effort again"),
    "per_seed": Text("Gentagelse for gentagelse", "Seed by seed"),
}  # fmt: skip


def word(code: str, lang: Lang, **params: object) -> str:
    """Return one of the page's texts, filled with `params`. Raises KeyError for an unknown code."""
    return render(WORDS, code, params, lang)


def word_or(code: str, lang: Lang) -> str:
    """Return the text of `code`, or the code itself where there is none: for names that others may add to."""
    return word(code, lang) if code in WORDS else code
