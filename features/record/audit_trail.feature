Feature: Who changed what, when, and why
  In order to answer for every date and every light
  As an auditor
  I want to read each change with who made it, from what to what, and for which reason

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And "One planning system goes live" was promised for 29 May 2026

  @api @web
  Scenario: A date that moved tells its story
    When I change the forecast of "One planning system goes live" to 14 July 2026 because "the interfaces are not ready" (supplier)
    Then the last entry was made by the "Programme manager" on 3 March 2026
    And the last entry leads from "29 May 2026" to "14 July 2026"
    And the last entry gives the reason "because the supplier is late: the interfaces are not ready"

  @api @web
  Scenario: The story of one milestone alone
    Given the risk "Key staff leave before the transfer"
    And the forecast of "One planning system goes live" changed to 14 July 2026
    When I read the audit trail of "One planning system goes live"
    Then the audit trail holds 2 entries
    And no entry of the audit trail is about anything but "One planning system goes live"

  @api @web
  Scenario: What one person did
    Given a colleague raised the issue "Search fees are miscalculated"
    When I read the audit trail of the "Workstream lead"
    Then the audit trail holds 1 entry
    And the last entry was made by the "Workstream lead" on 3 March 2026

  Rule: A refused change leaves no trace

    @api @web
    Scenario: Second thoughts about what was dropped
      Given "One planning system goes live" was dropped because "the councils keep their own"
      When I change the forecast of "One planning system goes live" to 14 July 2026 because "second thoughts" (scope)
      Then I am told that "One planning system goes live" was dropped
      And the record holds 2 entries about "One planning system goes live"
