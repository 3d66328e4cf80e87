Feature: The highlight report
  In order to know in two minutes how the programme stands
  As a member of the steering group
  I want one report of what happened, what is late, and what I have to decide

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And today is 3 March 2026
    And "One planning system goes live" was promised on 2 February 2026 for 27 February 2026
    And the highlight report of 3 March 2026 was begun

  @api @web
  Scenario: The report shows what is late
    When I read the highlight report
    Then the highlight report shows "One planning system goes live" as 4 days late

  @api @web
  Scenario: Key events for the public
    When I list the key event "Newsletter to every household" on 16 March 2026
    Then the highlight report shows the key event "Newsletter to every household" on 16 March 2026

  @api @web
  Scenario: A section left empty on purpose says so in the author's words
    When I leave the budget section empty with "No change this month"
    Then the budget section of the highlight report says "No change this month"

  @api @web
  Scenario: Who receives it
    When I send the highlight report to the "Chief executive" and the "Leader of the council"
    Then the highlight report goes to the "Chief executive" and the "Leader of the council"

  Rule: A summary that its own sections contradict says so

    @api @web
    Scenario: No major issues, and one on its way to the board
      Given the summary says that there are no major issues for the board
      And the issue "Search fees are miscalculated"
      When I escalate the issue "Search fees are miscalculated" to the "Joint board"
      Then the highlight report says that its summary and its sections disagree

    @api @web
    Scenario: A summary that agrees with its sections
      Given the summary says that there are no major issues for the board
      When I read the highlight report
      Then the highlight report finds no disagreement
