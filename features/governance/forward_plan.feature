Feature: The forward plan
  In order to bring the right paper before the right people in the right month
  As a programme manager
  I want to see what comes before whom, and where papers time the same thing otherwise

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And the board "Joint board" of level 2 meets "Quarterly", 4 times a year

  @api @web
  Scenario: A month gets its agenda
    When I foresee for the "Joint board" in May "Budget performance" for quarter 4
    Then I read of the forward plan "Boards meet with an agenda in May."
    And in May the boards look back on "Q4, January to March"

  @api @web
  Scenario: Not every board has an agenda in every month
    Given the board "Steering group" of level 1 meets "Quarterly", 4 times a year
    And in May the "Joint board" has "Budget performance" before it for quarter 4
    And in May the "Steering group" has "Highlight reports" before it for quarter 4
    When I foresee for the "Steering group" in August "Highlight reports" for quarter 1
    Then I read of the forward plan "Boards meet with an agenda in May and August. All of them have one in May."

  @api @web
  Scenario: Papers time a report otherwise
    Given "Annual report" comes round
    And "Annual report" is said to come in March
    When I note that a paper lets "Annual report" come in June
    Then papers disagree on when "Annual report" comes
    And I read of the forward plan "1 item comes round; papers disagree on when 1 of them comes."

  @api @web
  Scenario: Papers say the same in other words of a report
    Given "Annual report" comes round
    And "Annual report" is said to come in March
    When I note that a paper lets "Annual report" come in March
    Then papers agree on when "Annual report" comes

  @api @web
  Scenario: A report goes from body to body
    Given "Annual report" comes round
    When I send "Annual report" first to the "Joint board"
    Then "Annual report" comes before "Joint board"

  @api @web
  Scenario: A committee sees a part of it alone
    Given "Business plan" comes round
    When I send "Business plan" to the "Scrutiny committee", which sees "Planning" of it alone
    Then "Business plan" comes before "Scrutiny committee, Planning only"

  Rule: What was dropped from the plan comes round no more

    @api @web
    Scenario: A report that nobody reads is timed again
      Given "Annual report" comes round
      And "Annual report" was dropped from the forward plan
      When I note that a paper lets "Annual report" come in June
      Then I am told "“Annual report” was dropped from the forward plan; plan it anew, under another reference."
