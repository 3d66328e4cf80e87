"""Another process, in another time zone and with other hashes, that makes an issued report again: prints its digest."""

import hashlib
import sys
from datetime import date
from pathlib import Path

from api.bootstrap import build
from api.issued_reports import content_of
from api.settings import Settings
from application.commands.access import OPERATOR
from domain.record import Moment

if __name__ == "__main__":
    store, programme, ref = sys.argv[1:]
    tracker = build(Settings(store=Path(store), time_zone="Pacific/Auckland"))
    record = tracker.office.records.at(programme, Moment(date(2026, 12, 31)))
    print(hashlib.sha256(content_of(tracker, record, ref, actor=OPERATOR)).hexdigest())  # noqa: T201  # it says it to its parent
    tracker.close()
