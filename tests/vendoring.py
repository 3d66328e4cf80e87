"""GOV.UK Frontend's stylesheet, fetched with npm and stripped of what only GOV.UK may show; `--check` compares.

A site off GOV.UK may use neither the GDS Transport typeface nor the royal arms and the crown. What this writes is
kept in the checkout, so that running and testing the tracker needs no npm.
"""

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

VERSION = "6.3.0"
PACKED_SHA512 = (
    "717210c66e4f1c2b1b89ce3b19766b54166101e7ac8532d12fa6412a294bb11e"
    "ab3028c9b966fb16bbaad1550d30124594993fb2bb118ffabc7796ccf5c80aa0"
)
"""Of the package as npm's registry has it."""

STRIPPED_SHA256 = "a0dd5e49af490efd324a1aa3ecda17faa812d655f748c62e3ec662e406156697"
"""Of the stylesheet as it is kept here, so that an edit by hand is noticed."""

STATIC = Path(__file__).parent.parent / "api" / "pages" / "static"
STYLESHEET = STATIC / f"govuk-frontend-{VERSION}.min.css"
INSIDE = "package/dist/govuk/govuk-frontend.min.css"
LICENCE = (
    f"/*! GOV.UK Frontend {VERSION}, Copyright (C) 2017 Crown Copyright (Government Digital Service), MIT licence:\n"
    "see LICENCE-govuk-frontend.txt. Typeface, royal arms and crown are left out; `make assets` wrote this. */\n"
)

A_COMMENT = re.compile(r"/\*.*?\*/", flags=re.DOTALL)
TYPEFACE = "GDS Transport,"
GOVUK_ONLY = re.compile(r"^@font-face$|copyright-logo|crest|crown|logotype")
"""The rules that are about the typeface or the arms, by what stands before their braces."""

Rule = tuple[str, str]


def stripped(css: str) -> str:
    """The stylesheet without typeface, arms, crown, comments and addresses of files; other rules stand as they were."""
    start, bare = "", A_COMMENT.sub("", css).strip()
    if bare.startswith("@charset"):
        start, bare = bare[: bare.index(";") + 1], bare[bare.index(";") + 1 :]
    kept = _without_govuk_only(bare).replace(TYPEFACE, "")
    if left := re.findall(r"url\([^)]*\)|@import[^;]*|GDS Transport", kept):
        raise SystemExit(f"The stylesheet still asks for what is not kept here: {', '.join(left)}.")
    return f"{start}{LICENCE}{kept}\n"


def _without_govuk_only(css: str) -> str:
    """The rules that are for everybody; a group of rules from which all were taken goes too."""
    kept = []
    for opening, body in _rules(css):
        selector = ",".join(part for part in opening.split(",") if not GOVUK_ONLY.search(part))
        inside = _without_govuk_only(body) if "{" in body else body
        if selector and inside:
            kept.append(f"{selector}{{{inside}}}")
    return "".join(kept)


def _rules(css: str) -> Iterator[Rule]:
    """What stands before the braces and within them, for every outermost pair of braces."""
    depth = begins = opens = 0
    for found in re.finditer(r"[{}]", css):
        depth += 1 if found.group() == "{" else -1
        if found.group() == "{" and depth == 1:
            opens = found.start()
        if depth == 0:
            yield css[begins:opens].strip(), css[opens + 1 : found.start()]
            begins = found.end()


def fetched() -> str:
    """The stylesheet as it is in the package that npm fetches, from whatever registry npm is set to."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", f"govuk-frontend@{VERSION}", "--silent", "--ignore-scripts", "--pack-destination", folder],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return from_package(Path(folder) / f"govuk-frontend-{VERSION}.tgz")


def from_package(packed: Path) -> str:
    """The stylesheet in a package, which has to be the one pinned here."""
    _must_be(PACKED_SHA512, hashlib.sha512(packed.read_bytes()).hexdigest(), what="The package")
    with tarfile.open(packed) as archive:
        stylesheet = archive.extractfile(INSIDE)
        assert stylesheet is not None, f"{INSIDE} is no file"
        return stylesheet.read().decode()


def _must_be(pinned: str, found: str, *, what: str) -> None:
    if found != pinned:
        raise SystemExit(f"{what} is not the one pinned in tests/vendoring.py: its hash is {found}.")


def main(arguments: list[str]) -> None:
    """Writes the stylesheet, or says whether the one kept here is what this would write."""
    css = stripped(fetched())
    _must_be(STRIPPED_SHA256, hashlib.sha256(css.encode()).hexdigest(), what="The stripped stylesheet")
    if "--check" not in arguments:
        STYLESHEET.write_text(css, encoding="utf-8")
    elif STYLESHEET.read_text(encoding="utf-8") != css:
        raise SystemExit(f"{STYLESHEET.name} is not what `make assets` writes: run it.")


if __name__ == "__main__":
    main(sys.argv[1:])
