Feature: How each light has stood
  In order to know whether a green light has always been one
  As a member of the steering group
  I want to see each light at the end of every reporting period, and what was said of it

  # Only people see all periods at once: other programs ask for one moment at a time, and read the audit trail.

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services", which reports every 28 days
    And the workstream "Planning"
    And "One planning system goes live" in "Planning" was promised for 27 February 2026

  @web
  Scenario: Green, then amber
    Given the schedule of "Planning" was rated green on 5 January 2026
    And today is 2 March 2026
    When I rate the schedule of "Planning" amber because "two planners have left", back to green by "hiring in April"
    Then at the end of 2 February 2026 the schedule of "Planning" stood at "Green"
    And at the end of 2 March 2026 the schedule of "Planning" stood at "Amber"

  @web
  Scenario: A light that nobody looked at in between
    Given the schedule of "Planning" was rated green on 5 January 2026
    And today is 2 March 2026
    When I look at the lights over time
    Then at the end of 2 February 2026 the schedule of "Planning" was fresh
    But at the end of 2 March 2026 the schedule of "Planning" was stale

  @web
  Scenario: What was said of a light
    Given the schedule of "Planning" was rated green on 5 January 2026
    And today is 2 February 2026
    When I confirm that the rating of the schedule of "Planning" is unchanged
    Then the history of the schedule of "Planning" tells "Green declared", then "Green confirmed unchanged"

  @web
  Scenario: The plan has come to say otherwise
    Given the schedule of "Planning" was rated green on 5 January 2026
    When today is 2 March 2026
    Then the explanation of the schedule of "Planning" says "Green is declared, better than the plan suggests: Red. It was not so on the day of the declaration."
    And it weighs "One planning system goes live": "3 days overdue with no new forecast"

  Rule: What was not there yet is told apart from what nobody rated

    @web
    Scenario: Before the first declaration, and before the programme
      Given today is 2 March 2026
      And the schedule of "Planning" was rated green on 2 March 2026
      When I look at the lights over time
      Then at the end of 8 December 2025 the schedule of "Planning" stood at "Not registered yet"
      And at the end of 5 January 2026 the schedule of "Planning" stood at "Not rated"
      And at the end of 2 March 2026 the schedule of "Planning" stood at "Green"
