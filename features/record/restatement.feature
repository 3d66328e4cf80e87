Feature: What was shown, and what is known now
  In order to know how far our reports could be relied on
  As an auditor
  I want what each report showed beside what is known now of the same day, with who recorded the difference and why

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And the workstream "People"
    And the workstream "Systems"
    And "One planning system goes live" was promised for 29 May 2026
    And the overall of "People" was rated green on 5 January 2026

  @api @web
  Scenario: Green then, red with hindsight
    Given today is 10 February 2026
    And the overall of "People" was rated red as from 20 January 2026, because "the transfer had been stopped"
    And today is 12 February 2026
    When I ask what was shown since 1 January 2026
    Then the restatement says "Of 1 light shown at the end of 1 period, 1 was green then and is red with hindsight."
    And at the end of 31 January 2026 the overall of "People" was shown green, and is known as red
    And the reason recorded on 10 February 2026 is "the transfer had been stopped"

  @api @web
  Scenario: A light that was better than it was shown
    Given the overall of "Systems" was rated red as from 5 January 2026, because "no server yet"
    And today is 10 February 2026
    And the overall of "Systems" was rated green on 20 January 2026
    And today is 12 February 2026
    When I ask what was shown since 1 January 2026
    Then at the end of 31 January 2026 the overall of "Systems" was shown red, and is known as green
    And in all 1 light was shown worse than it was

  @api @web
  Scenario: A forecast that was recorded late
    Given today is 10 February 2026
    And the forecast of "One planning system goes live" changed, as from 20 January 2026, to 14 July 2026
    And today is 12 February 2026
    When I ask what was shown since 1 January 2026
    Then at the end of 31 January 2026 "One planning system goes live" was shown as expected on "29 May 2026", and is known as "14 July 2026"

  @api @web
  Scenario: Who had declared what did not last
    Given today is 10 February 2026
    And the overall of "People" was rated red as from 20 January 2026, because "the transfer had been stopped"
    And today is 12 February 2026
    When I ask what was shown since 1 January 2026
    Then of what the programme manager had declared, 1 light was shown better than it was

  @api @web
  Scenario: Changed just before the end of the period
    Given today is 29 January 2026
    And the overall of "People" was rated red as from 29 January 2026, because "the transfer was stopped"
    And today is 12 February 2026
    When I ask what was shown since 1 January 2026
    Then a change is marked as recorded "1 working day before the period’s end on 31 January 2026"

  @api @web
  Scenario: Days in the wrong order
    When I ask what was shown since 5 January 2026 and up to 1 January 2026
    Then I am told "Nothing lies between 5 January 2026 and 1 January 2026: give since the earlier day."

  Rule: What was shown never changes

    @api @web
    Scenario: A report that was issued
      Given the highlight report of 5 January 2026 was begun
      And the highlight report was issued
      And today is 10 February 2026
      And the overall of "People" was rated red as from 5 January 2026, because "the transfer had been stopped"
      When I ask what was shown since 1 January 2026
      Then the restatement says "Of 1 light shown in 1 report, 1 was green then and is red with hindsight."

    @api @web
    Scenario: However much is recorded afterwards
      Given today is 10 February 2026
      And the overall of "People" was rated red as from 20 January 2026, because "the transfer had been stopped"
      And today is 3 March 2026
      And the overall of "People" was rated amber as from 25 January 2026, because "it goes on, late"
      When I ask what was shown since 1 January 2026
      Then at the end of 31 January 2026 the overall of "People" was shown green, and is known as amber
      And at the end of 28 February 2026 the overall of "People" was shown red, and is known as amber

  Rule: What nobody had rated was never shown as green

    @api @web
    Scenario: Rated with hindsight alone
      Given today is 10 February 2026
      And the overall of "Systems" was rated red as from 20 January 2026, because "no server yet"
      And today is 12 February 2026
      When I ask what was shown since 1 January 2026
      Then at the end of 31 January 2026 the overall of "Systems" was not rated, and is known as red
      And in all 1 light was shown

    @api @web
    Scenario: Before anything was recorded
      When I ask what was shown since 1 January 2026
      Then the restatement says "Nothing was shown yet: no report was issued, and no period has ended."
