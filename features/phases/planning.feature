Feature: Planning phases
  In order to see how the parts of the programme lie to one another
  As a programme manager
  I want to plan phases as roughly as they are known, and let each pass its gate

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And the phase "Design" from 1 January 2026 to 30 June 2026, whose gate asks that "both cabinets agree"

  @api @web
  Scenario: Phases may overlap
    When I plan the phase "Build" after "Design" from 1 June 2026 to 31 December 2026
    Then "Design" and "Build" overlap from 1 June 2026 to 30 June 2026

  @api @web
  Scenario: A window may be as vague as the paper it comes from
    When I plan the phase "Build" for "Q3 or Q4 2026/27"
    Then the window of "Build" was written "Q3 or Q4 2026/27"
    And the window of "Build" ends on 31 March 2027
    And "Build" stands as "not started"

  @api @web
  Scenario: A phase without an end runs on
    Given the phase "Run" from 1 February 2026 onwards
    And the phase "Run" started
    When today is 3 March 2031
    Then "Run" stands as "running"
    And "Design" stands as "not started"

  @api @web
  Scenario: A window that has come does not say that anybody began
    Given the phase "Run" from 1 February 2026 onwards
    When today is 4 March 2026
    Then "Run" stands as "planned to be running, start not recorded"
    And I read of the phases "Design and Run are planned to be running, but nobody recorded that they started."

  Rule: A window never moves without saying why

    @api @web
    Scenario: Moving a window quietly
      When I move the window of "Design" to end on 30 September 2026 without saying why
      Then I am asked for a reason and a note

    @api @web
    Scenario: Moving a window keeps the one before readable
      When I move the window of "Design" to end on 30 September 2026 because "the cabinets meet late" (decision-awaited)
      Then the window of "Design" ends on 30 September 2026
      And an earlier window of "Design" ended on 30 June 2026

  Rule: A phase is cleared to start only by the gate before it

    @api @web
    Scenario: The gate has not been reviewed
      When I plan the phase "Build" after "Design" from 1 June 2026 to 31 December 2026
      Then "Build" waits for the gate review of "Design"

    @api @web
    Scenario: The board lets the next phase start
      Given the phase "Build" after "Design" from 1 June 2026 to 31 December 2026
      When the "Joint board" reviews the gate of "Design" and decides to proceed
      Then "Build" is cleared to start

    @api @web
    Scenario: The board wants a pause
      Given the phase "Build" after "Design" from 1 June 2026 to 31 December 2026
      When the "Joint board" reviews the gate of "Design" and decides to pause
      Then "Build" waits for the gate review of "Design"

  Rule: Only what has started can be completed

    @api @web
    Scenario: Finishing before beginning
      When I record that the phase "Design" was completed
      Then I am told "The phase “Design” has not started, so it cannot be completed. Record its start first."
