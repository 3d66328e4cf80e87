Feature: Bringing in what old papers say
  In order that history begins before the tracker did
  As a programme manager
  I want to bring in a file of what our papers stated, with where and when they stated it

  Background:
    Given today is 3 March 2026
    And a file about "Riverside shared services", from minutes of 19 January 2018 published on 15 February 2018

  @api @web
  Scenario: A paper is brought in
    Given the file says that "Close consultation" is promised for "29/01/2018"
    When I bring in the file
    Then "Close consultation" is promised for 29 January 2018
    And the last entry was found in the minutes

  @api @web
  Scenario: A paper counts as known since the day it was published
    Given the file says that "Close consultation" is promised for "29/01/2018"
    And the file was brought in
    When I look at the record as at 19 January 2018, as it was known on 14 February 2018
    Then I am told that nothing is recorded as at 19 January 2018

  Rule: Bringing in a file twice adds nothing

    @api @web
    Scenario: The same file again
      Given the file says that "Close consultation" is promised for "29/01/2018"
      And the file was brought in
      When I bring in the file
      Then no order of the file is new

    @api @web
    Scenario: A file that has grown adds only what is new
      Given the file says that "Close consultation" is promised for "29/01/2018"
      And the file was brought in
      And the file says that "Publish responses" is promised for "End of Feb 18"
      When I bring in the file
      Then 1 order of the file is new

  Rule: What is recorded is never changed by an import

    @api @web
    Scenario: A file that plans a milestone again, with another day
      Given the file says that "Close consultation" is promised for "29/01/2018"
      And the file was brought in
      And the file says that "Close consultation" is promised for "31/01/2018"
      When I bring in the file
      Then I am told that an import changes nothing that is recorded, and what to do instead
      And "Close consultation" is promised for 29 January 2018

  Rule: A file is brought in whole or not at all

    @api @web
    Scenario: One line cannot be read
      Given the file says that "Close consultation" is promised for "29/01/2018"
      And the file says that "Publish responses" is promised for "when the cows come home"
      When I bring in the file
      Then I am told which line cannot be read
      And the programme "Riverside shared services" is not in the record

  Rule: What was written is kept, and what is doubtful is marked, never corrected

    @api @web
    Scenario: A date without its year
      Given the file says that "Close consultation" is promised for "29/1"
      When I bring in the file
      Then "Close consultation" is promised for 29 January 2018
      And the promise for "Close consultation" was written "29/1", and its year is inferred

    @api @web
    Scenario: A date on a Sunday
      Given the file says that "Close consultation" is promised for "28/01/2018"
      When I bring in the file
      Then "Close consultation" is promised for 28 January 2018
      And there is a warning that "28 January 2018 is a Sunday" about "Close consultation"
