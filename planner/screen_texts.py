"""The words for why a visit is, or is not, by screen, in Danish and English; merged into `planner.reason_texts`.

Parameters: `service` is a code of the catalogue, `level` a professional level, `until` and `week` are ISO dates.
"""

from __future__ import annotations

from planner.messages import Text

SCREEN_REASONS: dict[str, Text] = {
    # the visit
    "no_screen_mode": Text(
        "Besøget har ikke skærm blandt sine besøgsformer.", "The visit does not have the screen among its modes."
    ),
    "must_be_physical": Text(
        "Det er bestemt, at besøget skal være fysisk.", "It has been decided that the visit is physical."
    ),
    "service_not_on_screen": Text(
        "Ydelsen {service} kan ikke gives på skærm.", "The service {service} cannot be given by screen."
    ),
    "two_workers": Text(
        "Besøget kræver to medarbejdere, som kommer, når andet ikke er låst.",
        "The visit needs two workers, who come unless it is locked otherwise.",
    ),
    "locked_physical": Text(
        "Besøget er låst til at være fysisk.", "The visit is locked to be physical."
    ),
    "no_split": Text(
        "Der er ikke sagt, hvordan besøget kan deles.", "Nothing says how the visit could be split."
    ),
    "split_two_workers": Text(
        "Et besøg med to medarbejdere kan ikke deles.", "A visit of two workers cannot be split."
    ),
    "split_locked": Text("Et låst besøg deles ikke.", "A visit that is locked is not split."),
    "split_not_at_home": Text(
        "Besøget kan ikke deles, for det kan ikke udføres hjemme.",
        "The visit cannot be split, for it cannot be carried out at home.",
    ),
    "no_second": Text(
        "Ingen medarbejder nr. 2 i besøget kan være på skærm.",
        "The visit has no second worker who could be on screen.",
    ),
    # the citizen
    "no_screen_record": Text(
        "Der er ingen oplysninger om borgeren og skærmbesøg.",
        "Nothing is known of the citizen and screen visits.",
    ),
    "not_assessed": Text(
        "Borgeren er ikke vurderet til skærmbesøg.", "The citizen has not been assessed for screen visits."
    ),
    "assessed_unable": Text(
        "Borgeren er vurderet til ikke at kunne bruge skærm.",
        "The citizen has been assessed as unable to use a screen.",
    ),
    "assessor_unknown": Text(
        "Det står ikke, hvem der har vurderet borgeren.", "It is not recorded who assessed the citizen."
    ),
    "wrong_assessor": Text(
        "Borgeren er vurderet af {level}, og den vurdering tæller ikke.",
        "The citizen was assessed by: {level}; that assessment does not count.",
    ),
    "assessment_expired": Text(
        "Vurderingen af borgeren gjaldt til {until}.", "The assessment of the citizen was good until {until}."
    ),
    "assessed_later": Text(
        "Borgeren er først vurderet den {until}, efter dagen for besøget.",
        "The citizen was not assessed until {until}, after the day of the visit.",
    ),
    "no_consent": Text(
        "Borgeren har ikke givet samtykke til skærmbesøg.",
        "The citizen has not consented to screen visits.",
    ),
    "consent_refused": Text(
        "Borgeren har sagt nej til skærmbesøg.", "The citizen has refused screen visits."
    ),
    "consent_expired": Text(
        "Borgerens samtykke gjaldt til {until}.", "The citizen's consent was good until {until}."
    ),
    "no_device": Text("Borgeren har ingen skærm.", "The citizen has no device."),
    "first_visit": Text(
        "Det første besøg skal være fysisk, og der har ikke været nogen hos borgeren endnu.",
        "The first visit must be physical, and nobody has been at the citizen's yet.",
    ),
    # contact
    "physical_too_long_ago": Text(
        "Der var sidst nogen hos borgeren {until}, og det må højst være {days} {days:dag|dage} siden.",
        "Somebody last came to the citizen on {until}, which may be {days} {days:day|days} ago at most.",
    ),
    "physical_unknown": Text(
        "Det står ikke, hvornår der sidst var nogen hos borgeren; det må højst være {days} {days:dag|dage} siden.",
        "It is not recorded when somebody last came to the citizen; it may be {days} {days:day|days} ago at most.",
    ),
    "physical_in_between": Text(
        "Der skal komme nogen hos borgeren mindst {days:hver|hver {days}.} dag, så ikke alle besøgene kan være på skærm.",
        "Somebody must come to the citizen {days:every day|within every {days} days}, so not all of these visits can be by screen.",
    ),
    "week_physical": Text(
        "I ugen fra {week} skal der være mindst {needed} {needed:fysisk|fysiske} besøg: {there} er {there:sikkert|sikre}, og "
        "planen har {visits}.",
        "The week from {week} must have at least {needed} physical {needed:visit|visits}: {there} {there:is|are} certain, and "
        "the plan has {visits}.",
    ),
    "in_a_row": Text(
        "Der må højst være {most} skærmbesøg i træk.", "There may be {most} screen {most:visit|visits} in a row at most."
    ),
    # the plan
    "max_visits": Text(
        "Der må højst være {most} skærmbesøg i planen.", "The plan may have {most} screen {most:visit|visits} at most."
    ),
    "far_share": Text(
        "Af besøgene hos borgere mere end {metres} m fra basen må højst {percent} % være på skærm: {most} af {visits}.",
        "Of the visits to citizens more than {metres} m from the base, {percent} % may be by screen at most: {most} of {visits}.",
    ),
    "nobody_on_screen": Text(
        "Ingen, der tager skærmbesøg og må tage dette, er på vagt på det tidspunkt.",
        "Nobody who takes screen visits, and may take this one, is at work at that time.",
    ),
    "unit_full": Text(
        "De, der kunne tage opkaldet, er optaget, eller skærmenhedens pladser er det.",
        "Those who could take the call are busy, or the seats of the screen unit are.",
    ),
    # what was chosen
    "not_planned": Text("Besøget er ikke planlagt.", "The visit is not planned."),
    "called": Text(
        "Må være på skærm og er det: vagt {shift} ringer, og ingen skal køre.",
        "May be by screen and is: shift {shift} calls, and nobody has to drive.",
    ),
    "called_only": Text(
        "Besøget kan kun være på skærm.", "The visit can only be by screen."
    ),
    "locked_screen": Text("Besøget er låst til skærm.", "The visit is locked to the screen."),
    "part_called": Text(
        "Besøget er delt: vagt {shift} ringer om en del, og resten udføres hjemme på vagt {other_shift}.",
        "The visit is split: shift {shift} calls about a part, and shift {other_shift} does the rest at home.",
    ),
    "second_called": Text(
        "Vagt {other_shift} er hos borgeren, og medarbejder nr. 2 er med på skærm på vagt {shift}.",
        "Shift {other_shift} is with the citizen, and the second worker is on screen on shift {shift}.",
    ),
    "same_stop": Text(
        "Må være på skærm, men ruten standser på adressen alligevel til et andet besøg.",
        "May be by screen, but the route stops at the address anyhow for another visit.",
    ),
    "passes_door": Text(
        "Må være på skærm, men ruten kommer forbi: omvej og stop tager {home} og plejen {care}; opkaldet ville tage {call}.",
        "May be by screen, but the route passes the door: detour and stop take {home}, care {care}; the call would take {call}.",
    ),
    "cheaper_at_home": Text(
        "Må være på skærm; hjemme var det billigste, der blev fundet i denne plan.",
        "May be by screen; at home was the cheapest that was found in this plan.",
    ),
    "not_split": Text(
        "Må deles, med en del på skærm; helt hjemme var det billigste, der blev fundet i denne plan.",
        "May be split, with a part by screen; all of it at home was the cheapest that was found in this plan.",
    ),
    "second_came": Text(
        "Medarbejder nr. 2 må være på skærm; at begge kommer, var det billigste, der blev fundet i denne plan.",
        "The second worker may be on screen; that both come was the cheapest that was found in this plan.",
    ),
}  # fmt: skip

