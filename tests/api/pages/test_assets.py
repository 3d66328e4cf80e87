"""What browsers are given beside the pages: GOV.UK's stylesheet without what only GOV.UK may show, and no more."""

import hashlib
import re
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.vendoring import LICENCE, STATIC, STRIPPED_SHA256, STYLESHEET, from_package, stripped

CSS = STYLESHEET.read_text(encoding="utf-8")
RULES = CSS.replace(LICENCE, "")
SERVED = sorted(path for path in STATIC.rglob("*") if path.is_file())


def test_the_stylesheet_is_the_one_that_was_written_by_the_script() -> None:
    assert hashlib.sha256(CSS.encode()).hexdigest() == STRIPPED_SHA256


@pytest.mark.parametrize("govuk_only", ["GDS Transport", "@font-face", "crest", "crown", "logotype"])
def test_the_stylesheet_has_nothing_that_only_govuk_may_show(govuk_only: str) -> None:
    assert govuk_only not in RULES


@pytest.mark.parametrize("path", [path for path in SERVED if path.suffix == ".css"], ids=lambda path: path.name)
def test_a_stylesheet_asks_for_no_file_that_is_not_kept_beside_it(path: Path) -> None:
    css = path.read_text(encoding="utf-8")
    asked = [address.strip("\"' ") for address in re.findall(r"url\(([^)]*)\)", css)]
    assert [address for address in asked if not (STATIC / address).is_file()] == []
    assert "@import" not in css
    assert "sourceMappingURL" not in css


def test_the_licence_is_kept_beside_the_stylesheet_and_named_in_it() -> None:
    licence = (STATIC / "LICENCE-govuk-frontend.txt").read_text(encoding="utf-8")
    assert "Copyright (C) 2017 Crown Copyright (Government Digital Service)" in licence
    assert LICENCE in CSS


def test_no_script_is_served() -> None:
    assert {path.suffix for path in SERVED} <= {".css", ".svg", ".txt"}


def test_stripping_leaves_out_the_typeface_and_the_arms_and_keeps_every_other_rule() -> None:
    css = (
        '@charset "UTF-8";.a{color:red}\n/*! A typeface. */@font-face{font-family:GDS Transport;src:url(/a.woff)}'
        ".b{font-family:GDS Transport,arial}@media print{.c__copyright-logo:before{background:url(/crest.svg)}}"
        "@media screen{.d,.e__crown{margin:0}}\n/*# sourceMappingURL=a.map */"
    )
    assert stripped(css) == (
        f'@charset "UTF-8";{LICENCE}.a{{color:red}}.b{{font-family:arial}}@media screen{{.d{{margin:0}}}}\n'
    )


def test_a_stylesheet_that_asks_for_something_else_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"still asks for what is not kept here: url\(/new\.png\)"):
        stripped(".a{background:url(/new.png)}")


def test_a_package_that_is_not_the_one_pinned_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "govuk-frontend.tgz"
    with tarfile.open(packed, "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("package/README.md"), BytesIO())
    with pytest.raises(SystemExit, match="The package is not the one pinned"):
        from_package(packed)
