"""Writes docs/reference/commands.md: every command's own help, in both languages."""

import os
import subprocess
import sys
from pathlib import Path

from shisaku_graph.cli import COMMANDS

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference" / "commands.md"
HEAD = """# Commands / コマンド

Generated from `--help` by `tools/generate_command_docs.py`; do not edit.
"""


def shown(command: str, language: str) -> str:
    """Return what a command's ``--help`` says."""
    program = Path(sys.executable).with_name("shisaku-graph")
    run = subprocess.run(  # noqa: S603  # our own program
        [program, *command.split(), "--help"],
        env={
            **os.environ,
            "SHISAKU_GRAPH_LANG": language,
            "COLUMNS": "100",
            "TERMINAL_WIDTH": "100",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return "\n".join(line.rstrip() for line in run.stdout.strip().splitlines())


def document() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for command in ("", *COMMANDS):
        parts.append(f"## {f'shisaku-graph {command}'.strip()}\n")
        parts += [f"```text\n{shown(command, language)}\n```\n" for language in ("ja", "en")]
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
    print(TARGET)
