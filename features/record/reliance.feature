Feature: Can I rely on this record?
  In order to know where to begin
  As an auditor
  I want to read in one place what is vouched for, what was put right, and how far reports could be relied on

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And the workstream "People"
    And the overall of "People" was rated green on 5 January 2026

  # Other programs ask each question for itself: of checkpoints, of the audit trail, of what was shown.

  @web
  Scenario: Programme by programme
    Given today is 10 February 2026
    And the overall of "People" was rated red as from 20 January 2026, because "the transfer had been stopped"
    And today is 12 February 2026
    When I ask whether I can rely on the record
    Then of the 1 light that "Riverside shared services" showed this year, 1 light was better than it is known to be
    And 1 entry of "Riverside shared services" was recorded late

  Rule: What nothing vouches for is not called sound

    @web
    Scenario: Before the first checkpoint
      When I ask whether I can rely on the record
      Then I am told that no checkpoint vouches for the record yet
