"""What a route may use: the tracker, who asks, which programme they see, and its record at the moment asked for."""

from typing import Annotated, cast

from fastapi import Depends, Path, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.access import administers_everything, holder_of
from api.addresses import A_RATING_REF, A_REF, is_a_reference
from api.bootstrap import Tracker
from api.moments import A_POSITION, moment_of, record_at
from api.refusals import Fault, NoSuchPath, RequestUnreadable, TokenMissing, TokenUnknown, shown
from application.ports import Records
from domain.actor import EVERY_PROGRAMME, Actor
from domain.record import Moment, Record
from domain.refusals import UnknownProgramme

A_RATING = {"pattern": A_RATING_REF.json_schema()["pattern"]}
A_REFERENCE = {"pattern": A_REF.json_schema()["pattern"]}

bearer = HTTPBearer(auto_error=False, description="A token made with `tracker token create`.")

CredentialsDep = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


def the_tracker(request: Request) -> Tracker:
    """The tracker that the application was made with."""
    return cast("Tracker", request.app.state.tracker)


TrackerDep = Annotated[Tracker, Depends(the_tracker)]


def who_asks(credentials: CredentialsDep, tracker: TrackerDep) -> Actor:
    """Whom the bearer token stands for, with what they may do now."""
    if credentials is None:
        raise TokenMissing
    actor = holder_of(tracker, tracker.tokens.find(credentials.credentials))
    if actor is None:
        raise TokenUnknown
    return actor


ActorDep = Annotated[Actor, Depends(who_asks)]


def who_administers(request: Request, actor: ActorDep) -> Actor:
    """An administrator of every programme; for anybody else there is nothing at the address."""
    if not administers_everything(actor):
        raise NoSuchPath(request.url.path)
    return actor


AdministratorDep = Annotated[Actor, Depends(who_administers)]


def only_known_parameters(request: Request, _: ActorDep) -> None:
    """Refuse a parameter that would be passed over in silence, so that a typing error never shows something else."""
    names = [name for name, _ in request.query_params.multi_items()]
    accepted = request.scope["route"].parameters if names else frozenset()
    listed = ", ".join(sorted(accepted)) or "none"
    unknown = [
        Fault(shown(name), None, listed, f"There is no parameter “{shown(name)}” here. There are: {listed}.")
        for name in dict.fromkeys(names)
        if name not in accepted
    ]
    twice = [
        Fault(name, None, "one value", f"The parameter “{name}” is given {names.count(name)} times. Give it once.")
        for name in sorted(accepted)
        if names.count(name) > 1
    ]
    if unknown or twice:
        raise RequestUnreadable([*unknown, *twice])


def visible_programme(
    programme: Annotated[str, Path(description="The reference of a programme.", json_schema_extra=A_REFERENCE)],
    actor: ActorDep,
) -> str:
    """A programme the person has a role in. Any other does not exist for them, whether there is one or not."""
    if not is_a_reference(programme) or not actor.may_see(programme):
        raise UnknownProgramme(shown(programme))
    return programme


ProgrammeDep = Annotated[str, Depends(visible_programme)]


def the_moment(
    tracker: TrackerDep,
    _: ActorDep,
    as_at: Annotated[
        str | None,
        Query(
            description="The day whose truth is shown; today if left out.",
            examples=["2018-01-19"],
            json_schema_extra={"format": "date"},
        ),
    ] = None,
    known_at: Annotated[
        str | None,
        Query(
            description="Only what had been recorded, or claims to have been known, by then: a day, which means its "
            "end, or a time with its zone. All that is known if left out.",
            examples=["2018-02-20", "2018-02-20T09:30:00Z"],
        ),
    ] = None,
    up_to: Annotated[
        str | None,
        Query(
            description="Only the entries up to this position, as an issued report saw them; all if left out.",
            examples=["57"],
            json_schema_extra={"pattern": f"^{A_POSITION.pattern}$"},
        ),
    ] = None,
) -> Moment:
    """The moment that is asked for, on both clocks, or as far as the record went."""
    return moment_of(as_at, known_at, tracker.office.clock.now(), up_to=up_to)


MomentDep = Annotated[Moment, Depends(the_moment)]


def the_records(tracker: TrackerDep, actor: ActorDep) -> Records:
    """The records as the person sees them."""
    return tracker.sight.of(actor)


RecordsDep = Annotated[Records, Depends(the_records)]


def the_record(programme: ProgrammeDep, moment: MomentDep, records: RecordsDep) -> Record:
    """The record of the programme at that moment."""
    return record_at(records, programme, moment)


RecordDep = Annotated[Record, Depends(the_record)]


def the_people(_: AdministratorDep, moment: MomentDep, records: RecordsDep) -> Record:
    """The portfolio's own record of people at that moment."""
    return records.at(EVERY_PROGRAMME, moment)


PeopleDep = Annotated[Record, Depends(the_people)]


def the_workstream(
    workstream: Annotated[
        str | None, Query(description="Only this workstream and those inside it.", json_schema_extra=A_REFERENCE)
    ] = None,
) -> str | None:
    """The workstream that is asked for, in case it is unknown, fit to be named in a sentence."""
    return None if workstream is None else shown(workstream)


WorkstreamDep = Annotated[str | None, Depends(the_workstream)]
