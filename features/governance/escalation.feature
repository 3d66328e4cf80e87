Feature: What cannot be settled here rises, by exception, until a board resolves it
  In order that nothing waits where nobody can settle it, and nothing goes to a board that could have been settled below
  As a programme manager
  I want risks, issues and breaches of tolerance to rise along what boards report to, and to see what sits where for how long

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services", which reports every 28 days
    And the board "Chief officers" is in place
    And the board "Joint board" reports to the "Chief officers"
    And the board "Steering group" reports to the "Joint board"
    And the issue "Search fees are miscalculated"

  @api @web
  Scenario: An issue comes before a board
    When I escalate the issue "Search fees are miscalculated" to the board "Steering group" because "it takes more money"
    Then the issue "Search fees are miscalculated" sits with the "Steering group" since 3 March 2026
    And it sits there because "it takes more money"
    And I read of the escalations "1 matter sits with a board: 1 with “Steering group”."

  @api @web
  Scenario: It is seen which way it came, and for how long it was where
    Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
    And today is 13 March 2026
    And the issue "Search fees are miscalculated" was passed up to the "Joint board"
    When today is 17 March 2026
    Then the issue "Search fees are miscalculated" was 10 days with the "Steering group" and 4 days with the "Joint board"
    And the issue "Search fees are miscalculated" may rise to the "Chief officers" next

  @api @web
  Scenario: The board it sits with resolves it
    Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
    And today is 10 March 2026
    And the "Steering group" met on 10 March 2026
    And the "Steering group" decided "Fees are refunded" on 10 March 2026
    When I record that the "Steering group" resolved the issue "Search fees are miscalculated" by "Fees are refunded"
    Then the issue "Search fees are miscalculated" was resolved by the "Steering group" 7 days after it rose
    And I read of the escalations "Nothing sits with a board now."

  @api @web
  Scenario: A board gives it back with what is to be done
    Given the issue "Search fees are miscalculated" was escalated to the "Joint board"
    When the "Joint board" returns the issue "Search fees are miscalculated" to the "Steering group": "Count them again"
    Then the issue "Search fees are miscalculated" sits with the "Steering group" since 3 March 2026
    And of the issue "Search fees are miscalculated" is asked "Count them again"

  @api @web
  Scenario: What was resolved rises again
    Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
    And the "Steering group" resolved the issue "Search fees are miscalculated" with "Fees are refunded"
    And today is 17 March 2026
    When I escalate the issue "Search fees are miscalculated" to the board "Joint board" because "they are wrong again"
    Then the issue "Search fees are miscalculated" sits with the "Joint board" since 17 March 2026
    And the issue "Search fees are miscalculated" has risen 2 times

  @api @web
  Scenario: Nobody asks the board any more
    Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
    When I withdraw the escalation of the issue "Search fees are miscalculated" because "it was settled below"
    Then the escalation of the issue "Search fees are miscalculated" is withdrawn

  @api @web
  Scenario: A meeting that gives no answer is seen
    Given the "Steering group" was to meet on 10 March 2026
    And the issue "Search fees are miscalculated" was escalated to the "Steering group"
    When today is 17 March 2026
    Then the escalation of the issue "Search fees are miscalculated" needs attention, being "unanswered"
    And I read of the escalations "1 matter sits with a board: 1 with “Steering group”. A meeting has gone by without an answer to it."

  @api @web
  Scenario: What is over while a board still has it is seen
    Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
    When I record that the issue "Search fees are miscalculated" was resolved on 3 March 2026 with "Fees are refunded"
    Then the issue "Search fees are miscalculated" sits with the "Steering group" since 3 March 2026
    And the escalation of the issue "Search fees are miscalculated" needs attention, being "moot"

  @api @web
  Scenario: What slips beyond the tolerance that the programme set ought to rise
    Given the programme lets its milestones slip by 5 working days
    And "Staff transfer to one employer" was promised for 1 April 2026
    When I change the forecast of "Staff transfer to one employer" to 1 May 2026 because "the unions asked for time" (decision-awaited)
    Then "Staff transfer to one employer" ought to rise
    And I read of the escalations "Nothing has been escalated to a board. 1 milestone slips beyond tolerance with no board told."

  @api @web
  Scenario: Looking back at the day before it was passed up
    Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
    And today is 13 March 2026
    And the issue "Search fees are miscalculated" was passed up to the "Joint board"
    When I look at the record as at 12 March 2026
    Then the issue "Search fees are miscalculated" sits with the "Steering group" since 3 March 2026

  Rule: Things rise along what boards report to, and skip none

    # People are offered the board above alone, so that they can pass over none.
    @api
    Scenario: Passing over the board above
      Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
      When I pass the issue "Search fees are miscalculated" up to the "Chief officers"
      Then I am told "From the board “Steering group” it rises to the board “Joint board”, not to “Chief officers”. Name that one."
      And the issue "Search fees are miscalculated" sits with the "Steering group" since 3 March 2026

    # Where there is no board above, people are not asked which.
    @api
    Scenario: There is no board above
      Given the issue "Search fees are miscalculated" was escalated to the "Chief officers"
      When I pass the issue "Search fees are miscalculated" up to the "Joint board"
      Then I am told "The board “Chief officers” reports to no board of this programme, so there is none to pass it up to. Have it resolved there, or record first which board that reports to."

  Rule: A matter sits with one board at a time, and that one resolves it where it decides

    @api @web
    Scenario: Escalating what sits with a board already
      Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
      When I escalate the issue "Search fees are miscalculated" to the board "Joint board" because "it is urgent"
      Then I am told "The issue “search-fees-are-miscalculated” is escalated already: it sits with the board “Steering group” since 3 March 2026. Pass it up from there, or have it resolved first."

    @api @web
    Scenario: A board that only advises resolves nothing
      Given the board "Users of the service" only advises
      And the issue "Search fees are miscalculated" was escalated to the "Users of the service"
      When I record that the "Users of the service" resolved the issue "Search fees are miscalculated" with "They do not mind"
      Then I am told "The board “Users of the service” only advises and resolves nothing. Return it with what the board advises, or pass it up to one that decides."
      And the issue "Search fees are miscalculated" sits with the "Users of the service" since 3 March 2026

    # People choose among the boards that are in place.
    @api
    Scenario: A board that is only proposed
      Given the board "Cabinet" is only proposed
      When I escalate the issue "Search fees are miscalculated" to the board "Cabinet" because "it takes more money"
      Then I am told "The board “Cabinet” is only proposed. Record first that it was put in place."

    @api @web
    Scenario: Escalating what is over
      Given the issue "Search fees are miscalculated" was resolved
      When I escalate the issue "Search fees are miscalculated" to the board "Steering group" because "it takes more money"
      Then I am told "The issue “search-fees-are-miscalculated” is resolved, so there is nothing left to escalate."

  Rule: What sits with a board goes to the one that takes its place, and is left with none

    @api @web
    Scenario: A board is replaced by another
      Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
      And today is 13 March 2026
      When I record that the board "Steering group" was replaced by the "Joint board"
      Then the issue "Search fees are miscalculated" sits with the "Joint board" since 13 March 2026
      And the issue "Search fees are miscalculated" was 10 days with the "Steering group" and 0 days with the "Joint board"
      And the issue "Search fees are miscalculated" is with the "Joint board" since 13 March 2026

    @api @web
    Scenario: The successor resolves what it took over
      Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
      And the board "Steering group" was replaced by the "Joint board"
      And today is 10 March 2026
      When I record that the "Joint board" resolved the issue "Search fees are miscalculated" with "Fees are refunded"
      Then the issue "Search fees are miscalculated" was resolved by the "Joint board" 7 days after it rose

    @api @web
    Scenario: A board that is gone resolves nothing
      Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
      And the board "Steering group" was replaced by the "Joint board"
      When I record that the "Steering group" resolved the issue "Search fees are miscalculated" with "Fees are refunded"
      Then I am told "The issue “search-fees-are-miscalculated” sits with the board “Joint board”, not with “steering-group”. That one resolves it; otherwise pass it up or return it first."
      And the issue "Search fees are miscalculated" sits with the "Joint board" since 3 March 2026

    @api @web
    Scenario: A board is replaced by none while something sits with it
      Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
      When I record that the board "Steering group" was replaced on 3 March 2026
      Then I am told "With the board “Steering group” sits still: issue “search-fees-are-miscalculated”. Name the board that takes its place, or have that passed up, returned, answered, resolved or withdrawn first."

    @api @web
    Scenario: A board is replaced by one that is only proposed while something sits with it
      Given the issue "Search fees are miscalculated" was escalated to the "Steering group"
      And the board "Cabinet" is only proposed
      When I record that the board "Steering group" was replaced by the "Cabinet"
      Then I am told "With the board “Steering group” sits still: issue “search-fees-are-miscalculated”, and the board “Cabinet”, which would have that next, is only proposed. Name a board that is at work, or have that passed up, returned, answered, resolved or withdrawn first."
      And the issue "Search fees are miscalculated" sits with the "Steering group" since 3 March 2026
