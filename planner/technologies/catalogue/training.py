"""Training: more visits for some weeks, then less need of care; and what becomes of need without it."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from typing import Final

from planner.messages import Text
from planner.reference.figure import Source
from planner.technologies.catalogue.common import COMMON, ramp, uptake
from planner.technologies.effects import Add, Shorten
from planner.technologies.records import Eligibility, Step, Technology
from planner.technologies.values import Measure, Parameter, Quoted

CARE: Final = frozenset(
    {
        "hygiene", "bath", "toilet", "transfer", "meal", "activities", "supervision", "rehabilitation",
        "cleaning", "laundry", "shopping",
    }
)  # fmt: skip
"""Personal and practical help: what training makes less of."""

PHYSIQUE: Final = frozenset({"physique"})
"""One citizen's strength is trained, or wanes, once."""

_DIGIREHAB, _SAME = (
    Source.DIGIREHAB,
    Text("Samme produkt som i DigiRehab.", "The same product as in DigiRehab."),
)
_LAW = ("SEL § 83", "SEL § 83 a", "SEL § 86")

_WEEKS = Parameter(
    "training_weeks", Text("Hvor mange uger varer træningen?", "How many weeks does the training last?"),
    Measure.WEEKS, 12, source=_DIGIREHAB,
)  # fmt: skip
_TRAINING = (
    Parameter("add_minutes", Text("Hvor længe varer en træning?", "How long is a training session?"), Measure.MINUTES, 20,
              source=_DIGIREHAB),
    Parameter("add_times", Text("Hvor mange gange om ugen?", "How many times a week?"), Measure.TIMES, 2, source=_DIGIREHAB),
    Parameter("add_days", Text("Hvor mange dage har perioden?", "How many days has the period?"), Measure.DAYS, 7,
              source=_DIGIREHAB),
    Parameter(
        "merge", Text("Kan der trænes i et besøg, borgeren får alligevel?", "Can it be done in a visit that the citizen gets anyway?"),
        Measure.YES_NO, 1, 0,
        why=Text("Almindelige medarbejdere står for træningen.", "Ordinary staff do the training."),
    ),
    Parameter(
        "by_screen", Text("Kan egne træningsbesøg være på skærm?", "Can training visits of their own be by screen?"),
        Measure.YES_NO, 0, why=Text("Nævnt som en mulighed, uden tal.", "Named as a possibility, without figures."),
    ),
    Parameter(
        "dropout_weeks", Text("Hvor længe træner de, der holder op?", "How long do those who give up train?"), Measure.WEEKS, 6,
        why=Text("Halvdelen af forløbet; ikke oplyst.", "Half of the programme; not stated."),
    ),
    Parameter(
        "care_least", Text("Fra hvor mange minutters hjælp om ugen?", "From how many minutes of care a week?"),
        Measure.MINUTES_WEEK, 120, required=False,
        why=Text("Borgere med hjælp hver dag: to timer om ugen.", "Citizens with help every day: two hours a week."),
    ),
)  # fmt: skip
_ADD = Add(
    service="training", until_week="training_weeks", merge="merge", by_screen="by_screen", completers=False
)
_DAILY = Eligibility(care_minutes_week=("care_least", None))

_UPTAKE = uptake(
    0.186, 0.10, source=Source.KL_ARTICLES, computed=True,
    why=Text(
        "Kerteminde: 104 af omkring 560 i hjemmeplejen (KL); lavt: »omkring 10 % af modtagerne«.",
        "Kerteminde: 104 of about 560 in home care (KL); low: “about 10 % of home-help recipients”.",
    ),
)  # fmt: skip


def _completion(base: float, source: Source) -> Parameter:
    question = Text("Hvor stor en del gennemfører?", "What share completes?")
    return Parameter("completion", question, Measure.SHARE, base, source=source)


def _less(
    name: str, question: Text, base: float | None, low: float | None = None, **fields: object
) -> Parameter:
    return Parameter(name, question, Measure.MINUTES_WEEK, base, low, **fields)  # type: ignore[arg-type]


_AFTER = Text(
    "Hvor mange minutter mindre hjælp om ugen efter forløbet?",
    "How many minutes less care a week after the programme?",
)
_LASTING = _less(
    "less_later", Text("Hvor mange minutter mindre om ugen et år efter og siden?", "How many minutes less a week after a year and later?"),
    33, 0, why=Text("Hvor længe virkningen varer, vides ikke.", "How long the effect lasts is not known."),
)  # fmt: skip
_YEAR = Parameter(
    "year_week", Text("I hvilken uge er der gået et år?", "In which week has a year passed?"), Measure.WEEKS, 52,
    why=Text("Et år efter starten.", "A year after the start."),
)  # fmt: skip