SCREEN_VIOLATIONS: dict[str, Text] = {
    # parts and seats
    "part_length": Text(
        "Delen af besøg {visit} på vagt {shift} varer {stated} s, men skal vare {expected} s.",
        "The part of visit {visit} on shift {shift} lasts {stated} s, but must last {expected} s.",
    ),
    "part_mode": Text(
        "Besøg {visit} på vagt {shift}: den ene del gives på skærm og resten hjemme, ikke omvendt.",
        "Visit {visit} on shift {shift}: the one part is given by screen and the rest at home, not the other way round.",
    ),
    "split_not_offered": Text(
        "Besøg {visit} på vagt {shift} er delt, men må ikke deles.",
        "Visit {visit} on shift {shift} is split, but may not be.",
    ),
    "split_and_whole": Text(
        "Besøg {visit} er både planlagt helt og i dele.", "Visit {visit} is planned both whole and in parts."
    ),
    "split_without_rest": Text(
        "Besøg {visit} er delt, men mangler delen hjemme.", "Visit {visit} is split, but its part at home is missing."
    ),
    "split_without_call": Text(
        "Besøg {visit} er delt, men mangler delen på skærm.", "Visit {visit} is split, but its part by screen is missing."
    ),
    "both_on_screen": Text(
        "De to medarbejdere til besøg {visit} (vagt {shift} og {other_shift}) er begge på skærm, men skal komme.",
        "The two workers of visit {visit} (shifts {shift} and {other_shift}) are both on screen, but must come.",
    ),
    # who may have a screen visit
    "must_be_physical": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men skal være fysisk.",
        "Visit {visit} on shift {shift} is by screen, but must be physical.",
    ),
    "service_on_screen": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men ydelsen {service} kan ikke gives sådan.",
        "Visit {visit} on shift {shift} is by screen, but the service {service} cannot be given so.",
    ),
    "screen_no_record": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men intet er kendt om {citizen} og skærmbesøg.",
        "Visit {visit} on shift {shift} is by screen, but nothing is known of {citizen} and screen visits.",
    ),
    "screen_refused": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men {citizen} har sagt nej.",
        "Visit {visit} on shift {shift} is by screen, but {citizen} has refused.",
    ),
    "screen_no_consent": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men {citizen} har ikke givet samtykke.",
        "Visit {visit} on shift {shift} is by screen, but {citizen} has not consented.",
    ),
    "screen_consent_expired": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men samtykket fra {citizen} gjaldt til {until}.",
        "Visit {visit} on shift {shift} is by screen, but the consent of {citizen} was good until {until}.",
    ),
    "screen_not_assessed": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men {citizen} er ikke vurderet til det.",
        "Visit {visit} on shift {shift} is by screen, but {citizen} has not been assessed for it.",
    ),
    "screen_unable": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men {citizen} er vurderet til ikke at kunne.",
        "Visit {visit} on shift {shift} is by screen, but {citizen} has been assessed as unable.",
    ),
    "screen_assessor": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men {citizen} er vurderet af en, der ikke tæller ({level}).",
        "Visit {visit} on shift {shift} is by screen, but {citizen} was assessed by someone who does not count ({level}).",
    ),
    "screen_assessment_expired": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men vurderingen af {citizen} gjaldt til {until}.",
        "Visit {visit} on shift {shift} is by screen, but the assessment of {citizen} was good until {until}.",
    ),
    "screen_assessed_later": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men {citizen} er først vurderet den {until}.",
        "Visit {visit} on shift {shift} is by screen, but {citizen} was not assessed until {until}.",
    ),
    "screen_no_device": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men {citizen} har ingen skærm.",
        "Visit {visit} on shift {shift} is by screen, but {citizen} has no device.",
    ),
    "screen_first_visit": Text(
        "Besøg {visit} på vagt {shift} er på skærm, men der har ikke været nogen hos {citizen} endnu.",
        "Visit {visit} on shift {shift} is by screen, but nobody has been at {citizen}'s yet.",
    ),
    # how often somebody comes
    "screen_week_physical": Text(
        "{citizen} har skærmbesøg i ugen fra {until}, men kun {stated} {stated:fysisk|fysiske} besøg af mindst {expected}.",
        "{citizen} has screen visits in the week from {until}, but only {stated} physical {stated:visit|visits} of at least "
        "{expected}.",
    ),
    "screen_physical_unknown": Text(
        "Besøg {visit} er på skærm, men det står ikke, hvornår der sidst var nogen hos {citizen} (højst {expected} "
        "{expected:dag|dage} siden).",
        "Visit {visit} is by screen, but it is not recorded when somebody last came to {citizen} (at most {expected} "
        "{expected:day|days} ago).",
    ),
    "screen_too_long_ago": Text(
        "Besøg {visit} er på skærm, men der var sidst nogen hos {citizen} {until}: {stated} {stated:dag|dage} siden, højst "
        "{expected}.",
        "Visit {visit} is by screen, but somebody last came to {citizen} on {until}: {stated} {stated:day|days} ago, at most "
        "{expected}.",
    ),
    "screen_in_a_row": Text(
        "Besøg {visit} er skærmbesøg nr. {stated} i træk hos {citizen}; der må højst være {expected}.",
        "Visit {visit} is screen visit no. {stated} in a row for {citizen}; there may be {expected} at most.",
    ),
    # the plan and the unit
    "screen_max_visits": Text(
        "Planen har {stated} skærmbesøg, men må højst have {expected}.",
        "The plan has {stated} screen {stated:visit|visits}, but may have {expected} at most.",
    ),
    "screen_far_share": Text(
        "{stated} af {visits} {visits:muligt|mulige} skærmbesøg hos borgere mere end {metres} m fra basen er på skærm; højst "
        "{expected} må.",
        "{stated} of {visits} possible screen {visits:visit|visits} to citizens more than {metres} m from the base "
        "{stated:is|are} by screen; at most {expected} may be.",
    ),
    "unit_physical": Text(
        "Vagt {shift} hører til skærmenhed {unit} og kan ikke tage besøg {visit} fysisk.",
        "Shift {shift} belongs to screen unit {unit} and cannot take visit {visit} in person.",
    ),
    "unit_seats": Text(
        "Skærmenhed {unit} har {stated} opkald i gang {at}, men plads til {expected}.",
        "Screen unit {unit} has {stated} {stated:call|calls} under way at {at}, but room for {expected}.",
    ),
}  # fmt: skip
