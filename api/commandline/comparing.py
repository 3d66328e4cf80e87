"""`tracker report comparison`: two moments of a programme side by side, on either clock."""

from api.commandline.asking import arguments_read, as_asked, reply
from api.commandline.opening import opened_to_read
from api.commandline.options import (
    AsJson,
    FromAsAt,
    FromKnownAt,
    ProgrammeArgument,
    StoreOption,
    SubjectOption,
    ToAsAt,
    ToKnownAt,
)
from api.commandline.texts import comparison as comparison_text
from api.comparing import Clocks, two_records
from application.projections.comparison import comparison as compare


def comparison(
    programme: ProgrammeArgument,
    subject: SubjectOption = None,
    *,
    from_as_at: FromAsAt = None,
    from_known_at: FromKnownAt = None,
    to_as_at: ToAsAt = None,
    to_known_at: ToKnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What differs between two moments, on either clock?"""
    before, after = Clocks(from_as_at, from_known_at), Clocks(to_as_at, to_known_at)
    with opened_to_read(store) as whole, arguments_read():
        tracker = as_asked(whole)
        now = tracker.office.clock.now()
        two = two_records(tracker.office.records, programme, before, after=after, now=now)
        view = compare(two.before, two.after, subject=subject)
    reply(view, comparison_text.told, as_json=as_json)
