"""What pages say, in the doors' own words: an answer, a refusal, a list, a thing."""

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from api.addresses import PLURALS
from tests.acceptance.doors.browser import Shown
from tests.acceptance.doors.door import Answer, Refused, Seen
from tests.api.pages.html import words_of

ROWS = {
    "programmes": "programmes",
    "milestones": "milestones",
    "phases": "phases",
    "gates": "gates",
    "workstreams": "workstreams",
    "risks": "risks",
    "issues": "issues",
    "boards": "boards",
    "forward-plan": "months",
    "meetings": "meetings",
    "packs": "meetings",
    "papers": "papers",
    "recommendations": "recommendations",
    "decisions": "decisions",
    "actions": "actions",
    "change-requests": "change_requests",
    "escalations": "escalations",
    "timeliness": "returns",
    "exemptions": "exemptions",
    "attention": "items",
    "audit-trail": "entries",
    "highlight-reports": "reports",
    "people": "people",
    "rag": "rows",
    "update": "milestones",
    "compare": "things",
    "restatement": "shown",
    "search": "hits",
}
"""For each question whose answer is a list, what its rows are called; a page without rows shows none."""

KINDS = {plural: kind for kind, plural in PLURALS.items()}


def answer_on(shown: Shown) -> Answer:
    """What an order was answered with, as the page it led to says."""
    (told,) = shown.seen["recorded"]
    facts = told.get("facts", [])
    facts = tuple(facts) if isinstance(facts, list) else (facts,)
    return Answer(told["ref"], told["version"], facts, told["position"], told["recorded_at"])


def refusal_on(shown: Shown) -> Refused:
    """Why the tracker said no: on a page of its own, above the form that came back, or by asking who one is."""
    if shown.asks_who_one_is:
        return Refused(f"{shown.heading}: {' '.join(_with_class(shown.tree, 'govuk-body'))}")
    seen = shown.seen
    if faults := seen.get("faults"):
        places = {f"{fault['file']}, line {fault['line']}": fault["sentence"] for fault in faults}
        return Refused(" ".join(f"{place}: {sentence}" for place, sentence in places.items()), places)
    if "refusal" in seen:
        return Refused(seen["refusal"])
    wrong = {words_of(line): line.find("a") for line in _lines_of_the_summary(shown.tree)}
    fields = {link.attrib["href"].removeprefix("#"): said for said, link in wrong.items() if link is not None}
    return Refused(" ".join(wrong), fields)


def list_on(shown: Shown, question: str) -> Seen:
    """The answer to a question about the programme."""
    seen = shown.seen
    if question.endswith("/issued"):
        return {part: seen[part][0] for part in ("standing", "report", "seal")}
    if question.endswith("/pack"):
        return {**seen, "pack": seen["pack"][0], "seal": (seen.get("seal") or [None])[0]}
    if rows := ROWS.get(question):
        seen.setdefault(rows, [])
    return _PUT_TOGETHER.get(question, dict)(seen)


def _with_its_map(seen: Seen) -> Seen:
    """The map of what threatens now, put together from the places that the page lists."""
    counts = [[0] * 5 for _ in range(5)]
    for place in seen.get("places", ()):
        if place["nature"] == "threat":
            counts[place["likelihood"] - 1][place["impact"] - 1] = place["current"]
    (held,) = (one for one in seen["maps"] if (one["score"], one["nature"]) == ("current", "threat"))
    return {**seen, "threats": {"current": {**held, "counts": counts}}}


def _with_addresses_read(seen: Seen) -> Seen:
    """Each item with the thing that its link leads to."""
    for item in seen["items"]:
        *_, kinds, ref = urlsplit(item["url"]).path.split("/")
        item |= {"kind": KINDS[kinds], "ref": ref}
    return seen


def _with_scales(seen: Seen) -> Seen:
    """Lights of one scale alone do not name it each; a light that nobody declared is by nobody."""
    lights = [{"scale": seen.get("scale"), **held} for held in seen.get("lights", ())]
    rows = [{"is_declared": row.get("declared_by") is not None, **row} for row in seen["rows"]]
    return {**seen, "lights": lights, "rows": rows}


def _with_names(seen: Seen) -> Seen:
    """The portfolio calls the programme by its name where the list of programmes says name."""
    return {**seen, "programmes": [{"name": row["programme_name"], **row} for row in seen["programmes"]]}


def _with_roles(seen: Seen) -> Seen:
    """The roles of a person stand in one cell, one after the other, and the first of them begins it."""
    for person in seen["people"]:
        named = [] if person["roles"] == "No role" else person["roles"].split("; ")
        person["roles"] = [{"in_words": f"{role[0].lower()}{role[1:]}"} for role in named]
    return seen


def _with_those_supported(seen: Seen) -> Seen:
    """What is supported stands in a table of its own, below what is recommended."""
    return {**seen, "recommendations": [*seen["recommendations"], *seen.get("supported_ones", ())]}


def _with_what_differs(seen: Seen) -> Seen:
    """Each report or period end with what differs there, which stands in a section of its own below the table."""
    sections = {section["as_at"]: section for section in seen.get("differing_at", ())}
    nothing: Seen = {"lights": [], "things": [], "shortly_before": []}
    return {**seen, "shown": [{**nothing, **sections.get(row["as_at"], {}), **row} for row in seen["shown"]]}


_PUT_TOGETHER: Mapping[str, Callable[[Seen], Seen]] = {
    "attention": _with_addresses_read,
    "people": _with_roles,
    "programmes": _with_names,
    "rag": _with_scales,
    "recommendations": _with_those_supported,
    "restatement": _with_what_differs,
    "risks": _with_its_map,
}


def thing_on(shown: Shown) -> Seen:
    """One thing as its own page shows it: its facts, and what else is said of it there."""
    seen = shown.seen
    (facts,) = seen.pop("thing")
    (light,) = seen.pop("light", [{}])
    whole = _merged(_merged(seen, light), facts)
    if "weighed" in whole:
        whole["suggested"]["inputs"] = [weighed for weighed in whole["weighed"] if weighed["is_decisive"]]
    return whole


def _merged(one: Seen, other: Seen) -> Seen:
    """What is said in two places of a page, field by field."""
    both = {name: _merged(one[name], other[name]) for name in one.keys() & other.keys() if isinstance(one[name], dict)}
    return {**one, **other, **both}


def _lines_of_the_summary(tree: Element) -> Iterator[Element]:
    for element in tree.iter("div"):
        if element.get("class") == "govuk-error-summary":
            yield from element.iter("li")


def _with_class(tree: Element, name: str) -> Iterator[str]:
    return (words_of(element) for element in tree.iter("p") if name in element.get("class", "").split())
