"""``shisaku-graph link``: links between two published datasets, reviewed and published."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken
from shisaku_graph.cli.site import teller

if TYPE_CHECKING:
    from shisaku_graph.link import Linked

_SHOWN = 12


@click.command(
    "link",
    help=spoken(
        "二つの公開データの施策・事業・部課を照合し、候補を対応表（SSSOM）に書く。"
        "人が採用した組をリンクセットとして公開する。\n\n"
        "OURS は公開データのフォルダー、THEIRS はもう一つのフォルダー、"
        "または JUDGIT の事業の JSON。\n\n"
        "\b\n例:\n"
        "  shisaku-graph link dist/kisarazu-2017 dist/asago-2024\n"
        "  （links/ の対応表の decision に 採用 か 却下、reviewer_label に名前を書いて、もう一度）",
        "Match policies, projects and departments of two published datasets; write candidates "
        "into a review file (SSSOM); publish what people accepted as a linkset.\n\n"
        "OURS is the folder of a published dataset; THEIRS another, or the JSON of JUDGIT's "
        "projects.\n\n"
        "\b\nExample:\n"
        "  shisaku-graph link dist/kisarazu-2017 dist/asago-2024\n"
        "  (fill in decision and reviewer_label in the file in links/, and run it again)",
    ),
)
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.option(
    "--review",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=spoken(
        "対応表（既定 links/<id>.sssom.tsv）", "review file (default links/<id>.sssom.tsv)"
    ),
)
@click.option(
    "--dist",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dist"),
    show_default=True,
    help=spoken("リンクセットを公開するフォルダー", "folder where the linkset is published"),
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["policy", "project", "department"]),
    help=spoken(
        "照合するもの（既定はすべて、繰り返し可）", "what to match (default all; may repeat)"
    ),
)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    help=spoken("候補とする点数の下限（0〜1）", "the least score of a candidate, 0 to 1"),
)
@click.option(
    "--licence",
    default="https://creativecommons.org/publicdomain/zero/1.0/",
    show_default=True,
    metavar="URL",
    help=spoken("リンクのライセンス", "licence of the links"),
)
@click.option("--lang", type=click.Choice(["ja", "en"]), help=spoken("表示の言語", "language"))
@click.option("--quiet", is_flag=True, help=spoken("誤りのほかは何も表示しない", "say only errors"))
def command(  # noqa: PLR0913, PLR0917  # one argument for each option
    ours: Path,
    theirs: Path,
    file: Path | None,
    dist: Path,
    kinds: tuple[str, ...],
    least: float | None,
    licence: str,
    lang: str | None,
    quiet: bool,
) -> None:
    """Link two datasets; ``--lang`` is read by :func:`shisaku_graph.cli.language`."""
    del lang
    from shisaku_graph.link import KINDS, Kind, link  # noqa: PLC0415  # --help stays fast

    linked = link(
        ours,
        theirs,
        file=file,
        dist=dist,
        kinds=[Kind(each) for each in kinds] or KINDS,
        least=least,
        licence=licence,
        tell=teller(shown=not quiet),
    )
    if sys.stderr.isatty() and not quiet:
        click.echo("\r\033[K", nl=False, err=True)
    if not quiet:
        click.echo(_told(linked))


def _told(linked: "Linked") -> str:
    """Say what waits for a person, what was accepted, and what does not apply any more."""
    review = linked.review
    waiting = review.undecided
    lines = [
        spoken(
            f"対応表 {linked.file}: {len(review.lines)} 組（新しい候補 {review.new}、"
            f"判断を待つ {len(waiting)}、採用 {len(review.accepted)}）",
            f"review file {linked.file}: {len(review.lines)} pairs ({review.new} new candidates, "
            f"{len(waiting)} to be decided, {len(review.accepted)} accepted)",
        )
    ]
    lines += [
        f"  {each.confidence or 0:.2f}  {_plain(each.subject_label)} ~ {_plain(each.object_label)}"
        for each in waiting[:_SHOWN]
    ]
    if len(waiting) > _SHOWN:
        lines.append(spoken(f"  ほか {len(waiting) - _SHOWN} 組", f"  and {len(waiting) - _SHOWN}"))
    if review.stale:
        lines.append(
            spoken(
                f"適用されなくなった判断 {len(review.stale)}（対応表に残してあります）",
                f"decisions that do not apply any more: {len(review.stale)} (kept in the file)",
            )
        )
        lines += [f"  {_plain(each.why.say(language()))}" for each in review.stale]
    if linked.folder is None:
        lines.append(
            spoken(
                "採用された組がまだないため、公開していません。decision に 採用 か 却下、"
                "reviewer_label に確かめた人を書いて、もう一度実行してください。",
                "nothing is published, since nothing is accepted yet: write accept or reject into "
                "decision, and who decided into reviewer_label, and run this again.",
            )
        )
    else:
        same = "" if linked.changed else spoken(" 前回と同じ内容です。", " Same as before.")
        lines.append(spoken("リンクセット", "linkset") + f" → {linked.folder}/{same}")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Return a text that cannot command the terminal."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
