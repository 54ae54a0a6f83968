"""``shisaku-graph serve``: a local portal over published datasets."""

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import spoken
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from shisaku_graph.serve.server import Opened


@click.command(
    "serve",
    help=spoken(
        "公開データ（一つでも多くても）を、この機械の中だけのポータルとして開く。"
        "サイト、内容交渉できる IRI、読み取り専用の SPARQL 1.1 エンドポイント（/sparql）。\n\n"
        "DIST は公開データのフォルダー、またはそれらを含むフォルダー（既定 dist）。"
        "公開データが変わると、動いたまま新しい版に切り替わる。\n\n"
        "\b\n例:\n"
        "  shisaku-graph serve\n"
        "  shisaku-graph serve dist /data/other-city --port 8080",
        "Open published datasets, one or many, as a portal for this machine alone: the site, IRIs "
        "with content negotiation, and a read-only SPARQL 1.1 endpoint at /sparql.\n\n"
        "DIST is the folder of a published dataset, or a folder that holds such folders (default "
        "dist). When they change, the new edition is served without a restart.\n\n"
        "\b\nExamples:\n"
        "  shisaku-graph serve\n"
        "  shisaku-graph serve dist /data/other-city --port 8080",
    ),
)
@click.argument("dists", metavar="[DIST]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help=spoken("待ち受ける住所", "address to listen on"),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help=spoken("ポート番号（0: 空いている番号）", "port (0: any that is free)"),
)
@click.option(
    "--outside",
    is_flag=True,
    help=spoken(
        "ほかの機械から届く --host を許す", "let --host be an address that others can reach"
    ),
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help=spoken(
        "リバースプロキシなどで使う、このサーバーの別の名前（何度でも）",
        "a further name of this server, behind a reverse proxy for example (repeatable)",
    ),
)
@click.option(
    "--allow-service",
    "services",
    multiple=True,
    metavar="HOST[:PORT]",
    help=spoken(
        "SERVICE で問い合わせてよい相手（何度でも）。指定すると処理プロセスは通信できる",
        "a host that SERVICE may ask (repeatable); the processes may then use the network",
    ),
)
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    help=spoken(
        "ストアとサイトを置く場所（既定: 利用者のキャッシュ）",
        "where store and site are kept (default: the user's cache)",
    ),
)
@click.option("--no-site", is_flag=True, help=spoken("サイトを作らない", "do not make the site"))
@click.option(
    "--time",
    "seconds",
    type=click.FloatRange(0.1, 3600),
    default=10.0,
    show_default=True,
    help=spoken("一つの問い合わせの秒数", "seconds for one query"),
)
@click.option(
    "--memory",
    type=click.IntRange(768, 1_048_576),
    default=1024,
    show_default=True,
    help=spoken("一つの処理プロセスのメモリー（MiB）", "memory of one process, in MiB"),
)
@click.option(
    "--rows",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    help=spoken("一つの答えの行数", "rows of one answer"),
)
@click.option(
    "--answer",
    type=click.IntRange(1),
    default=32,
    show_default=True,
    help=spoken("一つの答えの大きさ（MiB）", "size of one answer, in MiB"),
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    help=spoken(
        "同時に処理する問い合わせの数（既定: コアの数）", "queries at once (default: cores)"
    ),
)
@click.option(
    "--connections",
    type=click.IntRange(10, 100_000),
    default=2_000,
    show_default=True,
    help=spoken("同時に開く接続の数", "open connections at once"),
)
@click.option(
    "--access-log",
    type=click.Path(path_type=Path, dir_okay=False),
    help=spoken("アクセス記録のファイル（既定: 標準エラー）", "access log (default: stderr)"),
)
@click.option(
    "--lang",
    type=click.Choice(["ja", "en"]),
    expose_value=False,  # read by language(), wherever it stands
    help=spoken("表示の言語", "language"),
)
@click.option("--quiet", is_flag=True, help=spoken("誤りのほかは何も表示しない", "say only errors"))
def command(  # noqa: PLR0913, PLR0917  # one argument for each option
    dists: tuple[Path, ...],
    host: str,
    port: int,
    outside: bool,
    hosts: tuple[str, ...],
    services: tuple[str, ...],
    store: Path | None,
    no_site: bool,
    seconds: float,
    memory: int,
    rows: int,
    answer: int,
    workers: int | None,
    connections: int,
    access_log: Path | None,
    quiet: bool,
) -> None:
    """Serve until told to stop."""
    if find_spec("resource") is None:
        raise _not_here()
    from shisaku_graph.serve.editions import cache_folder  # noqa: PLC0415  # --help stays fast
    from shisaku_graph.serve.limits import Limits  # noqa: PLC0415
    from shisaku_graph.serve.records import Records  # noqa: PLC0415
    from shisaku_graph.serve.server import Server, Settings  # noqa: PLC0415

    count = workers or Limits().workers
    limits = Limits(
        seconds=seconds,
        memory=memory,
        rows=rows,
        answer=answer * 1024 * 1024,
        workers=count,
        long=count,
        connections=connections,
    )
    settings = Settings(
        dists=dists or (Path("dist"),),
        host=host,
        port=port,
        cache=store or cache_folder(),
        hosts=frozenset(hosts),
        services=frozenset(services),
        site=not no_site,
        outside=outside,
        limits=limits,
    )
    if not quiet:
        click.echo(spoken("データを用意しています…", "preparing the data…"), err=True)
    if access_log is not None:
        with access_log.open("a", encoding="utf-8") as out:
            Server(settings, Records(out), _shown(quiet=quiet)).run()
    else:
        Server(settings, Records(None if quiet else sys.stderr), _shown(quiet=quiet)).run()


