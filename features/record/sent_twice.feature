Feature: Changes that cross on their way
  In order that no change is lost, and none is counted twice
  As a programme manager
  I want the tracker to know an order it has had, and a view that is out of date

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And "One planning system goes live" was promised for 29 May 2026

  Rule: The same order sent twice is recorded once

    @api @web
    Scenario: The line broke before the answer came
      Given I changed the forecast of "One planning system goes live" to 14 July 2026
      When I send the same order again
      Then I get the answer I got before
      And "One planning system goes live" has been forecast 1 time

    @api @web
    Scenario: The answer stays the same whatever has happened since
      Given I changed the forecast of "One planning system goes live" to 14 July 2026
      And a colleague changed the forecast of "One planning system goes live" to 30 September 2026
      When I send the same order again
      Then I get the answer I got before
      And "One planning system goes live" is expected on 30 September 2026

  Rule: A change made from an old version never overwrites a newer one

    @api @web
    Scenario: A colleague was quicker
      Given I have "One planning system goes live" open in front of me
      And a colleague changed the forecast of "One planning system goes live" to 30 September 2026
      When I change the forecast of "One planning system goes live" to 14 July 2026 because "the supplier is late" (supplier)
      Then I am told that "One planning system goes live" has changed since I read it
      And "One planning system goes live" is expected on 30 September 2026
