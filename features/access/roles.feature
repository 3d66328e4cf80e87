Feature: Who may do what
  In order that the record can be relied on
  As the owner of a programme
  I want people to see and change only what their role carries

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And "One planning system goes live" was promised for 29 May 2026

  @api @web
  Scenario Outline: Planning, looking again, and deciding
    Given I am <role>
    When I <deed>
    Then I am <answer>

      Examples:
        | role              | deed                                                   | answer  |
        | a viewer            | confirm the forecast of "One planning system goes live" | refused |
        | an auditor           | confirm the forecast of "One planning system goes live" | refused |
        | a contributor       | confirm the forecast of "One planning system goes live" | obeyed  |
        | a contributor       | drop "One planning system goes live" because "cost"     | refused |
        | a workstream lead   | drop "One planning system goes live" because "cost"     | refused |
        | a programme manager | drop "One planning system goes live" because "cost"     | obeyed  |

  Rule: A programme in which one has no role does not exist

    @api @web
    Scenario: Asking for another council's programme
      Given the programme "Hillside waste collection" of somebody else
      When I ask for the programme "Hillside waste collection"
      Then I am told "There is no programme “hillside-waste-collection”. The list of programmes shows those you may see."

    @api @web
    Scenario: The list of programmes shows one's own
      Given the programme "Hillside waste collection" of somebody else
      When I ask which programmes there are
      Then I see the programme "Riverside shared services" and no other

    @api @web
    Scenario: Changing what one cannot see
      Given I am a stranger
      When I change the forecast of "One planning system goes live" to 14 July 2026 because "mischief" (external)
      Then I am told "There is no programme “riverside-shared-services”. The list of programmes shows those you may see."

  Rule: Nobody reads without saying who they are

    @api @web
    Scenario: Somebody the tracker does not know
      Given the tracker does not know me
      When I ask which programmes there are
      Then I am told that I have to say who I am
