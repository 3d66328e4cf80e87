Feature: Issuing the highlight report
  In order to rely on what the board was told, years later
  As an auditor
  I want a report that was issued to stay as it was issued, and to be able to prove it

  Background:
    Given today is 5 January 2026
    And the programme "Riverside shared services", which reports every 28 days
    And today is 3 March 2026
    And "One planning system goes live" was promised on 2 February 2026 for 27 February 2026
    And the highlight report of 3 March 2026 was begun

  @api @web
  Scenario: The report goes out
    When I issue the highlight report
    Then the highlight report was issued on 3 March 2026
    And the issued report matches its seal

  @api @web
  Scenario: A board considers what it was given
    Given the highlight report was issued
    And today is 10 March 2026
    When the "Joint board" considers the highlight report on 10 March 2026
    Then the highlight report was considered by the "Joint board" on 10 March 2026

  @api @web
  Scenario: The next report is due
    Given the highlight report was issued
    And today is 7 April 2026
    When I look at the highlight reports
    Then the next highlight report is late

  Rule: What was issued stays as it was issued

    @api @web
    Scenario: The record learns something new
      Given the highlight report was issued
      And today is 10 March 2026
      When I record that "One planning system goes live" was met on 6 March 2026
      Then the issued report still shows "One planning system goes live" as 4 days late
      And the issued report matches its seal

    @api @web
    Scenario: Its author thinks of something else
      Given the highlight report was issued
      When I list the key event "Newsletter to every household" on 16 March 2026
      Then I am told "The highlight report “this-month” was issued on 3 March 2026: what its author states can change no more. Withdraw it, and draft another."

    @api @web
    Scenario: It is issued once
      Given the highlight report was issued
      When I issue the highlight report
      Then I am told "The highlight report “this-month” was issued on 3 March 2026: what its author states can change no more. Withdraw it, and draft another."

  Rule: A board considers what was issued, and not before

    @api @web
    Scenario: A board that met before the report was issued
      Given the highlight report was issued
      When the "Joint board" considers the highlight report on 2 March 2026
      Then I am told "The highlight report “this-month” was issued on 3 March 2026; it cannot have been considered on 2 March 2026. Give that day or a later one."

    @api @web
    Scenario: A report that is still a draft
      When the "Joint board" considers the highlight report on 3 March 2026
      Then I am told "The highlight report “this-month” has not been issued, and a board considers what was. Issue it first."

  Rule: What was withdrawn takes nothing more, and stays readable

    @api @web
    Scenario: A report that went out wrong
      Given the highlight report was issued
      When I withdraw the highlight report because "a table was missing"
      Then the highlight report was withdrawn because "a table was missing"
      And the issued report matches its seal

    @api @web
    Scenario: A board has a withdrawn report before it
      Given the highlight report was issued
      And the highlight report was withdrawn because "a table was missing"
      When the "Joint board" considers the highlight report on 3 March 2026
      Then I am told "The highlight report “this-month” was withdrawn on 3 March 2026: it takes nothing more. Draft another."

  Rule: Whoever manages the programme issues its reports

    @api @web
    Scenario: A workstream lead issues a report
      Given I am a workstream lead
      When I issue the highlight report
      Then I am told "A workstream lead of “riverside-shared-services” may not give the order “issue highlight report”. It may be given by: programme manager, administrator."
