Feature: All programmes at a glance
  In order to spend our hour on the programme that needs it
  As a member of the steering group
  I want every programme in one list, the neediest first, with what changed since its last report

  # Only people see all programmes at once: other programs ask, programme by programme, for what this is made of.

  Background:
    Given today is 3 March 2026
    And the programme "Harbour renewal", which reports every 28 days
    And the programme "Riverside shared services", which reports every 28 days
    And the steering group may see "Harbour renewal" and "Riverside shared services"
    And "One planning system goes live" was promised for 29 May 2026

  @web
  Scenario: The neediest comes first
    Given the programme "Harbour renewal" was rated green on 3 March 2026
    And the programme "Riverside shared services" was rated red on 3 March 2026
    When the steering group looks at the portfolio
    Then the portfolio says "2 programmes: 1 red, 1 green."
    And the programme "Riverside shared services" stands before "Harbour renewal"

  @web
  Scenario: What moved since the last report
    Given the highlight report of 3 March 2026 was begun
    And today is 17 March 2026
    And the forecast of "One planning system goes live" changed to 14 July 2026
    When the steering group looks at the portfolio
    Then since the report of 3 March 2026 "Riverside shared services" tells: "“One planning system goes live” moved from 29 May 2026 to 14 July 2026, 46 days later."
    And the next milestone of "Riverside shared services" is "One planning system goes live", 46 days later than first promised

  @web
  Scenario: Returns that came since the last report, and that did not
    Given the workstream "Planning"
    And the workstreams report each month from 1 March 2026, within 5 working days, on "Progress" and "Risks"
    And the highlight report of 3 March 2026 was begun
    And today is 12 May 2026
    And the return of "Planning" up to 31 March 2026 came on 7 April 2026 with "Progress" and "Risks"
    When the steering group looks at the portfolio
    Then since the report of 3 March 2026 "Riverside shared services" tells: "1 return came and 1 return fell due and did not come."

  @web
  Scenario: A return that was withdrawn since the last report
    Given the workstream "Planning"
    And the workstreams report each month from 1 March 2026, within 5 working days, on "Progress" and "Risks"
    And the highlight report of 3 March 2026 was begun
    And today is 12 May 2026
    And the return of "Planning" up to 31 March 2026 came on 7 April 2026, but was withdrawn: "it was that of another"
    When the steering group looks at the portfolio
    Then since the report of 3 March 2026 "Riverside shared services" tells: "1 return fell due and did not come and 1 return was withdrawn."

  @web
  Scenario: Nothing moved
    Given the highlight report of 3 March 2026 was begun
    And today is 17 March 2026
    When the steering group looks at the portfolio
    Then since the report of 3 March 2026 "Riverside shared services" tells: "Nothing has changed since the report of 3 March 2026."

  @web
  Scenario: A report that is being drafted is not the last one
    Given the highlight report of 3 March 2026 was begun
    When the steering group looks at the portfolio
    Then the last report of "Riverside shared services" shows as "No report was issued yet; that of 3 March 2026 is being drafted; the next is due 31 March 2026 (a reporting cycle of 28 days)."

  @web
  Scenario Outline: A report that is late
    Given the highlight report of 3 March 2026 was begun
    And the highlight report was issued
    And today is <day>
    When the steering group looks at the portfolio
    Then the last report of "Riverside shared services" shows as "<words>"

      Examples: It reports every 28 days
        | day           | words                                                                          |
        | 31 March 2026 | 3 March 2026; the next is due 31 March 2026 (a reporting cycle of 28 days).    |
        | 1 April 2026  | 3 March 2026; the next was due 31 March 2026; nobody has begun it.             |

  Rule: What nobody has rated is never shown as green

    @web
    Scenario: Before the first declaration
      When the steering group looks at the portfolio
      Then the portfolio says "2 programmes: 2 not rated."

  Rule: A light is never shown without its doubts

    @web
    Scenario: A green light that the plan contradicts
      Given the programme "Riverside shared services" was rated green on 3 March 2026
      And the forecast of "One planning system goes live" changed to 14 July 2026
      When the steering group looks at the portfolio
      Then the portfolio says "2 programmes: 1 green, 1 not rated. 1 green is contradicted by its plan."
      And the programme "Riverside shared services" stands before "Harbour renewal"

    @web
    Scenario: Lights that nobody looked at
      Given the programme "Harbour renewal" was rated green on 3 March 2026
      And the programme "Riverside shared services" was rated green on 3 March 2026
      And today is 1 April 2026
      When the steering group looks at the portfolio
      Then the portfolio says "2 programmes: 2 green. 2 ratings are stale."

  Rule: A programme of somebody else is not there

    @web
    Scenario: A programme in which I have no role
      Given the programme "Palace refurbishment" of somebody else
      When the steering group looks at the portfolio
      Then the portfolio says "2 programmes: 2 not rated."
