"""``shisaku-graph diff``: what changed between two published datasets."""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken
from shisaku_graph.errors import PublicationError
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from shisaku_graph.access.dataset import Dataset
    from shisaku_graph.compare import Comparison


@click.command(
    "diff",
    help=spoken(
        "二つの公開データ（二つの年度、二つの版、二つの市区町村）を比べる。"
        "続いたもの、改称、移動、分割、統合、終了、新規と、文の変化を語の単位で示す。\n\n"
        "決められないことは、見直しの表に写せる提案として示す（--format review）。\n\n"
        "\b\n例:\n"
        "  shisaku-graph diff dist/mycity-2023 dist/mycity-2024\n"
        "  shisaku-graph diff OLD NEW --format html --output 変化.html\n"
        "  shisaku-graph diff OLD NEW --format review --output continuity.csv",
        "Compare two published datasets: of two years, two versions or two cities. Shows what "
        "continued, was renamed, moved, split, merged, ended or added, and texts word by word.\n\n"
        "What cannot be decided is proposed for the review file (--format review).\n\n"
        "\b\nExamples:\n"
        "  shisaku-graph diff dist/mycity-2023 dist/mycity-2024\n"
        "  shisaku-graph diff OLD NEW --format html --output changes.html\n"
        "  shisaku-graph diff OLD NEW --format review --output continuity.csv",
    ),
)
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "csv", "json", "turtle", "review"]),
    default="text",
    show_default=True,
    help=spoken("出力の形式", "form of the output"),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=spoken("書き込むファイル", "file to write"),
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help=spoken("変わらなかったものも示す", "show what did not change as well"),
)
@click.option("--lang", type=click.Choice(["ja", "en"]), help=spoken("表示の言語", "language"))
def command(  # noqa: PLR0913, PLR0917  # one argument for each option
    old: Path, new: Path, form: str, output: Path | None, everything: bool, lang: str | None
) -> None:
    """Compare; ``--lang`` is read by :func:`shisaku_graph.cli.language`."""
    del lang
    from shisaku_graph.access.dataset import open_dataset  # noqa: PLC0415  # --help stays fast
    from shisaku_graph.compare import compare  # noqa: PLC0415

    newer = open_dataset(new)
    found = compare(open_dataset(old), newer)
    coloured = output is None and sys.stdout.isatty()
    text = _told(found, newer, form, everything=everything, coloured=coloured)
    if output is None:
        click.echo(text.encode(), nl=False)  # CSV keeps its CRLF on every system
        return
    bom = "\ufeff" if form in ("csv", "review") else ""  # Excel reads UTF-8 only with it
    try:
        output.write_text(bom + text, encoding="utf-8", newline="")
    except OSError as error:
        raise PublicationError(
            "output-unwritable",
            Bilingual(
                f"書き込めません（{error.strerror}）。", f"cannot be written: {error.strerror}"
            ),
            Bilingual("場所と権限を確かめてください。", "check the path and its permissions."),
            str(output),
        ) from error


def _told(
    found: "Comparison", newer: "Dataset", form: str, *, everything: bool, coloured: bool
) -> str:
    said = language()
    if form == "html":
        from shisaku_graph.compare.page import page_html  # noqa: PLC0415  # each form when asked

        return page_html(found, said, everything=everything)
    if form == "turtle":
        from shisaku_graph.compare.statements import turtle_text  # noqa: PLC0415

        return turtle_text(found, newer).decode()
    if form == "review":
        from shisaku_graph.compare.proposals import review_text  # noqa: PLC0415

        return review_text(found.proposals, said)
    if form in ("csv", "json"):
        from shisaku_graph.compare.tables import csv_text, json_text  # noqa: PLC0415

        return (csv_text if form == "csv" else json_text)(found, everything=everything)
    from shisaku_graph.compare.terminal import terminal_text  # noqa: PLC0415

    width = shutil.get_terminal_size((100, 24)).columns
    return terminal_text(found, said, width, coloured=coloured, everything=everything)
