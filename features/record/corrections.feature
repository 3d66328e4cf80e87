Feature: Putting right what was recorded wrongly
  In order to show the right date without hiding that a wrong one was shown
  As a programme manager
  I want to correct an entry, and leave it readable

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And "One planning system goes live" was promised for 29 May 2026
    And the forecast of "One planning system goes live" changed to 14 July 2026
    And today is 4 May 2026

  @api @web
  Scenario: A date that was mistyped
    When I correct the forecast of 14 July 2026 for "One planning system goes live" to 4 July 2026
    Then "One planning system goes live" is expected on 4 July 2026
    And the forecast of 14 July 2026 for "One planning system goes live" shows as corrected on 4 May 2026, with its why
    And the correction to 4 July 2026 for "One planning system goes live" names the entry that had said 14 July 2026

  @api @web
  Scenario: A correction counts from the day of what it corrects
    Given the forecast of 14 July 2026 for "One planning system goes live" was corrected to 4 July 2026
    When I look at the record as at 3 March 2026
    Then "One planning system goes live" is expected on 4 July 2026

  @api @web
  Scenario: A correction of a correction
    Given the forecast of 14 July 2026 for "One planning system goes live" was corrected to 4 July 2026
    When I correct the forecast of 4 July 2026 for "One planning system goes live" to 5 July 2026
    Then "One planning system goes live" is expected on 5 July 2026
    And the forecast of 4 July 2026 for "One planning system goes live" shows as corrected on 4 May 2026, with its why
    And the record holds 4 entries about "One planning system goes live"

  @api @web
  Scenario: An entry made in error
    When I withdraw the forecast of 14 July 2026 for "One planning system goes live"
    Then "One planning system goes live" is expected on 29 May 2026
    And the forecast of 14 July 2026 for "One planning system goes live" shows as withdrawn on 4 May 2026, with its why

  @api @web
  Scenario: A correction that was wrong itself
    Given the forecast of 14 July 2026 for "One planning system goes live" was corrected to 4 July 2026
    When I withdraw the forecast of 4 July 2026 for "One planning system goes live"
    Then "One planning system goes live" is expected on 14 July 2026

  @api @web
  Scenario: An entry that was right after all
    Given the forecast of 14 July 2026 for "One planning system goes live" was withdrawn
    When I withdraw the latest entry about "One planning system goes live"
    Then "One planning system goes live" is expected on 14 July 2026

  @api @web
  Scenario: A milestone that was planned in error
    Given "Ribbon is cut" was promised for 1 June 2026
    When I withdraw the entry by which "Ribbon is cut" was planned
    Then there is no milestone "Ribbon is cut"
    And the record holds 2 entries about "Ribbon is cut"

  Rule: What was shown stays as it was shown

    @api @web
    Scenario: The view of the day before
      Given the forecast of 14 July 2026 for "One planning system goes live" was corrected to 4 July 2026
      When I look at the record as at 3 May 2026, as it was known on 3 May 2026
      Then "One planning system goes live" is expected on 14 July 2026
      And the history of "One planning system goes live" shows nothing put right

  Rule: What came after stays possible

    @api @web
    Scenario: The ground under a later forecast
      When I withdraw the entry by which "One planning system goes live" was planned
      Then I am told that the forecast of 14 July 2026 for "One planning system goes live" would have been impossible
      And "One planning system goes live" is expected on 14 July 2026

  Rule: An entry is corrected once, and after that its correction is

    @api @web
    Scenario: Two corrections of one entry
      Given the forecast of 14 July 2026 for "One planning system goes live" was corrected to 4 July 2026
      When I correct the forecast of 14 July 2026 for "One planning system goes live" to 5 July 2026
      Then I am told to correct the correction to 4 July 2026 for "One planning system goes live" instead

  Rule: A correction says why, and on whose authority

    @api @web
    Scenario: No authority
      When I correct the forecast of 14 July 2026 for "One planning system goes live" to 4 July 2026 without saying on whose authority
      Then I am told that a correction says on whose authority

    @api @web
    Scenario: No reason
      When I correct the forecast of 14 July 2026 for "One planning system goes live" to 4 July 2026 without saying why
      Then I am told that a correction says why

  Rule: Only whoever manages the programme corrects what is recorded in it

    @api @web
    Scenario: A lead who may change the forecast
      Given I am a workstream lead
      When I correct the forecast of 14 July 2026 for "One planning system goes live" to 4 July 2026
      Then I am told "A workstream lead of “riverside-shared-services” may not give the order “change forecast, as a correction”. It may be given by: programme manager, administrator."
