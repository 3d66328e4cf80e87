"""Tokens from a terminal: shown once, kept as a hash, ended by its first characters."""

from tests.api.cli.terminal import Terminal

FOR_A_MANAGER = ("token", "create", "--role", "programme-manager", "--name", "Programme manager")


def test_a_token_stands_alone_on_standard_output(keeper: Terminal) -> None:
    said = keeper.types(*FOR_A_MANAGER, "--programme", "cheshire-ict-tom")
    assert said.code == 0
    assert said.out.startswith("tt_")
    assert len(said.out.split()) == 1
    assert "Programme manager, programme manager of cheshire-ict-tom. Keep the token safe" in said.err


def test_the_store_never_shows_a_token_again(keeper: Terminal) -> None:
    token = keeper.types(*FOR_A_MANAGER).out.strip()
    assert token not in keeper.types("token", "list").out
    assert token.encode() not in b"".join(file.read_bytes() for file in keeper.store.parent.iterdir())


def test_the_list_says_who_may_act_as_what_and_where(keeper: Terminal) -> None:
    keeper.types(*FOR_A_MANAGER, "--programme", "cheshire-ict-tom", "--programme", "sbc-ehdc-ict")
    [listed] = keeper.types("token", "list", "--json").json
    assert listed["name"] == "Programme manager"
    assert listed["grants"] == [
        {"role": "programme-manager", "programme": "cheshire-ict-tom"},
        {"role": "programme-manager", "programme": "sbc-ehdc-ict"},
    ]
    assert listed["hash"] in keeper.types("token", "list").out


def test_a_token_without_a_programme_holds_in_every_one(keeper: Terminal) -> None:
    keeper.types(*FOR_A_MANAGER)
    assert "programme manager of every programme" in keeper.types("token", "list").out


def test_a_token_for_a_programme_to_come_says_so(keeper: Terminal) -> None:
    said = keeper.types(*FOR_A_MANAGER, "--programme", "bridge")
    assert said.code == 0
    assert "There is no programme “bridge” yet; the token holds from the day it is registered." in said.err


def test_a_revoked_token_is_gone(keeper: Terminal) -> None:
    keeper.types(*FOR_A_MANAGER)
    [listed] = keeper.types("token", "list", "--json").json
    assert keeper.types("token", "revoke", listed["hash"]).code == 0
    assert keeper.types("token", "list").out == "No token is in force; make one with: tracker token create\n"
    again = keeper.types("token", "revoke", listed["hash"])
    assert again.code == 1
    assert again.err.startswith(f"No token in force has a hash that begins with “{listed['hash']}”.")


def test_too_few_characters_name_no_token(keeper: Terminal) -> None:
    said = keeper.types("token", "revoke", "abc")
    assert said.code == 1
    assert said.err == "“abc” is too short to name a token. Give at least 8 characters of its hash.\n"
