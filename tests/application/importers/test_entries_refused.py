"""An entry that does not fit its order says what was found and what is accepted."""

import pytest

from tests.application.importers.papers import faults_in

REFUSED = [
    ("title: Bridge opens", "An entry names its order, such as “order: plan-milestone”, and then says what the order"),
    ("Bridge opens", "An entry names its order"),
    ("{order: plan-milstone, ref: M1}", "There is no order “plan-milstone”. Did you mean plan-milestone or"),
    ("{order: grant-role, ref: mayor, role: administrator}", "There is no order “grant-role”."),
    ("{order: record-sign-in, ref: mayor, by: link}", "There is no order “record-sign-in”."),
    ("{order: 12}", "There is no order “12”."),
    ("{order: [a]}", "There is no order"),
    (
        "{order: plan-milestone, source: report, title: A}",
        "“ref” is missing: say which milestone the order is sent to.",
    ),
    (
        "{order: close-programme, ref: bridge, source: report}",
        "“close-programme” is sent to the programme of the file; leave out “ref”.",
    ),
    ("{order: confirm-rating, ref: overall, source: report}", "“overall” does not name a rating. Write programme:"),
    ("{order: confirm-risk, ref: 'R 1', source: report}", "“R 1” is no reference for “ref”; write letters, digits,"),
    (
        "{order: confirm-risk, ref: 1, source: report}",
        "The number 1 stands where “ref” wants text; put it in quotation",
    ),
    (
        "{order: close-programme, source: 'paper#L1'}",
        "No source “paper” is declared at the head of the file; declared: report, review.",
    ),
    ("{order: close-programme, source: report, command_id: abcdefghij}", "“command_id” has no place in a file; leave"),
    ("{order: close-programme, source: report, expected_version: 1}", "“expected_version” has no place in a file"),
    ("{order: close-programme, source: report, effective_on: Dec 17}", "“Dec 17” is not one exact day; write a day"),
    ("{order: close-programme, source: report, effective_on: 20180119}", "The number 20180119 is no day; write a day"),
    ("{order: close-programme, source: report, known_on: '1516320000'}", "“1516320000” is not a date the tracker can"),
    ("{order: close-programme, source: report, effective_on: 31/02/2018}", "There is no day 31 in February 2018"),
    ("{order: retitle-milestone, ref: M1, source: report}", "“title” is missing; it has to be stated here."),
    ("{order: retitle-milestone, ref: M1, source: report, title: }", "“title” is missing; it has to be stated here."),
    ("{order: retitle-milestone, ref: M1, source: report, title: ''}", "“title” has no words; write some, or leave"),
    ("{order: retitle-milestone, ref: M1, source: report, title: 2018}", "The number 2018 stands where “title” wants"),
    ("{order: retitle-milestone, ref: M1, source: report, title: true}", "“true” stands where “title” wants text"),
    ("{order: retitle-milestone, ref: M1, source: report, title: [a]}", "A list stands where “title” wants text"),
    (
        f"{{order: retitle-milestone, ref: M1, source: report, title: {'x' * 301}}}",
        "“title” has more than 300 characters, which are the most.",
    ),
    (
        "{order: retitle-milestone, ref: M1, source: report, titel: A, title: B}",
        "“titel” is not known here. Did you mean title? Known are: order, ref, source, known_on, reason, note,",
    ),
    (
        "{order: plan-milestone, ref: M1, source: report, title: A, kind: step}",
        "“step” is none of the words accepted here: milestone, task, next-step, activity.",
    ),
    (
        "{order: plan-milestone, ref: M1, source: report, title: A, baseline: soon}",
        "“soon” is not a date the tracker can read. It reads, for example, 29/01/2018",
    ),
    (
        "{order: plan-milestone, ref: M1, source: report, title: A, baseline: 2018}",
        "The number 2018 is no date; write, for example, 29/01/2018",
    ),
    (
        "{order: plan-milestone, ref: M1, source: report, title: A, baseline: {date: 20180129}}",
        "The number 20180129 is no date; write, for example, 29/01/2018",
    ),
    (
        (
            "{order: plan-milestone, ref: M1, source: report, title: A, baseline: {from: 2018-02-01, to: 2018-01-01, "
            "precision: month}}"
        ),
        "“baseline”: the window ends on 2018-01-01, before it starts on 2018-02-01.",
    ),
    (
        "{order: plan-milestone, ref: M1, source: report, title: A, baseline: {starts: 2018-02-01}}",
        "“starts” is not known here. Known are: from, to, precision",
    ),
    (
        "{order: plan-milestone, ref: M1, source: report, title: A, depends_on: M2}",
        "“M2” stands where “depends_on” wants a list; begin each item with “- ”.",
    ),
    (
        "{order: plan-milestone, ref: M1, source: report, title: A, partner_dates: soon}",
        "“soon” is no list of partners and their days; write, for example, SCDC 15/9 CCC 4/10.",
    ),
    (
        "{order: plan-milestone, ref: M1, source: report, title: A, partner_dates: [soon]}",
        "“soon” stands where “partner_dates” wants “name: value” lines with names out of partner, date.",
    ),
    (
        "{order: answer-summary-flag, ref: HR, source: report, flag: changed-or-new-risks, answer: maybe}",
        "“maybe” is neither yes nor no; write Yes or No, true or false.",
    ),
    (
        "{order: answer-summary-flag, ref: HR, source: report, flag: changed-or-new-risks, answer: 1}",
        "The number 1 is neither yes nor no; write Yes or No, true or false.",
    ),
    (
        "{order: declare-rating, ref: 'programme:overall', source: report, rating: purple}",
        "“purple” is none of the words accepted here: green, amber-green, amber, amber-red, red, exempt, not-rated.",
    ),
    (
        "{order: declare-rating, ref: 'programme:overall', source: report, rating: {light: Amber/Red, scale: three}}",
        "“rating”: amber-red is not on the three-point scale, which has green, amber, red.",
    ),
    (
        "{order: assess-risk, ref: R1, source: report, current: {likelihood: 6}}",
        "The number 6 does not fit “likelihood”, which is at most 5.",
    ),
    (
        "{order: assess-risk, ref: R1, source: report, current: {likelihood: '3'}}",
        "“3” is no whole number; write one in figures, without quotation marks.",
    ),
    (
        "{order: assess-risk, ref: R1, source: report, current: 12}",
        "The number 12 stands where “current” wants “name: value” lines with names out of likelihood, impact.",
    ),
    (
        "{order: identify-risk, ref: R1, source: report, event: Costs rise, exposure: a lot}",
        "“a lot” is not an amount the tracker can read.",
    ),
    (
        "{order: change-forecast, ref: M1, source: report, forecast: 1/3/2018, reason: weather, note: Snow}",
        "“weather” is none of the words accepted here: late-predecessor, supplier,",
    ),
]


@pytest.mark.parametrize(("row", "sentence"), REFUSED, ids=[row[:70] for row, _ in REFUSED])
def test_an_entry_that_does_not_fit_says_what_was_found_and_what_is_accepted(row: str, sentence: str) -> None:
    said = faults_in(row)
    assert any(one.startswith(sentence) for one in said), said
