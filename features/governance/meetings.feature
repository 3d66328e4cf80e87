Feature: Meetings of boards
  In order to know when a decision can be taken, and what became of the last ones
  As a programme manager
  I want every meeting to be kept with its days, its agenda, who was there and what came of it

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And the "Joint board" with 6 members

  @api @web
  Scenario: A board meets for the first time
    When I call a meeting of the "Joint board" for 14 April 2026
    Then I read of the meetings "The next meeting is on 14 April 2026."

  @api @web
  Scenario: A meeting goes to another day
    Given the "Joint board" was to meet on 14 April 2026
    When I move the meeting of 14 April 2026 to 5 May 2026 because "the hall is closed"
    Then I read of the meetings "The next meeting is on 5 May 2026; it was first to be on 14 April 2026."
    And the meeting of 14 April 2026 was moved because "the hall is closed"

  @api @web
  Scenario: A board moves its own next meeting
    Given the "Joint board" met on 5 January 2026
    And the "Joint board" was to meet on 14 April 2026
    And the meeting of 5 January 2026 resolved "We meet in May"
    When I move the meeting of 14 April 2026 to 5 May 2026 by the decision "We meet in May"
    Then the meeting of 14 April 2026 was moved by the decision "We meet in May"

  @api @web
  Scenario: Not everybody came
    Given the "Joint board" was to meet on 5 January 2026
    When I record that the meeting of 5 January 2026 was held with 4 present
    Then the meeting of 5 January 2026 was attended by "4 of 6 members were present"

  @api @web
  Scenario: Nobody says whether it was held
    Given the "Joint board" was to meet on 14 April 2026
    And today is 15 April 2026
    When I look at the meetings
    Then I read of the meetings "No meeting is to come. 1 meeting has gone by without a record of being held."

  @api @web
  Scenario: There is nothing to decide
    Given the "Joint board" was to meet on 14 April 2026
    When I cancel the meeting of 14 April 2026 because "there is nothing to decide"
    Then the meeting of 14 April 2026 is "cancelled: there is nothing to decide"

  @api @web
  Scenario: An item is not for the public
    Given the "Joint board" was to meet on 14 April 2026
    When I put "Lease of the depot" on the agenda of 14 April 2026 in Part II
    Then Part II of the agenda of 14 April 2026 holds "Lease of the depot"

  @api @web
  Scenario: The minutes name what was resolved
    Given the "Joint board" met on 5 January 2026
    And "Chair" and "Terms of reference" were on the agenda of 5 January 2026
    And the meeting of 5 January 2026 resolved "The leader takes the chair" on "Chair"
    When I record that "Terms of reference" was noted on 5 January 2026
    Then the minutes of 5 January 2026 say "2 items, 1 resolution (item 1); item 2 is noted without a resolution; attendance not stated."

  @api @web
  Scenario: A board has the report before it at its meeting
    Given the highlight report of 5 January 2026 was begun
    And the highlight report was issued
    And the "Joint board" met on 5 January 2026
    When the "Joint board" considers the highlight report at its meeting of 5 January 2026
    Then the highlight report was considered by the "Joint board" on 5 January 2026

  @api @web
  Scenario: An earlier day knows of no move
    Given the "Joint board" was to meet on 14 April 2026
    And today is 3 March 2026
    And the meeting of 14 April 2026 was moved to 5 May 2026
    When I look at the record as at 2 March 2026
    Then I read of the meetings "The next meeting is on 14 April 2026."

  Rule: What is recorded late of a meeting is of its day

    @api @web
    Scenario: The minutes are typed in months later
      Given the "Joint board" was to meet on 14 April 2026
      And today is 23 November 2026
      And the meeting of 14 April 2026 was held
      And the meeting of 14 April 2026 resolved "We meet in May"
      When I look at the record as at 15 April 2026
      Then the meeting of 14 April 2026 is "held"
      And 1 decision is in force

    @api @web
    Scenario: The day before it met it was still to come
      Given the "Joint board" was to meet on 14 April 2026
      And today is 23 November 2026
      And the meeting of 14 April 2026 was held
      When I look at the record as at 13 April 2026
      Then the meeting of 14 April 2026 is "to come"

  Rule: No board meets before it is there

    @api @web
    Scenario: A meeting before the board
      When I call a meeting of the "Joint board" for 1 December 2025
      Then I am told "The board “Joint board” is there only since 5 January 2026; it can neither meet nor decide on 1 December 2025. Give a later day, or correct when it was put in place."

    @api @web
    Scenario: A meeting on a day on which the board was only proposed
      Given the board "Cabinet" is only proposed
      And today is 12 January 2026
      And the board "Cabinet" was put in place
      When I call a meeting of the "Cabinet" for 9 January 2026
      Then I am told "The board “Cabinet” is there only since 12 January 2026; it can neither meet nor decide on 9 January 2026. Give a later day, or correct when it was put in place."

  Rule: A meeting moves only with a reason or by a decision

    @api @web
    Scenario: Nobody says why it moves
      Given the "Joint board" was to meet on 14 April 2026
      When I move the meeting of 14 April 2026 to 5 May 2026
      Then I am told "Say in words why the meeting of 14 April 2026 moves, or name the decision that moved it."

  Rule: What is over moves no more, and takes place once

    @api @web
    Scenario: A meeting that was held is to move
      Given the "Joint board" met on 5 January 2026
      When I move the meeting of 5 January 2026 to 5 May 2026 because "too few came"
      Then I am told "The meeting of 5 January 2026 was held; it can no longer move."

    @api @web
    Scenario: A meeting that was cancelled takes place
      Given the "Joint board" was to meet on 5 January 2026
      And the meeting of 5 January 2026 was cancelled
      When I record that the meeting of 5 January 2026 was held with 4 present
      Then I am told "The meeting of 5 January 2026 was cancelled; it cannot be held."

  Rule: What was before a meeting that was held stays as it was

    @api @web
    Scenario: An item is to be another one afterwards
      Given the "Joint board" met on 5 January 2026
      And "Chair" and "Terms of reference" were on the agenda of 5 January 2026
      When I put "chair" on the agenda of 5 January 2026 in Part II
      Then I am told "The meeting of 5 January 2026 was held with item “chair” as “Chair”, and its agenda stays as it was. If that was recorded wrongly, correct the entry; list what is new under another reference."

    @api @web
    Scenario: An urgent item is listed from the minutes
      Given the "Joint board" met on 5 January 2026
      When I put "Flood in the depot" on the agenda of 5 January 2026 in Part II
      Then Part II of the agenda of 5 January 2026 holds "Flood in the depot"

  Rule: No more come to a meeting than belong to its board

    @api @web
    Scenario: More came than there are seats
      Given the "Joint board" was to meet on 5 January 2026
      When I record that the meeting of 5 January 2026 was held with 60 present
      Then I am told "60 of the board cannot have been present at the meeting of 5 January 2026: 6 belong to it. Correct the number, and say of officers and guests that they have no vote."

  Rule: No meeting is at an hour that does not exist

    @api @web
    Scenario: The night in which summer time begins
      When I call a meeting of the "Joint board" for 28 March 2027 at 01:30
      Then I am told "There is no 01:30 on 28 March 2027: that night the clocks go forward past it. Give another time."

  Rule: Nothing is dealt with that was not before the meeting

    # People choose the item from the agenda, so that they can name none that is not on it.
    @api
    Scenario: An item that nobody listed
      Given the "Joint board" met on 5 January 2026
      When I record that "Parking" was noted on 5 January 2026
      Then I am told "The agenda of the meeting of 5 January 2026 has no item “parking”. List it first."

    @api @web
    Scenario: A report before a meeting on another day
      Given the highlight report of 5 January 2026 was begun
      And the highlight report was issued
      And the "Joint board" met on 5 January 2026
      And today is 6 January 2026
      When the "Joint board" considers the highlight report on 6 January 2026 at its meeting of 5 January 2026
      Then I am told "The meeting of 5 January 2026 was not on 6 January 2026. Correct one of them."

    @api @web
    Scenario: A report before the meeting of another board
      Given the highlight report of 5 January 2026 was begun
      And the highlight report was issued
      And the "Joint board" met on 5 January 2026
      When the "Staff group" considers the highlight report at its meeting of 5 January 2026
      Then I am told "The meeting of 5 January 2026 is one of the board “Joint board”, which “Staff group” does not mean. Correct one of them."
