"""``shisaku-graph received``: the table as it was received, from the published graph alone."""

from pathlib import Path

import click

from shisaku_graph.cli import spoken


@click.command(
    "received",
    help=spoken(
        "公開したグラフだけから、受け取った表の行を元に戻し、CSV で出す（修正前の文字のまま）。"
        "DATA は dist/<id>、またはその RDF ファイル。",
        "Rebuild the rows of the table as received, before any repair, from the published graph "
        "alone, as CSV. DATA is dist/<id>, or an RDF file of it.",
    ),
)
@click.argument("data", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help=spoken("書き込むファイル（Excel で開ける BOM 付き）", "file to write (BOM, for Excel)"),
)
def command(data: Path, output: Path | None) -> None:
    """Write the table."""
    from shisaku_graph.access.received import rows_as_received  # noqa: PLC0415  # --help stays fast

    text = rows_as_received(data).to_csv()
    if output is None:
        click.echo(text, nl=False)
        return
    from shisaku_graph.publication.release import release_file  # noqa: PLC0415  # as above

    release_file(output, text.encode("utf-8-sig"))
