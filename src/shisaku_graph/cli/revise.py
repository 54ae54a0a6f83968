"""``shisaku-graph revise``: the published version, kept for the next one to build on."""

from pathlib import Path

import click

from shisaku_graph.cli import spoken


@click.command(
    "revise",
    help=spoken(
        "公開した版（data.nt と changes.ttl）の写しをソースフォルダーに置き、"
        "source.toml に書く行を示す。"
        "次の build は前の版からの変更を changes.md・changes.ttl に書き、前の版を "
        "DIST/versions/<id>/<version>/ に残す。",
        "Keep copies of the published version (data.nt and changes.ttl) in the source folder, and "
        "show the lines for source.toml. The next build tells what changed in changes.md and "
        "changes.ttl, and keeps the version before in DIST/versions/<id>/<version>/.",
    ),
)
@click.argument("source", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--dist",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dist"),
    show_default=True,
    help=spoken("公開したデータセットのフォルダー", "folder of published datasets"),
)
def command(source: Path, dist: Path) -> None:
    """Keep the version and say what to write."""
    from shisaku_graph.publication.revision.keeping import keep_version  # noqa: PLC0415  # --help stays fast

    version, data, history = keep_version(source, dist)
    click.echo(
        spoken(
            f"版 {version} の写しを {source}/ に置きました。source.toml に書いてください:",
            f"version {version} is kept in {source}/. Write into source.toml:",
        )
    )
    note = spoken("何を、なぜ変えたか", "what changed, and why")
    click.echo(
        "\n[dataset]\n"
        f'version = "…"        # {spoken(f"{version} の次", f"the one after {version}")}\n'
        f"modified = …         # {spoken('公開する日', 'the day of publication')}\n"
        f'version_notes = {{ ja = "{note}" }}\n\n'
        f'[previous]\nversion = "{data}"\nchanges = "{history}"'
    )
