"""`tracker report issued`: an issued highlight report as it was issued, held against its seal."""

from api.commandline.asking import Asked, record_for, reply, who_asks
from api.commandline.options import AsAt, AsJson, KnownAt, ProgrammeArgument, ReportArgument, StoreOption
from api.commandline.texts import issued as issued_text
from api.issued_reports import issued_at


def issued(
    programme: ProgrammeArgument,
    ref: ReportArgument,
    *,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What did this report say when it was issued, and does it still match its seal?"""
    with record_for(Asked(programme, as_at, known_at, store, as_json)) as (tracker, record):
        view = issued_at(tracker, record, ref, actor=who_asks())
    reply(view, issued_text.told, as_json=as_json)
