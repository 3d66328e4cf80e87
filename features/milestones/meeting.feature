Feature: Meeting milestones
  In order to learn from how well we kept our dates
  As a member of the steering group
  I want to see what was met when, and what was met late for ever after

  Background:
    Given today is 2 March 2026
    And the programme "Riverside shared services"
    And "Consultation closes" was promised for 29 May 2026
    And today is 20 July 2026

  @api @web
  Scenario: Met on the promised day
    When I record that "Consultation closes" was met on 29 May 2026
    Then "Consultation closes" was met punctually
    And "Consultation closes" shows as "met on 29 May 2026"

  @api @web
  Scenario: Met on a day nobody wrote down
    When I record that "Consultation closes" was met
    Then "Consultation closes" shows as "met, day not stated"
    And whether "Consultation closes" was met late is not stated

  Rule: What was met late stays marked late

    @api @web
    Scenario: Met after the promised day
      When I record that "Consultation closes" was met on 17 July 2026
      Then "Consultation closes" was met late
      And "Consultation closes" slips by 49 days

    @api @web
    Scenario: A new baseline does not make it punctual
      Given a new baseline of 24 July 2026 was approved for "Consultation closes"
      When I record that "Consultation closes" was met on 17 July 2026
      Then "Consultation closes" was met late against its first promise

  Rule: Nothing is met before its day has come

    @api @web
    Scenario: Looking forward to tomorrow
      When I record that "Consultation closes" was met on 21 July 2026
      Then I am told "“Consultation closes” cannot have been met on 21 July 2026: that day has not come yet. Record it when it has happened."
      And "Consultation closes" shows as "open, not stated"

  Rule: A milestone is overdue only after the last day it could still be called on time

    @api @web
    Scenario Outline: A milestone promised for a whole month
      Given "Responses are published" was promised on 2 March 2026 for June 2026
      When I look at the record as at <day>
      Then "Responses are published" is <so many days> overdue

      Examples:
        | day          | so many days |
        | 30 June 2026 | no days      |
        | 1 July 2026  | 1 day        |
        | 20 July 2026 | 20 days      |
