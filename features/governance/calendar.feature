Feature: A calendar of meetings
  In order to be where a board meets when it does
  As a member of a board
  I want the meetings in my own calendar, and nothing there that nobody has fixed

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And the "Joint board" with 6 members

  @api @web
  Scenario: An evening meeting
    Given the "Joint board" was to meet on 14 April 2026 at 18:00
    When I take the calendar of the meetings away
    Then the calendar shows the "Joint board" on 14 April 2026 at 18:00

  @api @web
  Scenario: A meeting without an hour
    Given the "Joint board" was to meet on 14 April 2026
    When I take the calendar of the meetings away
    Then the calendar shows the "Joint board" on the whole of 14 April 2026

  @api @web
  Scenario: A meeting that has moved
    Given the "Joint board" was to meet on 14 April 2026
    And the meeting of 14 April 2026 was moved to 5 May 2026
    When I take the calendar of the meetings away
    Then the calendar shows the "Joint board" on the whole of 5 May 2026
    And the calendar says that it was first to be on 14 April 2026

  @api @web
  Scenario: A meeting that was cancelled
    Given the "Joint board" was to meet on 14 April 2026
    And the meeting of 14 April 2026 was cancelled
    When I take the calendar of the meetings away
    Then the calendar strikes out the meeting of 14 April 2026

  @api @web
  Scenario: The calendar as it was
    Given the "Joint board" was to meet on 14 April 2026
    And today is 3 March 2026
    And the meeting of 14 April 2026 was moved to 5 May 2026
    When I take the calendar away as it was on 2 March 2026
    Then the calendar shows the "Joint board" on the whole of 14 April 2026

  Rule: What has no exact day is no appointment

    @api @web
    Scenario: A meeting some time in a month
      Given the "Joint board" was to meet in April 2026
      When I take the calendar of the meetings away
      Then the calendar is empty
      And I read that 1 meeting to come has no exact day

  Rule: A calendar is for those who may see the programme

    @api @web
    Scenario: A stranger asks for the calendar
      Given the "Joint board" was to meet on 14 April 2026
      And I am a stranger
      When I take the calendar of the meetings away
      Then I am told "There is no programme “riverside-shared-services”. The list of programmes shows those you may see."
