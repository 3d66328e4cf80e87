Feature: Dealing with issues
  In order that what has gone wrong is somebody's to put right
  As a programme manager
  I want to say how bad an issue is, whose it is, and what came of it

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And the issue "Search fees are miscalculated"

  @api @web
  Scenario: An issue is taken to the board
    When I escalate the issue "Search fees are miscalculated" to the "Joint board"
    Then the issue "Search fees are miscalculated" is with the "Joint board" since 3 March 2026
    And the highlight report lists "Search fees are miscalculated" for the board

  @api @web
  Scenario: Somebody outside the service is responsible
    When I make the "Software house" responsible for the issue "Search fees are miscalculated"
    Then the issue "Search fees are miscalculated" is the responsibility of the "Software house"

  @api @web
  Scenario: An issue is resolved
    Given today is 6 March 2026
    When I record that the issue "Search fees are miscalculated" was resolved on 5 March 2026 with "refunds paid"
    Then the issue "Search fees are miscalculated" was resolved with "refunds paid"
    And no issue is open

  Rule: Whether an issue asks for a change is stated or not stated, never assumed

    @api @web
    Scenario: Nobody has said
      When I make the "Software house" responsible for the issue "Search fees are miscalculated"
      Then whether "Search fees are miscalculated" is a change request is not stated

  Rule: A resolved issue changes no more

    @api @web
    Scenario: It has come back
      Given the issue "Search fees are miscalculated" was resolved
      When I escalate the issue "Search fees are miscalculated" to the "Joint board"
      Then I am told "Issue “search-fees-are-miscalculated” is resolved; raise a new one if it has come back."
