Feature: Seeing what a file would do before it is brought in
  In order not to find out afterwards
  As an administrator
  I want to see what a file would record, and what has to be put right, before anything is recorded

  Background:
    Given today is 3 March 2026
    And a file about "Riverside shared services", from minutes of 19 January 2018 published on 15 February 2018

  # Other programs bring no files in; the command line does, and its tests say the same of it.

  @web
  Scenario: What would be recorded
    Given the file says that "Close consultation" is promised for "29/01/2018"
    When I try out the file
    Then I see that 2 orders of the file would be recorded
    And I see that it would plan "Close consultation"
    And the programme "Riverside shared services" is not in the record

  @web
  Scenario: Confirming brings it in
    Given the file says that "Close consultation" is promised for "29/01/2018"
    And I tried out the file
    When I confirm that the file is brought in
    Then "Close consultation" is promised for 29 January 2018

  @web
  Scenario: Dates to read with care
    Given the file says that "Close consultation" is promised for "29/1"
    When I try out the file
    Then I am warned about "Close consultation": "“29/1” does not state the year; it is read as 29 January 2018."

  @web
  Scenario: What is there already
    Given the file says that "Close consultation" is promised for "29/01/2018"
    And the file was brought in
    When I try out the file
    Then I see that no order of the file would be recorded

  Rule: Everything that has to be put right is told at once, with its line

    @web
    Scenario: Two entries that cannot stand
      Given the file says that "Close consultation" is promised for "29/01/2018"
      And the file says that "Close consultation" is promised for "31/01/2018"
      And the file says that "Close consultation" is promised for "02/02/2018"
      When I try out the file
      Then I am told of 2 lines that have to be put right
      And the file cannot be brought in

  Rule: What is no import file is refused before it is read

    @web
    Scenario Outline: Files that are not what they should be
      When I try out a file that is <what>
      Then I am told of the file "<sentence>"

      Examples:
        | what                 | sentence                                                                                    |
        | empty                | The file is empty.                                                                          |
        | far too large        | The file has 2,000,001 bytes; 2,000,000 are the most.                                       |
        | a picture            | The byte 0x89 is not UTF-8 text; save the file as UTF-8.                                    |
        | nested too deep      | More than 20 lists and mappings lie inside one another here.                                |
        | a billion laughs     | “&” and “*” are not used in this format; put text that begins with one in quotation marks.  |
