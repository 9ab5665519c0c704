"""A PostgreSQL URL as people write it, read without PostgreSQL's own library."""

from __future__ import annotations

import ssl

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from checker.nightly.database import LedgerError
from checker.nightly.ledger import open_ledger
from checker.nightly.postgresql import postgres_arguments, postgres_url


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql+pg8000://desk@db.example/news", {"user": "desk", "host": "db.example", "port": 5432}),
        ("postgresql+pg8000://desk@db.example:5433/news", {"user": "desk", "host": "db.example", "port": 5433}),
        ("postgresql+pg8000://desk@/news?host=/run/pg", {"user": "desk", "unix_sock": "/run/pg/.s.PGSQL.5432"}),
        ("postgresql+pg8000://desk@/news?host=/run/pg&port=7", {"user": "desk", "unix_sock": "/run/pg/.s.PGSQL.7"}),
        (
            "postgresql+pg8000://desk@a/news?connect_timeout=9&application_name=desk",
            {"user": "desk", "host": "a", "port": 5432, "timeout": 9, "application_name": "desk"},
        ),
        ("postgresql+pg8000://desk@a/news?sslmode=disable", {"user": "desk", "host": "a", "port": 5432}),
    ],
)
def test_the_words_of_a_url(url: str, told: dict[str, object]) -> None:
    assert postgres_arguments(make_url(url)) == told
    assert not postgres_url(make_url(url)).query


@pytest.mark.parametrize(
    ("mode", "verify", "host"),
    [
        ("require", ssl.CERT_NONE, False),
        ("verify-ca", ssl.CERT_REQUIRED, False),
        ("verify-full", ssl.CERT_REQUIRED, True),
    ],
)
def test_encryption(mode: str, verify: ssl.VerifyMode, host: bool) -> None:
    context = postgres_arguments(make_url(f"postgresql+pg8000://u@a/n?sslmode={mode}"))["ssl_context"]
    assert (context.verify_mode, context.check_hostname) == (verify, host)


def test_the_password_may_stand_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "from outside")
    assert postgres_url(make_url("postgresql+pg8000://u@a/n")).password == "from outside"
    assert postgres_url(make_url("postgresql+pg8000://u:own@a/n")).password == "own"


@pytest.mark.parametrize("rest", ["?sslmode=maybe", "?port=x", "?connect_timeout=soon", "?target=primary"])
def test_what_cannot_be_read_is_told(rest: str) -> None:
    url = make_url(f"postgresql+pg8000://u@a/n{rest}")
    with pytest.raises(ArgumentError):
        postgres_url(url) and postgres_arguments(url)


def test_a_message_shows_no_password() -> None:
    pytest.importorskip("pg8000")
    with pytest.raises(LedgerError, match=r"^postgresql://u:\*\*\*@127.0.0.1:1/n: "):
        open_ledger("postgresql://u:secret@127.0.0.1:1/n")
