Feature: What to tell the programme today
  In order to keep the plan true in as few steps as possible
  As a programme manager
  I want a list of the milestones of which something is to be said, and why

  # Only people have this list: other programs ask for what it is made of, the milestones and what needs attention.

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services", which reports every 28 days
    And "One planning system goes live" was promised for 29 May 2026

  @web
  Scenario: Nothing is to be said
    When I ask what to tell the programme
    Then the list says "Nothing is to be said today; 1 milestone is open."

  @web
  Scenario Outline: What there is to say as the weeks go by
    Given today is <day>
    When I ask what to tell the programme
    Then "One planning system goes live" is on the list: "<why>"

      Examples: Due on 29 May 2026, last confirmed on 3 March 2026
        | day           | why                                                          |
        | 1 April 2026  | Nobody has given or confirmed its date since 3 March 2026.   |
        | 29 April 2026 | Due by 29 May 2026, in 30 days.                              |
        | 29 May 2026   | Due by 29 May 2026, today.                                   |
        | 30 May 2026   | Expected by 29 May 2026; 1 day overdue.                      |

  @web
  Scenario: It waits for a late one
    Given "Data moved" was promised for 15 May 2026
    And "One planning system goes live" waits for "Data moved"
    And the forecast of "Data moved" changed to 14 July 2026
    When I ask what to tell the programme
    Then "One planning system goes live" is on the list: "Due on 29 May 2026, it waits for “Data moved”, expected 14 July 2026."
    And the list says "1 of 2 open milestones waits for a word: 1 waits for a late one."

  @web
  Scenario: The neediest stands first
    Given "Data moved" was promised for 15 May 2026
    And today is 20 May 2026
    When I ask what to tell the programme
    Then "Data moved" stands before "One planning system goes live" on the list

  Rule: What was said is off the list

    @web
    Scenario: A date that was confirmed
      Given today is 1 April 2026
      When I confirm the forecast of "One planning system goes live"
      Then "One planning system goes live" is not on the list

    @web
    Scenario: A milestone that was met
      Given today is 30 May 2026
      When I record that "One planning system goes live" was met on 30 May 2026
      Then "One planning system goes live" is not on the list
