Feature: Finding where something is spoken of
  In order to find what I remember only a word of
  As a programme manager with several programmes
  I want to search everything that is written about the programmes I may see

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And "One planning system goes live" was promised for 29 May 2026
    And the risk "Key staff leave before the transfer" owned by the "Head of planning"

  # Searching is for people; programs have the lists of each programme.

  @web
  Scenario: By a word of its title
    When I search for "staff"
    Then I find the risk "Key staff leave before the transfer"
    And "staff" is marked in what I find

  @web
  Scenario: By the beginnings of words, in any order and letter case
    When I search for "TRANS key"
    Then I find the risk "Key staff leave before the transfer"

  @web
  Scenario: By the role that owns it
    When I search for "head of planning"
    Then I find the risk "Key staff leave before the transfer"

  @web
  Scenario: By the reason of a date that moved
    When I change the forecast of "One planning system goes live" to 14 July 2026 because "the interfaces are not ready" (supplier)
    Then a search for "interfaces" finds "One planning system goes live"

  @web
  Scenario: The best comes first
    Given the risk "The planning team is too small"
    When I search for "planning"
    Then I find "One planning system goes live" before the risk "Key staff leave before the transfer"

  @web
  Scenario: Nothing speaks of it
    When I search for "ferry"
    Then the search says "Nothing speaks of “ferry”."

  @web
  Scenario: Nothing is asked for
    When I search for " "
    Then the search says "Write what to look for: a word, the beginning of one, or a reference such as M4."

  Rule: Nobody finds what they may not see

    @web
    Scenario: The programme of somebody else
      Given the programme "Harbour renewal" of somebody else
      When I search for "harbour"
      Then the search says "Nothing speaks of “harbour”."
