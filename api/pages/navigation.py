"""Where one can go from a page: the steps at its top."""

from typing import TYPE_CHECKING, NamedTuple

from api.access import administers_everything

if TYPE_CHECKING:
    from api.pages.page import Page


class Step(NamedTuple):
    """One link of a navigation; `is_here` where the page lies at or below it."""

    words: str
    href: str
    is_here: bool


OF_A_PROGRAMME = (
    ("Overview", ()),
    ("Plan", ("plan",)),
    ("Milestones", ("milestones",)),
    ("Lights", ("rag",)),
    ("Risks", ("risks",)),
    ("Issues", ("issues",)),
    ("Report", ("highlight-report",)),
    ("Boards", ("boards",)),
    ("Decisions", ("decisions",)),
    ("History", ("audit-trail",)),
)
"""The steps within a programme, with their places below its address."""

_BELOW = {
    "highlight-reports": "highlight-report",
    "timeliness": "highlight-report",
    "returns": "highlight-report",
    "phases": "plan",
    "gates": "plan",
    "workstreams": "plan",
    "forward-plan": "boards",
    "forward-items": "boards",
    "meetings": "boards",
    "escalations": "boards",
    "packs": "boards",
    "recommendations": "decisions",
    "papers": "decisions",
    "actions": "decisions",
    "change-requests": "decisions",
    "exemptions": "decisions",
    "compare": "audit-trail",
    "entries": "audit-trail",
    "restatement": "audit-trail",
}
"""Pages that belong to the step of another."""


def programme_navigation(page: "Page") -> tuple[Step, ...]:
    """The steps within the programme that the page is about."""
    here = _place(page.path)
    return tuple(Step(words, page.links.within(*place), here == (place or ("",))[0]) for words, place in OF_A_PROGRAMME)


def _place(path: str) -> str:
    """The step of the programme that an address lies under; the overview has none."""
    _, _, _, *rest = path.split("/")
    first = (rest or [""])[0].removesuffix(".csv").removesuffix(".ics")
    return _BELOW.get(first, first)


def service_navigation(page: "Page") -> tuple[Step, ...]:
    """The steps of the tracker as a whole; what one may not do is not among them."""
    steps = [("Programmes", ()), ("Search", ("search",)), ("What the lights mean", ("lights",)), ("Audit", ("audit",))]
    if administers_everything(page.actor):
        steps += [("Bring in a file", ("import",)), ("People", ("people",))]
    steps += [("Your sign-ins", ("account",))]
    return tuple(Step(words, page.links.to(*place), page.path == "/" + "/".join(place)) for words, place in steps)
