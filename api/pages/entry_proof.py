"""The page of an entry in the log: its envelope, what was made of it since, and the proof that it is there."""

import json
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Path
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.page import Page
from api.pages.recorded import fact_in_words
from api.proving import InclusionProof, NoSuchEntry, entry_of_programme, proof_by_the_latest
from api.refusals import shown
from application.ports import LoggedEntry, NothingSigned
from application.projections.audit_trail import AuditEntry, told_entries, whole_trail
from domain.refusals import Unknown

router = APIRouter(prefix="/programmes/{programme}/audit-trail/{position}")

LONGEST_POSITION = 15  # digits; beyond it no record goes
IN_WORDS = {
    "position": "Number in the log",
    "recorded_at": "Recorded at (UTC)",
    "name": "Fact",
    "programme": "Programme",
    "kind": "Kind of thing",
    "ref": "Reference",
    "version": "Version of the thing",
    "effective_on": "In effect from",
    "known_on": "Published, as the source says",
    "actor": "By",
    "role": "In the role of",
    "reason": "Reason",
    "corrects": "Corrects entry",
    "previous": "The programme's entry before it",
    "command_id": "Order",
    "batch": "Batch of orders",
    "stream": "Stream",
    "shape": "Shape of the fact",
    "commitment": "Commitment to the content (SHA-256)",
}
"""What each field of an envelope is called, in the order in which people read them."""


class EntryNotHere(Unknown):
    """The programme has no such entry, whether another has it or not."""

    def __init__(self, position: str, programme: str) -> None:
        super().__init__(f"“{programme}” has no entry {position}. Its audit trail lists those it has.")


class Line(NamedTuple):
    """One field of the envelope: its name in words and in the JSON, and its value, in words and as it stands there."""

    heading: str
    name: str
    value: str | int
    words: str


class Found(NamedTuple):
    """An entry as it is told, and as the log has it."""

    told: AuditEntry
    logged: LoggedEntry


def found_in_the_log(page: PageDep, position: Annotated[str, Path()]) -> Found:
    """The entry in the address; one of another programme, or not known yet at the moment, is none."""
    programme, moment = page.record.programme.ref, page.looking.moment
    number = int(position) if position.isascii() and position.isdecimal() and len(position) <= LONGEST_POSITION else 0
    entries = page.tracker.office.records.entries(programme, whole_trail(moment))
    told = told_entries(entries, {number}).get(number)
    if told is None:
        raise EntryNotHere(shown(position), programme)
    try:
        return Found(told, entry_of_programme(page.tracker, programme, number))
    except NoSuchEntry:
        raise EntryNotHere(shown(position), programme) from None


FoundDep = Annotated[Found, Depends(found_in_the_log)]


@router.get("", openapi_extra=READERS)
def entry_proof(page: PageDep, found: FoundDep) -> HTMLResponse:
    """Which entry is this, and what shows that it is in the log as it was recorded?"""
    return page.show("entry_proof.html", title=f"Proof of entry {found.told.position:,}", **_shown(page, found))


@router.get("/proof.json", openapi_extra=READERS)
def proof_json(page: PageDep, found: FoundDep) -> Response:
    """The proof as a file, to be checked by any program that knows RFC 6962."""
    name = f'attachment; filename="entry-{found.told.position}-proof.json"'
    proof = proof_by_the_latest(page.tracker, found.logged)
    said = proof.model_dump_json(by_alias=True, indent=2) if proof else "null"
    return Response(said, media_type="application/json", headers={"Content-Disposition": name})


def _shown(page: Page, found: Found) -> dict[str, Any]:  # Any: what the template is given
    proof, why_none = _proof(page, found.logged)
    position = str(found.told.position)
    return {
        "entry": found.told,
        "lines": tuple(_lines(json.loads(found.logged.envelope))),
        "is_erased": found.logged.content is None,
        "proof": proof,
        "why_none": why_none,
        "by": page.links.within("audit-trail", str(found.told.corrected_by.position))
        if found.told.corrected_by
        else "",
        "file": page.links.within("audit-trail", position, "proof.json"),
        "entry_page": page.links.within("entries", position),
        "trail": page.links.within("audit-trail"),
    }


def _proof(page: Page, logged: LoggedEntry) -> tuple[InclusionProof | None, str]:
    """The proof, or why there is none to be shown."""
    try:
        proof = proof_by_the_latest(page.tracker, logged)
    except NothingSigned as problem:
        return None, str(problem)
    return proof, "" if proof else "No checkpoint covers this entry yet. The server signs one within minutes."


def _lines(envelope: dict[str, str | int]) -> Iterator[Line]:
    for name, heading in IN_WORDS.items():
        if name in envelope:
            value = envelope[name]
            yield Line(heading, name, value, fact_in_words(str(value)) if name == "name" else str(value))
