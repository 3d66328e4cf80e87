Feature: Work inside other work
  In order to see the whole without losing the parts
  As a programme manager
  I want workstreams and programmes to sit inside one another

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And the workstream "ICT"
    And the workstream "Networks" inside "ICT"

  @api @web
  Scenario: A workstream answers for what lies inside it
    Given "Both networks are joined" in "Networks" was promised for 27 February 2026
    When I look at the milestones of "ICT"
    Then I see the milestone "Both networks are joined" and no other

  @api @web
  Scenario: A workstream is moved
    Given the workstream "Estates"
    When I place the workstream "Networks" inside "Estates"
    Then the workstream "Networks" lies inside "Estates"
    And nothing lies inside the workstream "ICT"

  Rule: Nothing lies inside itself

    @api @web
    Scenario: A workstream inside its own part
      When I place the workstream "ICT" inside "Networks"
      Then I am told "“ICT” would lie inside itself: ict inside networks inside ict. Choose another parent."

    @api @web
    Scenario: A programme inside its own part
      Given the programme "Riverside ICT" inside "Riverside shared services"
      When an administrator places the programme "Riverside shared services" inside "Riverside ICT"
      Then I am told "“Riverside shared services” would lie inside itself: riverside-shared-services inside riverside-ict inside riverside-shared-services. Choose another parent."

  Rule: A closed workstream changes no more

    @api @web
    Scenario: A new lead for work that has ended
      Given the workstream "ICT" was completed
      When I let the "Estates manager" lead the workstream "ICT"
      Then I am told "The workstream “ICT” is closed; it can no longer change."
