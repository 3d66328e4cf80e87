"""The one place that picks adapters: it puts a tracker together from a store and a clock."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from logging import LogRecord
from pathlib import Path
from threading import Event
from typing import NamedTuple

from api.notary_rounds import sign_what_is_new
from api.settings import Settings
from api.view_keeping import Keeper, Views, kept_up
from application.adapters.clock import SystemClock
from application.adapters.copied_rows import Copied, NotTheSame, Told
from application.adapters.copying import copy
from application.adapters.event_store import StoredJournal, TrackerApplication
from application.adapters.export_rows import StoredLedger
from application.adapters.integrity import Checked
from application.adapters.keys import StoredKeys
from application.adapters.notary import StoredLog
from application.adapters.opening import check, health_of, migrate, open_store, why_it_stays_unwritten
from application.adapters.press import JsonPress
from application.adapters.records import StoredRecords
from application.adapters.signing_key_file import key_in
from application.adapters.sqlite.backing_up import NotSound, back_up, restore
from application.adapters.store import Migrated, StoreMissing
from application.adapters.views.after_appending import AfterAppending
from application.adapters.views.lag import HealthWithViews
from application.adapters.views.listening import listener
from application.adapters.views.portfolio import Progress, StoredPortfolios
from application.adapters.views.rebuilding import rebuild
from application.commands.office import Office
from application.log_ports import Ledger, Log, NothingSigned
from application.ports import Clock, Health, Keys, StoreUnusable
from application.proofs.note import VerifierKey
from application.seen import Sight
from application.store_address import AddressRefused, StoreAddress

__all__ = [
    "Checked",
    "Copied",
    "Migrated",
    "NotSound",
    "NotTheSame",
    "StoreMissing",
    "Tracker",
    "back_up_store",
    "build",
    "check_store",
    "copy_store",
    "migrate_store",
    "restore_store",
]


Unconnected = Callable[[LogRecord], tuple[int, str] | None]
"""Makes a sentence of what is said by what connects to a store, with how grave it is; or nothing, if it need not be."""

WHOSE_SESSION_IT_WAS = timedelta(days=1)
"""How long after its end it can be told whose a session was, so that what was typed goes back to them."""


class Tracker(NamedTuple):
    """A tracker ready for use: where orders are carried out and records are read, and the keys that open it.

    `sight` tells who sees what of the records; doors read through it alone. `log` is the Merkle log of all that is
    recorded, and signs its checkpoints; `ledger` holds the entries as the log has them; `health` tells how the store
    is. `views` are what is kept ready across programmes. `sign_ins` are those under way at an identity provider;
    `kept_forms` hold what was typed when a session ended. The doors are given one; `close` lets go of the store.
    """

    office: Office
    sight: Sight
    tokens: Keys
    sessions: Keys
    sign_in_links: Keys
    sign_ins: Keys
    kept_forms: Keys
    log: Log
    ledger: Ledger
    health: Health
    views: Views
    settings: Settings
    close: Callable[[], None]


def build(where: Settings | Path, clock: Clock | None = None, *, may_make: bool = True) -> Tracker:
    """A tracker on the store that the settings, or a path, name; it is made where there is none, and it may be.

    Refused as StoreUnusable where the file is no store of ours, and as StoreMissing where there is none.
    """
    settings = where if isinstance(where, Settings) else Settings(store=where)
    keeps_time = clock or SystemClock(settings.time_zone)
    application = _opened(settings, may_make=may_make)
    log = StoredLog(application, keeps_time, settings.signing_key_file)
    records, woken = StoredRecords(application), Event()
    sight = Sight(records, losses=lambda: application.datastore.losses)
    portfolios = StoredPortfolios(application.datastore, sight.public_up_to(None))
    after = AfterAppending(portfolios, woken.set)
    journal = StoredJournal(application, clock, at_a_thousand=partial(sign_what_is_new, log), told=after.appending)
    office = Office(journal, records, keeps_time, JsonPress(), sight, sign=partial(sign_what_is_new, log))
    keys = partial(StoredKeys, application, keeps_time)
    return Tracker(
        office,
        sight,
        tokens=keys("tokens"),
        sessions=keys("sessions", remembered=WHOSE_SESSION_IT_WAS),
        sign_in_links=keys("sign_in_links"),
        sign_ins=keys("sign_ins"),
        kept_forms=keys("kept_forms"),
        log=log,
        ledger=StoredLedger(application),
        health=HealthWithViews(health_of(application), portfolios),
        views=_views(application, portfolios, keeps_time, woken=woken),
        settings=settings,
        close=application.close,
    )


def _opened(settings: Settings, *, may_make: bool) -> TrackerApplication:
    """The store, and a folder for what belongs beside it: of one that may not be made only once it was found."""
    beside = settings.beside_the_store("")
    if may_make:
        _make_room_for(beside)
    application = open_store(named(settings.store), origin=settings.origin, may_make=may_make)
    try:
        _make_room_for(beside)
    except StoreUnusable:
        application.close()
        raise
    return application


def _views(application: TrackerApplication, portfolios: StoredPortfolios, clock: Clock, *, woken: Event) -> Views:
    """The views, with a keeper that is woken by what is appended here, and by what is heard of others."""

    def made_anew(progress: Progress) -> int:
        return rebuild(application, clock.now().date(), progress)

    keeper = Keeper(portfolios, clock)
    return Views(portfolios, partial(kept_up, keeper, woken, listener(application.datastore)), made_anew)


def check_store(settings: Settings, key: VerifierKey | None = None) -> Checked:
    """What is wrong with the store, a sentence each; refused as StoreUnusable where the file is no store of ours.

    Signatures are verified with the public key, or with that of the signing key where none is given.
    """
    return check(named(settings.store), settings.signing_key_file, key=key)


def migrate_store(settings: Settings, *, only_look: bool) -> Migrated:
    """Bring a store of an older shape into today's, or only say what would be done; refused as StoreUnusable."""
    return migrate(named(settings.store), origin=settings.origin, only_look=only_look)


