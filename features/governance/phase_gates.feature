Feature: Letting a phase start only through its gate
  In order to begin nothing that nobody has agreed to
  As a member of the steering group
  I want each gate to say what it asks and what was shown, and no phase to start before a board let it through

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And the "Joint board" with 6 members
    And the phase "Design" from 1 January 2026 to 31 May 2026, whose gate asks that "both cabinets agree"
    And the phase "Build" after "Design" from 1 June 2026 to 31 December 2026

  @api @web
  Scenario: What nobody has shown is not stated, and never met
    When the gate of "Design" asks for "both cabinets agree" and "the money is there", before the "Joint board"
    Then the gate of "Design" stands at 0 met and 2 not stated of 2
    And the "Joint board" decides at the gate of "Design"

  @api @web
  Scenario: Evidence shows how far a criterion is met
    Given the gate of "Design" asks for "both cabinets agree" and "the money is there"
    When a colleague shows that "the money is there" is partly-met: "half of it is in the budget"
    Then the gate of "Design" stands at 0 met and 1 not stated of 2
    And the gate of "Design" was shown "half of it is in the budget"

  @api @web
  Scenario: Evidence that was wrong is corrected
    Given a colleague showed at the gate of "Design" that "both cabinets agree" is met: "the minutes"
    When the evidence at the gate of "Design" is corrected to not-met
    Then the gate of "Design" stands at 0 met and 0 not stated of 1

  @api @web
  Scenario: A board lets the next phase start under conditions
    When the "Joint board" lets "Design" proceed if "the architect is hired" by 30 April 2026
    Then "Build" is cleared to start
    And the gate of "Design" counts 1 open and 0 late conditions

  @api @web
  Scenario: A condition that is not met in time is late
    Given the "Joint board" let "Design" proceed if "the architect is hired" by 30 April 2026
    When today is 4 May 2026
    Then the gate of "Design" counts 1 open and 1 late conditions
    And attention is needed at the gate of "Design": condition-late

  @api @web
  Scenario: A condition is met
    Given the "Joint board" let "Design" proceed if "the architect is hired" by 30 April 2026
    And today is 14 April 2026
    When I record that the condition "the architect is hired" of "Design" was met: "the contract is signed"
    Then the gate of "Design" counts 0 open and 0 late conditions

  @api @web
  Scenario: A gate that comes near without evidence needs attention
    When today is 11 May 2026
    Then attention is needed at the gate of "Design": gate-holds, gate-due and evidence-missing

  @api @web
  Scenario: Reading which phase may start
    When the phases are held at gates
    Then I read of the gates "Design may start. Build waits for the gate of Design. Phases are held at gates since 3 March 2026."

  Rule: Where the programme holds phases at gates, none starts before the gate let it through

    @api @web
    Scenario: Starting before the gate was reviewed
      Given the phases are held at gates
      When I record that the phase "Build" started
      Then I am told "The phase “Build” cannot have started before the gate of the phase “Design” let it through: no review of it is recorded, and what it asks has no evidence. Have the body that is entitled to it decide at that gate, and record its review first."

    @api @web
    Scenario: Starting after the gate let it through
      Given the phases are held at gates
      And the "Joint board" let "Design" proceed if "the architect is hired" by 30 April 2026
      When I record that the phase "Build" started
      Then the phase "Build" has started

    @api @web
    Scenario: Dating the start before the decision
      Given the phases are held at gates
      And today is 17 March 2026
      And the "Joint board" let "Design" proceed if "the architect is hired" by 30 April 2026
      When I record that the phase "Build" started on 10 March 2026
      Then I am told "The phase “Build” cannot have started before the gate of the phase “Design” let it through: that was decided only on 17 March 2026. Give 17 March 2026 or a later day as the day of its start."

    @api @web
    Scenario: Where nothing is held a start is recorded, with a warning
      When I record that the phase "Build" started
      Then the phase "Build" has started
      And of the phase "Build" I am warned "It was started before the review it waits for let it proceed."

    @api @web
    Scenario: Taking the decision back once the next phase has started
      Given the phases are held at gates
      And the "Joint board" let "Design" proceed if "the architect is hired" by 30 April 2026
      And the phase "Build" started
      When I withdraw what was decided at the gate of "Design"
      Then I am told that "Build" has started and could not have

  Rule: Nobody decides on their own work, and only a body that is entitled to it decides

    @api @web
    Scenario: Deciding on what one gave evidence for
      Given I showed at the gate of "Design" that "both cabinets agree" is met: "the minutes"
      When the "Joint board" reviews the gate of "Design" and decides to proceed
      Then I am told "Programme manager gave evidence for the phase “Design”, and so cannot record what is decided at its gate. Have somebody else record it."

    @api @web
    Scenario: Deciding on the phase that one leads
      Given the phase "Design" is led by the "Programme manager"
      When the "Joint board" reviews the gate of "Design" and decides to proceed
      Then I am told "Programme manager leads the phase “Design”, and so cannot record what is decided at its gate. Have somebody else record it."

    @api @web
    Scenario Outline: Giving the phase that one led to another, or spelling oneself differently
      Given the phase "Design" is led by the "Programme manager"
      And the phase "Design" is led by the "<role>"
      When the "Joint board" reviews the gate of "Design" and decides to proceed
      Then I am told "Programme manager <did> the phase “Design”, and so cannot record what is decided at its gate. Have somebody else record it."

      Examples:
        | role               | did   |
        | programme  manager | leads |
        | Bridge engineer    | led   |

    @api @web
    Scenario: A board that only advises decides at no gate
      Given the board "Users of the service" only advises
      When the "Users of the service" reviews the gate of "Design" and decides to proceed
      Then I am told that the "Users of the service" only advises
      And "Build" waits for the gate review of "Design"

    @api @web
    Scenario: Words open no gate where a board decides
      When the "Friends of the service" reviews the gate of "Design" and decides to proceed
      Then I am told "The gate of the phase “Design” is not held by “Friends of the service”. The board “joint-board” decides here: name the board that said it. If that body is to decide, constitute it as a board first, and let it hold the gate."
      And "Build" waits for the gate review of "Design"

    @api @web
    Scenario: Another board than the one that holds the gate
      Given the board "Cabinet" is in place
      And the gate of "Design" is held by the "Joint board"
      When the "Cabinet" reviews the gate of "Design" and decides to proceed
      Then I am told "The gate of the phase “Design” is held by the board “joint-board”, not by “cabinet”. Have that board decide, or set first which board holds the gate."
