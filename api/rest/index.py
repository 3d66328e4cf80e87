"""What anybody may see: where things are, and which orders there are."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from api.rest.access import PUBLIC
from api.rest.in_one_thread import InOneThread
from api.rest.openapi import PATH
from api.rest.paths import path_of_order
from api.rest.schemas import REFERENCE
from application.commands.catalogue import ORDERS
from application.commands.rule import Rule
from domain.actor import Role

OF_A_PROGRAMME = (
    "phases",
    "gates",
    "workstreams",
    "milestones",
    "milestones/{ref}",
    "rag",
    "risks",
    "issues",
    "boards",
    "boards/{ref}",
    "forward-plan",
    "forward-items/{ref}",
    "meetings",
    "meetings.ics",
    "meetings/{ref}",
    "meetings/{ref}/pack",
    "meetings/{ref}/pack/content",
    "packs",
    "papers",
    "papers/{ref}",
    "recommendations",
    "recommendations/{ref}",
    "decisions",
    "decisions/{ref}",
    "actions",
    "actions/{ref}",
    "change-requests",
    "change-requests/{ref}",
    "escalations",
    "escalations/{ref}",
    "timeliness",
    "returns/{ref}",
    "exemptions",
    "exemptions/{ref}",
    "attention",
    "highlight-report",
    "highlight-reports",
    "highlight-reports/{ref}/issued",
    "highlight-reports/{ref}/content",
    "audit-trail",
    "comparison",
    "restatement",
)

OF_THE_LOG = (
    "/api/checkpoint",
    "/api/checkpoint/key",
    "/api/checkpoints",
    "/api/checkpoints/{size}",
    "/api/proofs/inclusion",
    "/api/proofs/consistency",
)

router = APIRouter(route_class=InOneThread, tags=["About"])


class Index(BaseModel):
    """Where things are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    portfolio: str = "/api/portfolio"
    programmes: str = "/api/programmes"
    orders: str = "/api/orders"
    openapi: str = PATH
    alive: str = "/health/live"
    ready: str = "/health/ready"
    of_the_log: tuple[str, ...] = OF_THE_LOG
    of_a_programme: tuple[str, ...] = tuple(f"/api/programmes/{{programme}}/{question}" for question in OF_A_PROGRAMME)


class OrderDescribed(BaseModel):
    """An order: what it is for, where it is sent, who may give it, and the schema of its body."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    summary: str
    path: str
    given_by: tuple[Role, ...]
    body: str = Field(description="Where the OpenAPI document has its schema.")


class OrderList(BaseModel):
    """Every order there is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    orders: tuple[OrderDescribed, ...]


@router.get("/api", openapi_extra=PUBLIC)
def index() -> Index:
    """Where is everything?"""
    return Index()


@router.get("/api/orders", openapi_extra=PUBLIC)
def orders() -> OrderList:
    """Which orders are there, and who may give them?"""
    return OrderList(orders=tuple(described(rule) for rule in ORDERS))


def described(rule: Rule) -> OrderDescribed:
    """One row of the catalogue."""
    return OrderDescribed(
        name=rule.name,
        summary=(rule.order.__doc__ or "").partition("\n")[0],
        path=f"/api{path_of_order(rule)}",
        given_by=rule.given_by,
        body=f"{PATH}{REFERENCE.format(model=rule.order.__name__)}",
    )
