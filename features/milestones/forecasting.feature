Feature: Forecasting milestones
  In order to see trouble while there is still time to act
  As a programme manager
  I want to record when a milestone is now expected, and why

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And "One planning system goes live" was promised for 29 May 2026

  @api @web
  Scenario: A forecast moves for a stated reason
    When I change the forecast of "One planning system goes live" to 14 July 2026 because "the supplier is late" (supplier)
    Then "One planning system goes live" is expected on 14 July 2026
    And "One planning system goes live" is promised for 29 May 2026
    And "One planning system goes live" slips by 46 days

  @api @web
  Scenario: Looking again and finding nothing changed is worth a line
    Given today is 31 March 2026
    When I confirm the forecast of "One planning system goes live"
    Then "One planning system goes live" was last confirmed on 31 March 2026
    And "One planning system goes live" is expected on 29 May 2026

  @api @web
  Scenario: Saying the same date again says nothing new
    Given the forecast of "One planning system goes live" changed to 14 July 2026
    When I change the forecast of "One planning system goes live" to 14 July 2026 because "still late" (supplier)
    Then nothing new is recorded
    And "One planning system goes live" has been forecast 1 time

  @api @web
  Scenario: An earlier date is a change like any other
    When I change the forecast of "One planning system goes live" to 15 May 2026 because "testing went well" (earlier-than-planned)
    Then "One planning system goes live" is expected on 15 May 2026
    And "One planning system goes live" slips by -14 days

  Rule: A forecast never moves without saying why

    @api @web
    Scenario: Moving a date and keeping quiet about the reason
      When I change the forecast of "One planning system goes live" to 14 July 2026 without saying why
      Then I am asked for a reason and a note
      And "One planning system goes live" is expected on 29 May 2026

  Rule: A milestone that has been met can slip no further

    @api @web
    Scenario: Changing the forecast after the go-live
      Given today is 6 July 2026
      And "One planning system goes live" was met on 2 July 2026
      When I change the forecast of "One planning system goes live" to 14 July 2026 because "typing error" (correction)
      Then I am told "“One planning system goes live” was met on 2 July 2026; its dates can no longer change."

  Rule: A milestone that was dropped takes no further dates

    @api @web
    Scenario: Forecasting what nobody wants any more
      Given "One planning system goes live" was dropped because "the councils keep their own"
      When I change the forecast of "One planning system goes live" to 14 July 2026 because "second thoughts" (scope)
      Then I am told "“One planning system goes live” was dropped; it takes no further dates. Plan a new milestone if it is wanted again."
