"""`tracker report`: every question that can be asked of a programme, at any moment."""

from typing import Annotated

import typer

from api.commandline.asking import Asked, a_day, arguments_read, ask_as_the_public, record_for, reply
from api.commandline.exits import TrackerGroup
from api.commandline.options import (
    ActorOption,
    AfterOption,
    AsAt,
    AsJson,
    ClockOption,
    FactOption,
    KnownAt,
    LimitOption,
    MilestoneArgument,
    ProgrammeArgument,
    PublicOption,
    SinceOption,
    StoreOption,
    SubjectOption,
    UntilOption,
    WorkstreamOption,
)
from api.commandline.questions import asks_of_a_programme, asks_of_a_workstream
from api.commandline.texts import attention as attention_text
from api.commandline.texts import audit as audit_text
from api.commandline.texts import highlight as highlight_text
from api.commandline.texts import issues as issues_text
from api.commandline.texts import milestone as milestone_text
from api.commandline.texts import milestones as milestones_text
from api.commandline.texts import phases as phases_text
from api.commandline.texts import programme as programme_text
from api.commandline.texts import rag as rag_text
from api.commandline.texts import risks as risks_text
from api.commandline.texts import workstreams as workstreams_text
from application.projections.attention import attention as needs_attention
from application.projections.audit_filters import Filters, TrailClock
from application.projections.audit_trail import audit_trail
from application.projections.highlight_exceptions import report_with_exceptions
from application.projections.issues import issue_list
from application.projections.milestones import milestone_detail, milestone_list
from application.projections.phases import phase_plan
from application.projections.programmes import programme_summary
from application.projections.rag_board import rag_board
from application.projections.risks import risk_register
from application.projections.workstreams import workstream_list
from domain.milestone_facts import MilestoneKind

report = typer.Typer(cls=TrackerGroup, no_args_is_help=True, help="Ask a programme's record a question, at any moment.")


@report.callback()
def of_whom(*, public: PublicOption = False) -> None:
    """Ask a programme's record a question, at any moment."""
    ask_as_the_public(public=public)


asks_of_a_workstream(
    report,
    "highlight",
    question="What do we tell the board, in the eight sections councils know?",
    answer=report_with_exceptions,
    told=highlight_text.told,
)


@report.command()
def milestones(
    programme: ProgrammeArgument,
    workstream: WorkstreamOption = None,
    *,
    kind: Annotated[MilestoneKind | None, typer.Option(help="Only milestones of this kind.")] = None,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Which milestones are due, late or moving, and by how much?"""
    with record_for(Asked(programme, as_at, known_at, store, as_json)) as (_, record):
        view = milestone_list(record, workstream=workstream, kind=kind)
    reply(view, milestones_text.told, as_json=as_json)


asks_of_a_workstream(
    report,
    "rag",
    question="What is red, amber or green, who said so, and does the plan agree?",
    answer=rag_board,
    told=rag_text.told,
)


asks_of_a_workstream(
    report,
    "risks",
    question="What could hurt us, or help, and what is done about it?",
    answer=risk_register,
    told=risks_text.told,
)


asks_of_a_workstream(
    report,
    "issues",
    question="What has happened that somebody has to deal with, and how does it stand?",
    answer=issue_list,
    told=issues_text.told,
)


@report.command()
def audit(  # noqa: PLR0913  # each is an option of the command
    programme: ProgrammeArgument,
    subject: SubjectOption = None,
    *,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    clock: ClockOption = TrailClock.RECORDED,
    fact: FactOption = None,
    after: AfterOption = 0,
    limit: LimitOption = 100,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Who changed what, when, from what to what, and why?"""
    first, last = a_day("since", since), a_day("until", until)
    asked = Filters(subject=subject, actor=actor, since=first, until=last, clock=clock, fact=fact)
    with record_for(Asked(programme, as_at, known_at, store, as_json)) as (tracker, record):
        entries = tracker.office.records.entries(programme, record.moment)
        with arguments_read():
            view = audit_trail(entries, programme=programme, moment=record.moment, after=after, limit=limit, **asked)
    reply(view, audit_text.told, as_json=as_json)


asks_of_a_workstream(
    report,
    "attention",
    question="What needs attention, why, and since when?",
    answer=needs_attention,
    told=attention_text.told,
)


asks_of_a_programme(
    report,
    "phases",
    question="Which phases run, where do they overlap, and may the next one start?",
    answer=phase_plan,
    told=phases_text.told,
)


asks_of_a_programme(
    report,
    "workstreams",
    question="Which workstreams are there, who leads them, and how do they stand?",
    answer=workstream_list,
    told=workstreams_text.told,
)


@report.command()
def milestone(
    programme: ProgrammeArgument,
    ref: MilestoneArgument,
    *,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What is known of one milestone, with every baseline and forecast it has had?"""
    with record_for(Asked(programme, as_at, known_at, store, as_json)) as (_, record):
        view = milestone_detail(record, ref)
    reply(view, milestone_text.told, as_json=as_json)


asks_of_a_programme(
    report,
    "programme",
    question="What is this programme, who shares it, and how is it watched?",
    answer=programme_summary,
    told=programme_text.told,
)
