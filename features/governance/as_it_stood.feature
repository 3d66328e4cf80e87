Feature: What was decided, by the board as it stood that day
  In order to type in late minutes, and to have old decisions stand
  As a clerk of boards
  I want each decision judged by what its board was on the day, whatever it was before and became since

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And the board "Joint board" is in place
    And today is 10 February 2026
    And the "Joint board" met on 10 February 2026
    And on 10 February 2026 the "Joint board" decided "A second office is rented"
    And today is 10 March 2026

  @api @web
  Scenario: The minutes of a board that decided then and only advises now
    Given the "Joint board" only advises since 1 March 2026
    When I record that the "Joint board" decided "The old office is given up" on 12 February 2026
    Then "The old office is given up" was agreed by the "Joint board" on 12 February 2026

  @api @web
  Scenario: The minutes of a board that only advised then and decides now
    Given the board "Advisory group" only advises
    And today is 17 March 2026
    And the "Advisory group" decides since 17 March 2026
    When I record that the "Advisory group" decided "The old office is given up" on 12 March 2026
    Then I am told "The board “Advisory group” only advises and takes no decisions. Record what it noted, supported or recommended, or name the board that decided."
    And 1 decision is in force

  @api @web
  Scenario: What a board is from a later day on leaves its decisions alone
    When I let the "Joint board" only advise from 1 March 2026
    Then 1 decision is in force

  @api @web
  Scenario: A decision whose day was wrong follows its meeting
    Given the day of "A second office is rented" was left to its meeting
    When I correct the day of the meeting of 10 February 2026 to 12 February 2026
    Then "A second office is rented" was agreed by the "Joint board" on 12 February 2026

  Rule: Nothing takes from a decision what its board was that day

    @api @web
    Scenario: A board is said to have only advised already then
      When I let the "Joint board" only advise from 1 February 2026
      Then I am told "Then decision “a-second-office-is-rented” could not have been taken by the board “Joint board”: The board “Joint board” only advises and takes no decisions. Record what it noted, supported or recommended, or name the board that decided. Correct or withdraw that decision first."

    @api @web
    Scenario: A board is said to have needed more members already then
      When I let the "Joint board" decide when 3 are there from 1 February 2026
      Then I am told "Then decision “a-second-office-is-rented” could not have been taken by the board “Joint board”: The board “Joint board” decides when at least 3 of it are there, and nobody stated how many were there. Record the attendance, or take the decision at a meeting that is quorate. Correct or withdraw that decision first."

    @api @web
    Scenario: A meeting goes to another day than what it decided
      When I correct the day of the meeting of 10 February 2026 to 12 February 2026
      Then I am told "Then decision “a-second-office-is-rented” could not have been taken at the meeting of 10 February 2026: The meeting of 12 February 2026 was not on 10 February 2026. Correct one of them. Correct that decision first: where its own day is left out, it is the day of its meeting."

  Rule: No gate is decided on before the board is there

    @api @web
    Scenario: A board that began later
      Given the board "Steering group" is in place since 1 March 2026
      And the phase "Design" from 1 January 2026 to 31 May 2026, whose gate asks that "both cabinets agree"
      When I record that the "Steering group" let "Design" proceed on 10 February 2026
      Then I am told "The board “Steering group” is there only since 1 March 2026; it can neither meet nor decide on 10 February 2026. Give a later day, or correct when it was put in place."
