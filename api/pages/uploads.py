"""Files that somebody sends from a page: counted and measured while they arrive, before anything takes them apart."""

from typing import Annotated, NamedTuple

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import Message

from api.access import administers_everything
from api.pages.dependencies import PageDep
from api.pages.page import Page
from api.refusals import BodyTooLarge, ContentTypeNotAccepted
from application.importers.bring_in import Paper
from application.importers.limits import MOST_FILES, received
from domain.refusals import DomainError, Malformed, NotAllowed

AN_UPLOAD = "multipart/form-data"
FIELD = "files"
MOST_TOGETHER = 10_000_000
"""How many bytes one upload may have, all its files together."""

STILL_LISTENED_TO = 100_000_000
"""How much of an upload that is too large is let pass by: who is cut off while sending is never shown the sentence."""

# So many parts are counted by whoever reads them; the sentence about too many files says how many there were.
_MOST_PARTS = 5 * MOST_FILES
_LONGEST_FIELD = 1_000


class OnlyAdministratorsImport(NotAllowed):
    """Somebody else than an administrator of every programme wants to bring files in."""

    def __init__(self) -> None:
        super().__init__("Files are brought in by administrators of every programme. Send yours to one of them.")


class NotAnUpload(ContentTypeNotAccepted):
    """What was sent is not what the form for files sends."""

    def __init__(self) -> None:
        DomainError.__init__(self, "What was sent holds no files. Choose them here and send them from this page.")


class UploadTooLarge(BodyTooLarge):
    """The files have more bytes than one upload may have."""

    def __init__(self) -> None:
        DomainError.__init__(
            self,
            f"These files have more than {MOST_TOGETHER:,} bytes together, the most at a time. Send fewer of them.",
        )


class UploadBroken(Malformed):
    """The files did not arrive whole."""

    def __init__(self) -> None:
        super().__init__("The files did not arrive whole. Choose them and send them again.")


def an_importing_page(page: PageDep) -> Page:
    """A page for an administrator of every programme."""
    if not administers_everything(page.actor):
        raise OnlyAdministratorsImport
    return page


ImportingPageDep = Annotated[Page, Depends(an_importing_page)]


class Upload(NamedTuple):
    """The files that were sent, fit to be read, or the refusal of them."""

    papers: tuple[Paper, ...] = ()
    refusal: DomainError | None = None


async def an_upload(request: Request, page: ImportingPageDep) -> Upload:
    """What was sent, taken in only from somebody who may import while they look at the present."""
    if not page.is_now:
        return Upload()
    try:
        return Upload(tuple(received(await _files_in(request))))
    except DomainError as refusal:
        return Upload(refusal=refusal)


UploadDep = Annotated[Upload, Depends(an_upload)]


async def _files_in(request: Request) -> list[tuple[str, bytes]]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != AN_UPLOAD:
        raise NotAnUpload
    measured = Request(request.scope, _Measured(request).receive)
    try:
        async with measured.form(max_files=_MOST_PARTS, max_fields=_MOST_PARTS, max_part_size=_LONGEST_FIELD) as form:
            return await _contents(form)
    except (HTTPException, ClientDisconnect, ValueError):  # ValueError: an encoding that no text can be in
        raise UploadBroken from None


async def _contents(form: FormData) -> list[tuple[str, bytes]]:
    """Name and content of each file; a field in which none was chosen is sent as a file without a name."""
    files = [held for held in form.getlist(FIELD) if isinstance(held, UploadFile)]
    return [(file.filename, await file.read()) for file in files if file.filename]


class _Measured:
    """What arrives, up to the limit; of an upload that says of itself that it is larger, nothing is taken in."""

    def __init__(self, request: Request) -> None:
        self._receive = request.receive
        announced = request.headers.get("content-length", "")
        self._announced = int(announced) if announced.isdecimal() else 0
        self._arrived = 0

    async def receive(self) -> Message:
        """The next of it. Where it is too much, the rest is let pass by and then refused."""
        message = await self._next()
        if max(self._arrived, self._announced) > MOST_TOGETHER:
            while message.get("more_body") and self._arrived <= STILL_LISTENED_TO:
                message = await self._next()
            raise UploadTooLarge
        return message

    async def _next(self) -> Message:
        message = await self._receive()
        self._arrived += len(message.get("body", b""))
        return message
