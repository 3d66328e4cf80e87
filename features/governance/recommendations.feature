Feature: Papers and what they recommend
  In order to know what became of everything that was put before a board
  As a programme manager
  I want recommendations to stand as decisions on them say, and papers to stay open until there is an outcome

  Background:
    Given today is 10 March 2026
    And the programme "Riverside shared services"
    And the board "Joint board" is in place
    And the paper "Second office" before the "Joint board" on 10 March 2026

  @api @web
  Scenario: Nobody has decided yet
    When "Second office" recommends "Rent it"
    Then the recommendation "Rent it" is proposed
    And the paper "Second office" is open

  @api @web
  Scenario: A recommendation is agreed
    Given "Second office" recommended "Rent it"
    When the "Joint board" agrees to "Rent it"
    Then the recommendation "Rent it" is agreed
    And the paper "Second office" is open no more

  @api @web
  Scenario: A recommendation is agreed under a condition
    Given "Second office" recommended "Rent it"
    When the "Joint board" agrees to "Rent it" on condition that "it costs less than the first"
    Then the recommendation "Rent it" is agreed with conditions
    And the condition on "Rent it" is "it costs less than the first"

  @api @web
  Scenario: A recommendation is put off
    Given "Second office" recommended "Rent it"
    When the "Joint board" defers "Rent it"
    Then the recommendation "Rent it" is deferred
    And the paper "Second office" is open

  @api @web
  Scenario: Its decision is superseded
    Given "Second office" recommended "Rent it"
    And the "Joint board" agreed to "Rent it"
    And the "Joint board" decided "Nothing is rented" on 10 March 2026 against it
    When I record that "Nothing is rented" supersedes "Agreed: Rent it"
    Then the recommendation "Rent it" is rejected

  @api @web
  Scenario: A part stands as its whole does
    Given "Second office" recommended "Rent it"
    And "Second office" recommended "Rent its garage" as a part of "Rent it"
    When the "Joint board" agrees to "Rent it"
    Then the recommendation "Rent its garage" is agreed

  @api @web
  Scenario: Its meeting is over, and no outcome is recorded
    When today is 11 March 2026
    Then the paper "Second office" needs attention, as it was before the meeting of 10 March 2026

  Rule: Numbers stay as they are written, and places say what comes after what

    @api @web
    Scenario: A number that holds a second one
      Given "Second office" recommended number "VIII." in place 8
      And "Second office" recommended number "VI." in place 6
      When "Second office" recommends number "VII. (v)" in place 7
      Then the recommendations are numbered "VI., VII. (v), VIII."

  Rule: What somebody supports is kept apart from what they recommend

    @api @web
    Scenario: Scrutiny recommends one thing and supports another
      Given "Second office" recommended "Rent it"
      When the "Scrutiny panel" supports "Rent its garage"
      Then 1 thing is recommended and 1 is supported

  Rule: A paper says that it means nothing for an area, or what it means, or neither

    @api @web
    Scenario: An area without implications
      When I state that "Second office" has no implications for "Equality"
      Then the implications of "Second office" for "Equality" are "none"

    @api @web
    Scenario: An area that only has a heading
      When I state that "Second office" has a heading for "Climate"
      Then the implications of "Second office" for "Climate" are "not stated"
