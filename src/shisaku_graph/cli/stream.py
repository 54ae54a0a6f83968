"""``shisaku-graph stream``: a source too large for ``build`` becomes one file of N-Quads."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken
from shisaku_graph.errors import ShisakuError
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from shisaku_graph.pipeline import Streaming


@click.command(
    "stream",
    help=spoken(
        "大きなソースフォルダー（数千行以上）のグラフを INTO/<id>.nq.gz に書く。"
        "行も記録も一時フォルダーに置くので、表がどれほど大きくてもメモリは増えない。\n\n"
        "書くのはグラフだけ（記録・来歴・修正・判断待ち）。目録・表・サイトなど、グラフ全体が要るものは"
        "作らない。SHACL の検証は、はじめの --check 行だけに行う。",
        "Write the graph of a large source folder (thousands of rows) as INTO/<id>.nq.gz. Rows and "
        "records lie in a temporary folder: memory does not grow with the table.\n\n"
        "Only the graph is written (records, provenance, repairs, suspects): no catalogue, tables "
        "or site, which need the graph as a whole. SHACL is asked of the first --check rows alone.",
    ),
)
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("stream"),
    show_default=True,
    help=spoken("書き込むフォルダー", "folder to write into"),
)
@click.option(
    "--check",
    type=click.IntRange(0, 5_000),
    default=300,
    show_default=True,
    help=spoken("検証する行数（0 はしない）", "rows to check against the shapes (0: none)"),
)
@click.option("--quiet", is_flag=True, help=spoken("誤りのほかは何も表示しない", "say only errors"))
@click.option(
    "--json", "as_json", is_flag=True, help=spoken("要約を JSON で出す", "summary as JSON")
)
def command(sources: tuple[Path, ...], into: Path, check: int, quiet: bool, as_json: bool) -> None:
    """Stream each source; exit with the gravest code met."""
    from shisaku_graph.pipeline import stream  # noqa: PLC0415  # --help stays fast

    worst, summaries = 0, list[dict[str, object]]()
    for source in sources:

        def tell(step: Bilingual, source: Path = source) -> None:
            if not quiet and not as_json and sys.stderr.isatty():
                click.echo(f"\r\033[K{source}: {step.say(language())}…", nl=False, err=True)

        try:
            made = stream(source, into, check, tell)
        except ShisakuError as error:
            worst = max(worst, error.exit_code)
            summaries.append({"source": str(source), "error": error.code, "message": str(error)})
            click.echo(error.render(language()), err=True)
            continue
        summaries.append(_summary(source, made, check))
        if not quiet and not as_json:
            click.echo(_told(made, check))
    if as_json:
        click.echo(json.dumps(summaries, ensure_ascii=False, indent=2))
    if worst:
        sys.exit(worst)


def _summary(source: Path, made: "Streaming", check: int) -> dict[str, object]:
    return {
        "source": str(source),
        "dataset": made.dataset,
        "file": str(made.written.path),
        "quads": made.written.quads,
        "bytes": made.written.bytes,
        "sha256": made.written.sha256,
        "records": dict(made.counts),
        "repairs": made.repairs,
        "suspects": made.suspects,
        "withheld": made.withheld,
        "rows_checked": check,
    }


def _told(made: "Streaming", check: int) -> str:
    written = made.written
    size = f"{written.bytes / 1_000_000:,.1f} MB"
    checked_ja = f"検証: はじめの {check} 行に違反なし" if check else "検証: していない"
    checked_en = f"shapes: no violation in the first {check} rows" if check else "shapes: not asked"
    left = made.withheld
    left_ja = f"  個人情報 {left:,} か所を除きました\n" if left else ""
    left_en = f"  personal data left out in {left:,} places\n" if left else ""
    return spoken(
        f"{made.dataset}\n"
        f"  直した箇所 {made.repairs:,}  判断待ち {made.suspects:,}\n"
        f"{left_ja}"
        f"  {checked_ja}\n"
        f"  {written.quads:,} クアッド → {written.path}（{size}）",
        f"{made.dataset}\n"
        f"  repairs {made.repairs:,}  to be decided {made.suspects:,}\n"
        f"{left_en}"
        f"  {checked_en}\n"
        f"  {written.quads:,} quads → {written.path} ({size})",
    )
