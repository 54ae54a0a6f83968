"""Every command line in the documentation is one that the program takes."""

import importlib
import re
import shlex
from pathlib import Path

import click
import pytest

from shisaku_graph.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((*ROOT.glob("docs/**/*.md"), *ROOT.glob("README*.md")))
LINE = re.compile(r"^(?:[A-Z_]+=\S+ )*shisaku-graph +(.*)$", re.MULTILINE)


def calls() -> list[tuple[str, list[str]]]:
    found = []
    for page in PAGES:
        if page.parent.name == "reference":  # its pages are generated from the program
            continue
        blocks = re.findall(
            r"^```(?:sh|console|bash)\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
        for line in LINE.findall("\n".join(blocks).replace("\\\n", " ")):
            words = shlex.split(line, comments=True)
            found.append((f"{page.relative_to(ROOT)}: {line}", words))
    return found


def test_there_are_command_lines():
    assert len(calls()) > 30


@pytest.mark.parametrize(("place", "words"), calls(), ids=[place for place, _ in calls()])
def test_the_program_takes_it(place, words):
    words = [word for word in words if word != "--lang"]
    if not words or words[0].startswith("-"):
        return
    name, *rest = words
    assert name in COMMANDS, place
    command = importlib.import_module(f"shisaku_graph.cli.{name}").command
    known = {
        each
        for parameter in command.params
        for each in (*parameter.opts, *parameter.secondary_opts)
    }
    used = {word.partition("=")[0] for word in rest if word.startswith("-") and word != "-"}
    assert used <= known | {"--help", "-h", "--lang"}, place
    assert isinstance(command, click.Command)
