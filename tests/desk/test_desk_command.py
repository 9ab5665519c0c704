"""`checker desk` itself: wrong calls in one line, and a desk that answers where it says it is."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli import app


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ([], "--store"),
        (["--store", "none.db"], "checker nightly"),
        (["--store", "STORE", "--trusted-user-header", "X User"], "X-Remote-User"),
        (["--store", "STORE", "--trusted-user-header", ""], "X-Remote-User"),
        (["--store", "STORE", "--host", "no such host"], "--host"),
        (["--store", "STORE", "--port", "70000"], "--port"),
        (["--store", "mysql://host/db"], "mysql"),
    ],
)
def test_a_wrong_call_is_one_line(store: Path, tmp_path: Path, monkeypatch, args: list[str], says: str) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["desk", *(str(store) if word == "STORE" else word for word in args)])
    assert result.exit_code == 2 and says in result.stderr and result.stderr.count("\n") == 1, result.stderr


def test_a_port_that_is_taken(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(app, ["desk", "--store", str(store), "--port", port])
    assert result.exit_code == 2 and port in result.stderr and result.stderr.count("\n") == 1


def test_it_answers_where_it_says(store: Path) -> None:
    command = [sys.executable, "-m", "checker", "desk", "--store", str(store), "--port", "0", "--lang", "en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            said = process.stderr.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert address is not None, said
            with urllib.request.urlopen(address[0], timeout=20) as answer:
                assert "Today" in answer.read().decode() and answer.headers["server"] is None
            other = urllib.request.Request(address[0], headers={"Host": "evil.example"})
            with pytest.raises(urllib.error.HTTPError, match="400"):
                urllib.request.urlopen(other, timeout=20)
        finally:
            process.terminate()
