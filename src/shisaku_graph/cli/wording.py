"""What click says by itself, in the language of this run: headings of a help page, wrong calls."""

from collections.abc import Iterable

import click

from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual, Language

_PHRASES = {
    "Options": "オプション",
    "Show this message and exit.": "この説明を示す",
    "Show the version and exit.": "版を示す",
}


def formatter_of(language: Language) -> type[click.HelpFormatter]:
    """Return the formatter that writes help pages in a language."""

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, "使い方: " if language == "ja" else prefix)

        def write_heading(self, heading: str) -> None:
            super().write_heading(_said(heading, language))

        def write_dl(
            self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
        ) -> None:
            told = [(name, _said(text, language)) for name, text in rows]
            super().write_dl(told, col_max, col_spacing)

    return Formatter


def wrong_call(error: click.ClickException) -> UsageError:
    """Return click's complaint about a call as an error of ours."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "shisaku-graph"
    told = error.format_message().rstrip(".")
    return UsageError(
        "call",
        Bilingual(f"コマンドの書き方が違います（{told}）。", f"the call is wrong ({told})."),
        Bilingual(f"`{command} --help` で書き方を確かめてください。", f"see `{command} --help`."),
    )


def _said(text: str, language: Language) -> str:
    return _PHRASES.get(text, text) if language == "ja" else text
