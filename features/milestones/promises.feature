Feature: Keeping the promises that were made
  In order to know how late we are against what was first agreed
  As a member of the steering group
  I want every baseline of a milestone to stay readable, with the reason for the next one

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services" of "Northbank" and "Southbank"
    And "Staff transfer to one employer" was promised for 1 April 2026

  @api @web
  Scenario: A new baseline is agreed for a stated reason
    When I agree a new baseline of 14 April 2026 for "Staff transfer to one employer" because "the unions asked for time" (decision-awaited)
    Then "Staff transfer to one employer" is promised for 14 April 2026
    And "Staff transfer to one employer" was first promised for 1 April 2026
    And the latest promise for "Staff transfer to one employer" was made because "the unions asked for time"

  @api @web
  Scenario: Slippage is measured against both promises
    Given the baseline of "Staff transfer to one employer" changed to 14 April 2026
    When I change the forecast of "Staff transfer to one employer" to 28 April 2026 because "payroll is not ready" (supplier)
    Then "Staff transfer to one employer" slips by 14 days
    And "Staff transfer to one employer" slips by 27 days against its first promise

  @api @web
  Scenario: Where partners promised different days the last of them counts
    When I plan "Both cabinets agree" for 15 September 2026 in "Northbank" and 4 October 2026 in "Southbank"
    Then "Both cabinets agree" is promised for 4 October 2026
    And "Northbank" promised "Both cabinets agree" for 15 September 2026

  Rule: A baseline is never changed silently

    @api @web
    Scenario: A moving forecast leaves the promise alone
      When I change the forecast of "Staff transfer to one employer" to 1 October 2026 because "the unions asked for time" (decision-awaited)
      Then "Staff transfer to one employer" is promised for 1 April 2026
      And "Staff transfer to one employer" has been promised 1 time

    @api @web
    Scenario: A new baseline without a reason
      When I agree a new baseline of 14 April 2026 for "Staff transfer to one employer" without saying why
      Then I am asked for a reason and a note
      And "Staff transfer to one employer" is promised for 1 April 2026

    @api @web
    Scenario: A new baseline by somebody who only leads a workstream
      Given I am a workstream lead
      When I agree a new baseline of 14 April 2026 for "Staff transfer to one employer" because "it suits us better" (scope)
      Then I am told "A workstream lead of “riverside-shared-services” may not give the order “rebaseline”. It may be given by: programme manager, administrator."
