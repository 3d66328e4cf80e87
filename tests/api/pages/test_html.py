"""A page that keeps to every rule has no fault, and each rule is broken by its own breakage alone."""

import pytest

from tests.api.pages.html import RULES, NotHtml, Page, faults_of_page, parsed, words_of

A_GOOD_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Error: Milestones – Greater Cambridge planning</title>
  <link rel="stylesheet" href="/static/tracker.css">
</head>
<body>
  <a href="#main">Skip to the main content</a>
  <main id="main"><!-- what is wrong stands first -->
    <h2 id="wrong">There is a problem</h2>
    <p><a href="#note">Say why</a></p>
    <h1>Milestones</h1>
    <h2>Due</h2>
    <table>
      <caption>What is due</caption>
      <thead><tr><th scope="col">Milestone</th><th scope="col">Forecast</th></tr></thead>
      <tbody><tr><th scope="row">TUPE moves</th><td><time datetime="2018-04-16">16 April 2018</time></td></tr></tbody>
    </table>
    <svg role="img" aria-labelledby="plan-title plan-desc" width="10" height="10">
      <title id="plan-title">The plan</title><desc id="plan-desc">One milestone.</desc><rect width="3" height="3"/>
    </svg>
    <svg aria-hidden="true" width="3" height="3"><path d="M0 0h3"/></svg>
    <img src="/static/council.png" alt="The council">
    <h2>Update</h2>
    <h3>One milestone</h3>
    <p>It slipped by <data value="12">12 days</data> in <time>2018-01</time>.</p>
    <form method="post" action="/programmes/gcp/milestones/M4/forecast">
      <input type="hidden" name="expected_version" value="3">
      <fieldset>
        <legend>What happened?</legend>
        <input type="radio" id="met" name="outcome" value="met"><label for="met">Met</label>
      </fieldset>
      <label for="note">Note</label>
      <textarea id="note" name="note" aria-describedby="wrong"></textarea>
      <button>Record these changes</button>
    </form>
  </main>