def _not_here() -> UsageError:
    return UsageError(
        "serve-not-here",
        Bilingual(
            "serve は、処理を閉じ込める仕組みのない Windows では動きません。",
            "serve does not run on Windows, which cannot confine its processes.",
        ),
        Bilingual(
            "dist/site/index.html をブラウザーで開くか（検索も SPARQL も使えます）、"
            "WSL で実行してください。",
            "open dist/site/index.html in a browser (search and SPARQL work there too), "
            "or run it in WSL.",
        ),
    )


_QUERY = "query=SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class"


def _shown(*, quiet: bool) -> "Callable[[Opened], None]":
    def tell(opened: "Opened") -> None:
        if not quiet:
            click.echo(_told(opened))
            sys.stdout.flush()

    return tell


def _told(opened: "Opened") -> str:
    """Say where it is, and what to try."""
    address = opened.address
    lines = [
        spoken(
            f"開きました → {address}/　（終えるには Ctrl+C）",
            f"open → {address}/   (Ctrl+C ends it)",
        )
    ]
    lines += [
        f"  {holding.title}  {holding.triples:,} {spoken('トリプル', 'triples')}  <{holding.graph}>"
        for holding in opened.edition.holdings
    ]
    lines += [
        spoken("次に試すなら:", "To try next:"),
        f"  curl -L -H 'Accept: text/turtle' {address}{_example(opened)}",
        f"  curl {address}/sparql --data-urlencode '{_QUERY}'",
        f"  shisaku-graph query policy-tree --endpoint {address}/sparql",
    ]
    if not opened.confined:
        lines.append(
            spoken(
                "注意: 処理プロセスの通信は、この環境ではシステムによって禁じられていません。",
                "note: on this system, the processes are not kept from the network by the kernel.",
            )
        )
    return "\n".join(lines)


def _example(opened: "Opened") -> str:
    """Return the path of a dataset: its IRI after the base."""
    _, slash, rest = opened.edition.holdings[0].graph.partition("/id/")
    return f"{slash}{rest}" if slash else "/"
