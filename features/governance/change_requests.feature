Feature: Asking for a change, and having it approved
  In order to promise nothing anew behind the back of those who agreed it
  As a member of the steering group
  I want a promise to move far only where a board that is entitled to it said so, and to see by which request it moved

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services", which reports every 28 days
    And the "Joint board" with 6 members
    And "Staff transfer to one employer" was promised for 1 April 2026

  @api @web
  Scenario: A board approves a later promise
    Given "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
    When I record that the "Joint board" approved "Wait for the unions" because "an agreement is worth the wait"
    Then the change request "Wait for the unions" is approved
    And "Staff transfer to one employer" is promised for 1 October 2026
    And "Staff transfer to one employer" was first promised for 1 April 2026
    And the latest promise for "Staff transfer to one employer" came by the change request "Wait for the unions"

  @api @web
  Scenario: A board says no
    Given "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
    When I record that the "Joint board" rejected "Wait for the unions" because "the savings cannot wait"
    Then the change request "Wait for the unions" is rejected
    And "Staff transfer to one employer" is promised for 1 April 2026

  @api @web
  Scenario: Nobody asks for it any more
    Given "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
    When I withdraw the change request "Wait for the unions" because "the unions agreed"
    Then the change request "Wait for the unions" is withdrawn

  @api @web
  Scenario: Money is approved under a condition
    Given "A second trainer" was asked for: £40,000 of the "Joint board"
    When I record that the "Joint board" approved "A second trainer" on the condition "Both councils pay half"
    Then the change request "A second trainer" is approved
    And it is on the condition "Both councils pay half" that "A second trainer" was approved

  @api @web
  Scenario: It is seen how long a request has been open, and who decides on it
    Given "A second trainer" was asked for: £40,000 of the "Joint board"
    When today is 13 March 2026
    Then "A second trainer" has been open for 10 days, and the "Joint board" decides on it
    And I read of the change requests "1 change request is open, for 10 days."

  @api @web
  Scenario: A request that is open for longer than the reporting cycle needs attention
    Given "A second trainer" was asked for: £40,000 of the "Joint board"
    When today is 1 April 2026
    Then the change request "A second trainer" needs attention

  @api @web
  Scenario: Looking back at the day before the approval
    Given "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
    And today is 17 March 2026
    And the "Joint board" approved "Wait for the unions"
    When I look at the record as at 16 March 2026
    Then the change request "Wait for the unions" is open
    And "Staff transfer to one employer" is promised for 1 April 2026

  @api @web
  Scenario: Reading of a request that was rejected what it was to replace
    Given "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
    And the "Joint board" rejected "Wait for the unions"
    And "Wait for the payroll" was asked for: "Staff transfer to one employer" on 1 October 2026
    When I record that the "Joint board" approved "Wait for the payroll" because "the payroll cannot be ready before"
    Then "Staff transfer to one employer" is promised for 1 October 2026
    And "Wait for the unions" was to replace the promise of 1 April 2026

  Rule: A promise moves beyond tolerance by a change request alone

    @api @web
    Scenario: Re-baselining beyond tolerance
      When I agree a new baseline of 1 October 2026 for "Staff transfer to one employer" because "the unions asked for time" (decision-awaited)
      Then I am told "This would promise “Staff transfer to one employer” 131 working days later than the 1 April 2026 last agreed; the tolerance is 10. Raise a change request for the new baseline and have it approved."
      And "Staff transfer to one employer" is promised for 1 April 2026

    @api @web
    Scenario: Going the same way in small steps
      Given the baseline of "Staff transfer to one employer" changed to 14 April 2026
      When I agree a new baseline of 28 April 2026 for "Staff transfer to one employer" because "the unions asked for time" (decision-awaited)
      Then I am told "This would promise “Staff transfer to one employer” 19 working days later than the 1 April 2026 last agreed; the tolerance is 10. Raise a change request for the new baseline and have it approved."
      And "Staff transfer to one employer" is promised for 14 April 2026

    @api @web
    Scenario: Giving the promise up for none
      When I agree a new baseline of "TBC" for "Staff transfer to one employer" because "the unions asked for time" (decision-awaited)
      Then I am told "This would promise “Staff transfer to one employer” for “TBC”, which states no last day, where 1 April 2026 was last agreed: nobody could say any more that it is late. Move the forecast if the day is not known, or raise a change request for the new baseline and have it approved."
      And "Staff transfer to one employer" is promised for 1 April 2026

  Rule: Only a body that is entitled to it approves, and nobody approves for themselves

    @api @web
    Scenario: Approving one's own request
      Given I asked for "Wait for the unions": "Staff transfer to one employer" on 1 October 2026
      When I record that the "Joint board" approved "Wait for the unions" because "an agreement is worth the wait"
      Then I am told "Change request “wait-for-the-unions” was made by Programme manager, who cannot record its approval. Have somebody else record it."
      And "Staff transfer to one employer" is promised for 1 April 2026

    @api @web
    Scenario: Rejecting one's own request
      Given I asked for "Wait for the unions": "Staff transfer to one employer" on 1 October 2026
      When I record that the "Joint board" rejected "Wait for the unions" because "the savings cannot wait"
      Then I am told "Change request “wait-for-the-unions” was made by Programme manager, who cannot record its rejection. Have somebody else record it."
      And the change request "Wait for the unions" is open

    @api @web
    Scenario: Approving what a colleague typed for oneself
      Given "Wait for the unions" was asked for by the "programme  manager": "Staff transfer to one employer" on 1 October 2026
      When I record that the "Joint board" approved "Wait for the unions" because "an agreement is worth the wait"
      Then I am told "Change request “wait-for-the-unions” was made by Programme manager, who cannot record its approval. Have somebody else record it."
      And "Staff transfer to one employer" is promised for 1 April 2026

    @api @web
    Scenario: A body in words that nobody asked
      Given "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
      When I record that "The staff room", which is no board, approved "Wait for the unions"
      Then I am told "Change request “wait-for-the-unions” was not put to “The staff room”. The board “joint-board” decides here: name the board that said it. If it was put to that body, have the request corrected first so that it says so."
      And "Staff transfer to one employer" is promised for 1 April 2026

    @api @web
    Scenario: A body in words that was asked
      Given "Wait for the unions" was asked for of "Both councils", which are no board: "Staff transfer to one employer" on 1 October 2026
      When I record that "both councils", which is no board, approved "Wait for the unions"
      Then the change request "Wait for the unions" is approved
      And "Staff transfer to one employer" is promised for 1 October 2026

    @api @web
    Scenario: Another than the body in words that was asked
      Given "Wait for the unions" was asked for of "Both councils", which are no board: "Staff transfer to one employer" on 1 October 2026
      When I record that the "Joint board" approved "Wait for the unions" because "an agreement is worth the wait"
      Then I am told "Change request “wait-for-the-unions” was put to “Both councils”, not to the board “joint-board”."

    @api @web
    Scenario: A body in words where no board decides
      Given the board "Joint board" was replaced
      And today is 10 March 2026
      And "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
      When I record that "Both councils", which is no board, approved "Wait for the unions"
      Then the change request "Wait for the unions" is approved

    @api @web
    Scenario: A board that only advises
      Given the board "Users of the service" only advises
      And "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
      When I record that the "Users of the service" approved "Wait for the unions" because "they like it"
      Then I am told that the "Users of the service" only advises
      And the change request "Wait for the unions" is open

    @api @web
    Scenario: Another board than the one that was asked
      Given the board "Cabinet" is in place
      And "A second trainer" was asked for: £40,000 of the "Joint board"
      When I record that the "Cabinet" approved "A second trainer" because "it is cheap"
      Then I am told "Change request “a-second-trainer” was put to the board “joint-board”, not to board “cabinet”."

  Rule: A change is asked for of a board that could answer on that day

    # People choose among the boards that are at work.
    @api
    Scenario: A board that is only proposed is asked
      Given the board "Cabinet" is only proposed
      When I ask for "A second trainer": £40,000 of the "Cabinet"
      Then I am told "The board “Cabinet” is only proposed. Record first that it was put in place."

    # People choose among the boards that are at work.
    @api
    Scenario: A board that was replaced is asked
      Given the board "Joint board" was replaced
      And today is 10 March 2026
      When I ask for "A second trainer": £40,000 of the "Joint board"
      Then I am told "The board “Joint board” was replaced; it can no longer change, meet or decide."

    @api @web
    Scenario: A board is replaced by none while a change is asked of it
      Given "A second trainer" was asked for: £40,000 of the "Joint board"
      When I record that the board "Joint board" was replaced on 3 March 2026
      Then I am told "With the board “Joint board” sits still: change request “a-second-trainer”. Name the board that takes its place, or have that passed up, returned, answered, resolved or withdrawn first."

  Rule: A change that cannot take effect any more is not approved either

    @api @web
    Scenario: Approving a later promise of what was met
      Given "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
      And "Staff transfer to one employer" was met on 2 March 2026
      When I record that the "Joint board" approved "Wait for the unions" because "an agreement is worth the wait"
      Then I am told "“Staff transfer to one employer” was met on 2 March 2026; its dates can no longer change."
      And the change request "Wait for the unions" is open

  Rule: A request, its approval and what that brought stay together

    @api @web
    Scenario: Putting a request right that was approved
      Given "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
      And the "Joint board" approved "Wait for the unions"
      When I correct "Wait for the unions" to ask for "Wait for nobody"
      Then I am told "Change request “wait-for-the-unions” was approved as it is written, and this would say something else. Ask for that under another reference; or if the answer was given to something else, withdraw that entry first."
      And the change request "Wait for the unions" is approved

    @api @web
    Scenario: Taking an approval back while the new promise stands
      Given "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
      And the "Joint board" approved "Wait for the unions"
      When I take the approval of "Wait for the unions" back
      Then I am told that the promise for "Staff transfer to one employer" has to go first
      And "Staff transfer to one employer" is promised for 1 October 2026
      And the change request "Wait for the unions" is approved

    @api @web
    Scenario: Taking an approval back after the new promise
      Given "Wait for the unions" was asked for: "Staff transfer to one employer" on 1 October 2026
      And the "Joint board" approved "Wait for the unions"
      And the new promise for "Staff transfer to one employer" was withdrawn
      When I take the approval of "Wait for the unions" back
      Then the change request "Wait for the unions" is open
      And "Staff transfer to one employer" is promised for 1 April 2026
