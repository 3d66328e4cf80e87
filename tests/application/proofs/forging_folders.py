"""Tampering with what surrounds the entries: the end of the log, checkpoints, keys, the manifest, others' entries."""

import hashlib
import json

from tests.application.proofs.exports import Files, Json, Signer, export_of, lines_of, listed_anew, root_of
from tests.application.proofs.forging import Case, Forged, changed, forges, of_one_programme
from tests.application.proofs.forging_entries import drop_an_entry


@forges("A bit is flipped in any file, and nothing else is changed")
def flip_a_bit_anywhere(case: Case) -> Files:
    name = case.random.choice(sorted(case.files.keys() - {"MANIFEST.json"}))
    held = bytearray(case.files[name])
    held[case.random.randrange(len(held))] ^= 1 << case.random.randrange(8)
    return case.files | {name: bytes(held)}


@forges("The end is cut off, and the last checkpoint stays")
def cut_the_end(case: Case) -> Files:
    return case.with_lines(case.lines[: -case.random.randrange(1, len(case.lines))])


@forges("The end is cut off in the middle of a line, and nothing else is changed")
def cut_a_line(case: Case) -> Files:
    held = case.files["entries.tsv"]
    return case.files | {"entries.tsv": held[: -case.random.randrange(1, len(held))]}


@forges("The end is cut off with every checkpoint of it (noticed with --known alone)")
def cut_the_end_and_its_checkpoints(case: Case) -> Forged:
    size = case.asked.sizes[-1]
    files = {
        name: held for name, held in case.files.items() if name <= f"checkpoints/{size:012}.note" or "/" not in name
    }
    files["MANIFEST.json"] = _saying(case, size=size)
    case.history.erased.clear()  # an older export has what was erased since
    lines = [line for line in lines_of(case.history, case.asked) if json.loads(line.split("\t")[1])["position"] <= size]
    files["entries.tsv"] = "".join(f"{line}\n" for line in lines).encode()
    last = f"checkpoints/{len(case.history.entries):012}.note"
    return Forged(listed_anew(files), known=case.files[last])


def _saying(case: Case, **fields: object) -> bytes:
    return json.dumps(json.loads(case.files["MANIFEST.json"]) | fields).encode()


@forges("A checkpoint is edited: its root")
def edit_a_root(case: Case) -> Files:
    name = _some_note(case)
    origin, size, _, *rest = case.files[name].decode().split("\n")
    other = Signer().note(int(size), case.random.randbytes(32)).decode().split("\n")[2]
    return listed_anew(case.files | {name: "\n".join((origin, size, other, *rest)).encode()})


@forges("A checkpoint is edited: its size")
def edit_a_size(case: Case) -> Files:
    name = _some_note(case)
    origin, size, *rest = case.files[name].decode().split("\n")
    files = {other: held for other, held in case.files.items() if other != name}
    files[f"checkpoints/{int(size) + 500:012}.note"] = "\n".join((origin, str(int(size) + 500), *rest)).encode()
    return listed_anew(files)


def _some_note(case: Case) -> str:
    return case.random.choice(sorted(name for name in case.files if name.startswith("checkpoints/")))


@forges("An entry is edited, and every checkpoint is signed anew with another key")
def sign_with_another_key(case: Case) -> Files:
    number, another = case.random.randrange(len(case.history.entries)), Signer(2)
    entry = case.history.entries[number]
    case.history.entries[number] = entry._replace(envelope=changed(entry.envelope, actor="Somebody else"))
    return export_of(case.history, case.asked, another)


@forges("The same, and the key in the export stays the one you know")
def sign_with_another_key_under_the_old_one(case: Case) -> Files:
    return listed_anew(sign_with_another_key(case) | {"key.vkey": case.files["key.vkey"]})


@forges("An entry is withheld with its envelope, as if it belonged to another programme")
def withhold_as_somebody_elses(case: Case) -> Files:
    case = of_one_programme(case)
    shown = [at for at, line in enumerate(case.lines) if line.startswith("entry\t")][:-1]
    if not shown:
        return drop_an_entry(case)
    number = case.random.choice(shown)
    envelope = case.lines[number].split("\t")[1]
    return case.with_line(number, "others", "0", hashlib.sha256(b"\x00" + envelope.encode()).hexdigest())


@forges("The hash of other programmes' entries is changed")
def change_others(case: Case) -> Files:
    case = of_one_programme(case)
    number = case.some("others")
    kind, level, _ = case.lines[number].split("\t")
    return case.with_line(number, kind, level, case.random.randbytes(32).hex())


@forges("The number of other programmes' entries is changed")
def change_how_many_others(case: Case) -> Files:
    case = of_one_programme(case)
    number = case.some("others")
    kind, level, held = case.lines[number].split("\t")
    return case.with_line(number, kind, str(int(level) + case.random.choice((1, 2, 40, 90))), held)


@forges("An entry of another programme is slipped in")
def slip_one_in(case: Case) -> Files:
    case = of_one_programme(case)
    numbers = [at for at, line in enumerate(case.lines) if line.startswith("others\t0")]
    if not numbers:
        return change_others(case)
    number = case.random.choice(numbers)
    held = case.lines[number].split("\t")[2]
    entry = next(entry for entry in case.history.entries if entry.leaf.hex() == held)
    return case.with_line(number, "entry", entry.envelope, entry.salt, entry.content)


@forges("The manifest is edited: what the export covers")
def edit_the_manifest(case: Case) -> Files:
    said: Json = json.loads(case.files["MANIFEST.json"])
    name = case.random.choice(("size", "entries", "withheld", "erased", "origin", "scope", "exported_at", "version"))
    others = {"origin": "another/log", "scope": "programme", "exported_at": "2017-01-01T00:00:00.000000+00:00"}
    said[name] = others.get(name) or said[name] + case.random.choice((1, 1000))
    said |= {"programme": "waste"} if name == "scope" else {}
    return case.files | {"MANIFEST.json": json.dumps(said).encode()}


@forges("The manifest is edited: its list of files")
def edit_the_list(case: Case) -> Files:
    said: Json = json.loads(case.files["MANIFEST.json"])
    name = case.random.choice(sorted(said["files"]))
    match case.random.randrange(4):
        case 0:
            del said["files"][name]
        case 1:
            said["files"][name]["bytes"] += 1
        case 2:
            said["files"][name]["sha256"] = case.random.randbytes(32).hex()
        case _:
            said["files"]["entries2.tsv"] = said["files"][name]
    return case.files | {"MANIFEST.json": json.dumps(said).encode()}


@forges("A file is missing")
def lose_a_file(case: Case) -> Files:
    lost = case.random.choice(sorted(case.files))
    return {name: held for name, held in case.files.items() if name != lost}


@forges("A file is added")
def add_a_file(case: Case) -> Files:
    name = case.random.choice(("notes.txt", ".hidden", "checkpoints/000000000001.txt", "checkpoints/old.note"))
    return case.files | {name: b"Something else."}


@forges("History is told anew: another log, signed by the tracker's own key (noticed with --known alone)")
def tell_anew(case: Case) -> Forged:
    entry = case.history.entries[0]
    known = Signer().note(case.asked.sizes[0], root_of(case.history.leaves[: case.asked.sizes[0]]))
    case.history.entries[0] = entry._replace(envelope=changed(entry.envelope, actor="Somebody else"))
    return Forged(export_of(case.history, case.asked, Signer()), known=known)
