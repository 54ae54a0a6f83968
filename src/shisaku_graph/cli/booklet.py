"""``shisaku-graph booklet``: the whole plan as a book (PDF)."""

from pathlib import Path

import click

from shisaku_graph.cli import language, spoken


@click.command(
    "booklet",
    help=spoken(
        "公開データから、計画全体の冊子（PDF）を作る。表紙・目次・施策・索引・奥付があり、"
        "目次と索引にはページ番号、どの施策にも識別子と QR コードが付く。\n\n"
        "200 施策を超えると分冊になる。書体は、この機械の日本語の書体を使う。",
        "Set the whole plan of published data as a book (PDF): cover, contents, policies, "
        "index, colophon; page numbers in contents and index, identifier and QR code with each "
        "policy.\n\n"
        "More than 200 policies make several volumes. The fonts are the Japanese ones of this "
        "machine.",
    ),
)
@click.argument("dist", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default=True,
    help=spoken("PDF を置くフォルダー", "folder for the PDF"),
)
@click.option(
    "--fonts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help=spoken("書体ファイルのあるフォルダー", "folder of font files"),
)
def command(dist: Path, into: Path, fonts: Path | None) -> None:
    """Set the book, in the language of this run; say where it is."""
    from shisaku_graph.publication.release import release_file  # noqa: PLC0415  # --help stays fast
    from shisaku_graph.site import Press, set_booklets  # noqa: PLC0415

    press = Press(fonts)
    into.mkdir(parents=True, exist_ok=True)
    for name, pdf in set_booklets(dist, press, language()):
        release_file(into / name, pdf)
        size = f"{len(pdf) / 1_000_000:.1f} MB"
        click.echo(spoken(f"冊子 → {into / name}（{size}）", f"booklet → {into / name} ({size})"))
