"""The sentences of the page about technologies, in Danish and English."""

# ruff: noqa: E501 - prose in tables reads best a sentence a line
from __future__ import annotations

from planner.messages import Text

INTRODUCTION = Text(
    """# Teknologier

Kataloget over de teknologier i dansk hjemmepleje, der rører ved et besøg. Hver er én post med sin kilde, og hvert tal har sin herkomst: oplyst af kilden, regnet ud af kildens tal, antaget af os, eller spurgt om. Hvor ingen kilde giver et tal, opfindes der intet: så skal kommunen give det, før teknologien kan bruges.

`homecare technologies` viser listen, `homecare technologies KODE` den enkelte, `homecare technologies --inventory` alle løsninger i kilderne.

## Sådan virker en teknologi

- **På ydelser, ikke besøg.** Et besøg forsvinder kun, når der ikke er andet i det. Et besøg har én længde; den deles mellem ydelserne i forhold til deres minutter i ydelseskataloget. Bindinger og låse til et besøg, der er væk, falder bort, og det siges.
- **Én dosis, én løsning.** Den første teknologi, der tager en borgers ydelse, har den; ingen senere kan tage den igen, heller ikke i en senere redigering. Rækkefølgen er stigens, ikke den, de er nævnt i: selvhjulpen, dosispakket, FlexSmart, MedidoClock, Smila, MedimiSmart, robotter; derefter hjælpemidler, træning, klinik, og til sidst skærmbesøg på det, der er tilbage.
- **Hvem.** En borger kan få en teknologi, hvis dataene siger ja (ydelser, besøg om dagen, niveau, vurdering og samtykke); hvad dataene ikke kan sige, er en andel. Hvem der begynder, trækkes tilfældigt for hver borger og teknologi, ens hver gang samme gentagelse regnes: hvem der er med ved 30 %, er med ved 60 %, og hvem der er med i en uge, er med i den næste.
- **Tid.** Uger tælles fra 0. Borgerne begynder over en indkøring; træning lægger til i 12 uger og trækker fra bagefter. Uden uge gælder den fulde virkning.
- **Svar.** Alarmer, glemte doser og klinikkens tid er arbejde, som ingen plan har; det forventede antal sekunder om dagen lægges til.
- **Lavt, midt, højt.** Usikre tal har tre værdier. Lavt er tilfældet med den mindste virkning. Egne tal gælder i alle tre.
- **Minutter er ikke penge**, før borgerne får mindre pakker (`package_changed`). Intet prissættes, medmindre prisen er givet.

De 60 minutter om ugen i Aalborg, de 120 minutter i Hjørring og de 113 timer i Vejle er gengivet, men bruges ikke: den nye plan siger selv, hvad der spares.

## Screeningsspørgsmål

Aarhus nævner fire spørgsmål: funktionsevne, om medicinen skal låses, antal administrationer om dagen, og om indtaget skal ses. Hvilket svar der fører til hvilket trin, siger kilden ikke. Tabellen (`planner/technologies/screening.toml`) er derfor antaget; ret en kopi, og giv dens sti som `screening`. Svarene for en bestemt borger kan stå i den. Tabellen foreslår; en sygeplejerske eller social- og sundhedsassistent afgør.

Andelene og tabellen er antagelser, og står som sådan, hvor et resultat bruger dem.

## Katalog

Tal, der kan oplyses for enhver: `capacity` (pladser eller apparater), `loss_week` (andel, der holder op hver uge), `ramp_weeks` (uger, før alle er i gang), `cost_once` og `cost_year` (pris pr. borger). Uden dem er der ingen grænse, ingen holder op, alle begynder i første uge, og intet prissættes.""",
    """# Technologies

The catalogue of the technologies of Danish home care that touch a visit. Each is one record with its source, and every figure says where it is from: stated by the source, worked out from the source's figures, assumed by us, or asked for. Where no source gives a figure nothing is made up: the municipality gives it before the technology can be used.

`homecare technologies` lists them, `homecare technologies CODE` shows one, `homecare technologies --inventory` all solutions of the sources.

## How a technology works

- **On services, not visits.** A visit disappears only when nothing else is in it. A visit has one length; it is divided among its services as their minutes in the catalogue of services are to one another. Links and locks of a visit that is gone go with it, and that is said.
- **One dose, one solution.** The first technology to take a citizen's service has it; no later one can take it again, not in a later edit either. The order is the ladder's, not the one they are named in: self-reliant, dose-packed, FlexSmart, MedidoClock, Smila, MedimiSmart, robots; then aids, training, clinic, and at last screen visits, on what is left.
- **Who.** A citizen may have a technology if the data say so (services, visits a day, level, assessment and consent); what the data cannot say is a share. Who begins is drawn by the seed for each citizen and technology: whoever is in at 30 % is in at 60 %, and whoever is there in a week is there in the next.
- **Time.** Weeks are counted from 0. Citizens begin over a ramp; training adds for 12 weeks and takes afterwards. Without a week the full effect holds.
- **Answers.** Alarms, missed doses and the clinic's time are work that no plan holds; the expected seconds a day are added.
- **Low, base, high.** Uncertain figures have three values. Low is the case of the least effect. Own figures stand in all three.
- **Minutes are not money** until citizens get smaller packages (`package_changed`). Nothing is priced unless the price is given.

The 60 minutes a week of Aalborg, the 120 minutes of Hjørring and the 113 hours of Vejle are quoted and not used: the new plan itself says what is spared.

## Screening questions

Aarhus names four questions: functional level, whether the medicine must be locked, administrations a day, and whether the intake must be seen. Which answer leads to which step the source does not say. The table (`planner/technologies/screening.toml`) is therefore assumed; change a copy and give its path as `screening`. Answers of a named citizen can stand in it. The table proposes; a nurse or a social and health care assistant decides.

The shares and the table are assumptions, and are listed as such wherever a result uses them.

## Catalogue

Figures that may be given of any: `capacity` (places or devices), `loss_week` (share that stops every week), `ramp_weeks` (weeks until all have begun), `cost_once` and `cost_year` (price per citizen). Without them there is no limit, nobody stops, all begin in the first week, and nothing is priced.""",
)

EACH = Text("## Hver for sig", "## One by one")

INVENTORY_PROSE = Text(
    """## Alle løsninger

46 løsninger: de 39 i KL's teknologiguide (nr. 1-39) og syv, som de andre dokumenter beskriver (Vejle, Kerteminde, to i Aalborg, to i Aarhus, Viborg). To af guidens løsninger er beskrevet to gange.""",
    """## All solutions

46 solutions: the 39 of KL's technology guide (nos. 1-39) and seven that the other documents describe (Vejle, Kerteminde, two in Aalborg, two in Aarhus, Viborg). Two of the guide's solutions are described twice.""",
)