</body>
</html>"""

# What is put in place of what, and what is then said; one line for each way to break a rule.
BREAKAGES = {
    "no language": ('<html lang="en">', "<html>", "does not say its language"),
    "no h1": ("<h1>Milestones</h1>", "<h2>Milestones</h2>", "one h1"),
    "two of h1": ("<h2>Due</h2>", "<h1>Due</h1>", "one h1"),
    "an empty title": ("<title>Error: Milestones – Greater Cambridge planning</title>", "<title></title>", "the title"),
    "a title of something else": ("<title>Error: Milestones", "<title>Risks", "begins like the h1 'Milestones'"),
    "a level left out": ("<h3>One milestone</h3>", "<h4>One milestone</h4>", "h4 'One milestone' comes after an h2"),
    "beginning with an h3": ('<h2 id="wrong">There is a problem</h2>', '<h3 id="wrong">Wrong</h3>', "after an h1"),
    "a table without a caption": ("<caption>What is due</caption>", "", "has no caption"),
    "a table with an empty caption": ("<caption>What is due</caption>", "<caption> </caption>", "has no caption"),
    "a heading without a scope": ('<th scope="row">', "<th>", "'TUPE moves' has no scope"),
    "a heading with a misspelt scope": ('<th scope="row">', '<th scope="line">', "has no scope"),
    "a field without a label": ('<label for="note">Note</label>', "", "<textarea"),
    "a label without words": ('<label for="note">Note</label>', '<label for="note"></label>', "has no label"),
    "a choice without a label": ('<label for="met">Met</label>', "Met", "has no label"),
    "a choice without a legend": ("<legend>What happened?</legend>", "", "no fieldset with a legend"),
    "an id given twice": ('<table>', '<table id="note">', "2 elements have the id 'note'"),
    "an id with a space": ("<table>", '<table id="what is due">', "has a space in it"),
    "a label for nothing": ("<h2>Due</h2>", '<h2>Due</h2><label for="M9">M9</label>', '"M9", which is the id of noth'),
    "described by nothing": ('aria-describedby="wrong"', 'aria-describedby="wrong gone"', '"gone", which is the id'),
    "labelled by nothing": ("<table>", '<table aria-labelledby="gone">', '"gone", which is the id of nothing'),
    "a link to no place in the page": ('href="#note"', 'href="#reason"', '"#reason", which is the id of nothing'),
    "a style of its own": ("<table>", '<table style="width: 40%">', "style or script in an attribute"),
    "a script in an attribute": ("<table>", '<table onclick="sort()">', "style or script in an attribute"),
    "a script": ("</main>", "<script>sort()</script></main>", "there is a <script>"),
    "a script in a drawing": ("<rect", "<script>sort()</script><rect", "<script>"),
    "a style sheet inside": ("</head>", "<style>p {}</style></head>", "there is a <style>"),
    "a style sheet in a drawing": ("<rect", "<style>rect {}</style><rect", "style>"),
    "a drawing without a title": ('<title id="plan-title">', '<title id="plan-top">', "the id of nothing", "no title"),
    "a drawing without a description": ("<desc id=\"plan-desc\">One milestone.", '<desc id="plan-desc">', "no desc"),
    "a drawing that says nothing of itself": ('<svg aria-hidden="true"', "<svg", "neither an image nor hidden"),
    "an empty link": (">Say why</a>", "></a>", '<a href="#note"> has no words'),
    "a link to nowhere": ('<a href="#note">', '<a href="">', "leads nowhere"),
    "an empty button": (">Record these changes</button>", "></button>", "<button> has no words"),
    "a submit without words": ("<button>", '<input type="submit" value=""><button>', "has no words"),
    "a picture without a text": (' alt="The council"', "", "has no alt"),
    "a picture from elsewhere": ("/static/council", "https://example.org/council", "leads away"),
    "a link to another host": ('href="#note"', 'href="//example.org/"', "leads away"),
    "a form for another host": ('action="', 'action="http://example.org', "leads away"),
    "a link that is a script": ('href="#note"', 'href="javascript:sort()"', "leads away"),
    "a day that is none": ("2018-04-16", "2018-04-31", "'2018-04-31', which is no month"),
    "a day in words": ('<time datetime="2018-04-16">', "<time>", "'16 April 2018', which is no month"),
    "a moment without a zone": ("2018-04-16", "2018-04-16T10:00", "'2018-04-16T10:00', which is no month"),
    "a value in words": ('value="12"', 'value="12 days"', "has a value that is no"),
    "a value that is a list": ('value="12"', 'value="[12]"', "has a value that is no"),
}  # fmt: skip


def test_a_page_that_keeps_to_every_rule_has_no_fault() -> None:
    assert faults_of_page(A_GOOD_PAGE) == []


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_fault_is_told_and_no_other(breakage: str) -> None:
    there, instead, *told = BREAKAGES[breakage]
    assert A_GOOD_PAGE.count(there) >= 1
    faults = faults_of_page(A_GOOD_PAGE.replace(there, instead, 1))
    assert len(faults) == len(told)
    assert all(words in fault for words, fault in zip(told, faults, strict=True))


def test_every_rule_is_broken_by_some_breakage() -> None:
    broken = {
        rule
        for there, instead, *_ in BREAKAGES.values()
        for rule in RULES
        if list(rule(Page(parsed(A_GOOD_PAGE.replace(there, instead, 1)))))
    }
    assert broken == set(RULES)


@pytest.mark.parametrize(
    "written", ["2018-01-19", "2018-01", "2018-01-19T10:30Z", "2018-01-19T10:30:05+00:00", "2018-01-19 10:30:05.123Z"]
)
def test_a_time_may_be_a_month_a_day_or_a_moment(written: str) -> None:
    assert faults_of_page(A_GOOD_PAGE.replace("2018-04-16", written)) == []


@pytest.mark.parametrize(
    "written", ["20180119", "2018-W03-5", "2018-13", "2018-01-19T24:30Z", "2018-01-19T10:30:05.1234Z"]
)
def test_a_time_that_browsers_do_not_know_is_a_fault(written: str) -> None:
    assert len(faults_of_page(A_GOOD_PAGE.replace("2018-04-16", written))) == 1


@pytest.mark.parametrize(
    ("there", "instead", "line"),
    [
        ("<!DOCTYPE html>\n", "", "line 1"),
        ("<h2>Due</h2>", "<h2>Due</h3>", "line 14"),
        ("<h2>Due</h2>", '<h2 id="a" id="b">Due</h2>', "line 14"),
        ("<h2>Due</h2>", "<p><div>Due</div></p>", "line 14"),
        ("<h2>Due</h2>", "Due & done &nosuch;", "line 14"),
        ("<tbody><tr>", "<tbody><tr><form>", "line 18"),
    ],
)
def test_broken_html_is_refused_with_its_line(there: str, instead: str, line: str) -> None:
    with pytest.raises(NotHtml, match=line):
        faults_of_page(A_GOOD_PAGE.replace(there, instead, 1))


def test_a_title_may_be_the_h1_alone() -> None:
    assert faults_of_page(A_GOOD_PAGE.replace("Error: Milestones – Greater Cambridge planning", "Milestones")) == []


def test_words_are_read_with_single_spaces() -> None:
    assert words_of(parsed("<!DOCTYPE html><title>A</title><p>12  days\n <b>late</b></p>")) == "A12 days late"
