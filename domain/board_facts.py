"""What can happen to a board: it is constituted, takes its seats, its cycle and its place, and is replaced one day."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from domain.calendar import Month, QuarterOfTheYear
from domain.fact import Fact
from domain.planned_date import PlannedDate
from domain.words import Count, Line, Ref, Text


class Mandate(StrEnum):
    """Whether a board takes decisions, or advises those who do."""

    DECIDES = "decides"
    ADVISES = "advises"


class BoardStage(StrEnum):
    """How far a board has come: wanted by somebody, one of several ideas, meeting, or gone."""

    PROPOSED = "proposed"
    ALTERNATIVE = "alternative"
    IN_PLACE = "in-place"
    REPLACED = "replaced"


class BoardMatter(StrEnum):
    """What another paper may state of a board otherwise than it is held here."""

    CYCLE = "cycle"
    SERVICES = "services"
    SEATS = "seats"
    LEAD = "lead"
    REMIT = "remit"
    NAME = "name"


class Seat(BaseModel):
    """A seat, or several alike, by role or organisation. A count nobody states is not stated, and adds nothing.

    `is_doubtful` marks a count that its paper puts in doubt (“x 3?”); `attendance` says how often the seat comes where
    it does not come always.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    seat: Line
    organisation: Line | None = None
    count: Count | None = None
    is_doubtful: bool = False
    is_vacant: bool = False
    attendance: Line | None = None
    as_written: Line | None = None


class Cycle(BaseModel):
    """How often a board meets: in words, and how many times that makes in a year where it is stated."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    as_written: Line
    meetings_a_year: Count | None = None


class BoardConstituted(Fact):
    """A board came into the record: what it is for, who sits on it, how often it meets and whom it reports to.

    Boards stand in levels, the lowest first. A board whose stage is not stated meets as far as anybody knows.
    """

    name: Line
    also_written: tuple[Line, ...] = ()
    kind: Line | None = None
    level: Count | None = None
    stage: BoardStage | None = None
    in_place_since: PlannedDate | None = None
    purposes: tuple[Text, ...] = ()
    duties: tuple[Text, ...] = ()
    services: tuple[Line, ...] = ()
    seats: tuple[Seat, ...] = ()
    quorum: Count | None = None
    lead_role: Line | None = None
    cycle: Cycle | None = None
    reports_to: Ref | None = None
    mandate: Mandate | None = None
    is_public: bool | None = None
    opens_when: Text | None = None


class BoardPutInPlace(Fact):
    """A proposed board began its work."""

    since: PlannedDate | None = None


class BoardReplaced(Fact):
    """The board meets no more; `by` is the one that took its place, where one did."""

    by: Ref | None = None
    replaced_on: PlannedDate | None = None


class BoardSeatsChanged(Fact):
    """Others sit on the board from now on, and another number of them has to be there for it to decide."""

    seats: tuple[Seat, ...]
    quorum: Count | None = None


class BoardLeadChanged(Fact):
    """Another role leads the board."""

    lead_role: Line


class BoardCycleChanged(Fact):
    """The board meets more or less often."""

    cycle: Cycle


class BoardReportingLineChanged(Fact):
    """The board reports to another board, or to none of this programme."""

    reports_to: Ref | None = None


class BoardRemitChanged(Fact):
    """The board is there for something else, or for other services."""

    purposes: tuple[Text, ...] = ()
    duties: tuple[Text, ...] = ()
    services: tuple[Line, ...] = ()


class BoardMandateChanged(Fact):
    """The board takes decisions from now on, or only advises."""

    mandate: Mandate


class BoardOpenedOrClosed(Fact):
    """The public may attend from now on, or may not; `opens_when` says on which condition it may."""

    is_public: bool
    opens_when: Text | None = None


class BoardOfficeFilled(Fact):
    """Somebody chairs the board, or holds another of its offices: by role and organisation, never by name."""

    office: Line
    organisation: Line | None = None
    role: Line | None = None
    term: Line | None = None


class BoardStatedOtherwise(Fact):
    """Another paper says something else of the board. Both stand, each with its source, until somebody settles it.

    `as_written` has its words; `services` are those it gives the board, by the names that boards have them under.
    """

    about: BoardMatter
    as_written: Line
    meetings_a_year: Count | None = None
    services: tuple[Line, ...] = ()


class BoardEscalationStated(Fact):
    """What is brought before the board from below: by which body or role, on which condition.

    `by_exception` says that only what could not be settled there comes at all.
    """

    from_body: Line
    condition: Text | None = None
    by_exception: bool | None = None


class BoardAgendaForeseen(Fact):
    """What the board has before it in a month of every year, and which quarter it looks back on.

    `output` is what comes of it, and `committees` when the committees of the partners have it before them, as written.
    """

    month: Month
    items: tuple[Line, ...] = ()
    quarter: QuarterOfTheYear | None = None
    output: Line | None = None
    committees: Line | None = None
