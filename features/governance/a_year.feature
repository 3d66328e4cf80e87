Feature: A year of a programme, and what its boards saw of it
  In order to judge fairly, years later, what a board decided
  As an auditor
  I want to replay what each board saw at each of its meetings, beside what is known of the same days now

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services", which reports every 28 days
    And the board "Cabinet" is in place
    And the board "Joint board" reports to the "Cabinet"
    And the workstream "Planning"
    And the workstreams report each quarter from 1 January 2026, within 5 working days, on "Progress" and "Risks"
    And "One planning system goes live" in "Planning" was promised for 30 June 2026
    And the phase "Design" from 1 January 2026 to 31 March 2026, whose gate asks that "the money is there"
    And the phase "Build" after "Design" from 1 June 2026 to 31 December 2026
    And the gate of "Design" asks for "both cabinets agree" and "the money is there", before the "Joint board"
    And the phases are held at gates
    And the "Joint board" was to meet on 17 March 2026
    And the "Joint board" was to meet on 16 June 2026
    And the "Joint board" was to meet on 15 September 2026
    And the "Cabinet" was to meet on 22 September 2026
    And the "Joint board" was to meet on 15 December 2026

    # March: the joint board lets Build start, under a condition.
    And today is 10 March 2026
    And the schedule of "Planning" was rated green on 10 March 2026
    And a colleague showed at the gate of "Design" that "both cabinets agree" is met: "the minutes of both"
    And the report of 10 March 2026 went out
    And the pack of 17 March 2026 was frozen
    And today is 17 March 2026
    And the meeting of 17 March 2026 was held
    And the "Joint board" let "Design" proceed if "the architect is hired" by 30 April 2026
    And today is 28 April 2026
    And the condition "the architect is hired" of "Design" was met: "the contract is signed"
    And the return of "Planning" up to 31 March 2026 came on 7 April 2026 with "Progress" and "Risks"

    # June: Build has started. The supplier is late, and the joint board approves a later promise.
    And today is 1 June 2026
    And the phase "Build" started
    And today is 10 June 2026
    And the forecast of "One planning system goes live" changed to 25 September 2026
    And "Wait for the supplier" was asked of the "Joint board": "One planning system goes live" on 30 September 2026
    And the schedule of "Planning" was rated green on 10 June 2026
    And the report of 10 June 2026 went out
    And the pack of 16 June 2026 was frozen
    And today is 16 June 2026
    And the meeting of 16 June 2026 was held
    And the "Joint board" approved "Wait for the supplier"
    And the "Joint board" decided "A second supplier is sought" on 16 June 2026
    And by the decision "A second supplier is sought" the "Treasurer" was asked to "Find a second supplier" by 31 July 2026

    # September: the return for June comes late, for the supplier is bankrupt. The cabinet settles what the joint board cannot.
    And today is 8 September 2026
    And the return of "Planning" up to 30 June 2026 came on 7 September 2026 with "Progress" and "Risks"
    And the issue "The supplier is bankrupt"
    And the issue "The supplier is bankrupt" was escalated to the "Joint board"
    And the schedule of "Planning" was rated red because "the supplier is bankrupt", back to green by "a new tender"
    And the report of 8 September 2026 went out
    And the pack of 15 September 2026 was frozen
    And today is 15 September 2026
    And the meeting of 15 September 2026 was held
    And the issue "The supplier is bankrupt" was passed up to the "Cabinet"
    And today is 18 September 2026
    And the pack of 22 September 2026 was frozen
    And today is 22 September 2026
    And the meeting of 22 September 2026 was held
    And the "Cabinet" decided "The second supplier takes over" on 22 September 2026
    And the "Cabinet" resolved the issue "The supplier is bankrupt" by the decision "The second supplier takes over"
    And today is 25 September 2026
    And "Find a second supplier" was done on 24 September 2026

    # December: no return has come for September, and the pack says so. It comes out that the supplier had stopped before the joint board met in June.
    And today is 1 December 2026
    And the schedule of "Planning" of 10 June 2026 was corrected to red because "the supplier had stopped in May"
    And the forecast of 25 September 2026 for "One planning system goes live" was corrected to 30 November 2026
    And "One planning system goes live" was met on 30 November 2026
    And today is 8 December 2026
    And the schedule of "Planning" was rated green on 8 December 2026
    And the report of 8 December 2026 went out
    And the pack of 15 December 2026 was frozen
    And today is 15 December 2026
    And the meeting of 15 December 2026 was held
    And today is 4 January 2027
    And I am an auditor

  @api @web
  Scenario: The auditor replays what each board saw at each of its meetings
    When I replay what the boards saw
    Then the schedule of "Planning", and when "One planning system goes live" was expected, they saw so:
      | meeting           | board       | pack              | light then | light now | expected then     | expected now     |
      | 17 March 2026     | Joint board | as it was frozen  | Green      | Green     | 30 June 2026      | 30 June 2026     |
      | 16 June 2026      | Joint board | as it was frozen  | Green      | Red       | 25 September 2026 | 30 November 2026 |
      | 15 September 2026 | Joint board | as it was frozen  | Red        | Red       | 25 September 2026 | 30 November 2026 |
      | 22 September 2026 | Cabinet     | as it was frozen  | Red        | Red       | 25 September 2026 | 30 November 2026 |
      | 15 December 2026  | Joint board | as it was frozen  | Green      | Green     | 30 November 2026  | 30 November 2026 |
    And I read of the packs "5 of 5 meetings have a pack. All 5 packs are what was frozen."
    And with hindsight I read of the meeting of 17 March 2026 "1 light was shown green, and is green with hindsight."
    And with hindsight I read of the meeting of 16 June 2026 "1 light was shown green, and is not green with hindsight. Planning, schedule: green then, red with hindsight."
    And with hindsight I read of the meeting of 15 September 2026 "No light was shown green."

  @api @web
  Scenario: A gate, a change request and a decision, each taken on what the board was given
    When I look at the record as at 16 June 2026, as it was known on 16 June 2026
    Then the phase "Build" has started
    And the change request "Wait for the supplier" is approved
    And "One planning system goes live" was first promised for 30 June 2026
    And "One planning system goes live" is promised for 30 September 2026
    And the latest promise for "One planning system goes live" came by the change request "Wait for the supplier"
    And "A second supplier is sought" was decided on pack 1 of 16 June 2026

  @api @web
  Scenario: An issue that the joint board could not settle, and an action that came of a decision
    When I look at the record as at 31 December 2026
    Then the issue "The supplier is bankrupt" was 7 days with the "Joint board" and 7 days with the "Cabinet"
    And the issue "The supplier is bankrupt" was resolved by the "Cabinet" 14 days after it rose
    And "The second supplier takes over" was decided on pack 1 of 22 September 2026
    And "Find a second supplier" is done on 24 September 2026

  @api @web
  Scenario: One return came in time, one late, and one not at all
    When I look at the record as at 31 December 2026
    Then the return of "Planning" up to 31 March 2026 is "on time"
    And the return of "Planning" up to 30 June 2026 is "62 days late"
    And the return of "Planning" up to 30 September 2026 is "missing, 85 days late"
    And under "returns" the pack of 15 December 2026 names "Planning, 1 July 2026 to 30 September 2026"

  @api @web
  Scenario: What each pack asked of its board
    When I replay what the boards saw
    Then they were asked for:
      | meeting           | asked                                           |
      | 17 March 2026     | The gate of Design                              |
      | 16 June 2026      | Wait for the supplier                           |
      | 15 September 2026 | The supplier is bankrupt                        |
      | 22 September 2026 | The supplier is bankrupt                        |
      | 15 December 2026  | nothing                                         |

  Rule: What a board was given stays as it was given, whatever is found out later

    @api @web
    Scenario: The report of June is restated, and stays as it was issued
      When I ask what was shown since 1 January 2026
      Then at the end of 10 June 2026 the schedule of "Planning" was shown green, and is known as red
      And at the end of 10 June 2026 "One planning system goes live" was shown as expected on "25 September 2026", and is known as "30 November 2026"
      And of what the programme manager had declared, 3 lights was shown better than it was
      And the report of 10 June 2026 still shows "One planning system goes live" on 25 September 2026, and matches its seal
