Feature: Keeping items from the public, and no longer than the law allows
  In order to publish whatever can be published, and nothing that must not be
  As a monitoring officer
  I want an item to be exempt on a ground, for a reason and until a day, and to be seen by nobody who was not let

  Background:
    Given today is 3 March 2026
    And the programme "Riverside shared services"
    And the "Joint board" with 6 members
    And the paper "The offer of the lowest bidder" before the "Joint board" on 17 March 2026
    And "The offer of the lowest bidder" recommended "Take the offer"
    And "Bridge engineer" is known to the tracker
    And "Bridge engineer" was granted the role viewer
    And I am a programme manager

  @api @web
  Scenario: An item is exempt on a ground, and everybody sees that it is
    When I exempt the paper "The offer of the lowest bidder" under paragraph 3 until 30 June 2026
    Then "Bridge engineer" reads of the exempt items "1 item is exempt."
    And in the place of the paper "The offer of the lowest bidder" stands "Exempt: paragraph 3"

  @api @web
  Scenario: What was written about an exempt item is kept back with it
    Given the paper "The offer of the lowest bidder" is exempt under paragraph 3 until 30 June 2026
    When "Bridge engineer" looks through the history for "offer"
    Then nothing is found but the exemption
    And there is no paper "The offer of the lowest bidder"
    And there is no recommendation "Take the offer"

  @api @web
  Scenario: Whoever was let reads the item
    Given the paper "The offer of the lowest bidder" is exempt under paragraph 3 until 30 June 2026
    When "Bridge engineer" may read exempt items until 31 March 2026
    Then "Bridge engineer" sees the paper "The offer of the lowest bidder" on 31 March 2026
    And "Bridge engineer" sees the recommendation "Take the offer" on 31 March 2026

  @api @web
  Scenario: The day after the grant ended
    Given the paper "The offer of the lowest bidder" is exempt under paragraph 3 until 30 June 2026
    When "Bridge engineer" may read exempt items until 31 March 2026
    Then "Bridge engineer" sees no paper "The offer of the lowest bidder" on 1 April 2026

  @api @web
  Scenario: An exemption is lifted
    Given the paper "The offer of the lowest bidder" is exempt under paragraph 3 until 30 June 2026
    When I lift the exemption of the paper "The offer of the lowest bidder" because "the contract is signed"
    Then "Bridge engineer" sees the paper "The offer of the lowest bidder" on 3 March 2026
    And "Bridge engineer" sees the recommendation "Take the offer" on 3 March 2026

  @api @web
  Scenario: An item that was open once is not shown as it was then
    Given today is 10 March 2026
    And the paper "The offer of the lowest bidder" is exempt under paragraph 3 until 30 June 2026
    When "Bridge engineer" looks at the record as at 5 March 2026
    Then there is no paper "The offer of the lowest bidder"

  @api @web
  Scenario: An item that was exempt once is shown as it was then
    Given the paper "The offer of the lowest bidder" is exempt under paragraph 3 until 30 June 2026
    And today is 10 March 2026
    And the exemption of the paper "The offer of the lowest bidder" was lifted
    When "Bridge engineer" looks at the record as at 5 March 2026
    Then there is the paper "The offer of the lowest bidder"

  @api @web
  Scenario: One item of an agenda is exempt
    Given "Minutes" and "Dismissal of a contractor" were on the agenda of 17 March 2026
    When I exempt the item "Dismissal of a contractor" of 17 March 2026 under paragraph 1, to be known as "2. Part II business"
    Then "Bridge engineer" reads on the agenda of 17 March 2026 "Part II business", "Exempt: paragraph 1"

  @api @web
  Scenario: The review of an exemption is late
    Given the paper "The offer of the lowest bidder" is exempt under paragraph 3 until 30 June 2026
    When today is 1 July 2026
    Then the exemption of the paper "The offer of the lowest bidder" needs attention

  @api @web
  Scenario: An exemption that was looked at again
    Given the paper "The offer of the lowest bidder" is exempt under paragraph 3 until 30 June 2026
    And today is 1 July 2026
    When I leave the paper "The offer of the lowest bidder" exempt until 31 December 2026
    Then the exemption of the paper "The offer of the lowest bidder" needs no attention

  @api @web
  Scenario: Personal data is found once the programme is closed
    Given the programme was closed
    And today is 10 March 2026
    When I exempt the paper "The offer of the lowest bidder" under paragraph 3 until 30 June 2026
    Then "Bridge engineer" reads of the exempt items "1 item is exempt."

  @api @web
  Scenario: An exemption is looked at again and lifted once the programme is closed
    Given the paper "The offer of the lowest bidder" is exempt under paragraph 3 until 30 June 2026
    And the programme was closed
    And today is 1 July 2026
    And I left the paper "The offer of the lowest bidder" exempt until 31 December 2026
    When I lift the exemption of the paper "The offer of the lowest bidder" because "the contract is signed"
    Then "Bridge engineer" sees the paper "The offer of the lowest bidder" on 1 July 2026

  Rule: Nothing is exempt without a ground, a reason and an end

    @api @web
    Scenario: Without a paragraph
      When I exempt the paper "The offer of the lowest bidder" under no paragraph
      Then I am told "Say which paragraphs of Part 1 of Schedule 12A (Local Government Act 1972) make it exempt: one or more of 1 to 7. None is stated."

    @api @web
    Scenario: Under a paragraph that there is not
      When I exempt the paper "The offer of the lowest bidder" under paragraph 9 until 30 June 2026
      Then I am told "Say which paragraphs of Part 1 of Schedule 12A (Local Government Act 1972) make it exempt: one or more of 1 to 7. It has no paragraph 9."

    @api @web
    Scenario: Without saying why, who says so and until when
      When I exempt the paper "The offer of the lowest bidder" under paragraph 3 and say no more
      Then I am told "An item is exempt for a reason, on the word of an officer, and until that is looked at again. Not stated: why it is in the public interest; the role of the officer; the day it is looked at again. Say it."

    @api @web
    Scenario: Letting somebody read exempt items for good
      When I let "Bridge engineer" read exempt items for good
      Then I am told "The role exempt reader ends on a day that has to be stated. Say until when it is needed; it can be granted again."

  Rule: What one may not see one can neither change nor name

    @api @web
    Scenario: An order to an exempt item
      Given the paper "The offer of the lowest bidder" is exempt under paragraph 3 until 30 June 2026
      When I withdraw the paper "The offer of the lowest bidder"
      Then I am told "“riverside-shared-services” has no paper “the-offer-of-the-lowest-bidder”."
