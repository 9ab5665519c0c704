"""Commands about the rules."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli.options import FOUND, Lang, LangOption, RulesFolder, rules_of, say, write

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="""\
Look at the rules, and prove them.

\b
Example:
  checker rules show casualties
""")  # fmt: skip


@app.command("list")
def listed(rules: RulesFolder = None, lang: LangOption = Lang.ar) -> None:
    """List the rule files: where each is, what kind it is, what it is called.

    \b
    Example:
      checker rules list --lang en
    """
    from checker.report.rulebook import listing

    say(listing(rules_of(rules), lang.value), lang)


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(help="The place or the id of a rule, as `rules list` names it.")],
    rules: RulesFolder = None,
    lang: LangOption = Lang.ar,  # noqa: ARG001 -- of what goes wrong; a rule file is shown as it is written
) -> None:
    """Print one rule file, as it is written.

    \b
    Example:
      checker rules show claims/durations
    """
    from checker.report.rulebook import source

    write(source(name, rules), None)


@app.command("test")
def prove(rules: RulesFolder = None, lang: LangOption = Lang.ar) -> None:
    """Run the examples that every rule carries: what must fire and what must stay silent.

    \b
    Example:
      checker rules test --rules my-rules/
    """
    from checker.report.messages import say_message
    from checker.report.terms import sentence
    from checker.selftest import run_examples

    failures = run_examples(rules_of(rules))
    lines = [f"{bad.file}: {say_message(bad.message, lang.value)}\n    {bad.text}\n" for bad in failures]
    say("".join(lines) or sentence("rules_hold", lang.value), lang)
    raise typer.Exit(FOUND if failures else 0)


@app.command("lint")
def lint(rules: RulesFolder = None, lang: LangOption = Lang.ar) -> None:
    """Check the form of every rule file: each fault with file, line, column and what is allowed there.

    \b
    Example:
      checker rules lint --rules my-rules/
    """
    from checker.report.messages import say_message
    from checker.report.rulebook import faults
    from checker.report.terms import sentence

    found = faults(rules)
    lines = [f"{say_message(fault, lang.value)}\n" for fault in found]
    say("".join(lines) or sentence("rules_formed", lang.value), lang)
    raise typer.Exit(FOUND if found else 0)
