Feature: The pack of a meeting
  In order to know later what a board had before it when it decided
  As an auditor
  I want what a board is given frozen at one position of the record, and made again just as it was

  Background:
    Given today is 2 March 2026
    And the programme "Riverside shared services", which reports every 28 days
    And the board "Joint board" is in place
    And the "Joint board" was to meet on 17 March 2026
    And the workstream "Planning"
    And "One planning system goes live" in "Planning" was promised for 13 March 2026

  @api @web
  Scenario: Before it is frozen the pack shows the record as it is now
    Given the meeting of 17 March 2026 had the item "Find a second office" before it
    When I look at the pack of 17 March 2026
    Then the pack says "No pack is frozen yet. This is what one would say now."
    And "Find a second office" is on the agenda of the pack

  @api @web
  Scenario: A pack is frozen for the board
    Given today is 10 March 2026
    When I freeze the pack of 17 March 2026
    Then the pack of 17 March 2026 is pack 1 of 1
    And the pack of 17 March 2026 matches its seal

  @api @web
  Scenario: What stands out comes first
    Given today is 16 March 2026
    And the schedule of "Planning" was rated red because "the supplier is bankrupt", back to green by "a new tender"
    When I freeze the pack of 17 March 2026
    Then under "red" the pack names "Planning: schedule", back to green by "a new tender"
    And under "late" the pack names "One planning system goes live"

  @api @web
  Scenario: The board gets the reports that were issued, and is told which are missing
    Given the highlight report of 2 March 2026 was begun
    And the highlight report was issued
    And the highlight report of 2 March 2026 on "Planning" was begun
    When I freeze the pack of 17 March 2026
    Then the pack holds the report "this-month" with the digest of its seal
    And the pack says that the report on "Planning" is missing

  @api @web
  Scenario: A gate that waits for the board comes with what was shown of each criterion
    Given the phase "Design" from 1 January 2026 to 31 March 2026, whose gate asks that "both cabinets agree"
    And the gate of "Design" asks for "both cabinets agree" and "the money is there", before the "Joint board"
    And a colleague showed at the gate of "Design" that "both cabinets agree" is met: "the minutes"
    When I freeze the pack of 17 March 2026
    Then the pack asks the board for the gate "The gate of Design"
    And the pack says that "both cabinets agree" is met: "the minutes"
    And the pack says that "the money is there" is not stated, without evidence

  @api @web
  Scenario: What rose to the board is asked of it
    Given the issue "Search fees are miscalculated"
    And the issue "Search fees are miscalculated" was escalated to the "Joint board"
    And today is 10 March 2026
    When I freeze the pack of 17 March 2026
    Then the pack asks the board for the escalation "Search fees are miscalculated"
    And the pack says of it "With this board since 2 March 2026 for 8 days: an issue; because “it takes more money”."

  @api @web
  Scenario: What sits with another board is asked of that one
    Given the board "Chief officers" is in place
    And the issue "Search fees are miscalculated"
    And the issue "Search fees are miscalculated" was escalated to the "Chief officers"
    When I freeze the pack of 17 March 2026
    Then the pack asks the board for nothing

  @api @web
  Scenario: A pack that is frozen again
    Given the pack of 17 March 2026 was frozen
    And the meeting of 17 March 2026 had the item "Find a second office" before it
    When I freeze the pack of 17 March 2026
    Then the pack of 17 March 2026 is pack 2 of 2
    And "Find a second office" is on the agenda of the pack
    And pack 1 of 17 March 2026 has nothing on its agenda, and matches its seal

  @api @web
  Scenario: What a board decides, it decides on its pack
    Given the pack of 17 March 2026 was frozen
    And the forecast of "One planning system goes live" changed to 14 July 2026
    And today is 17 March 2026
    And the meeting of 17 March 2026 was held
    When the "Joint board" decides "The office is rented" on 17 March 2026
    Then "The office is rented" was decided on pack 1 of 17 March 2026

  @api @web
  Scenario: An auditor replays what the board saw at its meetings
    Given the pack of 17 March 2026 was frozen
    And today is 17 March 2026
    And the meeting of 17 March 2026 was held
    And the forecast of "One planning system goes live" changed to 14 July 2026
    When I look at the packs
    Then I read of the packs "1 of 1 meeting has a pack. The pack is what was frozen."

  @api @web
  Scenario: A board that was given packs before misses one
    Given the pack of 17 March 2026 was frozen
    And the "Joint board" was to meet on 14 April 2026
    When today is 7 April 2026
    Then the meeting of 14 April 2026 misses its pack

  Rule: What was frozen stays as it was given

    @api @web
    Scenario: Something is recorded after it was frozen
      Given today is 10 March 2026
      And the pack of 17 March 2026 was frozen
      When I change the forecast of "One planning system goes live" to 14 July 2026 because "the supplier is late" (supplier)
      Then the pack of 17 March 2026 matches its seal
      And under "late" the pack names nothing
      And 1 entry was recorded since the pack of 17 March 2026 was frozen

    @api @web
    Scenario: Nothing has changed since the pack was frozen
      Given the pack of 17 March 2026 was frozen
      When I freeze the pack of 17 March 2026
      Then the pack of 17 March 2026 is pack 1 of 1

  Rule: A pack is what a board is given before it meets

    @api @web
    Scenario: The meeting was held already
      Given today is 17 March 2026
      And the meeting of 17 March 2026 was held
      When I freeze the pack of 17 March 2026
      Then I am told "The meeting of 17 March 2026 was held; no pack can be frozen for it any more."

    @api @web
    Scenario: The meeting will not take place
      Given the meeting of 17 March 2026 was cancelled
      When I freeze the pack of 17 March 2026
      Then I am told "The meeting of 17 March 2026 was cancelled; no pack can be frozen for it any more."

    @api @web
    Scenario: The day of the meeting has gone by
      Given today is 18 March 2026
      When I freeze the pack of 17 March 2026
      Then I am told "The meeting of 17 March 2026 has gone by, and a pack is what a board is given before it meets. Record that the meeting was held, or move it to the day it will be on."

  Rule: Whoever manages the programme freezes its packs

    @api @web
    Scenario: A workstream lead freezes a pack
      Given I am a workstream lead
      When I freeze the pack of 17 March 2026
      Then I am told "A workstream lead of “riverside-shared-services” may not give the order “freeze pack”. It may be given by: programme manager, administrator."
