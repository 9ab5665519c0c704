"""`checker nightly` and `checker diff`: status, settings, suppressions, figures, and one clear line for what is wrong."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from killing import Stage
from nights import NIGHT
from typer.testing import CliRunner

from checker.cli import app
from checker.nightly.ledger import open_ledger
from checker.nightly.log import Bar, Lines

COMMAND = ("nightly", "inbox", "--store", "checker.db", "--out", "out", "--engine", "serial", "--lang", "en")


def run(*args: str):
    return CliRunner().invoke(app, list(args))


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stage = Stage(tmp_path / "stage").fill(NIGHT)
    monkeypatch.chdir(stage.home)
    return stage.home / "inbox"


def one_line(result) -> str:
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1 and result.stderr.startswith("checker: "), result.stderr
    return result.stderr


def test_the_status_says_what_is_new(inbox: Path) -> None:
    first = run(*COMMAND)
    assert first.exit_code == 1
    assert f"run 1: {len(NIGHT)} articles ({len(NIGHT)} new)" in first.stdout and "النهار" in first.stdout
    assert run(*COMMAND).exit_code == 0  # nothing new
    assert run(*COMMAND, "--baseline", "1").exit_code == 0
    (inbox / "broken.md").write_bytes(b"\x00\x01\x02")
    partial = run(*COMMAND)
    assert partial.exit_code == 4 and "broken.md" in partial.stderr
    assert open_ledger("checker.db").run(4).counts["articles"] == len(NIGHT)


@pytest.mark.usefixtures("inbox")
def test_quiet_says_nothing_where_nothing_is_missing() -> None:
    result = run(*COMMAND, "--quiet", "--fail-on", "never")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.usefixtures("inbox")
def test_lines_of_the_log_are_json() -> None:
    told = [json.loads(line) for line in run(*COMMAND).stderr.splitlines()]
    assert [line["stage"] for line in told if line["event"] == "stage"] == [
        "read",
        "group",
        "review",
        "record",
        "report",
    ]
    assert all({"time", "level", "event"} <= line.keys() for line in told)


def test_a_bar_on_a_terminal_shows_stages_and_warnings() -> None:
    from rich.console import Console
    from rich.progress import Progress

    out = io.StringIO()
    with Progress(console=Console(file=out, force_terminal=True, width=80)) as progress:
        log = Bar(progress)
        with log.stage("read"):
            log.step(3)
        log.say("problem", "warning", place="a[red]b\x1b[2J", message="is empty")
    assert "reading" in out.getvalue() and "problem: a[red]b" in out.getvalue()
    assert "\x1b[2J" not in out.getvalue()


def test_quiet_lines_keep_warnings() -> None:
    out = io.StringIO()
    log = Lines(out, quiet=True)
    with log.stage("read"):
        log.step()
    log.say("problem", "warning", place="x", message="سطر\nثان")
    assert [json.loads(line)["message"] for line in out.getvalue().splitlines()] == ["سطر\nثان"]


@pytest.mark.usefixtures("inbox")
def test_figures_for_prometheus() -> None:
    run(*COMMAND, "--metrics", "checker.prom")
    text = Path("checker.prom").read_text(encoding="utf-8")
    samples = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert samples["checker_nightly_articles"] == str(len(NIGHT))
    assert samples['checker_nightly_outlet_articles{outlet="النهار"}'] == "2"
    assert int(samples['checker_nightly_findings{status="new"}']) > 0
    assert float(samples["checker_nightly_last_run_timestamp_seconds"]) > 1.7e9
    assert sorted(path.name for path in Path().glob("checker.prom*")) == ["checker.prom"]


def test_settings_stand_in_a_file_and_the_command_line_goes_before(inbox: Path, tmp_path: Path, monkeypatch) -> None:
    settings = inbox.parent / "checker.toml"
    settings.write_text(
        '[nightly]\ninbox = ["inbox"]\nstore = "a.db"\nout = "reports"\nengine = "serial"\n[intake.fields]\ntitle = "t"\n',
        encoding="utf-8",
    )
    assert run("nightly").exit_code == 1
    assert Path("a.db").exists() and Path("reports/run.json").exists()
    monkeypatch.chdir(tmp_path)
    assert run("nightly", "--config", str(settings), "--store", "b.db").exit_code == 1
    assert Path("b.db").exists() and not Path("reports").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[nightly]\ninbx = ['x']\n", "inbx"),
        ("[nightly]\njobs = 0\n", "jobs"),
        ("[nightly\n", "not TOML"),
        ("nightly = 3\n", "[nightly]"),
    ],
)
@pytest.mark.usefixtures("inbox")
def test_a_wrong_setting_is_one_line_with_the_file_and_the_key(text: str, words: str) -> None:
    Path("checker.toml").write_text(text, encoding="utf-8")
    line = one_line(run(*COMMAND))
    assert "checker.toml" in line and words in line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- {until: 2030-01-01, rule: casualties}", "reason"),
        ("- {reason: because, rule: casualties}", "until"),
        ("- {reason: because, until: 2030-01-01}", "scope"),
        ("- {reason: because, until: 2030-01-01, rules: casualties}", "rules"),
        ("rule: casualties", "no list"),
        ("- [", "YAML"),
        ("- !!python/object/apply:os.system ['true']", "YAML"),
    ],
)
@pytest.mark.usefixtures("inbox")
def test_a_wrong_suppression_is_one_line_with_the_file_and_the_entry(text: str, words: str) -> None:
    Path("s.yaml").write_text(text, encoding="utf-8")
    line = one_line(run(*COMMAND, "--suppressions", "s.yaml"))
    assert "s.yaml" in line and words in line
    assert not Path("checker.db").exists()


@pytest.mark.usefixtures("inbox")
def test_suppressed_findings_do_not_make_the_status() -> None:
    Path("s.yaml").write_text("- {reason: a drill, until: 2999-01-01, rule: casualties}", encoding="utf-8")
    result = run(*COMMAND, "--suppressions", "s.yaml")
    assert result.exit_code == 0 and "0 new" in result.stdout


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ("rule: casualtys", "there is no rule 'casualtys'; there are casualties"),
        ("rule: casualties, role: ded", "there is no role 'ded'; there are"),
        ("rule: title-body", None),
        ("rule: change", None),
        ("rule: offices, role: أي منصب", None),
        ("rule: casualties, role: killed", None),
    ],
)
@pytest.mark.usefixtures("inbox")
def test_a_suppression_that_names_what_there_is_not_is_told(scope: str, words: str | None) -> None:
    Path("s.yaml").write_text(f"- {{reason: a drill, until: 2999-01-01, {scope}}}", encoding="utf-8")
    result = run(*COMMAND, "--suppressions", "s.yaml")
    assert ("suppression astray" in result.stderr) is (words is not None)
    assert (words or "") in result.stderr


@pytest.mark.usefixtures("inbox")
def test_a_suppression_that_has_ended_is_told() -> None:
    Path("s.yaml").write_text("- {reason: a drill, until: 2020-01-01, rule: casualties}", encoding="utf-8")
    result = run(*COMMAND, "--suppressions", "s.yaml")
    assert result.exit_code == 1 and "suppression ended" in result.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["nightly", "inbox"], "--store"),
        (["nightly", "--store", "x.db", "--out", "out"], "checker.toml"),
        ([*COMMAND, "--since", "yesterday"], "2023-09-14"),
        ([*COMMAND, "--baseline", "7"], "no run 7"),
        (["diff", "1", "2", "--store", "none.db"], "none.db"),
        (["diff", "1", "2"], "--store"),
    ],
)
@pytest.mark.usefixtures("inbox")
def test_a_wrong_call_is_one_clear_line(args: list[str], words: str) -> None:
    assert words in one_line(run(*args))
    assert not Path("none.db").exists()


def test_the_difference_between_two_nights(inbox: Path) -> None:
    run(*COMMAND)
    for path in inbox.glob("*21*"):  # the outlet corrects its toll
        path.write_text(path.read_text(encoding="utf-8").replace("21", "12"), encoding="utf-8")
    run(*COMMAND)
    told = json.loads(run("diff", "1", "2", "--store", "checker.db", "--format", "json").stdout)
    assert {status: len(found) for status, found in told.items()}.keys() == {"new", "open", "resolved"}
    text = run("diff", "1", "2", "--store", "checker.db", "--lang", "en").stdout
    assert [line.split(":")[0] for line in text.splitlines() if not line.startswith(" ")] == [
        "new",
        "still open",
        "resolved",
    ]


@pytest.mark.usefixtures("inbox")
def test_an_inbox_that_is_not_there_leaves_everything_as_it_was() -> None:
    assert run(*COMMAND).exit_code == 1
    before = Path("out/index.html").read_bytes()
    assert "inbx" in one_line(run(*COMMAND[:1], "inbx", "none/*.md", *COMMAND[2:]))
    assert Path("out/index.html").read_bytes() == before
    partial = run(*COMMAND[:1], "inbox", "inbx", *COMMAND[2:])  # the rest goes on
    assert partial.exit_code == 4 and f"{len(NIGHT)} articles" in partial.stdout
