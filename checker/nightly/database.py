"""A database under the ledger: SQLite in a file, PostgreSQL by URL.  Transactions, migrations, the one-run lock."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from checker.model import CheckerError
from checker.nightly.postgresql import postgres_arguments, postgres_url

HEAD: Final = "0003"  # the newest step in migrations/versions; a test holds the two together
_BUSY: Final = (
    30_000  # milliseconds that a writer waits for another; a run's longest transaction takes about one second
)
_RUN_LOCK: Final = 0x636865636B6572  # «checker»: the number of the advisory lock in PostgreSQL
_MIGRATION_LOCK: Final = _RUN_LOCK + 1
_POSTGRES: Final = "postgresql+pg8000"


class LedgerError(CheckerError):
    """A ledger that cannot be opened or used."""


class Lock(Protocol):
    """Held until it is closed or its process ends, however it ends."""

    def close(self) -> None: ...


class Database:
    """Where the ledger lies.  SQLAlchemy speaks to it; nothing else knows which kind it is."""

    def __init__(self, where: str | Path) -> None:
        self.url = _url(str(where))
        try:
            self.engine = _engine(self.url)
            self._migrate()
        except (NoSuchModuleError, ImportError) as error:
            raise LedgerError(f"{self.shown}: {error}; install checker[postgres] for PostgreSQL") from None
        except SQLAlchemyError as error:
            raise LedgerError(f"{self.shown}: {_line(error)}; give a ledger of this program or a new file") from None

    @property
    def shown(self) -> str:
        """Its name for messages, without a password."""
        url = self.url.set(drivername=self.url.get_backend_name())
        return self.path.name if self.path else url.render_as_string(hide_password=True)

    @cached_property
    def path(self) -> Path | None:
        """The file of an SQLite ledger."""
        return Path(self.url.database or "") if self.url.get_backend_name() == "sqlite" else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All or nothing.  In SQLite the writer takes its place at once: one that asks midway may be refused."""
        with self.engine.connect().execution_options(immediate=True) as connection, connection.begin():
            yield connection

    def _migrate(self) -> None:
        if self._step() == HEAD:
            return
        with self.writing() as connection:
            if self.path is None:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
            upgrade(connection)

    def _step(self) -> str | None:
        with self.reading() as connection:
            tables = inspect(connection).get_table_names()
            if "alembic_version" in tables:
                return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
            if tables:
                raise LedgerError(f"{self.shown}: is the database of another program; give a new file")
            return None

    def lock(self) -> Lock | None:
        """The right to run: None where another process has it."""
        return _file_lock(self.path) if self.path else _advisory_lock(self.engine)

    def close(self) -> None:
        self.engine.dispose()


def upgrade(connection: Connection) -> None:
    """Bring a ledger to the newest form, inside the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    command.upgrade(config, "head")


def _url(where: str) -> URL:
    if "://" not in where:
        return URL.create("sqlite+pysqlite", database=where)
    for short in ("postgresql://", "postgres://"):
        if where.startswith(short):
            where = f"{_POSTGRES}://{where.removeprefix(short)}"
    try:
        return make_url(where)
    except (ArgumentError, ValueError):
        raise LedgerError(
            "the ledger's URL cannot be read; write postgresql://user@host/name, or give a file"
        ) from None


def _engine(url: URL) -> Engine:
    kind = url.get_backend_name()
    if url.drivername == _POSTGRES:
        return create_engine(postgres_url(url), connect_args=postgres_arguments(url))
    if kind == "postgresql":
        return create_engine(url)  # somebody names a driver of their own
    if kind != "sqlite":
        raise LedgerError(f"{kind} holds no ledger; give a file or a postgresql:// URL")
    engine = create_engine(url, connect_args={"timeout": _BUSY / 1000, "check_same_thread": False})
    event.listen(engine, "connect", _sqlite_connect)
    event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins transactions, not the driver
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={_BUSY}", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _sqlite_begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _file_lock(path: Path) -> Lock | None:
    import fcntl

    file = open(path.with_name(path.name + ".lock"), "a+", encoding="ascii")  # noqa: SIM115 - held open while it locks
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()
    return file


def _advisory_lock(engine: Engine) -> Lock | None:
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    if connection.execute(text(f"SELECT pg_try_advisory_lock({_RUN_LOCK})")).scalar():
        return _Session(connection)
    connection.close()
    return None


class _Session:
    """An advisory lock lasts as long as its connection to the server, unless it is given back."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def close(self) -> None:
        self.connection.execute(text(f"SELECT pg_advisory_unlock({_RUN_LOCK})"))
        self.connection.close()


def _line(error: Exception) -> str:
    told = getattr(error, "orig", None) or error
    if told.args and isinstance(told.args[0], dict):  # what PostgreSQL answers, by field
        told = told.args[0].get("M", told)
    return " ".join(str(told).split())[:200]
