Feature: Explaining a light by the plan
  In order to know whether a green light is still true
  As a member of the steering group
  I want to see beside each rating what the plan suggests, and when somebody last looked

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services", which reports every 28 days
    And the workstream "Planning"
    And "One planning system goes live" in "Planning" was promised for 29 May 2026

  Rule: A green light that the milestones contradict says so

    @api @web
    Scenario: Green outside, red inside
      Given the schedule of "Planning" was rated green on 3 March 2026
      When I change the forecast of "One planning system goes live" to 14 July 2026 because "the supplier is late" (supplier)
      Then the schedule of "Planning" is rated Green
      But the plan suggests Red for the schedule of "Planning", because of "One planning system goes live"
      And the rating of the schedule of "Planning" is contradicted

    @api @web
    Scenario: What the plan suggested then is kept beside what was declared
      Given the schedule of "Planning" was rated green on 3 March 2026
      When I change the forecast of "One planning system goes live" to 14 July 2026 because "the supplier is late" (supplier)
      Then when the schedule of "Planning" was declared, the plan suggested Green

    @api @web
    Scenario Outline: How far a forecast may slip
      Given the schedule of "Planning" was rated green on 3 March 2026
      When I change the forecast of "One planning system goes live" to <forecast> because "the supplier is late" (supplier)
      Then the plan suggests <light> for the schedule of "Planning"

      Examples: The tolerance is 10 working days
        | forecast     | light |
        | 29 May 2026  | Green |
        | 1 June 2026  | Amber |
        | 12 June 2026 | Amber |
        | 15 June 2026 | Red   |

  Rule: A rating nobody looked at within the reporting cycle is stale, never silently green

    @api @web
    Scenario Outline: As the weeks go by
      Given the schedule of "Planning" was rated green on 3 March 2026
      When today is <day>
      Then the rating of the schedule of "Planning" is <freshness>
      And the schedule of "Planning" is rated Green

      Examples: It reports every 28 days
        | day           | freshness |
        | 31 March 2026 | fresh     |
        | 1 April 2026  | stale     |

    @api @web
    Scenario: Looking again keeps it fresh
      Given the schedule of "Planning" was rated green on 3 March 2026
      And today is 1 April 2026
      When I confirm that the rating of the schedule of "Planning" is unchanged
      Then the rating of the schedule of "Planning" is fresh
