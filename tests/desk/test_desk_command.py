"""`checker desk` itself: wrong calls in one line, and a desk that answers where it says it is."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
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


def test_the_endpoint_alone_needs_no_ledger(tmp_path: Path) -> None:
    for name, body in (("a", "قتل 24 شخصا في الزلزال."), ("b", "أسفر الزلزال عن مقتل 24 شخصا.")):
        (tmp_path / f"{name}.txt").write_text(f"زلزال في المدينة\n\n{body}\n", encoding="utf-8")
    command = [sys.executable, "-m", "checker.desk", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+/v2/check", said := process.stderr.readline())
            assert address is not None, said
            form = urllib.parse.urlencode({"text": "قتل 240 شخصا في الزلزال.", "language": "ar"}).encode()
            with urllib.request.urlopen(address[0], form, timeout=20) as answer:
                [match] = json.load(answer)["matches"]
            assert (match["offset"], match["length"], match["replacements"]) == (4, 8, [])
        finally:
            process.terminate()


def test_the_endpoint_without_articles_is_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "checker.desk", "--lang", "en", str(tmp_path / "none")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2 and "no source could be read" in result.stderr and "Traceback" not in result.stderr
