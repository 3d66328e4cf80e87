"""Somebody signed in: the one place that knows how a browser is made to be somebody."""

from playwright.sync_api import BrowserContext

from api.pages.dependencies import SESSION
from application.commands.office import Instruction, carry_out
from application.commands.people import AdmitPerson, GrantRole
from domain.actor import EVERY_PROGRAMME, Actor, Grant, Role
from domain.calendar import LATEST
from domain.entry import Address
from domain.person import Person
from tests.browser.serving import Served

CLERK = Actor("Clerk", (Grant(Role.ADMINISTRATOR),))


def admit_everybody(served: Served) -> None:
    """Somebody for each role, who holds it on every programme and is called by it."""
    instructions = []
    for role in Role:
        person = Address(EVERY_PROGRAMME, Person.KIND, f"{role}-of-everything")
        instructions.append(Instruction(AdmitPerson(title=role.in_words.capitalize()), person))
        until = LATEST if role is Role.EXEMPT_READER else None
        instructions.append(Instruction(GrantRole(role=role, on="*", until=until), person))
    carry_out(instructions, actor=CLERK, office=served.tracker.office)


def sign_in(context: BrowserContext, served: Served, role: Role) -> None:
    """From now on whoever holds this role sits before the browser."""
    secret = served.tracker.sessions.make(f"{role}-of-everything")
    # A cookie with this prefix is for encrypted connections, and for this machine, which Chromium trusts as much.
    context.add_cookies([{"name": SESSION, "value": secret, "url": served.address.replace("http:", "https:")}])
