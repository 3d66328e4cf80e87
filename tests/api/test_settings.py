"""Settings come from TRACKER_ variables; whatever cannot be read is refused with what it takes."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from api.identity_providers import IdentityProvider, SecretUnreadable
from api.settings import SettingRefused, Settings, from_environment, variable
from application.store_address import StoreAddress


def test_nothing_stated_suits_one_person_trying_the_tracker() -> None:
    settings = from_environment({"PATH": "/bin", "TRACK": "x"})
    assert settings == Settings()
    assert settings.host == "127.0.0.1"


def test_every_setting_can_be_stated() -> None:
    stated = {
        "TRACKER_STORE": "records/council.sqlite",
        "TRACKER_HOST": "::1",
        "TRACKER_PORT": "8080",
        "TRACKER_ADDRESS": "https://tracker.example",
        "TRACKER_TIME_ZONE": "Europe/Dublin",
        "TRACKER_WORKERS": "4",
        "TRACKER_BODY_LIMIT": "5000",
        "TRACKER_ISSUERS": '[{"name": "Council sign-in", "issuer": "https://login.example/c", "client_id": "t"}]',
        "TRACKER_SIGNING_KEY": "keys/tracker.pem",
        "TRACKER_ORIGIN": "tracker.example/transition",
        "TRACKER_LOG_LEVEL": "warning",
        "TRACKER_LOG_FORMAT": "json",
        "TRACKER_METRICS_TOKEN": "figures-0123456789",
    }
    assert set(stated) == {variable(setting) for setting in Settings.model_fields}
    assert from_environment(stated) == Settings(
        store=Path("records/council.sqlite"),
        host="::1",
        port=8080,
        address="https://tracker.example",
        time_zone="Europe/Dublin",
        workers=4,
        body_limit=5_000,
        issuers=(IdentityProvider(name="Council sign-in", issuer="https://login.example/c", client_id="t"),),
        signing_key=Path("keys/tracker.pem"),
        origin="tracker.example/transition",
        log_level="warning",
        log_format="json",
        metrics_token=SecretStr("figures-0123456789"),
    )


def test_people_reach_the_tracker_where_it_listens_unless_said_otherwise() -> None:
    assert Settings().base_address == "http://127.0.0.1:8000"
    assert Settings(host="::1").base_address == "http://[::1]:8000"
    assert Settings(address="https://tracker.example").base_address == "https://tracker.example"


def test_the_signing_key_lies_beside_the_store_unless_said_otherwise() -> None:
    assert Settings(store=Path("var/a.sqlite")).signing_key_file == Path("var/a.sqlite.signing-key")
    assert Settings(signing_key=Path("keys/tracker.pem")).signing_key_file == Path("keys/tracker.pem")


def test_what_belongs_to_a_schema_lies_in_var_under_its_name() -> None:
    settings = from_environment({"TRACKER_STORE": "postgresql://db.example/council?schema=planning"})
    assert settings.signing_key_file == Path("var/planning.signing-key")


@pytest.mark.parametrize(
    ("stated", "told", "schema"),
    [
        (
            "postgresql://tracker:hush@db.example:5432/council?schema=planning&connect_timeout=2",
            "postgresql://tracker@db.example:5432/council?schema=planning",
            "planning",
        ),
        ("postgres://db.example/council", "postgresql://db.example/council?schema=tracker", "tracker"),
        ("postgresql:///council?host=/run/pg&password=hush", "postgresql:///council?schema=tracker", "tracker"),
        (
            "postgresql://t:hu%40sh@one:5432,[::1]:5433/c?target_session_attrs=read-write",
            "postgresql://t@one:5432,[::1]:5433/c?schema=tracker",
            "tracker",
        ),
    ],
)
def test_an_address_is_told_without_its_password(stated: str, told: str, schema: str) -> None:
    store = from_environment({"TRACKER_STORE": stated}).store
    assert isinstance(store, StoreAddress)
    assert (str(store), store.schema, store.url) == (told, schema, stated)
    assert "hu" not in repr(Settings(store=store)).replace("council", "")


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        ("mysql://me:hush@db/c", "TRACKER_STORE cannot be read: there is no store of that kind. It takes the path of"),
        ("postgresql://me:hu@sh@db/c", "TRACKER_STORE cannot be read: it does not read as user:password@host:port/"),
        ("postgresql://me:hush/c", "TRACKER_STORE cannot be read: it does not read as user:password@host:port/"),
        ("postgresql://me:hu/sh@db/c", "TRACKER_STORE cannot be read: it does not read as user:password@host:port/"),
        ("postgresql://me:hush@db/c?schema=My Own", "TRACKER_STORE cannot be read: its schema is not one name of"),
        ("postgresql://me:hush@db/c?schema=pg_own", "TRACKER_STORE cannot be read: its schema is not one name of"),
        ("postgresql://me:hush@db/c?schema=a&schema=b", "TRACKER_STORE cannot be read: its schema is not one name of"),
        ("postgresql://me:hush@db:70000/c", "TRACKER_STORE cannot be read: its port is not a number from 1 to 65535. "),
        ("postgresql://me:hush@db:0,other:5432/c", "TRACKER_STORE cannot be read: its port is not a number from 1 to"),
        ("postgresql://db/c?options=-chush", "TRACKER_STORE cannot be read: it sets “options”, which the tracker sets"),
        # PostgreSQL's driver would have “12?hush” for the password here.
        ("postgresql://me:12?hush@db", "TRACKER_STORE cannot be read: it does not read as user:password@host:port/"),
    ],
)
def test_an_address_that_cannot_be_read_is_not_told_again(stated: str, sentence: str) -> None:
    with pytest.raises(SettingRefused) as refusal:
        from_environment({"TRACKER_STORE": stated})
    assert str(refusal.value)[: len(sentence)] == sentence
    assert "hu" not in str(refusal.value)


@pytest.mark.parametrize(
    "stated",
    [
        "postgresql:///council?schema=planning&host=/run/a%20b&password=a+b",
        "postgresql:///council?host=/run/a%20b&schema=planning&password=a+b",
    ],
)
def test_the_driver_is_told_what_was_stated_as_it_was_written(stated: str) -> None:
    assert StoreAddress(stated).of_the_database == "postgresql:///council?host=/run/a%20b&password=a+b"
    assert StoreAddress("postgres://db/c?schema=planning").of_the_database == "postgres://db/c"


@pytest.mark.parametrize("token", ["hush", "hush " * 10, "hush" * 100])
def test_a_token_for_figures_is_never_told(token: str) -> None:
    with pytest.raises(SettingRefused, match="TRACKER_METRICS_TOKEN cannot be read") as refusal:
        from_environment({"TRACKER_METRICS_TOKEN": token})
    assert "hush" not in str(refusal.value)
    assert "hush" not in repr(from_environment({"TRACKER_METRICS_TOKEN": "hush-hush-hush-hush"}))


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("TRACKER_PORT", "eighty", "TRACKER_PORT is “eighty”. It takes a whole number from 1 to 65535."),
        ("TRACKER_PORT", "0", "TRACKER_PORT is “0”. It takes a whole number from 1 to 65535."),
        ("TRACKER_PORT", "", "TRACKER_PORT is “”. It takes a whole number from 1 to 65535."),
        ("TRACKER_BODY_LIMIT", "-1", "TRACKER_BODY_LIMIT is “-1”. It takes a whole number from 1000 to 100000000."),
        ("TRACKER_STORE", "", "TRACKER_STORE is “”. It takes the path of a file, such as var/tracker.sqlite,"),
        ("TRACKER_STORE", "..", "TRACKER_STORE is “..”. It takes the path of a file, such as var/tracker.sqlite,"),
        ("TRACKER_SIGNING_KEY", "..", "TRACKER_SIGNING_KEY is “..”. It takes the path of a file, such as var/tracker."),
        (
            "TRACKER_ORIGIN",
            "our log",
            "TRACKER_ORIGIN is “our log”. It takes a name without blanks or plus signs,",
        ),
        ("TRACKER_ORIGIN", "a+b", "TRACKER_ORIGIN is “a+b”. It takes a name without blanks or plus signs,"),
        ("TRACKER_ORIGIN", "", "TRACKER_ORIGIN is “”. It takes a name without blanks or plus signs,"),
        ("TRACKER_WORKERS", "0", "TRACKER_WORKERS is “0”. It takes a whole number from 1 to 64."),
        ("TRACKER_LOG_LEVEL", "loud", "TRACKER_LOG_LEVEL is “loud”. It takes one of debug, info, warning, error."),
        ("TRACKER_LOG_FORMAT", "xml", "TRACKER_LOG_FORMAT is “xml”. It takes one of auto, json, text."),
        ("TRACKER_HOST", "a b", "TRACKER_HOST is “a b”. It takes a host name or an IP address, such as 127.0.0.1."),
        ("TRACKER_HOST", "x" * 999, f"TRACKER_HOST is “{'x' * 99}…”. It takes a host name or an IP address, such as"),
        ("TRACKER_TIME_ZONE", "Mars", "TRACKER_TIME_ZONE is “Mars”. It takes a name of the IANA time zone database,"),
        ("TRACKER_TIME_ZONE", "Europe", "TRACKER_TIME_ZONE is “Europe”. It takes a name of the IANA"),
        ("TRACKER_TIME_ZONE", "../etc", "TRACKER_TIME_ZONE is “../etc”. It takes a name of the IANA"),
        ("TRACKER_TIME_ZONE", "", "TRACKER_TIME_ZONE is “”. It takes a name of the IANA"),
        (
            "TRACKER_STOER",
            "x",
            "There is no setting TRACKER_STOER. There are: TRACKER_STORE, TRACKER_HOST, TRACKER_PORT,",
        ),
        ("TRACKER_", "x", "There is no setting TRACKER_. There are: TRACKER_STORE,"),
    ],
)
def test_a_wrong_setting_is_refused_with_what_is_accepted(name: str, value: str, sentence: str) -> None:
    with pytest.raises(SettingRefused) as refusal:
        from_environment({name: value})
    assert str(refusal.value)[: len(sentence)] == sentence


def test_every_setting_says_what_it_is_for_and_what_it_takes() -> None:
    silent = [name for name, field in Settings.model_fields.items() if not (field.description and field.examples)]
    assert silent == []


A_PROVIDER = '[{{"name": "Council", "issuer": "{issuer}", "client_id": "tracker"{more}}}]'


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        ("hush-hush", "TRACKER_ISSUERS cannot be read. It takes a JSON list such as"),
        ('["hush-hush"]', "TRACKER_ISSUERS cannot be read at 1. It takes"),
        ('[{"name": "hush-hush"}]', "TRACKER_ISSUERS cannot be read at 1, issuer: this is missing. It takes"),
        (
            A_PROVIDER.format(issuer="https://login.example", more=', "client_secret": "hush-hush"'),
            "TRACKER_ISSUERS cannot be read at 1: it holds something that is no part of it. It takes",
        ),
        (
            A_PROVIDER.format(issuer="http://hush-hush.example", more=""),
            "TRACKER_ISSUERS cannot be read at 1, issuer: an issuer is an https address without “?” and “#”,",
        ),
    ],
)
def test_what_stands_in_a_list_of_providers_is_never_told_again(stated: str, sentence: str) -> None:
    with pytest.raises(SettingRefused) as refusal:
        from_environment({"TRACKER_ISSUERS": stated})
    assert str(refusal.value)[: len(sentence)] == sentence
    assert "hush" not in str(refusal.value)


@pytest.mark.parametrize(
    "issuer",
    [
        "https://login.example/a?b",
        "https://login.example#a",
        "https://me@login.example",
        "https://",
        "https://login.example:99999",
        "ftp://login.example",
        "http://localhost.example",
        "https://login.example/a b",
    ],
)
def test_an_issuer_is_a_plain_https_address(issuer: str) -> None:
    with pytest.raises(SettingRefused):
        from_environment({"TRACKER_ISSUERS": A_PROVIDER.format(issuer=issuer, more="")})


@pytest.mark.parametrize("issuer", ["http://127.0.0.1:5000", "http://localhost:5000", "http://[::1]:5000"])
def test_a_provider_on_this_machine_needs_no_https(issuer: str) -> None:
    (provider,) = from_environment({"TRACKER_ISSUERS": A_PROVIDER.format(issuer=issuer, more="")}).issuers
    assert provider.issuer == issuer


@pytest.mark.parametrize("name", ["link", "Return", "–"])
def test_a_provider_cannot_stand_in_the_way_of_a_page(name: str) -> None:
    with pytest.raises(SettingRefused):
        from_environment(
            {"TRACKER_ISSUERS": f'[{{"name": "{name}", "issuer": "https://login.example", "client_id": "t"}}]'}
        )


def test_providers_are_told_apart() -> None:
    twice = A_PROVIDER.format(issuer="https://login.example", more="")[1:-1]
    with pytest.raises(SettingRefused, match="two providers have the same name or issuer"):
        from_environment({"TRACKER_ISSUERS": f"[{twice}, {twice}]"})


def test_a_secret_is_read_from_its_file_and_never_told(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    provider = IdentityProvider(name="Council", issuer="https://login.example", client_id="t", client_secret_file=file)
    with pytest.raises(SecretUnreadable, match="The secret of “Council” cannot be read"):
        provider.secret()
    file.write_text("hush-hush\n", encoding="utf-8")
    assert provider.secret() == "hush-hush"
    file.write_bytes(b"hush\x00\xff")
    with pytest.raises(SecretUnreadable) as refusal:
        provider.secret()
    assert "hush" not in str(refusal.value)
