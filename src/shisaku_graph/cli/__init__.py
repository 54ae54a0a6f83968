"""The command line: thin, one file per command, loaded only when called.

Exit codes: 0 fine; 1 the data cannot be published; 2 the call was wrong; 3 an endpoint failed;
4 the result could not be written; 70 a fault of this program.
"""

import importlib
import io
import os
import sys
from typing import Any

import click

from shisaku_graph.language import Bilingual, Language, preferred_language

FAULT = 70  # EX_SOFTWARE of sysexits.h
_INTERRUPTED = 130  # as shells have it: 128 and the signal
_WRONG_CALL = 2
COMMANDS = {
    "init": Bilingual(
        "表を読み、推測した記述子つきのソースフォルダーを作る",
        "read an unknown table and write a source folder with a guessed descriptor",
    ),
    "build": Bilingual(
        "ソースフォルダーから検証済みのグラフと dist/ を作る",
        "turn source folders into a validated graph and everything in dist/",
    ),
    "review": Bilingual(
        "人の判断を待つ箇所を示し、認めた案を訂正表に書き足す",
        "list what a person must decide, and add accepted proposals to the corrections",
    ),
    "stream": Bilingual(
        "数千行を超える大きな表を、少ないメモリで N-Quads のファイル一つにする",
        "turn a very large source into one file of N-Quads, in little memory",
    ),
    "site": Bilingual(
        "公開データから、どのサーバーにも置けるサイトを作る",
        "make a site of published datasets, for any web host or a disk",
    ),
    "booklet": Bilingual(
        "計画全体の冊子（PDF）を作る。目次・索引・しおり付き",
        "set the whole plan as a book (PDF) with contents, index and bookmarks",
    ),
    "validate": Bilingual(
        "RDF ファイルを SHACL で検証し、人が読める表で報告する",
        "check any RDF file against the shapes; report it as a table for people",
    ),
    "query": Bilingual(
        "用意された問い合わせ（または自作の SPARQL）を実行する",
        "run a ready query, or a file, over dist/, an RDF file or a remote endpoint",
    ),
    "diff": Bilingual(
        "二つの公開データ（年度・版・市区町村）を比べ、何がどう変わったかを示す",
        "compare two published datasets, of two years, versions or cities: what changed",
    ),
    "link": Bilingual(
        "二つの公開データの施策を照合し、人が確かめたリンクを公開する",
        "match the policies of two datasets; publish the links that people accepted",
    ),
    "serve": Bilingual(
        "公開データを、この機械のポータル（サイト・IRI・SPARQL）として開く",
        "open published data as a local portal: site, IRIs, SPARQL endpoint",
    ),
    "push": Bilingual(
        "公開データをトリプルストアや CKAN のポータルへ送る",
        "send published data to a triple store or a CKAN portal",
    ),
    "received": Bilingual(
        "公開したグラフだけから、受け取った表を元に戻す",
        "rebuild the table as received from the published graph alone",
    ),
    "revise": Bilingual(
        "公開した版の写しをソースフォルダーに置き、次の版の用意をする",
        "keep the published version in the source folder, for the next version to build on",
    ),
    "verify": Bilingual(
        "公開データ（フォルダーか URL）を目録・グラフのハッシュ・署名と照合する",
        "check published data, in a folder or on the web, against manifest, hash and signature",
    ),
    "sign": Bilingual(
        "公開データの目録に署名する",
        "sign the manifest of published data",
    ),
    "ontology": Bilingual(
        "オントロジー・検証の形・コード一覧・問い合わせを公開する",
        "publish the ontology, shapes, code lists and ready queries",
    ),
}


def spoken(ja: str, en: str) -> str:
    """Return the sentence in the language of this run."""
    return Bilingual(ja, en).say(language())


def language() -> Language:
    """Return the language of this run: ``--lang``, else that of the locale."""
    for before, word in zip(sys.argv, sys.argv[1:], strict=False):
        if before == "--lang" and word in ("ja", "en"):
            return "ja" if word == "ja" else "en"
    return preferred_language()


class _LazyGroup(click.Group):
    """A group that imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"shisaku_graph.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(spoken("コマンド", "Commands")):
            formatter.write_dl([(name, said.say(language())) for name, said in COMMANDS.items()])


@click.command(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=spoken(
        "施策の進行管理表を、検証済みのリンクトデータとして公開する。\n\n"
        "\b\n始め方:\n"
        "  shisaku-graph build sources/kisarazu-2017\n"
        "  shisaku-graph query\n"
        "  shisaku-graph query projects-by-policy",
        "Publish a municipality's policy progress table as validated linked data.\n\n"
        "\b\nTo begin:\n"
        "  shisaku-graph build sources/kisarazu-2017\n"
        "  shisaku-graph query\n"
        "  shisaku-graph query projects-by-policy",
    ),
    epilog=spoken(
        "終了コード: 0 正常、1 公開できないデータ、2 使い方の誤り、3 接続先の失敗、"
        "4 書き込みの失敗、70 本プログラムの不具合",
        "Exit codes: 0 fine; 1 the data cannot be published; 2 the call was wrong; "
        "3 an endpoint failed; 4 the result could not be written; 70 a fault of this program",
    ),
)
@click.option("--lang", type=click.Choice(["ja", "en"]), help=spoken("表示の言語", "language"))
@click.version_option(package_name="shisaku-graph")
def group(lang: str | None) -> None:
    """Hold the commands; ``--lang`` is read by :func:`language`."""
    del lang


def main(argv: list[str] | None = None) -> Any:  # noqa: ANN401  # never returns
    """Run the command line, and turn each known error into one clear message."""
    from shisaku_graph.cli.wording import formatter_of, wrong_call  # noqa: PLC0415  # needs this
    from shisaku_graph.errors import ShisakuError  # noqa: PLC0415  # --help stays fast

    click.Context.formatter_class = formatter_of(language())
    for stream in (sys.stdout, sys.stderr):  # a console of Windows may know neither – nor 𠮷
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = group.main(args=argv, prog_name="shisaku-graph", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(_WRONG_CALL)
    except click.ClickException as error:
        click.echo(wrong_call(error).render(language()), err=True)
        sys.exit(_WRONG_CALL)
    except click.Abort:
        click.echo(spoken("中断しました。", "interrupted."), err=True)
        sys.exit(_INTERRUPTED)
    except ShisakuError as error:
        click.echo(error.render(language()), err=True)
        sys.exit(error.exit_code)
    except Exception as error:
        if os.environ.get("SHISAKU_GRAPH_DEBUG"):
            raise
        click.echo(fault(error), err=True)
        sys.exit(FAULT)


def fault(error: Exception) -> str:
    """Say that the program itself is at fault, and how to show where."""
    said = f"{type(error).__name__}: {error}"
    return spoken(
        f"error[fault] 本プログラムの不具合です（{said}）。\n"
        "  → 対処: SHISAKU_GRAPH_DEBUG=1 を付けて実行し、表示を開発者に知らせてください。",
        f"error[fault] this program is at fault ({said}).\n"
        "  → remedy: run it again with SHISAKU_GRAPH_DEBUG=1 and report what is shown.",
    )
