"""What the macros draw of a view: words that people read, and the same values for programs."""

from datetime import UTC, date, datetime

import pytest

from api.pages.drawn import environment
from application.projections.audit_trail import AuditEntry, Subject
from application.projections.rag_rows import RatingView
from application.projections.view import shown_date
from domain.planned_date import PlannedDate
from domain.rating import Light, Scale

MOVED = AuditEntry(
    position=12,
    version=3,
    recorded_at=datetime(2018, 1, 19, 9, 30, 0, 123456, tzinfo=UTC),
    effective_on=date(2018, 1, 18),
    effective_in_words="18 January 2018",
    claimed_known_on=None,
    actor="Clerk",
    role="programme manager",
    subject=Subject(kind="milestone", ref="M1", title="Bridge opens"),
    fact="MilestoneForecastChanged",
    what="The clerk moved the forecast of “Bridge opens” from 1 to 16 April 2018 because the steel is <late>.",
    changed_from="1 April 2018",
    changed_to="16 April 2018",
    reason=None,
    note=None,
    why="the steel is late",
    source=None,
    batch=None,
    command_id="clerk-0001",
    corrects=None,
)


def drawn(macro: str, call: str, **given: object) -> str:
    """What a call of a macro draws, on one line."""
    name = call.partition("(")[0]
    template = f'{{% from "macros/{macro}.html" import {name} %}}{{{{ {call} }}}}'
    return " ".join(environment().from_string(template).render(**given).split())


def test_a_light_is_a_word_and_names_its_shape() -> None:
    rating = RatingView(light=Light.AMBER_RED, scale=Scale.FIVE, in_words="Amber/Red", as_written=None)
    html = drawn("lights", 'light(rating, href="/lights")', rating=rating)
    assert html.startswith('<a class="govuk-link" href="/lights">')
    assert 'class="light light--amber-red" itemprop="rating.in_words"' in html
    assert '<data itemprop="rating.light" value="&#34;amber-red&#34;">Amber/Red</data>' in html


def test_a_day_that_nobody_stated_is_said_to_be_so() -> None:
    assert drawn("time", "day(none)") == '<span class="not-stated">date not stated</span>'
    assert drawn("values", 'not_stated("score")').endswith(
        '<data itemprop="score" value="null">not stated</data></span>'
    )


def test_a_planned_date_means_its_last_day_and_keeps_the_words_of_its_source() -> None:
    html = drawn("time", 'planned(value, "forecast")', value=shown_date(PlannedDate.model_validate("End of Dec 17")))
    assert '<time itemprop="forecast.to" datetime="2017-12-31">' in html
    assert 'Written as “<span itemprop="forecast.as_written">End of Dec 17</span>”' in html


def test_a_time_is_as_fine_as_html_knows_it() -> None:
    html = drawn("time", 'minute(value, "recorded_at")', value=MOVED.recorded_at)
    assert 'datetime="2018-01-19T09:30:00.123+00:00">19 January 2018, 09:30</time>' in html


def test_an_entry_tells_what_changed_why_and_who_recorded_it_when() -> None:
    html = drawn("timeline", 'timeline(entries, "History")', entries=(MOVED,))
    assert '<time itemprop="effective_on" datetime="2018-01-18">18 January 2018</time>' in html
    assert "because the steel is &lt;late&gt;." in html
    assert "<dt>Why:</dt>" in html
    assert '<span itemprop="actor">Clerk</span>, as <data itemprop="role" value="' in html
    assert ">programme manager</data>" in html


@pytest.mark.parametrize(
    ("before", "after", "term"),
    [("1 April 2018", "16 April 2018", "Changed"), (None, "open", "Now"), ("open", None, "Before")],
)
def test_what_replaced_nothing_is_not_told_as_a_change(before: str | None, after: str | None, term: str) -> None:
    entry = MOVED.model_copy(update={"changed_from": before, "changed_to": after})
    assert f"<dt>{term}:</dt>" in drawn("timeline", 'timeline(entries, "History")', entries=(entry,))


def test_a_history_without_entries_says_so() -> None:
    assert "Nothing is recorded here yet." in drawn("timeline", 'timeline((), "History")')
