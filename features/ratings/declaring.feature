Feature: Declaring how things stand
  In order to trust a light on the board
  As a member of the steering group
  I want every rating to say who gave it, why, and how it gets back to green

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And the workstream "Planning"
    And today is 3 March 2026

  @api @web
  Scenario: An amber light with a rationale and a path to green
    When I rate the schedule of "Planning" amber because "two planners have left", back to green by "hiring in April"
    Then the schedule of "Planning" is rated Amber
    And the rating of the schedule of "Planning" says "two planners have left"
    And the rating of the schedule of "Planning" leads back to green by "hiring in April"

  @api @web
  Scenario: Things have become worse
    Given the schedule of "Planning" was rated green on 2 February 2026
    When I rate the schedule of "Planning" red because "the supplier is bankrupt", back to green by "a new tender"
    Then the schedule of "Planning" is rated Red
    And the schedule of "Planning" is worse than before, when it was Green

  @api @web
  Scenario: No change is something to say
    Given the schedule of "Planning" was rated green on 2 February 2026
    When I confirm that the rating of the schedule of "Planning" is unchanged
    Then the schedule of "Planning" was last looked at on 3 March 2026
    And the schedule of "Planning" is rated Green since 2 February 2026

  Rule: No light is declared without its reasons

    @api @web
    Scenario: A green light without a rationale
      When I rate the schedule of "Planning" green without a word
      Then I am told "Say why it is Green: a rating is declared with a rationale."
      And the schedule of "Planning" is not rated

    @api @web
    Scenario: An amber light with no way back
      When I rate the schedule of "Planning" amber because "two planners have left"
      Then I am told "Say how it gets back to green: a rating of Amber needs a path to green."
      And the schedule of "Planning" is not rated

  Rule: What nobody has rated is never shown as green

    @api @web
    Scenario: A board before the first declaration
      When I look at the record as at 3 March 2026
      Then the overall rating of "Planning" shows as "Not rated"
      And the board counts no light of green on the three-point scale
