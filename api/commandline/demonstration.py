"""A demonstration: the sample programmes, a token that whoever starts the tracker can read again, and a link.

The store keeps only a token's hash, so the text of the demonstration's token is kept beside the store, in a file that
only its owner may read. It is made with --samples and never otherwise.
"""

import os
from pathlib import Path

import api
from api.bootstrap import Tracker
from api.commandline.exits import CannotStart
from api.commandline.importing import paper
from api.settings import Settings
from application.commands.access import OPERATOR, make_sign_in_link, make_sure_of
from application.importers.bring_in import bring_in_together
from application.projections.view import counted
from domain.actor import Grant, Role
from domain.words import listed

SAMPLES = Path(api.__file__).resolve().parents[1] / "samples"
"""They come with a checkout of the project, beside its packages; an installed copy has none."""

SAMPLE_IMPORTER = OPERATOR._replace(name="Sample importer")
HOLDER = "Demonstration"
FIRST_PROGRAMME = "greater-cambridge-planning"
FIRST_DAY = "2018-01-19"
ONLY_ITS_OWNER = 0o600


def sample_files(folder: Path = SAMPLES) -> list[Path]:
    """The samples, or a sentence where there are none."""
    found = sorted(folder.glob("*.yaml"))
    if not found:
        raise CannotStart(f"There are no samples in “{folder}”; they come with a checkout. Start without --samples.")
    return found


def bring_samples_in(tracker: Tracker, folder: Path = SAMPLES) -> str:
    """Bring all samples in together; a second time there is nothing to add. What happened, in a sentence."""
    papers = [paper(file) for file in sample_files(folder)]
    report = bring_in_together(papers, actor=SAMPLE_IMPORTER, office=tracker.office)
    if not report.recorded:
        return f"The samples are there already: {listed(report.programmes)}."
    warnings = f"{counted(len(report.warnings), 'date', 'dates')} to read with care; “tracker import FILE” lists them"
    return f"Brought in {counted(report.recorded, 'order')} of {listed(report.programmes)}. There are {warnings}."


def token_file(settings: Settings) -> Path:
    """Where the demonstration's token is kept: var/tracker.demo-token for var/tracker.sqlite."""
    store = settings.store
    return store.with_suffix(".demo-token") if isinstance(store, Path) else settings.beside_the_store(".demo-token")


def demonstration_token(tracker: Tracker) -> str:
    """The token kept beside the store while it is in force; otherwise a new one, which ends the one before it."""
    kept = token_file(tracker.settings)
    try:
        text = kept.read_text(encoding="utf-8").strip() if kept.exists() else ""
        if text and tracker.tokens.find(text):
            return text
        person = demonstration_person(tracker)
        tracker.tokens.end("", person=person)
        text = tracker.tokens.make(person)
        _keep(text, kept)
    except (OSError, UnicodeDecodeError) as problem:
        raise CannotStart(f"The demonstration's token cannot be kept in “{kept}”: {problem}.") from None
    return text


def demonstration_link(tracker: Tracker) -> str:
    """A one-time link, without its host, with which the demonstration's administrator signs in."""
    return make_sign_in_link(demonstration_person(tracker), links=tracker.sign_in_links, office=tracker.office)


def demonstration_person(tracker: Tracker) -> str:
    """Who administers the demonstration."""
    return make_sure_of(HOLDER, [Grant(Role.ADMINISTRATOR)], office=tracker.office)


def _keep(text: str, kept: Path) -> None:
    with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, ONLY_ITS_OWNER), "w", encoding="utf-8") as file:
        kept.chmod(ONLY_ITS_OWNER)
        file.write(f"{text}\n")
