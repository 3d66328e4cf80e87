"""The part of the bridge's story that is put before boards, decided there, and carried out."""

from datetime import date

from domain.action import (
    ActionAssigned,
    ActionDone,
    ActionDropped,
    ActionDueMoved,
    ActionProgressNoted,
    ActionReassigned,
    ActionReopened,
)
from domain.decision import DecisionOutcome, DecisionSuperseded, DecisionTaken
from domain.paper import ImplicationStated, PaperSubmitted, PaperWithdrawn, QuestionAnswered
from domain.planned_date import PlannedDate
from domain.recommendation import Ask, RecommendationMade, RecommendationReworded, RecommendationWithdrawn, Weight
from tests.application.projections.building import Told

DAY = date(2018, 1, 19)
PM = "The programme manager"
ON_THE_DAY = PlannedDate.on(DAY)
LATER = PlannedDate.on(date(2018, 2, 2))
PAPER = "the paper “A second supplier”"
ACTION = "the action “Ask the smith”"

DECISIONS: tuple[tuple[Told, str], ...] = (
    (
        Told("paper", "P1", PaperSubmitted(title="A second supplier", asked_of=("Bridge board", "Cabinet")), DAY),
        f"{PM} submitted {PAPER} to the bridge board and the cabinet.",
    ),
    (
        Told("paper", "P1", ImplicationStated(area="Finance", implication="It costs more."), DAY),
        f"{PM} stated what {PAPER} means for “Finance”.",
    ),
    (
        Told("paper", "P1", QuestionAnswered(topic="Steel", answer="In May.", answered_by="Bridge engineer"), DAY),
        f"{PM} kept what was answered by the bridge engineer about “Steel” in {PAPER}.",
    ),
    (
        Told(
            "recommendation",
            "R1",
            RecommendationMade(text="Buy elsewhere", made_by="Site group", ask=Ask.APPROVE, asked_of=("Cabinet",)),
            DAY,
        ),
        f"{PM} recorded what the site group recommended: “Buy elsewhere”.",
    ),
    (
        Told("recommendation", "R2", RecommendationMade(text="Paint it red", weight=Weight.SUPPORTED), DAY),
        f"{PM} recorded what was supported: “Paint it red”.",
    ),
    (
        Told("recommendation", "R1", RecommendationReworded(text="Buy half elsewhere"), DAY, note="as advised"),
        f"{PM} changed the words of a recommendation from “Buy elsewhere” to “Buy half elsewhere”: as advised.",
    ),
    (
        Told("recommendation", "R2", RecommendationWithdrawn(), DAY, note="it is green"),
        f"{PM} withdrew the recommendation “Paint it red”: it is green.",
    ),
    (
        Told(
            "decision",
            "D1",
            DecisionTaken(text="Half is bought", board="cabinet", meeting="B1", taken_on=ON_THE_DAY, seen_at=7),
            DAY,
        ),
        (
            f"{PM} recorded that the board “Cabinet” agreed “Half is bought” "
            "at the meeting “Bridge board, 19 January 2018” on 19 January 2018."
        ),
    ),
    (
        Told(
            "decision",
            "D2",
            DecisionTaken(text="All is bought", bodies=("City Council",), outcome=DecisionOutcome.REJECTED),
            DAY,
        ),
        f"{PM} recorded that the City Council rejected “All is bought”.",
    ),
    (
        Told("decision", "D1", DecisionSuperseded(by="D2"), DAY),
        f"{PM} recorded that the decision “Half is bought” was superseded by “All is bought”.",
    ),
    (
        Told("action", "A1", ActionAssigned(what="Ask the smith", owner_role="Treasurer", due=ON_THE_DAY), DAY),
        f"{PM} asked the treasurer to act: “Ask the smith”, due 19 January 2018.",
    ),
    (
        Told("action", "A2", ActionAssigned(what="Sweep"), DAY),
        f"{PM} recorded the action “Sweep”, without stating whose it is.",
    ),
    (
        Told("action", "A1", ActionReassigned(owner_role="Engineer", organisation="City Council"), DAY, note="away"),
        f"{PM} handed {ACTION} on to the engineer of City Council: away.",
    ),
    (
        Told("action", "A1", ActionDueMoved(due=LATER), DAY, note="the smith is ill"),
        f"{PM} moved the day {ACTION} is due from 19 January 2018 to 2 February 2018: the smith is ill.",
    ),
    (
        Told("action", "A1", ActionProgressNoted(comment="Asked."), DAY),
        f"{PM} noted how {ACTION} stands, “Asked”.",
    ),
    (
        Told("action", "A1", ActionDone(outcome="The smith agrees", done_on=ON_THE_DAY), DAY),
        f"{PM} recorded that {ACTION} was done on 19 January 2018: The smith agrees.",
    ),
    (
        Told("action", "A1", ActionReopened(), DAY, note="another smith"),
        f"{PM} reopened {ACTION}: another smith.",
    ),
    (
        Told("action", "A1", ActionDropped(), DAY, note="no smith"),
        f"{PM} dropped {ACTION}: no smith.",
    ),
    (
        Told("paper", "P1", PaperWithdrawn(), DAY, note="it is decided"),
        f"{PM} withdrew {PAPER}: it is decided.",
    ),
)