def must_be_worth_another_try(store: Path | StoreAddress) -> None:
    """Refused as StoreUnusable where one that may only be read will stay so until somebody changes that."""
    if why := why_it_stays_unwritten(named(store)):
        raise StoreUnusable(str(store), why)


def why_the_driver_refuses(store: StoreAddress) -> str | None:
    """Why PostgreSQL's driver would not take an address, without its password; nothing where it would."""
    from application.adapters.postgres.address import read_address  # noqa: PLC0415  # a file needs no driver

    try:
        read_address(store.url)
    except AddressRefused as refused:
        return str(refused)
    return None


def what_is_unconnected(store: Path | StoreAddress) -> Unconnected:
    """Tells what keeps the tracker from the store's server whenever what connects to it says so; of a file nothing."""
    if isinstance(store, Path):
        return lambda _: None
    from application.adapters.postgres.unconnected import Unconnected as OnAServer  # noqa: PLC0415  # as above

    return OnAServer()


def look_at_the_key(settings: Settings) -> None:
    """Refused as NothingSigned where a key is named that could never sign; one that is not there yet may come."""
    if settings.signing_key is None:
        return
    if not settings.signing_key.parent.is_dir():
        raise NothingSigned(f"There is no folder “{settings.signing_key.parent}” for the signing key.")
    key_in(settings.signing_key, "any")


def copy_store(source: Settings, target: Settings, told: Told) -> Copied:
    """Copy a record into a store that is empty, or not there yet; refused as `back_up_store` is."""
    if isinstance(target.store, Path):
        _make_room_for(target.store)
    return copy(named(source.store), named(target.store), told)


def back_up_store(store: Path, where: Path, told: Told) -> Copied:
    """Copy a file into a new one while it is written to; refused as StoreUnusable, StoreIsBusy or NotTheSame."""
    _make_room_for(where)
    return back_up(str(store), where, told)


def restore_store(settings: Settings, store: Path, backup: Path, *, told: Told) -> Copied:
    """Put a backup where there is no store; refused as NotSound, or as `back_up_store` is."""
    _make_room_for(store)
    return restore(backup, store, settings.signing_key_file, told=told)


def named(store: Path | StoreAddress) -> str:
    """What a store is opened by, password and all."""
    return store.url if isinstance(store, StoreAddress) else str(store)


def _make_room_for(store: Path) -> None:
    """The folder of the store, of its backup, or of what belongs to one on a server is made, for its owner alone.

    A missing one above it is a typo.
    """
    try:
        if store.parent.parent.is_dir() and not store.parent.exists():
            store.parent.mkdir(mode=0o700)
    except OSError as problem:
        raise StoreUnusable(str(store), f"its folder cannot be had ({problem.strerror})") from problem
