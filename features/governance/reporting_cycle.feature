Feature: The reporting cycle
  In order to know who has reported, who is late, and what the board was told without
  As a programme manager
  I want what is missing to be shown as missing, without anybody having to say so

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services", which reports every 28 days
    And the workstream "Planning"
    And the workstreams report each month from 1 February 2026, within 5 working days, on "Progress" and "Risks"
    And today is 12 May 2026

  @api @web
  Scenario: A return comes in time
    When I receive the return of "Planning" up to 28 February 2026 on 6 March 2026 with "Progress" and "Risks"
    Then the return of "Planning" up to 28 February 2026 is "on time"

  @api @web
  Scenario: A return comes late
    When I receive the return of "Planning" up to 28 February 2026 on 9 March 2026 with "Progress" and "Risks"
    Then the return of "Planning" up to 28 February 2026 is "3 days late"

  @api @web
  Scenario: A return comes before its period has ended
    When I receive the return of "Planning" up to 31 May 2026 on 12 May 2026 with "Progress" and "Risks"
    Then the return of "Planning" up to 31 May 2026 is "on time"
    And I read of the returns "4 returns were due over the last year: 1 came on time and 3 did not come."

  @api @web
  Scenario: A return comes in part
    When I receive the return of "Planning" up to 30 April 2026 on 7 May 2026 with "Progress" alone
    Then the return of "Planning" up to 30 April 2026 is "incomplete, without Risks, 5 days late"

  @api @web
  Scenario: What was lacking comes later
    Given the return of "Planning" up to 31 March 2026 came on 7 April 2026 with "Progress" alone
    When I receive "Risks" for the return of "Planning" up to 31 March 2026 on 9 April 2026
    Then the return of "Planning" up to 31 March 2026 is "2 days late"

  @api @web
  Scenario: Nothing has changed, and somebody says so
    Given the return of "Planning" up to 31 March 2026 came on 7 April 2026 with "Progress" and "Risks"
    When I confirm on 5 May 2026 that nothing changed in "Planning" up to 30 April 2026
    Then the return of "Planning" up to 30 April 2026 is "no change"

  @api @web
  Scenario: Nothing has changed since returns were first asked for
    When I confirm on 6 March 2026 that nothing changed in "Planning" up to 28 February 2026
    Then the return of "Planning" up to 28 February 2026 is "no change"

  @api @web
  Scenario: Somebody says too late that nothing has changed
    Given the return of "Planning" up to 31 March 2026 came on 7 April 2026 with "Progress" and "Risks"
    When I confirm on 12 May 2026 that nothing changed in "Planning" up to 30 April 2026
    Then the return of "Planning" up to 30 April 2026 is "no change, 5 days late"
    And I read of the returns "3 returns were due over the last year: 1 came on time, 1 came late and 1 did not come."

  @api @web
  Scenario: A return that nobody sent is missing
    When I look at the returns
    Then the return of "Planning" up to 30 April 2026 is "missing, 5 days late"
    And I read of the returns "3 returns were due over the last year: 3 did not come."
    And "Planning" needs attention for its return up to 28 February 2026, being return-overdue

  @api @web
  Scenario: Many returns that are missing are told in one line
    Given today is 6 July 2026
    When I look at the returns
    Then I read of the returns "4 returns were due over the last year: 4 did not come."
    And "Planning" needs attention because "4 returns missing, February 2026 to May 2026; the oldest was due on 6 March 2026, 122 days late."

  @api @web
  Scenario: A return that is due in a few days is not missing
    Given today is 6 May 2026
    When I look at the returns
    Then the return of "Planning" up to 30 April 2026 is "not due yet"
    And "Planning" needs attention for its return up to 30 April 2026, being return-due

  @api @web
  Scenario: A workstream that is asked by its name owes what it is asked for, and nothing else
    When I ask "Planning" for a return each quarter from 1 April 2026, within 10 working days
    Then no return of "Planning" is due up to 30 April 2026
    But the return of "Planning" up to 31 March 2026 is "missing, 35 days late"

  @api @web
  Scenario: Returns are asked for more often from a day on, and what was due before stays due
    When the workstreams are asked for a return each week from 1 April 2026, within 2 working days
    Then the return of "Planning" up to 31 March 2026 is "missing, 35 days late"
    And the return of "Planning" up to 7 April 2026 is "missing, 33 days late"

  @api @web
  Scenario: What is asked changes in the middle of a period, and the days before the change are reported all the same
    When the workstreams are asked for a return each week from 15 April 2026, within 2 working days
    Then the return of "Planning" up to 14 April 2026 is "missing, 21 days late"
    And the return of "Planning" up to 21 April 2026 is "missing, 19 days late"
    But no return of "Planning" is due up to 30 April 2026

  @api @web
  Scenario: Nobody is asked for more
    When I ask the workstreams for no return from 1 April 2026 on because "there is one service now"
    Then I read of the returns "2 returns were due over the last year: 2 did not come."

  @api @web
  Scenario: What came late was missing until it came
    Given the return of "Planning" up to 28 February 2026 came on 9 April 2026 with "Progress" and "Risks"
    When I look at the record as at 8 April 2026
    Then the return of "Planning" up to 28 February 2026 is "missing, 33 days late"

  @api @web
  Scenario: A return that was sent by mistake is missing again
    Given the return of "Planning" up to 28 February 2026 came on 6 March 2026 with "Progress" and "Risks"
    When I withdraw the return of "Planning" up to 28 February 2026 because "it was that of January"
    Then the return of "Planning" up to 28 February 2026 is "missing, 67 days late"

  @api @web
  Scenario: The board is told first of all what has not come
    Given the highlight report of 12 May 2026 was begun
    When I issue the highlight report
    Then the issued report says first of all "3 returns are missing or incomplete."
    And the issued report matches its seal

  @api @web
  Scenario: What comes after the report was issued leaves the report as it was
    Given the highlight report of 12 May 2026 was begun
    And the highlight report was issued
    And today is 13 May 2026
    When I receive the return of "Planning" up to 30 April 2026 on 13 May 2026 with "Progress" and "Risks"
    Then the issued report says first of all "3 returns are missing or incomplete."
    And the return of "Planning" up to 30 April 2026 is "6 days late"

  @api @web
  Scenario: A report goes to whom the programme says
    Given reports go to the "Programme sponsor" and the "Joint board"
    And the highlight report of 12 May 2026 was begun
    When I issue the highlight report
    Then the issued report goes to the "Programme sponsor" and the "Joint board"

  @api @web
  Scenario: A board says what it makes of a report
    Given the highlight report of 12 May 2026 was begun
    And the highlight report was issued
    When the "Joint board" considers the highlight report on 12 May 2026, and it is "noted"
    Then the highlight report was considered with the outcome "noted"

  Rule: A return belongs to a period that one is due for

    @api @web
    Scenario: The day is not the last of a period
      When I receive the return of "Planning" up to 29 April 2026 on 5 May 2026 with "Progress" and "Risks"
      Then I am told "No return of “Planning” is due for a period that ends on 29 April 2026. The nearest periods end on 31 March 2026 and 30 April 2026."

    @api @web
    Scenario: The period lies before returns were asked for
      When I receive the return of "Planning" up to 31 January 2026 on 5 May 2026 with "Progress" and "Risks"
      Then I am told "No return of “Planning” is due for a period that ends on 31 January 2026. The nearest periods end on 28 February 2026 and 31 March 2026."

    @api @web
    Scenario: The period is still to come
      When I receive the return of "Planning" up to 30 June 2026 on 12 May 2026 with "Progress" and "Risks"
      Then I am told "The period from 1 June 2026 to 30 June 2026 had not begun on 12 May 2026; nobody can report of it then. Give a later day, or another period."

    @api @web
    Scenario: Nobody is asked for a return of the programme itself
      When I receive the return of the programme up to 30 April 2026 on 5 May 2026
      Then I am told "No return of “Riverside shared services” itself is due for a period that ends on 30 April 2026. Say first how often returns are asked for."

    @api @web
    Scenario: A return is received once
      Given the return of "Planning" up to 30 April 2026 came on 5 May 2026 with "Progress" and "Risks"
      When I receive the return of "Planning" up to 30 April 2026 on 6 May 2026 with "Progress" and "Risks"
      Then I am told "The return of the workstream “planning” up to 30 April 2026 was received on 5 May 2026. Add the sections that it lacked, correct the entry, or withdraw it."

    @api @web
    Scenario: A section has the name it is asked for by
      When I receive the return of "Planning" up to 30 April 2026 on 6 May 2026 with "Progress" and "Weather"
      Then I am told "This return has no section “Weather”. These are asked for: Progress, Risks."

  Rule: Where the return before it is missing, there is nothing that could be unchanged

    @api @web
    Scenario: Nobody reported of the period before
      When I confirm on 5 May 2026 that nothing changed in "Planning" up to 30 April 2026
      Then I am told "“No change” says that nothing has changed since the period before, and the return of the workstream “planning” up to 31 March 2026 has not been received. Record that one first, or receive this one with what it says."

    @api @web
    Scenario: The return of the period before was withdrawn
      Given the return of "Planning" up to 31 March 2026 came on 7 April 2026 with "Progress" and "Risks"
      And the return of "Planning" up to 31 March 2026 was withdrawn because "it was that of February"
      When I confirm on 5 May 2026 that nothing changed in "Planning" up to 30 April 2026
      Then I am told "“No change” says that nothing has changed since the period before, and the return of the workstream “planning” up to 31 March 2026 has not been received. Record that one first, or receive this one with what it says."

  Rule: Where reports are reviewed, none is issued that nobody else has looked at

    @api @web
    Scenario: A colleague reviews it
      Given reports are reviewed before they are issued
      And the highlight report of 12 May 2026 was begun
      And a colleague reviewed the highlight report
      When I issue the highlight report
      Then the highlight report was issued on 12 May 2026

    @api @web
    Scenario: Nobody reviewed it
      Given reports are reviewed before they are issued
      And the highlight report of 12 May 2026 was begun
      When I issue the highlight report
      Then I am told "The highlight report “this-month” has not been reviewed, and this programme has its reports reviewed before they are issued. Have somebody review it who did not write it."

    @api @web
    Scenario: It was changed after it was reviewed
      Given reports are reviewed before they are issued
      And the highlight report of 12 May 2026 was begun
      And a colleague reviewed the highlight report
      And the communications section was left empty with "None"
      When I issue the highlight report
      Then I am told "The highlight report “this-month” was changed since it was reviewed, and this programme has its reports reviewed before they are issued. Have somebody review it who did not write it."

    @api @web
    Scenario: Nobody reviews their own words
      Given the highlight report of 12 May 2026 was begun
      When I review the highlight report
      Then I am told "The highlight report “this-month” was written by Programme manager, who cannot record its review. Have somebody else review it."
