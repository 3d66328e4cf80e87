"""Tampering with what was recorded: entries edited, moved, dropped, invented, withheld or said to be erased."""

import hashlib
import json

from tests.application.proofs.exports import WHY, Files, lines_of, listed_anew
from tests.application.proofs.forging import Case, changed, forges


@forges("A bit is flipped in the entries")
def flip_a_bit(case: Case) -> Files:
    """Anywhere but in the words that say why something is withheld: no log holds them, as the documentation says."""
    held = bytearray(case.files["entries.tsv"])
    why = case.files["entries.tsv"].index(WHY.encode())
    at = case.random.choice([at for at in range(len(held)) if not why <= at < why + len(WHY)])
    held[at] ^= 1 << case.random.randrange(8)
    return listed_anew(case.files | {"entries.tsv": bytes(held)})


@forges("The content of an entry is edited")
def edit_a_content(case: Case) -> Files:
    number = case.some()
    kind, envelope, salt, content = case.lines[number].split("\t")
    return case.with_line(number, kind, envelope, salt, content.replace('"fact":{', '"fact":{"also":1,'))


@forges("The content of an entry is edited, and the commitment in its envelope with it")
def edit_a_content_and_its_commitment(case: Case) -> Files:
    number = case.some()
    kind, envelope, salt, content = case.lines[number].split("\t")
    content = content.replace('"fact":{', '"fact":{"also":1,')
    committed = hashlib.sha256(bytes.fromhex(salt) + content.encode()).hexdigest()
    return case.with_line(number, kind, changed(envelope, commitment=committed), salt, content)


@forges("The salt of an entry is changed")
def change_a_salt(case: Case) -> Files:
    number = case.some()
    kind, envelope, _, content = case.lines[number].split("\t")
    return case.with_line(number, kind, envelope, case.random.randbytes(16).hex(), content)


@forges("An entry is dropped")
def drop_an_entry(case: Case) -> Files:
    lines = case.lines
    del lines[case.some()]
    return case.with_lines(lines)


@forges("An entry is dropped, and all that follows is renumbered")
def drop_and_renumber(case: Case) -> Files:
    lines, number = case.lines, case.some()
    del lines[number]
    return case.with_lines([line if at < number else _one_earlier(line, number) for at, line in enumerate(lines)])


def _one_earlier(line: str, number: int) -> str:
    kind, envelope, *rest = line.split("\t")
    said = json.loads(envelope)
    moved = {name: said[name] - 1 for name in ("position", "previous") if said.get(name, 0) > number}
    return "\t".join((kind, changed(envelope, **moved), *rest))


@forges("Two entries are swapped")
def swap_two(case: Case) -> Files:
    lines = case.lines
    one, other = case.random.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return case.with_lines(lines)


@forges("Two entries are swapped, and each takes the other's position")
def swap_and_renumber(case: Case) -> Files:
    lines = case.lines
    one = case.random.randrange(len(lines) - 1)
    places = [json.loads(lines[at].split("\t")[1])["position"] for at in (one, one + 1)]
    lines[one], lines[one + 1] = _at(lines[one + 1], places[0]), _at(lines[one], places[1])
    return case.with_lines(lines)


def _at(line: str, position: int) -> str:
    kind, envelope, *rest = line.split("\t")
    return "\t".join((kind, changed(envelope, position=position), *rest))


@forges("An entry is back-dated: when it was recorded")
def back_date_the_recording(case: Case) -> Files:
    number = case.some()
    kind, envelope, *rest = case.lines[number].split("\t")
    return case.with_line(number, kind, changed(envelope, recorded_at="2017-12-31T09:00:00.000000+00:00"), *rest)


@forges("An entry is back-dated: from when it counts")
def back_date_the_effect(case: Case) -> Files:
    number = case.some()
    kind, envelope, *rest = case.lines[number].split("\t")
    return case.with_line(number, kind, changed(envelope, effective_on="2017-12-31"), *rest)


@forges("An entry is laid at another's door: the actor is changed")
def change_the_actor(case: Case) -> Files:
    number = case.some()
    kind, envelope, *rest = case.lines[number].split("\t")
    return case.with_line(number, kind, changed(envelope, actor="Somebody else"), *rest)


@forges("An entry is moved to another thing")
def move_to_another_thing(case: Case) -> Files:
    number = case.some()
    kind, envelope, *rest = case.lines[number].split("\t")
    return case.with_line(number, kind, changed(envelope, ref="M99"), *rest)


@forges("An entry stands twice")
def say_it_twice(case: Case) -> Files:
    lines, number = case.lines, case.some()
    return case.with_lines([*lines[: number + 1], *lines[number:]])


@forges("An entry that was never recorded is put at the end")
def add_one(case: Case) -> Files:
    last = json.loads(case.lines[-1].split("\t")[1])
    case.history.record(last["programme"], last["kind"], last["ref"], "MilestoneMet", {"on": "2018-03-01"})
    return case.with_lines(lines_of(case.history, case.asked))


@forges("An entry is withheld, and nothing says so")
def withhold_without_marking(case: Case) -> Files:
    number = case.some()
    return case.with_line(number, *case.lines[number].split("\t")[:2])


@forges("An entry is marked as erased that was not")
def mark_as_erased(case: Case) -> Files:
    number = case.some()
    return case.with_line(number, "erased", case.lines[number].split("\t")[1])


@forges("The entry that tells of an erasure is withheld")
def withhold_an_erasure(case: Case) -> Files:
    number = next(at for at, line in enumerate(case.lines) if "ErasureRecorded" in line)
    return case.with_line(number, "withheld", case.lines[number].split("\t")[1], "Nobody needs to know.")
