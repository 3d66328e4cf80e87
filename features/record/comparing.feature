Feature: Comparing two moments
  In order to see what became of a programme between two meetings
  As an auditor
  I want both moments side by side: what is new, what is gone, what changed from what to what

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And "One planning system goes live" was promised for 29 May 2026
    And the risk "Key staff leave before the transfer"

  @api @web
  Scenario: A date that moved between two meetings
    Given today is 3 March 2026
    And the forecast of "One planning system goes live" changed to 14 July 2026
    When I compare 6 January 2026 with 3 March 2026
    Then the comparison says "Between 6 January 2026 and 3 March 2026: 1 milestone moved."
    And the forecast of "One planning system goes live" went from "29 May 2026" to "14 July 2026"

  @api @web
  Scenario: What was added
    Given today is 3 March 2026
    And a colleague raised the issue "Search fees are miscalculated"
    When I compare 6 January 2026 with 3 March 2026
    Then the comparison says "Between 6 January 2026 and 3 March 2026: 1 issue added."
    And the issue "Search fees are miscalculated" was added

  @api @web
  Scenario: A risk that was closed
    Given today is 3 March 2026
    And the risk "Key staff leave before the transfer" was closed because "everybody has transferred"
    When I compare 6 January 2026 with 3 March 2026
    Then the comparison says "Between 6 January 2026 and 3 March 2026: 1 risk closed."

  @api @web
  Scenario: One thing alone
    Given today is 3 March 2026
    And the forecast of "One planning system goes live" changed to 14 July 2026
    And the risk "Key staff leave before the transfer" was closed because "everybody has transferred"
    When I compare 6 January 2026 with 3 March 2026 for "One planning system goes live" alone
    Then the comparison says "Between 6 January 2026 and 3 March 2026: 1 milestone moved."

  @api @web
  Scenario: What is not stated is said to be not stated
    Given today is 3 March 2026
    And the forecast of "One planning system goes live" changed to 14 July 2026
    When I compare 6 January 2026 with 3 March 2026
    Then who gave the forecast of "One planning system goes live" went from "not stated" to "by the programme manager on 3 March 2026"

  Rule: The same day can be compared on the other clock

    @api @web
    Scenario: What hindsight changed
      Given today is 3 March 2026
      And the forecast of "One planning system goes live" changed, as from 2 February 2026, to 14 July 2026
      When I compare 10 February 2026, as it was known on 2 March 2026, with 10 February 2026
      Then the forecast of "One planning system goes live" went from "29 May 2026" to "14 July 2026"

    @api @web
    Scenario: Both clocks in one comparison
      Given today is 3 March 2026
      And the forecast of "One planning system goes live" changed, as from 2 February 2026, to 14 July 2026
      And today is 10 March 2026
      And the forecast of "One planning system goes live" changed to 28 July 2026
      When I compare 10 February 2026, as it was known on 2 March 2026, with 10 March 2026, as it was known on 9 March 2026
      Then the forecast of "One planning system goes live" went from "29 May 2026" to "14 July 2026"

  Rule: Only what is in the record can be compared alone

    @api @web
    Scenario: A milestone that was never planned
      Given today is 3 March 2026
      When I compare 6 January 2026 with 3 March 2026 for "The second bridge" alone
      Then I am told that there is no milestone "The second bridge"

  Rule: Where nothing differs that is said

    @api @web
    Scenario: A quiet week
      Given today is 3 March 2026
      When I compare 6 January 2026 with 13 January 2026
      Then the comparison says "Nothing differs between 6 January 2026 and 13 January 2026."
