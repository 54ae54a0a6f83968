"""``shisaku-graph ontology``: the reference, published."""

from pathlib import Path

import click

from shisaku_graph.cli import spoken


@click.command(
    "ontology",
    help=spoken(
        "オントロジー、検証の形、コード一覧、用意された問い合わせを、"
        "RDF の各形式と HTML で公開する。",
        "Publish the ontology, the shapes, the code lists and the ready queries: as RDF in every "
        "syntax, and as pages.",
    ),
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dist/ontology"),
    show_default=True,
    help=spoken("公開先のフォルダー", "folder to write"),
)
@click.option(
    "--lang",
    type=click.Choice(["ja", "en"]),
    expose_value=False,  # read by language(), wherever it stands
    help=spoken("表示の言語", "language"),
)
@click.option("--quiet", is_flag=True, help=spoken("誤りのほかは何も表示しない", "say only errors"))
def command(into: Path, quiet: bool) -> None:
    """Publish the reference."""
    from shisaku_graph.reference import publish_reference  # noqa: PLC0415  # --help stays fast

    files = publish_reference(into)
    if not quiet:
        size = sum(file.bytes for file in files)
        click.echo(
            spoken(
                f"{len(files)} ファイル（{size:,} バイト）→ {into}/",
                f"{len(files)} files ({size:,} bytes) → {into}/",
            )
        )
