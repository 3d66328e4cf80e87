Feature: Erasing what must not be kept
  In order to keep no words that the law tells us to take out
  As the officer who answers for personal data
  I want to know what an erasure leaves before I make it, as nothing brings the words back

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And "One planning system goes live" was promised for 29 May 2026
    And the forecast of "One planning system goes live" changed to 14 July 2026
    And today is 4 May 2026

  Rule: What counts is not erased

    @api @web
    Scenario: A forecast that counts
      Given I am an administrator
      When I erase what the forecast of 14 July 2026 for "One planning system goes live" said
      Then I am told that the forecast of 14 July 2026 for "One planning system goes live" counts

  Rule: A correction has the note of its entry, unless it says otherwise

    @api @web
    Scenario: A note that must not be kept
      Given the milestone "Ribbon is cut" was retitled "Bridge opens" with the note "The mayor asked for it"
      When I correct the title "Bridge opens" of "Ribbon is cut" to "The bridge opens", with no note
      Then the title "The bridge opens" of "Ribbon is cut" shows no note

    @api @web
    Scenario: Words that are in no other entry
      Given the forecast of 14 July 2026 for "One planning system goes live" was corrected to 4 July 2026, with the note "Its supplier"
      And I am an administrator
      When I erase what the forecast of 14 July 2026 for "One planning system goes live" said
      Then the first of 2 forecasts for "One planning system goes live" shows as erased

  Rule: Where words stay, or a report breaks, that is said before

    @api @web
    Scenario: A correction that took the note over
      Given the forecast of 14 July 2026 for "One planning system goes live" was corrected to 4 July 2026
      And I am an administrator
      When I erase what the forecast of 14 July 2026 for "One planning system goes live" said
      Then I am told that the same words stand in the forecast of 4 July 2026 for "One planning system goes live"

    @api @web
    Scenario: An erasure that is known to leave a copy
      Given the forecast of 14 July 2026 for "One planning system goes live" was corrected to 4 July 2026
      And I am an administrator
      When I erase what the forecast of 14 July 2026 for "One planning system goes live" said, knowing of the forecast of 4 July 2026
      Then the first of 2 forecasts for "One planning system goes live" shows as erased