VIBORG: Final = Technology(
    code="training_viborg", name=Text("Træning (DigiRehab)", "Training (DigiRehab)"), municipality="Viborg", classes="e",
    source=_DIGIREHAB,
    summary=Text(
        "To gange 20 minutter om ugen i 12 uger; derefter mindre hjælp. Uden træning steg behovet i kontrolgruppen. "
        "Få fik en mindre pakke: minutterne blev ikke til penge.",
        "Twice 20 minutes a week for 12 weeks; then less care. Without training the need of the control group grew. "
        "Few got a smaller package: the minutes did not become money.",
    ),
    step=Step.TRAINING, numbers=(59,), since="2016",
    effects=(
        _ADD,
        Shorten(CARE, weekly=(("training_weeks", "less_at_end"), ("month8_week", "less_month8"), ("year_week", "less_later")),
                from_week="training_weeks"),
    ),
    parameters=(
        _UPTAKE, _completion(0.78, _DIGIREHAB), _WEEKS, *_TRAINING,
        _less("less_at_end", _AFTER, 47, source=_DIGIREHAB),
        Parameter("month8_week", Text("I hvilken uge er den næste måling?", "In which week is the next measurement?"), Measure.WEEKS, 34.67,
                  source=_DIGIREHAB, computed=True, why=Text("Otte måneder: 8 x 52 / 12.", "Eight months: 8 x 52 / 12.")),
        _less("less_month8", Text("Hvor mange minutter mindre om ugen i måned 8?", "How many minutes less a week in month 8?"), 33,
              source=_DIGIREHAB),
        _YEAR, _LASTING, ramp(), *COMMON,
    ),
    eligibility=_DAILY, topics=PHYSIQUE, legal=_LAW,
    quoted=(
        Quoted(Text("Udvalgte", "Screened"), 169, Measure.COUNT, _DIGIREHAB, "169 screened"),
        Quoted(Text("Gennemførte", "Completed"), 0.78, Measure.SHARE, _DIGIREHAB, "132 (78 %) completed"),
        Quoted(Text("Minutter om ugen, december 2016", "Minutes a week, December 2016"), -47, Measure.MINUTES_WEEK, _DIGIREHAB,
               "-47 / +20 min/week (Dec 2016)"),
        Quoted(Text("Minutter om ugen, maj 2017", "Minutes a week, May 2017"), -33, Measure.MINUTES_WEEK, _DIGIREHAB,
               "-33 / +55 (May 2017)"),
        Quoted(Text("Kontrolgruppen, december 2016", "The control group, December 2016"), 20, Measure.MINUTES_WEEK, _DIGIREHAB,
               "-47 / +20 min/week (Dec 2016)"),
        Quoted(Text("Kontrolgruppen, maj 2017", "The control group, May 2017"), 55, Measure.MINUTES_WEEK, _DIGIREHAB,
               "-33 / +55 (May 2017)"),
        Quoted(Text("Borgere i kontrolgruppen", "Citizens in the control group"), 823, Measure.COUNT, _DIGIREHAB, "control 823 citizens"),
        Quoted(Text("Udgifter, kr.", "Costs, kroner"), 1_030_830.84, Measure.KRONER, _DIGIREHAB, "1,030,830.84 kr."),
    ),
)  # fmt: skip

KERTEMINDE: Final = Technology(
    code="training_kerteminde", name=Text("Træning med app", "Training by app"), municipality="Kerteminde", classes="e",
    source=Source.IT_BRANCHEN,
    summary=Text("Samme produkt som i DigiRehab; 27 timer mindre hjælp om året.", "The same product as in DigiRehab; 27 hours less care a year."),
    step=Step.TRAINING, numbers=(44, 46, 47),
    effects=(_ADD, Shorten(CARE, weekly=(("training_weeks", "less_at_end"), ("year_week", "less_later")), from_week="training_weeks")),
    parameters=(
        _UPTAKE, _completion(0.75, Source.IT_BRANCHEN), _WEEKS, *_TRAINING,
        _less("less_at_end", _AFTER, 31.2, source=Source.IT_BRANCHEN, computed=True,
              why=Text("27 timer om året: 27 x 60 / 52.", "27 hours a year: 27 x 60 / 52.")),
        _YEAR,
        _less("less_later", _LASTING.question, 31.2, 0, why=_LASTING.why),
        ramp(), *COMMON,
    ),
    eligibility=_DAILY, topics=PHYSIQUE, legal=_LAW,
    quoted=(
        Quoted(Text("Gik i gang", "Began"), 104, Measure.COUNT, Source.IT_BRANCHEN, "104 started"),
        Quoted(Text("Gennemførte", "Completed"), 78, Measure.COUNT, Source.IT_BRANCHEN, "78 (75 %) completed"),
        Quoted(Text("Gennemførte, andel", "Completed, share"), 0.75, Measure.SHARE, Source.IT_BRANCHEN, "78 (75 %) completed"),
        Quoted(Text("Af modtagerne", "Of the recipients"), 0.10, Measure.SHARE, Source.IT_BRANCHEN, "~10 % of home-help recipients"),
        Quoted(Text("Timer pr. borger om året", "Hours per citizen a year"), -27, Measure.HOURS, Source.IT_BRANCHEN,
               "-27 h/citizen/year"),
        Quoted(Text("Timer om året", "Hours a year"), 2_106, Measure.HOURS, Source.IT_BRANCHEN, "2,106 h ~ 1 FTE"),
        Quoted(Text("Bedre fysik", "Improved physique"), 0.55, Measure.SHARE, Source.IT_BRANCHEN, "55 % improved physique"),
    ),
)  # fmt: skip


