"""``shisaku-graph validate``: any RDF file against the shapes."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import SHISAKU

if TYPE_CHECKING:
    from shisaku_graph.validation import Finding, Report

_CELL_LENGTH = 100


@click.command(
    "validate",
    help=spoken(
        "RDF ファイルか公開フォルダーを検証し、記録・元の行と列・問題・対処を表で示す。"
        "違反があれば終了コード 1。",
        "Check RDF files or published folders; show record, source line and column, problem and "
        "remedy. Exit code 1 when something is violated.",
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "markdown", "json", "turtle"]),
    default="table",
    show_default=True,
    help=spoken("出力の形式", "form of the output"),
)
@click.option(
    "--lang",
    type=click.Choice(["ja", "en"]),
    expose_value=False,  # read by language(), wherever it stands
    help=spoken("表示の言語", "language"),
)
@click.option(
    "--quiet",
    is_flag=True,
    help=spoken("何も表示しない（終了コードだけ）", "say nothing (exit code only)"),
)
def command(paths: tuple[Path, ...], form: str, quiet: bool) -> None:
    """Validate and report."""
    from shisaku_graph.rdf_files import data_files, triples_of  # noqa: PLC0415  # --help stays fast
    from shisaku_graph.validation import check  # noqa: PLC0415

    files = data_files(paths or (Path("dist"),))
    _quiet_literals()
    report = check(triple for file in files for triple in triples_of(file))
    if not report.checked:
        raise _nothing_to_check(paths)
    if not quiet:
        click.echo(_formed(report, form), nl=False)
    if not report.conforms:
        sys.exit(1)


def _quiet_literals() -> None:
    """Keep rdflib from logging each ill-typed literal: the report names them."""
    import logging  # noqa: PLC0415  # rdflib has loaded it by now

    logging.getLogger("rdflib.term").setLevel(logging.ERROR)


def _nothing_to_check(paths: tuple[Path, ...]) -> UsageError:
    return UsageError(
        "nothing-to-check",
        Bilingual("検査できる記録が一つもありません。", "there is no record to check."),
        Bilingual(
            f"施策や事業などの型（{SHISAKU.NAMESPACE} の語）が付いたデータか、確かめてください。",
            f"see that the records have types of {SHISAKU.NAMESPACE}.",
        ),
        " ".join(map(str, paths)) or "dist",
    )


def _formed(report: "Report", form: str) -> str:
    if form == "markdown":
        return report.to_markdown(language())
    if form == "turtle":
        return report.to_turtle().decode()
    if form == "json":
        told = {
            "conforms": report.conforms,
            "checked": report.checked,
            "findings": [_finding(finding) for finding in report.findings],
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    return _table(report)


def _table(report: "Report") -> str:
    import io  # noqa: PLC0415  # only for tables
    import shutil  # noqa: PLC0415

    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    said = language()
    if not report.findings:
        return report.verdict(said) + "\n"
    headings, *rows = report.rows(said)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True)
    for heading in headings[:-1]:  # the shape's name is for machines: json, markdown, turtle
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cut(text)) for text in row[:-1]))
    out = io.StringIO()
    width = shutil.get_terminal_size((160, 24)).columns
    Console(file=out, width=width, color_system=None).print(table)
    return out.getvalue() + report.verdict(said) + "\n"


def _cut(text: str) -> str:
    return text if len(text) <= _CELL_LENGTH else f"{text[: _CELL_LENGTH - 1]}…"


def _finding(finding: "Finding") -> dict[str, object]:
    return {
        "severity": finding.severity.value,
        "record": finding.label._asdict(),
        "iri": finding.focus,
        "places": [str(origin) for origin in finding.origins],
        "property": finding.path,
        "value": finding.shown,
        "message": finding.message._asdict(),
        "remedy": finding.remedy._asdict(),
        "shape": finding.constraint.iri,
    }
