Feature: Keeping the risk register
  In order to spend worry where it is due
  As a programme manager
  I want to score risks as far as anybody can, and see how they move

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And the risk "Key staff leave before the transfer"

  @api @web
  Scenario: A risk is scored
    When I score "Key staff leave before the transfer" as likelihood 4 and impact 5
    Then "Key staff leave before the transfer" scores 20
    And the risk map shows 1 risk at likelihood 4 and impact 5

  @api @web
  Scenario: A risk becomes less likely
    Given "Key staff leave before the transfer" was scored as likelihood 4 and impact 5
    When I score "Key staff leave before the transfer" as likelihood 2 and impact 5
    Then "Key staff leave before the transfer" scores 10, 10 less than before

  @api @web
  Scenario: An action that is not done in time
    Given a pay supplement against "Key staff leave before the transfer" is due on 31 March 2026
    When today is 1 April 2026
    Then 1 action against "Key staff leave before the transfer" is overdue

  Rule: No score is made up for a risk without one

    @api @web
    Scenario: A risk that nobody has scored
      When I look at the record as at 3 March 2026
      Then the score of "Key staff leave before the transfer" is not stated
      And 1 risk has no place on the risk map

    @api @web
    Scenario: Half a score
      When I score "Key staff leave before the transfer" as impact 5 alone
      Then the score of "Key staff leave before the transfer" is not stated
      And 1 risk has no place on the risk map

  Rule: A closed risk changes no more

    @api @web
    Scenario: Scoring what can no longer happen
      Given the risk "Key staff leave before the transfer" was closed because "they have signed"
      When I score "Key staff leave before the transfer" as likelihood 4 and impact 5
      Then I am told "Risk “key-staff-leave-before-the-transfer” is closed; it can no longer change. Identify a new risk if there is one."