def _unmeasured(
    code: str, place: str, number: int, since: str, summary: Text, uptake_: Parameter, **fields: object
) -> Technology:
    """Training of which the source gives no minutes."""
    own = fields.pop("parameters", ())
    return Technology(
        code=code, name=Text("Digital træning", "Digital training"), municipality=place, classes="e", source=Source.KL_GUIDE,
        summary=summary, step=Step.TRAINING, numbers=(number,), since=since,
        effects=(_ADD, Shorten(CARE, weekly=(("training_weeks", "less_at_end"),), from_week="training_weeks")),
        parameters=(
            uptake_, _completion(0.78, _DIGIREHAB), _WEEKS, *(p for p in _TRAINING if p.name != "care_least"),
            _less("less_at_end", _AFTER, None), *own, ramp(), *COMMON,  # type: ignore[misc]
        ),
        topics=PHYSIQUE, legal=_LAW, **fields,  # type: ignore[arg-type]
    )  # fmt: skip


FREDENSBORG: Final = _unmeasured(
    "training_fredensborg", "Fredensborg", 8, "2023",
    Text(
        "For borgere med 250-350 minutters hjælp om ugen; virkning efter omkring tre måneder. Kræver ingen visitation.",
        "For citizens with 250-350 minutes of care a week; effect after about three months. Needs no grant.",
    ),
    uptake(), visitation=False,
    parameters=(
        Parameter("care_least", Text("Fra hvor mange minutters hjælp om ugen?", "From how many minutes of care a week?"),
                  Measure.MINUTES_WEEK, 250, source=Source.KL_GUIDE, required=False),
        Parameter("care_most", Text("Til hvor mange minutters hjælp om ugen?", "Up to how many minutes of care a week?"),
                  Measure.MINUTES_WEEK, 350, source=Source.KL_GUIDE, required=False),
    ),
    eligibility=Eligibility(care_minutes_week=("care_least", "care_most")),
    quoted=(
        Quoted(Text("Minutter om ugen fra", "Minutes a week from"), 250, Measure.MINUTES_WEEK, Source.KL_GUIDE,
               "target 250-350 min care/week"),
        Quoted(Text("Måneder til virkning", "Months to the effect"), 3, Measure.COUNT, Source.KL_GUIDE, "effect after ~3 months"),
    ),
)  # fmt: skip

KOEBENHAVN: Final = _unmeasured(
    "training_koebenhavn", "København", 11, "2020", Text("Et forløb på 12 uger.", "A programme of 12 weeks."), uptake(),
    quoted=(Quoted(Text("Uger", "Weeks"), 12, Measure.WEEKS, Source.KL_GUIDE, "12-week programme"),),
)  # fmt: skip

DRIFT: Final = Technology(
    code="drift", name=Text("Voksende behov uden træning", "Growing need without training"), municipality="", classes="e",
    source=Source.IT_BRANCHEN,
    summary=Text(
        "Ingens valg: behovet vokser hver uge hos dem, der ikke træner, indtil sidste måling. Indgår i begge planer.",
        "Nobody's choice: the need grows every week at those who do not train, up to the last measurement. Part of both plans.",
    ),
    step=Step.DRIFT, numbers=(45,), background=True,
    effects=(Shorten(CARE, trend=("less_each_week", "drift_weeks")),),
    parameters=(
        uptake(1.0, why=Text("Gælder alle med hjælp hver dag.", "Holds for all with help every day.")),
        _less("less_each_week", Text("Hvor mange minutter mindre om ugen for hver uge?", "How many minutes less a week, for every week?"),
              -1.7, source=Source.IT_BRANCHEN),
        Parameter("drift_weeks", Text("I hvor mange uger vokser det?", "For how many weeks does it grow?"), Measure.WEEKS, 34.67,
                  source=_DIGIREHAB, computed=True,
                  why=Text("Kontrolgruppen i Viborg er målt i otte måneder.", "The control group in Viborg was measured for eight months.")),
        next(p for p in _TRAINING if p.name == "care_least"),
    ),
    eligibility=_DAILY, topics=PHYSIQUE,
    quoted=(
        Quoted(Text("Minutter om ugen, hver uge", "Minutes a week, every week"), 1.7, Measure.MINUTES_WEEK, Source.IT_BRANCHEN,
               "weekly 1.7 minutes"),
        Quoted(Text("Muskelstyrke om året", "Muscle strength a year"), -0.015, Measure.CHANGE, Source.IT_BRANCHEN,
               "muscle strength -1.5 %/year"),
    ),
)  # fmt: skip

RECORDS: Final = (VIBORG, KERTEMINDE, FREDENSBORG, KOEBENHAVN, DRIFT)
