Feature: Waiting for other milestones
  In order to see which dates are in danger before they slip
  As a workstream lead
  I want to record which milestone waits for which

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And "Both networks are joined" was promised for 27 February 2026
    And "One planning system goes live" was promised for 29 May 2026

  @api @web
  Scenario: A late predecessor shows on the milestone that waits for it
    When I record that "One planning system goes live" waits for "Both networks are joined"
    Then "One planning system goes live" waits for "Both networks are joined", which is late

  @api @web
  Scenario: A predecessor that was met endangers nothing
    Given "One planning system goes live" waits for "Both networks are joined"
    When I record that "Both networks are joined" was met on 2 March 2026
    Then no late milestone holds up "One planning system goes live"

  Rule: No milestone waits for itself, however far around

    @api @web
    Scenario: Closing a ring of three
      Given "One planning system goes live" waits for "Both networks are joined"
      And "Staff are trained" was promised for 30 June 2026
      And "Staff are trained" waits for "One planning system goes live"
      When I record that "Both networks are joined" waits for "Staff are trained"
      Then I am told "“Both networks are joined” would wait for itself: both-networks-are-joined → staff-are-trained → one-planning-system-goes-live → both-networks-are-joined. Leave one of these dependencies out."
