"""`tracker report restatement`: what reports showed, beside what is known of the same days with hindsight."""

from api.commandline.asking import Asked, a_day, arguments_read, record_for, reply
from api.commandline.options import AsAt, AsJson, KnownAt, ProgrammeArgument, SinceOption, StoreOption, UntilOption
from api.commandline.texts import restatement as restatement_text
from api.restating import Days, restatement_of


def restatement(
    programme: ProgrammeArgument,
    *,
    since: SinceOption = None,
    until: UntilOption = None,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What did each report show, what is known now, and where do they differ?"""
    days = Days(a_day("since", since), a_day("until", until))
    with record_for(Asked(programme, as_at, known_at, store, as_json)) as (tracker, record), arguments_read():
        view = restatement_of(tracker.office.records, record, days, now=tracker.office.clock.now())
    reply(view, restatement_text.told, as_json=as_json)
