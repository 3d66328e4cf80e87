Feature: What needs attention
  In order to begin the day with what matters
  As a programme manager
  I want a list of what is red, stale, overdue or contradicted, the neediest first

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services", which reports every 28 days
    And the workstream "Planning"
    And "One planning system goes live" in "Planning" was promised for 29 May 2026

  @api @web
  Scenario: A milestone has become overdue
    When today is 30 May 2026
    Then "One planning system goes live" needs attention, being overdue

  @api @web
  Scenario: A light has turned red
    When I rate the schedule of "Planning" red because "the supplier is bankrupt", back to green by "a new tender"
    Then the schedule of "Planning" needs attention, being red

  @api @web
  Scenario: A green light hides a slipping date
    Given the schedule of "Planning" was rated green on 3 March 2026
    When I change the forecast of "One planning system goes live" to 14 July 2026 because "the supplier is late" (supplier)
    Then the schedule of "Planning" needs attention, being contradicted

  Rule: What is over needs nothing

    @api @web
    Scenario: A milestone that was met, however late
      Given today is 30 May 2026
      When I record that "One planning system goes live" was met on 30 May 2026
      Then "One planning system goes live" needs no attention
