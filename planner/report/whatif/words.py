"""The fixed words of the comparison page in Danish and English."""

from __future__ import annotations

from planner.messages import Lang, Text, render
from planner.report.whatif.common_words import COMMON_WORDS

WORDS: dict[str, Text] = {
    **COMMON_WORDS,
    # page
    "page": Text("Hvad nu hvis", "What if"),
    "effect": Text("Hvad hvert scenarie betyder for tiden", "What each scenario means for time"),
    "matrix": Text("Alle kombinationer", "Every combination"),
    "figures": Text("Tal for tal", "Figure by figure"),
    "bars": Text("Forskellene som søjler", "The differences as bars"),
    "maps": Text("Ruterne i dag og i hvert scenarie", "The routes today and in each scenario"),
    "who": Text("Hvem det berører", "Who is affected"),
    "method": Text("Sådan er tallene fundet", "How the figures were found"),
    # answer
    "headline_many": Text(
        "{count} {count:scenarie|scenarier} holdt op mod dagen, som den er",
        "{count} {count:scenario|scenarios} held against the day as it is",
    ),
    "headline_none": Text("Ingen scenarier at sammenligne", "No scenarios to compare"),
    "says": Text("{name}: {verdict}", "{name}: {verdict}"),
    "frees": Text(
        "frigør {amount} om dagen (95 %-interval: {low} til {high}).",
        "frees {amount} a day (95% interval: {low} to {high}).",
    ),
    "costs": Text(
        "koster {amount} mere om dagen (95 %-interval: {low} til {high}).",
        "takes {amount} more a day (95% interval: {low} to {high}).",
    ),
    "noise": Text(
        "ingen sikker forskel. Beregningen siger {amount} {way} om dagen, men med en usikkerhed på ±\u00a0{half} kan "
        "forskellen være tilfældig.",
        "no sure difference. The calculation says {amount} {way} a day, but with an uncertainty of ±\u00a0{half} the "
        "difference may be chance.",
    ),
    "same": Text("ingen forskel. Planen er lige så god som dagens.", "no difference. The plan is as good as today's."),
    "alone": Text(
        "{amount} {way} om dagen, men med én gentagelse er der intet interval: tallet kan ikke stå alene.",
        "{amount} {way} a day, but with one seed there is no interval: the figure cannot stand alone.",
    ),
    "way_less": Text("mindre", "less"),
    "way_more": Text("mere", "more"),
    "unplanned_more": Text(
        "{after} besøg får ikke plads; i dag er det {before}.",
        "{after} {after:visit finds|visits find} no room; today that is {before}.",
    ),
    "unplanned_fewer": Text(
        "Kun {after} besøg får ikke plads; i dag er det {before}.",
        "Only {after} {after:visit finds|visits find} no room; today that is {before}.",
    ),
    "late_more": Text("Forsinkelsen stiger fra {before} til {after}.", "Lateness rises from {before} to {after}."),
    "tally": Text(
        "Af {count} {count:scenarie|scenarier} frigør {frees} sikkert tid, og {costs} koster sikkert tid; for {rest} kan det "
        "ikke siges.",
        "Of {count} {count:scenario|scenarios}, {frees} {frees:frees|free} time for sure and {costs} {costs:takes|take} time "
        "for sure; for {rest} it cannot be said.",
    ),
    # effect
    "effect_help": Text(
        "Netto om dagen: al tid på ruterne og i skærmenheden, ventet tid til opkald uden svar og alarmer, og besøg, der ikke "
        "fik plads. Til højre for nul er frigjort tid. Stregerne er 95 %-intervaller; grå søjler er inden for den tilfældige "
        "variation. Et år er {days} {days:sådan dag|sådanne dage} om ugen i {weeks} {weeks:uge|uger}: en antagelse om, at "
        "dagene ligner denne.",
        "Net a day: all time on the routes and in the screen unit, time to be expected for unanswered calls and alarms, and "
        "visits left out. To the right of zero is time freed. The lines are 95% intervals; grey bars are within chance "
        "variation. A year is {days} such {days:day|days} a week in {weeks} {weeks:week|weeks}: it assumes days like this one.",
    ),
    "effect_label": Text("Søjlediagram over frigjort tid om dagen. {rows}", "Bar chart of time freed a day. {rows}"),
    "effect_axis": Text("Frigjort om dagen, {unit}", "Freed a day, {unit}"),
    "scenario": Text("Scenarie", "Scenario"),
    "today": Text("I dag", "Today"),
    "freed_day": Text("Frigjort om dagen", "Freed a day"),
    "freed_year": Text("Frigjort om året, timer", "Freed a year, hours"),
    "worth": Text("Kroner om året ved {rate} i timen", "Kroner a year at {rate} an hour"),
    "how_sure": Text("Sikkert?", "Sure?"),
    "sure_frees": Text("ja, frigør tid", "yes, frees time"),
    "sure_costs": Text("ja, koster tid", "yes, takes time"),
    "sure_noise": Text("nej, kan være tilfældigt", "no, may be chance"),
    "sure_same": Text("ingen forskel", "no difference"),
    "sure_alone": Text("kan ikke afgøres med én gentagelse", "cannot be told from one seed"),
    "two_ways": Text(
        "De to slags årsværk er de samme timer talt på to måder og må ikke lægges sammen eller blandes.",
        "The two kinds of FTE are the same hours counted in two ways, and must not be added or mixed.",
    ),
    # matrix
    "matrix_help": Text(
        "Hver række er kombineret med hver kolonne. Tallet er frigjort tid netto om dagen med halvdelen af 95 "
        "%-intervallet; grå felter er inden for den tilfældige variation.",
        "Each row is combined with each column. The figure is time freed net a day with half the 95% interval; grey "
        "fields are within chance variation.",
    ),
    "matrix_net": Text("Frigjort om dagen", "Freed a day"),
    "matrix_unplanned": Text("Besøg, der ikke får plads", "Visits that find no room"),
    "matrix_corner": Text("Række og kolonne", "Row and column"),
    # figures
    "figures_help": Text(
        "Forskellen fra i dag med halvdelen af 95 %-intervallet; under den står tallet i scenariet. Grå tal er inden "
        "for støjen: der kan godt være ingen forskel. Af tal, som kun tilfældet flytter, falder ét ud af tyve "
        "alligevel udenfor.",
        "The difference from today with half the 95% interval; below it the figure in the scenario. Grey figures are "
        "within noise: there may be no difference. Of figures that only chance moves, one in twenty falls outside all "
        "the same.",
    ),
    "figures_part": Text("Scenarie {first}–{last} af {count}", "Scenarios {first}–{last} of {count}"),
    "figures_last": Text("Scenarie {last} af {count}", "Scenario {last} of {count}"),
    "figure": Text("Pr. dag", "Per day"),
    "figure_days": Text("I alt på {count} {count:dag|dage}", "In all on {count} {count:day|days}"),
    "within_noise": Text("inden for støjen", "within noise"),
    "no_difference": Text("ingen forskel", "no difference"),
    # bars
    "bars_help": Text(
        "Forskel fra i dag: til venstre er mindre, til højre mere. Grå søjler er inden for støjen.",
        "Difference from today: to the left is less, to the right more. Grey bars are within noise.",
    ),
    "difference": Text("Forskel", "Difference"),
    # maps
    "maps_help": Text(
        "Samme farve er samme medarbejder på alle kort. Planerne er lavet ud fra dagens plan (gentagelse {seed}) med få "
        "ændringer; tallene er gennemsnit over alle gentagelser, af planer lavet fra bunden.",
        "The same colour is the same worker on every map. The plans are made from today's plan (seed {seed}) with few "
        "changes; figures are means of plans made from nothing, over all seeds.",
    ),
    # who
    "who_help": Text(
        "Hvis plan er en anden, når scenariets plan laves ud fra dagens plan (gentagelse {seed}). En ny søgning flytter altid "
        "rundt på nogen: tallet efter skråstregen er, hvad den ændrer uden noget scenarie. Borgere og medarbejdere er vist ved "
        "deres pseudonyme nummer.",
        "Whose plan is another when the scenario's plan is made from today's (seed {seed}). A new search always moves "
        "someone: the figure after the slash is what it changes without any scenario. Citizens and "
        "workers are shown by their pseudonymous number.",
    ),
    "concerned_citizens": Text("Borgere, scenariet handler om", "Citizens the scenario is about"),
    "concerned_workers": Text("Medarbejdere, scenariet handler om", "Workers the scenario is about"),
    "any": Text("Borgere med en ændring", "Citizens with a change"),
    "kind_worker": Text("anden medarbejder", "other worker"),
    "kind_time": Text("andet tidspunkt", "other time"),
    "kind_mode": Text("skifter mellem hjemme og skærm", "changes between home and screen"),
    "kind_left_out": Text("får ikke plads", "left out"),
    "kind_taken_in": Text("får plads nu", "finds room now"),
    "kind_new": Text("nyt besøg", "new visit"),
    "kind_gone": Text("faldet bort", "gone"),
    "workers_changed": Text("Medarbejdere med en anden rute", "Workers with another route"),
    "by_chance": Text("{count} / {chance}", "{count} / {chance}"),
    "time_limit": Text(
        "Et besøg har et andet tidspunkt, når det er flyttet mere end {minutes} {minutes:minut|minutter}.",
        "A visit has another time when it is moved by more than {minutes} {minutes:minute|minutes}.",
    ),
    # one scenario
    "changed_citizens": Text("Borgere", "Citizens"),
    "changed_workers": Text("Medarbejdere", "Workers"),
    "visit": Text("Besøg", "Visit"),
    "what": Text("Hvad der er anderledes", "What is different"),
    "before": Text("I dag", "Today"),
    "after": Text("I scenariet", "In the scenario"),
    "worker": Text("Medarbejder", "Worker"),
    "worker_away": Text("har ingen vagt", "has no shift"),
    "worker_added": Text("ny på dagen", "new on the day"),
    "worker_visits": Text("andre besøg", "other visits"),
    "visits_of": Text("Besøg", "Visits"),
    "work_of": Text("Arbejdstid", "Working time"),
    "mode_physical": Text("hjemme", "at home"),
    "mode_screen": Text("skærm", "screen"),
    "not_planned": Text("–", "–"),
    "first_of": Text(
        "De første {shown} af {count}; resten står i listen {file}.",
        "The first {shown} of {count}; the rest are in the list {file}.",
    ),
    "nobody": Text(
        "Ingen borger og ingen medarbejder har en anden plan.",
        "No citizen and no worker has another plan.",
    ),
    "about_citizens": Text("Borgere, det handler om ({count}): {ids}", "Citizens it is about ({count}): {ids}"),
    "about_workers": Text("Medarbejdere, det handler om ({count}): {ids}", "Workers it is about ({count}): {ids}"),
    "and_more": Text("{ids} og {count} flere", "{ids} and {count} more"),
    "visits_in_day": Text("{count} besøg på dagen.", "{count} {count:visit|visits} in the day."),
    "with_user": Text("{name} hos 1 borger", "{name} for 1 citizen"),
    "with_users": Text("{name} hos {count} {count:borger|borgere}", "{name} for {count} {count:citizen|citizens}"),
    "devices": Text("I brug: {list}.", "In use: {list}."),
    # premises
    "premises": Text("Antagelser, som tallene hviler på", "Assumptions that the figures rest on"),
    "premises_help": Text(
        "Tal uden kilde. Resten af teknologiernes tal er fra de kilder, kataloget nævner.",
        "Figures without a source. The other figures of the technologies are from the sources that the catalogue names.",
    ),
    "technology": Text("Teknologi", "Technology"),
    "premise": Text("Antagelse", "Assumption"),
    "value": Text("Værdi", "Value"),
    "whose": Text("Hvis", "Whose"),
    "whose_own": Text("jeres egen", "your own"),
    "whose_ours": Text("vores", "ours"),
    "why": Text("Hvorfor", "Why"),
    "yes": Text("ja", "yes"),
    "no": Text("nej", "no"),
    # method
    "method_help": Text(
        "Dagen, som den er, og hvert scenarie er i hver gentagelse planlagt fra bunden med samme løser og samme indsats, "
        "kontrolleret mod alle regler og målt i planen selv. Forskellen er regnet gentagelse for gentagelse.",
        "The day as it is and every scenario were planned from nothing for each seed, with the same solver and effort, "
        "checked against every rule and measured in the plan itself. The difference is taken seed by seed.",
    ),
    "per_seed": Text("Netto, gentagelse for gentagelse", "Net, seed by seed"),
    "pairing": Text("Hvad parringen af gentagelser giver", "What pairing the seeds gives"),
    "pairing_note": Text(
        "Halv bredde af 95 %-intervallet for nettotallet, parret og uparret, af de samme forløb.",
        "Half the width of the 95% interval of the net figure, paired and unpaired, of the same runs.",
    ),
    "paired": Text("Parret", "Paired"),
    "unpaired": Text("Uparret", "Unpaired"),
    "ratio": Text("Forhold", "Ratio"),
}  # fmt: skip


def word(code: str, lang: Lang, **params: object) -> str:
    """Return one of the page's texts, filled with `params`. Raises KeyError for an unknown code."""
    return render(WORDS, code, params, lang)
