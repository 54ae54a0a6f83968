"""``shisaku-graph sign``: a detached signature beside the manifest."""

import os
from pathlib import Path

import click

from shisaku_graph.cli import spoken

_PASSWORD = "SHISAKU_GRAPH_SIGN_PASSWORD"  # noqa: S105  # the variable's name


@click.command(
    "sign",
    help=spoken(
        "公開フォルダーの目録に minisign 形式で署名する（manifest.json.minisig）。"
        "目録には全ファイルの SHA-256 があるので、署名は全体を証明する。"
        "鍵は minisign -G で作る。\n\n"
        f"鍵の合言葉は尋ねる（または環境変数 {_PASSWORD}）。"
        "SOURCE_DATE_EPOCH があれば署名の日時になる。",
        "Sign the manifest of published folders in minisign's format (manifest.json.minisig). It "
        "holds the SHA-256 of every file, so the signature answers for all. Make a key with "
        "minisign -G.\n\n"
        f"The key's password is asked for (or taken from {_PASSWORD}). SOURCE_DATE_EPOCH becomes "
        "the signature's time.",
    ),
)
@click.argument(
    "folders", nargs=-1, required=True, type=click.Path(path_type=Path, file_okay=False)
)
@click.option(
    "--key",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=spoken("秘密鍵のファイル", "file of the secret key"),
)
@click.option("--quiet", is_flag=True, help=spoken("誤りのほかは何も表示しない", "say only errors"))
def command(folders: tuple[Path, ...], key: Path, quiet: bool) -> None:
    """Sign each folder."""
    from shisaku_graph.publication.signature import sign  # noqa: PLC0415  # --help stays fast

    for folder in folders:
        target = sign(folder, key, _password)
        if not quiet:
            click.echo(spoken(f"署名しました → {target}", f"signed → {target}"))


def _password() -> str:
    told = os.environ.get(_PASSWORD)
    if told is not None:
        return told
    asked: str = click.prompt(
        spoken("鍵の合言葉", "password of the key"), hide_input=True, err=True
    )
    return asked
