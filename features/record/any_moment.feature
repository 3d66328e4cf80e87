Feature: Reading the record at any moment
  In order to tell bad luck from hindsight
  As an auditor
  I want to see what was true on a day, and what was known by then

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services"
    And "One planning system goes live" was promised for 29 May 2026

  @api @web
  Scenario: What was true on a day
    Given today is 3 March 2026
    And the forecast of "One planning system goes live" changed to 14 July 2026
    When I look at the record as at 2 March 2026
    Then "One planning system goes live" is expected on 29 May 2026

  @api @web
  Scenario: What was true, and not yet known
    Given today is 3 March 2026
    And the forecast of "One planning system goes live" changed, as from 2 February 2026, to 14 July 2026
    When I look at the record as at 10 February 2026
    Then "One planning system goes live" is expected on 14 July 2026

  @api @web
  Scenario: What was known by then
    Given today is 3 March 2026
    And the forecast of "One planning system goes live" changed, as from 2 February 2026, to 14 July 2026
    When I look at the record as at 10 February 2026, as it was known on 2 March 2026
    Then "One planning system goes live" is expected on 29 May 2026

  @api @web
  Scenario: Something that happened last week is recorded today
    Given today is 3 March 2026
    When I record that "One planning system goes live" was met on 27 February 2026
    Then as at 27 February 2026 "One planning system goes live" shows as "met on 27 February 2026"
    And as at 26 February 2026 "One planning system goes live" shows as "open, not stated"

  Rule: Nothing takes effect in the future

    @api @web
    Scenario: A change for tomorrow
      When I confirm the forecast of "One planning system goes live" as from 6 January 2026
      Then I am told "This was to take effect on 6 January 2026, but today is 5 January 2026: nothing takes effect in the future. Record it on the day, or as a plan."

  Rule: The changes of one thing take effect in order

    @api @web
    Scenario: A change before the latest one
      Given today is 3 March 2026
      And the forecast of "One planning system goes live" changed to 14 July 2026
      When I confirm the forecast of "One planning system goes live" as from 2 March 2026
      Then I am told "This was to take effect on 2 March 2026, but the latest change of milestone “one-planning-system-goes-live” took effect on 3 March 2026. Give that day or a later one."

  Rule: A day before the record began shows nothing, and says so

    @api @web
    Scenario: Before the programme came under the tracker
      When I look at the record as at 4 January 2026
      Then I am told that nothing is recorded as at 4 January 2026
