Feature: Giving people access, and taking it away
  In order that nobody can do more than they should, now or unnoticed
  As an administrator
  I want access to count from the moment I change it, and to stay on record

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And "Bridge engineer" is known to the tracker

  @api @web
  Scenario: A role until a day
    Given "Bridge engineer" was granted the role viewer until 31 March 2026
    When "Bridge engineer" asks which programmes there are on 31 March 2026
    Then I see the programme "Riverside shared services" and no other

  @api @web
  Scenario: The day after
    Given "Bridge engineer" was granted the role viewer until 31 March 2026
    When "Bridge engineer" asks which programmes there are on 1 April 2026
    Then I see no programme

  @api @web
  Scenario: Access that is withdrawn ends at once
    Given "Bridge engineer" was granted the role viewer
    And the role viewer was withdrawn from "Bridge engineer"
    When "Bridge engineer" asks which programmes there are on 3 March 2026
    Then I see no programme

  @api @web
  Scenario: Who held which role on a past day
    Given "Bridge engineer" was granted the role viewer
    And today is 10 March 2026
    And the role viewer was withdrawn from "Bridge engineer"
    When I look at who may do what as at 9 March 2026
    Then "Bridge engineer" held the role "viewer of “riverside-shared-services”"

  @api @web
  Scenario: A title belongs to one person
    When I admit somebody else as "Bridge engineer"
    Then I am told "“Bridge engineer” is the title of the person “bridge-engineer” already, and entries would not tell them apart. Give each person a title of their own."

  @api @web
  Scenario: Somebody who has left comes in no more
    Given "Bridge engineer" was granted the role viewer
    And "Bridge engineer" has left
    When "Bridge engineer" asks which programmes there are on 3 March 2026
    Then I am told that nobody knows me any more

  Rule: Somebody administers everything

    @api @web
    Scenario: The last administrator
      When the administrator gives up administering
      Then I am told "“Administrator” is the last administrator of every programme. Grant that role to somebody else first, for as long at least."

  Rule: Who may do what is for administrators of everything alone

    @api @web
    Scenario: A programme manager looks at the list of people
      Given I am a programme manager
      When I look at who may do what
      Then I am told that there is no such list
