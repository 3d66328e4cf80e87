"""The part of the bridge's story that was kept from the public, and for how long."""

from datetime import date

from domain.exemption import ExemptionLifted, ExemptionReviewed, ExemptKind, ItemExempted
from tests.application.projections.building import Told

DAY = date(2018, 1, 19)
PM = "The programme manager"
OFFER = ItemExempted(
    subject_kind=ExemptKind.RISK,
    subject="R1",
    paragraphs=(1, 3),
    public_interest="Bidders would know what is paid",
    officer_role="Monitoring officer",
    review_on=date(2018, 6, 1),
)
BUSINESS = ItemExempted(
    subject_kind=ExemptKind.AGENDA_ITEM,
    subject="9",
    meeting="B1",
    paragraphs=(3,),
    number="9",
    title="Part II business",
)

EXEMPTIONS: tuple[tuple[Told, str], ...] = (
    (
        Told("exemption", "risk:R1", OFFER, DAY),
        f"{PM} exempted the risk “R1” from publication under paragraphs 1 and 3 of Schedule 12A.",
    ),
    (
        Told("exemption", "risk:R1", ExemptionReviewed(review_on=date(2018, 12, 1)), DAY, note="bids are still open"),
        f"{PM} looked again at the exemption of the risk “R1” and left it exempt: bids are still open.",
    ),
    (
        Told("exemption", "risk:R1", ExemptionLifted(), DAY, note="the contract is signed"),
        f"{PM} lifted the exemption of the risk “R1”: the contract is signed.",
    ),
    (
        Told("exemption", "agenda-item:B1:9", BUSINESS, DAY),
        (f"{PM} exempted the agenda item “9” of the meeting “B1” from publication under paragraph 3 of Schedule 12A."),
    ),
)
