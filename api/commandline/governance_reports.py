"""`tracker report`, continued: the questions about how a programme is governed."""

import typer

from api.commandline.asking import Asked, record_for, reply
from api.commandline.exits import TrackerGroup
from api.commandline.options import AsAt, AsJson, BoardArgument, KnownAt, ProgrammeArgument, StoreOption
from api.commandline.questions import asks_of_a_programme
from api.commandline.texts import actions as actions_text
from api.commandline.texts import boards as boards_text
from api.commandline.texts import changes as changes_text
from api.commandline.texts import decisions as decisions_text
from api.commandline.texts import escalations as escalations_text
from api.commandline.texts import exemptions as exemptions_text
from api.commandline.texts import forward_plan as forward_plan_text
from api.commandline.texts import gates as gates_text
from api.commandline.texts import papers as papers_text
from api.commandline.texts import recommendations as recommendations_text
from api.commandline.texts import timeliness as timeliness_text
from application.projections.actions import action_list
from application.projections.boards import board_detail, board_list
from application.projections.change_requests import change_list
from application.projections.decisions import decision_list
from application.projections.escalations import escalation_list
from application.projections.exemptions import exemption_list
from application.projections.forward_plan import forward_plan
from application.projections.gates import gate_list
from application.projections.papers import paper_list
from application.projections.recommendations import recommendation_list
from application.projections.timeliness import timeliness

governance = typer.Typer(cls=TrackerGroup)
"""Merged into `tracker report`, as it has no name of its own."""


asks_of_a_programme(
    governance,
    "boards",
    question="Who decides, who advises, whom do they report to, and how often do they meet?",
    answer=board_list,
    told=boards_text.told,
)


@governance.command()
def board(
    programme: ProgrammeArgument,
    ref: BoardArgument,
    *,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What is this board for, who sits on it, and what is before it?"""
    with record_for(Asked(programme, as_at, known_at, store, as_json)) as (_, record):
        view = board_detail(record, ref)
    reply(view, boards_text.one_told, as_json=as_json)


asks_of_a_programme(
    governance,
    "forward-plan",
    question="What comes before whom, in which month?",
    answer=forward_plan,
    told=forward_plan_text.told,
)


asks_of_a_programme(
    governance,
    "papers",
    question="Which papers wait for an outcome, and what do they mean for whom?",
    answer=paper_list,
    told=papers_text.told,
)


asks_of_a_programme(
    governance,
    "recommendations",
    question="What is asked of whom, by whom, and what became of it?",
    answer=recommendation_list,
    told=recommendations_text.told,
)


asks_of_a_programme(
    governance,
    "decisions",
    question="What was decided, by whom, at which meeting, and on which record?",
    answer=decision_list,
    told=decisions_text.told,
)


asks_of_a_programme(
    governance,
    "actions",
    question="Who owes what, what is late, and what is known only by its number?",
    answer=action_list,
    told=actions_text.told,
)


asks_of_a_programme(
    governance,
    "changes",
    question="Which changes are asked for, who decides on them, and what became of them?",
    answer=change_list,
    told=changes_text.told,
)


asks_of_a_programme(
    governance,
    "escalations",
    question="What sits with which board, since when and why, and what ought to rise?",
    answer=escalation_list,
    told=escalations_text.told,
)

asks_of_a_programme(
    governance,
    "gates",
    question="Which phase may start, and what does each gate wait for?",
    answer=gate_list,
    told=gates_text.told,
)

asks_of_a_programme(
    governance,
    "timeliness",
    question="Who reported in time over the last year, and what is missing?",
    answer=timeliness,
    told=timeliness_text.told,
)


asks_of_a_programme(
    governance,
    "exemptions",
    question="What is exempt, on what ground, and until when is that looked at?",
    answer=exemption_list,
    told=exemptions_text.told,
)
