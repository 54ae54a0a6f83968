"""``shisaku-graph site``: published datasets become a site for any web host."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from shisaku_graph.site import BuiltSite

_QUICK = 3.0  # seconds that a log need not tell of
_LOGGED = 15.0  # seconds between two lines in a log


@click.command(
    "site",
    help=spoken(
        "公開データのフォルダー（一つでも多くても）から、どのウェブサーバーにも、"
        "ディスクにも置けるサイトを作る。\n\n"
        "DIST は公開データのフォルダー、またはそれらを含むフォルダー。",
        "Make a site of published datasets, one or many, for any web host or a disk.\n\n"
        "DIST is the folder of a published dataset, or a folder that holds such folders.",
    ),
)
@click.argument("dists", metavar="DIST...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dist/site"),
    show_default=True,
    help=spoken("サイトのフォルダー", "folder of the site"),
)
@click.option(
    "--url",
    help=spoken(
        "サイトを置くアドレス（サイトマップなどに書く）",
        "address where it will stand, for the sitemap",
    ),
)
@click.option(
    "--booklet",
    is_flag=True,
    help=spoken("冊子（PDF）も入れる", "put the booklets (PDF) in it too"),
)
@click.option(
    "--fonts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help=spoken("冊子の書体のあるフォルダー", "folder of fonts for the booklets"),
)
@click.option("--quiet", is_flag=True, help=spoken("誤りのほかは何も表示しない", "say only errors"))
def command(  # noqa: PLR0913, PLR0917  # one argument an option
    dists: tuple[Path, ...],
    into: Path,
    url: str | None,
    booklet: bool,
    fonts: Path | None,
    quiet: bool,
) -> None:
    """Make the site; say what was made."""
    from shisaku_graph.site import Press, build_site  # noqa: PLC0415  # --help stays fast

    press = Press(fonts) if booklet else None
    built = build_site(dists or (Path("dist"),), into, url, teller(shown=not quiet), press)
    if not quiet:
        click.echo(told(built))


def teller(*, shown: bool) -> Callable[[Bilingual], None]:
    """Return what shows the progress: on one line of a terminal, now and then a line in a log."""
    said = monotonic() - _LOGGED + _QUICK

    def tell(step: Bilingual) -> None:
        nonlocal said
        if not shown:
            return
        if sys.stderr.isatty():
            click.echo(f"\r\033[K{step.say(language())}…", nl=False, err=True)
        elif monotonic() - said >= _LOGGED:
            said = monotonic()
            click.echo(f"{step.say(language())}…", err=True)

    return tell


def told(built: "BuiltSite") -> str:
    """Say what was made."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    first = built.folder / "index.html"
    size = f"{built.bytes / 1_000_000:,.1f} MB"
    text = spoken(
        f"サイト → {built.folder}/（{built.files:,} ファイル、{size}）。{first} を開いてください。",
        f"site → {built.folder}/ ({built.files:,} files, {size}). Open {first}.",
    )
    if built.changed:
        return text
    return text + spoken(" 前回と同じ内容です。", " Same as before.")
