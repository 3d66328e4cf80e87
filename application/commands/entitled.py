"""May this order be given at all, by this person, before anything is decided?"""

from application.commands.order import Provenance
from application.commands.rule import Rule
from domain.actor import Actor, Role
from domain.correcting import NotCorrectedLikeThis, SpeaksOfTwoThings, StandsInForNothing
from domain.refusals import UnknownProgramme


def must_be_correctable(rule: Rule, position: int, provenance: Provenance) -> None:
    """Refuse to correct who may do what, which is changed from now on, or anything by a file, a seal or an erasure.

    Nor by what says something of two things.
    """
    if rule.is_about_access or provenance.batch:
        raise NotCorrectedLikeThis(rule.in_words, "a file" if provenance.batch else None)
    if rule.seals or rule.order.erases:
        raise StandsInForNothing(rule.in_words)
    if rule.order.speaks_of_two_things:
        raise SpeaksOfTwoThings(rule.in_words, position)


def role_for(rule: Rule, actor: Actor, programme: str) -> Role:
    """The role in which somebody gives an order; refused where they have none that may."""
    role = rule.role_of(actor, programme)
    if role is not None:
        return role
    if not actor.may_see(programme) and not (rule.founds or rule.is_about_access):
        raise UnknownProgramme(programme)
    raise rule.refused_to(actor, programme)
