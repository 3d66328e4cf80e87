Feature: Rating on different scales
  In order not to mistake one council's amber for another's
  As an auditor
  I want a rating to keep the scale it was given on

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And the workstream "Planning"
    And today is 3 March 2026

  Rule: Ratings on different scales are never compared

    @api @web
    Scenario: From three points to five
      Given the schedule of "Planning" was rated green on 2 February 2026
      And the programme adopted the five-point scale
      When I rate the schedule of "Planning" amber-green on the five-point scale because "one planner has left", back to green by "hiring in April"
      Then the schedule of "Planning" is rated Amber/Green
      And the schedule of "Planning" cannot be compared with before, when it was Green

    @api @web
    Scenario: Lights of different scales are counted apart
      Given the schedule of "Planning" was rated green on 2 February 2026
      And the programme adopted the five-point scale
      When I rate the budget of "Planning" red on the five-point scale because "the supplier is bankrupt", back to green by "a new tender"
      Then the board counts 1 light of green on the three-point scale
      And the board counts 1 light of red on the five-point scale

  Rule: A programme rates on one scale at a time

    # People are offered the lights of the programme's own scale, and no others.

    @api
    Scenario: A rating on another scale than the programme's
      When I rate the schedule of "Planning" amber-green on the five-point scale because "one planner has left", back to green by "hiring in April"
      Then I am told "The programme rates on the three-point scale (green, amber, red); this one is on the five-point one. Rate on the programme's scale, or let the programme adopt the other first."
      And the schedule of "Planning" is not rated

  Rule: A light lies on the scale it is given on

    @api @web
    Scenario: Plain amber where there is none
      When I rate the schedule of "Planning" amber on the four-point scale because "two planners have left", back to green by "hiring in April"
      Then I am told that Amber is not on the four-point scale
      And the schedule of "Planning" is not rated
