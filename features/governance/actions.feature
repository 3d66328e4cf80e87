Feature: Actions
  In order that what was asked for is done
  As a programme manager
  I want to see who owes what, and what is late

  Background:
    Given today is 10 March 2026
    And the programme "Riverside shared services"
    And the board "Joint board" is in place
    And the "Joint board" met on 10 March 2026

  @api @web
  Scenario: Somebody is asked to do something
    When I ask the "Treasurer" to "Find an office" by 20 March 2026
    Then "Find an office" is with the "Treasurer" and open
    And "Find an office" is due on 20 March 2026

  @api @web
  Scenario: Its day has gone by
    Given the "Treasurer" was asked to "Find an office" by 20 March 2026
    When today is 23 March 2026
    Then "Find an office" is 3 days late
    And "Find an office" needs attention, as it is late

  @api @web
  Scenario: Late ones come first
    Given the "Treasurer" was asked to "Count the desks" by 30 April 2026
    And the "Treasurer" was asked to "Find an office" by 20 March 2026
    When today is 23 March 2026
    Then the actions are "Find an office, Count the desks"

  @api @web
  Scenario: An action is handed on
    Given the "Treasurer" was asked to "Find an office" by 20 March 2026
    When I hand "Find an office" on to the "Head of people"
    Then "Find an office" is with the "Head of people" and open

  @api @web
  Scenario: Its day moves, and the first one stays
    Given the "Treasurer" was asked to "Find an office" by 20 March 2026
    When I move the day of "Find an office" to 30 April 2026
    Then "Find an office" is due on 30 April 2026

  @api @web
  Scenario: It is done
    Given the "Treasurer" was asked to "Find an office" by 20 March 2026
    And today is 16 March 2026
    When I record that "Find an office" was done on 13 March 2026
    Then "Find an office" is done on 13 March 2026

  @api @web
  Scenario: A meeting counts actions without naming them
    When I record that the meeting of 10 March 2026 counted 13 actions
    Then 13 actions are known by their number only

  Rule: An action has an owner

    @api @web
    Scenario: Nobody is asked
      When I record the action "Find an office" of nobody
      Then I am told "Say whose action it is: the role that has to do it."
      And there is no action "Find an office"

  Rule: Nothing is done before it was asked for

    @api @web
    Scenario: The day before
      Given the "Treasurer" was asked to "Find an office" by 20 March 2026
      When I record that "Find an office" was done on 9 March 2026
      Then I am told "Action “find-an-office” was assigned on 10 March 2026, so it cannot have been done on 9 March 2026. Leave out the day it was done, or correct the day it was assigned first."
      And "Find an office" is with the "Treasurer" and open

  Rule: What is over changes no more

    @api @web
    Scenario: It was done already
      Given the "Treasurer" was asked to "Find an office" by 20 March 2026
      And "Find an office" was done
      When I move the day of "Find an office" to 30 April 2026
      Then I am told "Action “find-an-office” was done; reopen it if there is something to do after all."
