"""A weekly highlight report two councils wrote on 19 January 2018, told as facts: eight sections, gaps and all."""

from datetime import date

from domain.fact import Fact
from domain.highlight_report import (
    BudgetNoted,
    CommunicationListed,
    DistributionListed,
    Flag,
    HighlightReportDrafted,
    Recipient,
    Section,
    SectionLeftEmpty,
    SummaryFlagAnswered,
)
from domain.milestone_facts import (
    FollowUp,
    Measure,
    MilestoneKind,
    MilestoneMet,
    MilestonePlanned,
    MilestoneProgressNoted,
    PartnerDate,
    ProgressStatus,
)
from domain.planned_date import PlannedDate, Precision
from domain.programme import Organisation, ProgrammeRegistered
from domain.rag_status import Dimension, RatedKind, RatingDeclared
from domain.rating import Light, Rating
from domain.record import Record
from domain.reporting_cycle import Cadence
from tests.application.projections.building import PROGRAMME, Telling, Told, record_of, registered

REPORTED = date(2018, 1, 19)
REPORT = "HR-2018-01-19"

SERVICE = ProgrammeRegistered(
    name="Greater Cambridge Planning Service",
    partners=(
        Organisation(ref="scdc", name="South Cambridgeshire District Council"),
        Organisation(ref="ccc", name="Cambridge City Council"),
    ),
    cadence=Cadence(every_days=7, as_written="Weekly"),
)


def day(words: str) -> PlannedDate:
    """A day as the report writes it, day first: 13/11/17."""
    number, month, year = words.split("/")
    read = date(2000 + int(year[-2:]), int(month), int(number))
    return PlannedDate(starts=read, ends=read, as_written=words)


def year_inferred(read: date, words: str) -> PlannedDate:
    return PlannedDate(starts=read, ends=read, as_written=words, inferred=("year",))


BIDS = MilestonePlanned(
    title="Financial bids of both councils submitted",
    kind=MilestoneKind.TASK,
    partner_dates=(
        PartnerDate(partner="scdc", date=year_inferred(date(2017, 9, 15), "SCDC15/9")),
        PartnerDate(partner="ccc", date=year_inferred(date(2017, 10, 4), "CCC 4/10")),
    ),
)
ON_BOARDING = FollowUp(
    what="On-boarding meeting",
    when=PlannedDate(
        starts=date(2018, 1, 22),
        ends=date(2018, 1, 28),
        precision=Precision.WEEK,
        as_written="week commencing 22 nd January",
        inferred=("year",),
    ),
)
TENDERS = MilestoneProgressNoted(
    status=ProgressStatus.COMPLETE,
    comment="Four bidders responded.",
    as_written="Complete.",
    measures=(Measure(name="tender responses", value=4),),
)
ONGOING = MilestoneProgressNoted(
    status=ProgressStatus.ONGOING, comment="A first draft is out for comment.", as_written="Ongoing"
)


def row(number: int, planned: MilestonePlanned, *noted: Fact) -> list[Told]:
    return [Told("milestone", f"T{number}", fact, REPORTED) for fact in (planned, *noted)]


def task(title: str, words: str) -> MilestonePlanned:
    return MilestonePlanned(title=title, kind=MilestoneKind.TASK, baseline=day(words))


def complete(words: str, comment: str | None = None) -> list[Fact]:
    noted = MilestoneProgressNoted(status=ProgressStatus.COMPLETE, comment=comment, as_written=words)
    return [noted, MilestoneMet(as_written=words)]


