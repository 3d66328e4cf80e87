Feature: Boards that govern a programme
  In order to know who decides, who advises and whom they answer to
  As a programme manager
  I want every board kept with its seats, its cycle and its place, and with what papers say of it otherwise

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And the board "Joint board" of level 2 meets "Quarterly", 4 times a year

  @api @web
  Scenario: Two boards make a load
    When I bring in the board "Steering group" of level 1, meeting "Monthly", 12 times a year
    Then I read of the boards "2 boards in 2 levels meet 16 times a year."

  @api @web
  Scenario: A board is proposed
    When I propose the board "Member board", which would meet "6 Monthly", 2 times a year
    Then I read of the boards "1 board in 1 level meets 4 times a year. 1 more is only proposed; together that would be 6 times a year."
    And the board "Member board" is "proposed"

  @api @web
  Scenario: A proposed board begins its work
    Given the board "Member board" is only proposed
    When I record that the board "Member board" is in place since 5 January 2026
    Then the board "Member board" is "in place"

  @api @web
  Scenario: A board meets more often
    When I let the "Joint board" meet "Monthly", 12 times a year
    Then the board "Joint board" meets "Monthly"
    And I read of the boards "1 board in 1 level meets 12 times a year."

  @api @web
  Scenario: Nobody is sure how many sit on it
    When I seat on the "Joint board" 4 councillors and 3 directors in doubt, "Directors x 3?"
    Then the seats of the "Joint board" are "7 seats, 3 of them in doubt"

  @api @web
  Scenario: Nobody says how many sit on it
    When I seat on the "Joint board" 4 councillors and "Heads of Service", of whom nobody says how many
    Then the seats of the "Joint board" are "4 seats; Heads of Service without a count"

  @api @web
  Scenario: Two papers tell of different cycles
    When I note that a paper lets the "Joint board" meet "each month", 12 times a year
    Then of the cycle of the "Joint board" both "Quarterly" and "each month" are kept
    And I read of the boards "1 board in 1 level meets 4 times a year. 1 statement about them disagrees."

  @api @web
  Scenario: Two papers say the same in other words
    When I note that a paper lets the "Joint board" meet "four times a year", 4 times a year
    Then I read of the boards "1 board in 1 level meets 4 times a year."
    And of the cycle of the "Joint board" both "Quarterly" and "four times a year" are kept

  @api @web
  Scenario: A service is on no board
    Given the board "Joint board" has "Planning" in its care
    When I note that a paper gives the "Joint board" the services "Planning and Waste"
    Then "Waste" is on no board

  @api @web
  Scenario: What a group cannot settle rises to the board
    Given the board "Steering group" reports to the "Joint board"
    When I say that the "Steering group" brings things before the "Joint board" by exception only
    Then the way up is from "Steering group" to "Joint board"
    And only by exception does anything come before "Joint board"

  @api @web
  Scenario: A council takes the chair for a year
    When I record that "Bridge City Council" chairs the "Joint board" for "2026/27"
    Then the chair of the "Joint board" is held by "Bridge City Council" for "2026/27"

  @api @web
  Scenario: A board meets in private
    When I close the "Joint board" to the public unless "the leaders agree otherwise"
    Then the "Joint board" meets in private unless "the leaders agree otherwise"

  Rule: No board reports to itself, however long the way

    @api @web
    Scenario: Two boards report to each other
      Given the board "Steering group" reports to the "Joint board"
      When I let the "Joint board" report to the "Steering group"
      Then I am told "“Joint board” would report to itself: joint-board to steering-group to joint-board. Choose another board."

  Rule: A board that was replaced changes no more

    @api @web
    Scenario: A board that is gone meets more often
      Given the board "Joint board" was replaced
      When I let the "Joint board" meet "Monthly", 12 times a year
      Then I am told "The board “Joint board” was replaced; it can no longer change, meet or decide."

  Rule: No more have to be there than sit on the board

    @api @web
    Scenario: A quorum that nobody can meet
      When I seat on the "Joint board" 4 councillors, of whom 5 have to be there
      Then I am told "A quorum of 5 cannot be met by 4 seats. Correct one of them."

  Rule: A board begins its work once

    @api @web
    Scenario: A board begins a second time
      Given the board "Member board" is in place
      When I record that the board "Member board" is in place since 5 January 2026
      Then I am told "The board “Member board” is in place already."

  Rule: Seats are listed once, and somebody has to be there

    @api @web
    Scenario: A quorum of nobody
      When I seat on the "Joint board" 4 councillors, of whom 0 have to be there
      Then I am told "A quorum of 0 asks for nobody to be there. Leave it out where the board has none."

    @api @web
    Scenario: The same seat twice
      When I seat on the "Joint board" 4 councillors and "Councillor", of whom nobody says how many
      Then I am told "The seat “Councillor” is listed twice. List it once, with how many there are."

  Rule: Two boards at work have two names

    @api @web
    Scenario: A second board under the name of the first
      When I bring in the board "JointBoard" of level 1, meeting "Monthly", 12 times a year
      Then I am told "The board “joint-board” is called “JointBoard” too. Give this one another name; or let it be proposed, and put it in place once the other was replaced."

  Rule: A board is in place by today, and goes after it came

    @api @web
    Scenario: A board that will be there next year
      When I bring in the board "Cabinet", in place since 1 April 2026
      Then I am told "The board “Cabinet” cannot have begun its work on 1 April 2026: that day has not come yet. Record it when it has happened."

    @api @web
    Scenario: A board that is gone before it began
      Given the board "Cabinet" is in place since 1 January 2026
      When I record that the board "Cabinet" was replaced on 1 December 2025
      Then I am told "The board “Cabinet” began on 1 January 2026, so it cannot have ended on 1 December 2025. Correct one of them."

  Rule: No board is replaced while it is still to meet

    @api @web
    Scenario: A board goes before its next meeting
      Given the "Joint board" was to meet in April 2026
      When I record that the board "Joint board" was replaced on 5 January 2026
      Then I am told "The board “Joint board” cannot have been replaced on 5 January 2026: it is still to hold meeting “M-April-2026” (April 2026). Cancel it first, move it to an earlier day or record that it was held; or let the board be replaced on a later day."

    @api @web
    Scenario: Another board takes its place, and its meeting is its own
      Given the board "Steering group" is in place
      And the "Joint board" was to meet in April 2026
      When I record that the board "Joint board" was replaced by the "Steering group"
      Then I am told "The board “Joint board” cannot have been replaced on 5 January 2026: it is still to hold meeting “M-April-2026” (April 2026). Cancel it first, move it to an earlier day or record that it was held; or let the board be replaced on a later day."

    @api @web
    Scenario: Its last meeting was cancelled
      Given the "Joint board" was to meet on 14 April 2026
      And the meeting of 14 April 2026 was cancelled
      When I record that the board "Joint board" was replaced on 5 January 2026
      Then the board "Joint board" is "replaced"

  Rule: No board reports to one that is gone for good

    # People choose among the boards that are there.
    @api
    Scenario: The board above was replaced by none
      Given the board "Cabinet" is in place
      And the board "Cabinet" was replaced
      When I let the "Joint board" report to the "Cabinet"
      Then I am told "“Joint board” cannot report to the board “Cabinet”, which was replaced by none. Choose another board, or none."
