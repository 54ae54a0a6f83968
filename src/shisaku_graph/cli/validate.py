"""``shisaku-graph validate``: any RDF file against the shapes."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken

if TYPE_CHECKING:
    from shisaku_graph.validation import Report


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
    "--quiet",
    is_flag=True,
    help=spoken("何も表示しない（終了コードだけ）", "say nothing (exit code only)"),
)
def command(paths: tuple[Path, ...], form: str, quiet: bool) -> None:
    """Validate and report."""
    from shisaku_graph.access.engine import data_files, parsed  # noqa: PLC0415  # --help stays fast
    from shisaku_graph.graph import to_rdflib  # noqa: PLC0415
    from shisaku_graph.validation import validate  # noqa: PLC0415

    files = data_files(paths or (Path("dist"),))
    report = validate(to_rdflib(quad.triple for file in files for quad in parsed(file)))
    if not quiet:
        click.echo(_formed(report, form), nl=False)
    if not report.conforms:
        sys.exit(1)


def _formed(report: "Report", form: str) -> str:
    if form == "markdown":
        return report.to_markdown(language())
    if form == "turtle":
        return report.to_turtle().decode()
    if form == "json":
        keys, *rows = report.rows("en")
        findings = [dict(zip(keys, row, strict=True)) for row in rows]
        told = {"conforms": report.conforms, "findings": findings}
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
    verdict = report.to_markdown(said).splitlines()[2]
    if not report.findings:
        return verdict + "\n"
    headings, *rows = report.rows(said)
    table = Table(*headings, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(text[:100]) for text in row))
    out = io.StringIO()
    width = shutil.get_terminal_size((160, 24)).columns
    Console(file=out, width=width, color_system=None).print(table)
    return out.getvalue() + verdict + "\n"