PROGRESS: list[Told] = [
    *row(1, BIDS, *complete("Complete.", "Capital bids were refined again and then put in.")),
    *row(2, task("TUPE date confirmed", "13/11/17"), MilestoneMet(as_written="Complete.")),
    *row(3, task("Management structure agreed", "13/11/17"), *complete("Complete")),
    *row(4, task("Outcomes report published", "24/11/17"), *complete("Complete")),
    *row(5, task("Launch of the new consultation", "15/11/17"), *complete("Complete", "Staff were briefed.")),
    *row(6, task("Tender for recruitment support closed", "15/01/2018"), TENDERS, MilestoneMet(as_written="Complete.")),
    *row(
        7,
        task("Decision on the short list", "17/01/2018"),
        MilestoneProgressNoted(status=ProgressStatus.COMPLETE, as_written="Complete", follow_ups=(ON_BOARDING,)),
        MilestoneMet(as_written="Complete"),
    ),
    *row(
        8, task("Questions and answers", "17/01/2018"), MilestoneProgressNoted(comment="Replies are on the intranet.")
    ),
    *row(9, task("Memorandum of Understanding", "17/01/2018"), ONGOING),
    *row(10, task("Draft capital bid submitted", "19/01/2018"), *complete("Complete")),
    *row(11, task("Branding", "01/04/2018"), MilestoneProgressNoted(comment="The logo is settled.")),
]

SCHEDULED = [
    Told("milestone", f"M{number}", MilestonePlanned(title=title, baseline=day(words)), REPORTED)
    for number, (title, words) in enumerate(
        [
            ("Close consultation", "29/01/2018"),
            ("Start recruiting the Head of Implementation", "29/01/2018"),
            ("Prepare and issue outcomes report", "19/02/2018"),
            ("TUPE transfer of staff", "01/04/2018"),
            ("Appoint new management team", "16/04/2018"),
        ],
        start=1,
    )
]

NEWSLETTER = PlannedDate(
    starts=date(2017, 1, 29),
    ends=date(2017, 1, 29),
    as_written="29/01/2017",
    doubt="a year before the report's own date; the year looks mistyped",
    alternative=date(2018, 1, 29),
)
WEEKLY = PlannedDate(precision=Precision.RECURRING, recurrence="weekly", as_written="Weekly")


def rating(dimension: Dimension, light: Light, words: str) -> Told:
    declared = RatingDeclared(
        subject_kind=RatedKind.PROGRAMME,
        subject=PROGRAMME,
        dimension=dimension,
        rating=Rating(light=light, as_written=words),
    )
    return Told("rag", f"programme:{dimension}", declared, REPORTED)


def written(*facts: Fact) -> list[Told]:
    return [Told("highlight-report", REPORT, fact, REPORTED) for fact in facts]


WRITTEN = written(
    HighlightReportDrafted(
        reported_on=REPORTED,
        prepared_by="Report author",
        next_report=PlannedDate(precision=Precision.UNKNOWN, as_written="next report"),
    ),
    SummaryFlagAnswered(flag=Flag.CHANGED_OR_NEW_RISKS, answer=True, as_written="Yes"),
    SummaryFlagAnswered(flag=Flag.MAJOR_ISSUES_FOR_BOARD, answer=False, as_written="NO"),
    CommunicationListed(item="C1", event="Weekly highlight report", when=WEEKLY, audience="Project board"),
    CommunicationListed(item="C2", event="Shared Planning newsletter", when=NEWSLETTER, message="News for staff"),
    CommunicationListed(item="C3", event="Steering Group meeting", when=day("12/02/18")),
    CommunicationListed(item="C4", event="Staff induction", when=day("02/04/18")),
    BudgetNoted(item="B1", note="Amber follows from the first bids.", rating=Rating(light=Light.AMBER)),
    BudgetNoted(item="B2", note="One budget book still has to be drawn up.", financial_year="2018/19"),
    SectionLeftEmpty(section=Section.RISKS, as_written="--"),
    SectionLeftEmpty(section=Section.ITEMS_FOR_BOARD, as_written="None"),
    DistributionListed(
        recipients=(
            Recipient(role="Project Sponsor"),
            Recipient(role="Shared Services Programme Manager"),
            Recipient(role="Project Manager"),
            Recipient(role="Shared Services Boards", recipient="board members", as_written="Shares Services Boards"),
        )
    ),
)

TOLD: list[Telling] = [
    registered(SERVICE, REPORTED),
    *PROGRESS,
    *SCHEDULED,
    rating(Dimension.OVERALL, Light.GREEN, "GREEN"),
    rating(Dimension.BUDGET, Light.AMBER, "Amber"),
    *WRITTEN,
]


def planning_service(*more: Telling, as_at: date = REPORTED) -> Record:
    """The record that report makes, and whatever came after it."""
    return record_of(*TOLD, *more, as_at=as_at)
