Feature: Risks that come true
  In order to see which of our worries became work
  As a member of the steering group
  I want a risk that happens to become an issue in the same breath

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And the risk "The supplier goes bankrupt" owned by the "ICT lead"

  @api @web
  Scenario: What could happen has happened
    When the risk "The supplier goes bankrupt" comes true as the issue "Find another supplier"
    Then the risk "The supplier goes bankrupt" became the issue "Find another supplier"
    And the issue "Find another supplier" came from the risk "The supplier goes bankrupt"
    And the issue "Find another supplier" belongs to the "ICT lead"

  Rule: The risk ends and the issue begins together, or neither does

    @api @web
    Scenario: The issue is in the record already
      Given the issue "Find another supplier"
      When the risk "The supplier goes bankrupt" comes true as the issue "Find another supplier"
      Then I am told that the issue "Find another supplier" is in the record already
      And the risk "The supplier goes bankrupt" is open

  Rule: A risk comes true once

    @api @web
    Scenario: It cannot happen again under the same name
      Given the risk "The supplier goes bankrupt" came true as the issue "Find another supplier"
      When the risk "The supplier goes bankrupt" comes true as the issue "Find a third supplier"
      Then I am told "Risk “the-supplier-goes-bankrupt” became issue “find-another-supplier”; it can no longer change. Identify a new risk if there is one."
      And there is no issue "Find a third supplier"
