"""``shisaku-graph verify``: is what is published what its manifest says?"""

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken
from shisaku_graph.errors import ShisakuError

if TYPE_CHECKING:
    from shisaku_graph.access.proof import Proof


@click.command(
    "verify",
    help=spoken(
        "公開データを目録（manifest.json）と照合する。ファイルの大きさと SHA-256、欠けたファイルと"
        "余分なファイル、どの構文のファイルからも読み直したグラフの RDFC-1.0 ハッシュ、"
        "--key を付ければ署名も確かめる。\n\n"
        "PLACES は dist、dist/<id>、または公開先の URL（https://…/dist/<id>/）。\n\n"
        "終了コード: 0 すべて一致、1 一致しない、2 公開データがない、3 取得できない。",
        "Check published data against its manifest: size and SHA-256 of each file, files missing "
        "or not listed, the graph's RDFC-1.0 hash computed anew from each syntax; with --key the "
        "signature too.\n\n"
        "PLACES are dist, dist/<id>, or an address (https://…/dist/<id>/).\n\n"
        "Exit codes: 0 all is as listed; 1 it is not; 2 nothing is published there; "
        "3 it cannot be fetched.",
    ),
)
@click.argument("places", nargs=-1)
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    help=spoken("配布元の公開鍵（minisign）", "the publisher's public key (minisign)"),
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=1),
    default=600.0,
    show_default=True,
    help=spoken("URL にかける時間（秒、全体で）", "seconds for an address, in all"),
)
@click.option("--quiet", is_flag=True, help=spoken("誤りのほかは何も表示しない", "say only errors"))
@click.option("--json", "as_json", is_flag=True, help=spoken("結果を JSON で出す", "as JSON"))
@click.option(
    "--lang",
    type=click.Choice(["ja", "en"]),
    expose_value=False,  # read by language(), wherever it stands
    help=spoken("表示の言語", "language"),
)
def command(
    places: tuple[str, ...], key: Path | None, timeout: float, quiet: bool, as_json: bool
) -> None:
    """Prove each place; exit with the gravest code met."""
    from shisaku_graph.access.proof import proofs  # noqa: PLC0415  # --help stays fast

    worst, proved = 0, []
    for place in places or ("dist",):
        try:
            for proof in proofs(place, key, timeout):
                proved.append(proof)
                if not quiet and not as_json:
                    click.echo(_told(proof))
        except ShisakuError as error:
            worst = max(worst, error.exit_code)
            click.echo(error.render(language()), err=True)
    if as_json:
        told = [dataclasses.asdict(proof) for proof in proved]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    if worst:
        sys.exit(worst)


def _told(proof: "Proof") -> str:
    lines = [
        spoken(
            f"{proof.place}: 一致しました（{proof.files} ファイル、{proof.bytes:,} バイト）",
            f"{proof.place}: as listed ({proof.files} files, {proof.bytes:,} bytes)",
        )
    ]
    if proof.graph:
        read = spoken("、", ", ").join(proof.syntaxes)
        lines.append(
            spoken(
                f"  グラフ RDFC-1.0 {proof.graph}\n  同じグラフ: {read}",
                f"  graph RDFC-1.0 {proof.graph}\n  the same graph: {read}",
            )
        )
    if not proof.complete:
        lines.append(
            spoken(
                "  目録にないファイルの有無は、URL からは分かりません",
                "  whether there are files that are not listed cannot be known over the web",
            )
        )
    if proof.signature:
        said = "  ".join(proof.signature.comment.split("\t"))
        lines.append(spoken(f"  署名は正しい（{said}）", f"  well signed ({said})"))
    elif proof.signed:
        lines.append(
            spoken(
                "  署名があります。確かめるには --key に配布元の公開鍵を指定してください",
                "  there is a signature: give the publisher's public key with --key to check it",
            )
        )
    return "\n".join(lines)
