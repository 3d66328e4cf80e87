Feature: Decisions of boards
  In order to answer later for what was decided
  As a programme manager
  I want every decision kept with who took it, where, and the record that was before them

  Background:
    Given today is 10 March 2026
    And the programme "Riverside shared services"
    And the board "Joint board" is in place
    And the "Joint board" met on 10 March 2026
    And the meeting of 10 March 2026 had the item "Second office" before it

  @api @web
  Scenario: A board decides on an item of its agenda
    When the "Joint board" decides "A second office is rented" on "Second office" on 10 March 2026
    Then "A second office is rented" was agreed by the "Joint board" on 10 March 2026
    And "A second office is rented" was decided under "Second office"

  @api @web
  Scenario: What they saw can be looked at ever after
    Given "Bridge opens" was promised for 1 September 2026
    And the "Joint board" decided "The bridge goes ahead" on 10 March 2026
    And the forecast of "Bridge opens" changed to 1 December 2026
    When I look at what was seen for "The bridge goes ahead"
    Then "Bridge opens" was expected on 1 September 2026 in what they saw

  @api @web
  Scenario: One item that brought two decisions
    Given the "Joint board" decided "A second office is rented" on 10 March 2026
    When the "Joint board" decides "The old office is given up" on "Second office" on 10 March 2026
    Then 2 decisions are in force

  @api @web
  Scenario: A later decision takes the place of an earlier one
    Given the "Joint board" decided "A second office is rented" on 10 March 2026
    And the "Joint board" decided "A second office is bought" on 10 March 2026
    When I record that "A second office is bought" supersedes "A second office is rented"
    Then "A second office is rented" is superseded by "A second office is bought"
    And 1 decision is in force

  @api @web
  Scenario: All partners agree without a meeting
    When I record that "Both cabinets" agreed "The service is shared" on 9 March 2026
    Then "The service is shared" was agreed by "Both cabinets" on 9 March 2026

  Rule: A board that only advises takes no decisions

    @api @web
    Scenario: Advisers decide
      Given the board "Advisory group" only advises
      When the "Advisory group" decides "A second office is rented"
      Then I am told "The board “Advisory group” only advises and takes no decisions. Record what it noted, supported or recommended, or name the board that decided."
      And no decision was taken

    @api @web
    Scenario: Advisers note
      Given the board "Advisory group" only advises
      When the "Advisory group" notes "The second office is on its way"
      Then "The second office is on its way" was noted by the "Advisory group" on 10 March 2026

    @api @web
    Scenario: Advisers are not passed off as somebody else
      Given the board "Advisory group" only advises
      When I record that "Advisory group" agreed "The second office is rented" on 10 March 2026
      Then I am told "“Advisory group” is the board “advisory-group” of this programme. Name it as the board that decided, not in words."
      And no decision was taken

  Rule: Where a board has a quorum it decides only where that is met

    @api @web
    Scenario: Too few are there
      Given the board "Scrutiny panel" decides when 3 of its 5 seats are there
      And the "Scrutiny panel" met on 9 March 2026 with 2 present
      When the "Scrutiny panel" decides "The plan is called in" on 9 March 2026
      Then I am told "The board “Scrutiny panel” decides when at least 3 of it are there, and 2 were there. Record the attendance, or take the decision at a meeting that is quorate."
      And no decision was taken

    @api @web
    Scenario: Officers are there without a vote
      Given the board "Scrutiny panel" decides when 3 of its 5 seats are there
      And the "Scrutiny panel" met on 9 March 2026 with 2 present and 4 without a vote
      When the "Scrutiny panel" decides "The plan is called in" on 9 March 2026
      Then I am told "The board “Scrutiny panel” decides when at least 3 of it are there, and 2 were there. Record the attendance, or take the decision at a meeting that is quorate."

    @api @web
    Scenario: Nobody counted who was there
      Given the board "Scrutiny panel" decides when 3 of its 5 seats are there
      When the "Scrutiny panel" decides "The plan is called in"
      Then I am told "The board “Scrutiny panel” decides when at least 3 of it are there, and nobody stated how many were there. Record the attendance, or take the decision at a meeting that is quorate."

    @api @web
    Scenario: Enough are there
      Given the board "Scrutiny panel" decides when 3 of its 5 seats are there
      And the "Scrutiny panel" met on 9 March 2026 with 3 present
      When the "Scrutiny panel" decides "The plan is called in" on 9 March 2026
      Then "The plan is called in" was agreed by the "Scrutiny panel" on 9 March 2026

  Rule: A decision gives way to a later one alone

    @api @web
    Scenario: An earlier decision is to take the place of a later one
      Given the "Joint board" decided "A second office is rented" on 10 March 2026
      And "Both cabinets" agreed "No office is rented" on 9 March 2026
      When I record that "No office is rented" supersedes "A second office is rented"
      Then I am told "Decision “a-second-office-is-rented” was taken 10 March 2026 and “no-office-is-rented” 9 March 2026, before that. Name a later decision, or correct the day of one of them."

  Rule: Somebody took every decision

    @api @web
    Scenario: Nobody is named
      When I record the decision "The plan is called in" of nobody
      Then I am told "Say who decided: a board, the meeting of one, or the bodies that agreed."
