"""The proof of an entry: its envelope as the log has it, and what shows that it is there as it was recorded."""

import json
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse, Response

from api.errors import sentence_of
from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.entries import FoundDep
from api.pages.page import Page
from api.pages.recorded import fact_in_words
from api.proving import InclusionProof, entry_of_programme, proof_by_the_latest
from application.log_ports import LoggedEntry, NothingSigned

router = APIRouter(prefix="/programmes/{programme}/entries/{position}")

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


class Line(NamedTuple):
    """One field of the envelope: its name in words and in the JSON, and its value, in words and as it stands there."""

    heading: str
    name: str
    value: str | int
    words: str


def logged_entry(page: PageDep, found: FoundDep) -> LoggedEntry:
    """The entry in the address, as the log has it."""
    return entry_of_programme(page.tracker, found.entry.programme, found.entry.position)


LoggedDep = Annotated[LoggedEntry, Depends(logged_entry)]


@router.get("/proof", openapi_extra=READERS)
def entry_proof(page: PageDep, found: FoundDep, logged: LoggedDep) -> HTMLResponse:
    """What shows that this entry is in the log as it was recorded?"""
    title = f"Proof of entry {found.entry.position:,}"
    return page.show(
        "entry_proof.html", title=title, what=found.told.what, **_shown(page, logged, found.entry.position)
    )


@router.get("/proof.json", openapi_extra=READERS)
def proof_json(page: PageDep, found: FoundDep, logged: LoggedDep) -> Response:
    """The proof as a file, to be checked by any program that knows RFC 6962."""
    name = f'attachment; filename="entry-{found.entry.position}-proof.json"'
    proof = proof_by_the_latest(page.tracker, logged)
    said = proof.model_dump_json(by_alias=True, indent=2) if proof else "null"
    return Response(said, media_type="application/json", headers={"Content-Disposition": name})


def _shown(page: Page, logged: LoggedEntry, position: int) -> dict[str, Any]:  # Any: what the template is given
    proof, why_none = _proof(page, logged)
    return {
        "lines": tuple(_lines(json.loads(logged.envelope))),
        "is_erased": logged.content is None,
        "proof": proof,
        "why_none": why_none,
        "entry_page": page.links.within("entries", str(position)),
        "file": page.links.within("entries", str(position), "proof.json"),
    }


def _proof(page: Page, logged: LoggedEntry) -> tuple[InclusionProof | None, str]:
    """The proof, or why there is none to be shown."""
    try:
        proof = proof_by_the_latest(page.tracker, logged)
    except NothingSigned as problem:
        return None, sentence_of(problem)
    return proof, "" if proof else "No checkpoint covers this entry yet. The server signs one within minutes."


def _lines(envelope: dict[str, str | int]) -> Iterator[Line]:
    for name, heading in IN_WORDS.items():
        if name in envelope:
            value = envelope[name]
            yield Line(heading, name, value, fact_in_words(str(value)) if name == "name" else str(value))
