"""``shisaku-graph push``: what is published, sent to a triple store or a portal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from shisaku_graph.access.transport import Limits
    from shisaku_graph.push import Listing, Plan, Sent
    from shisaku_graph.push.transfer import Told

_KINDS = ("oxigraph", "virtuoso", "fuseki", "qlever", "graphdb", "stardog", "neptune")


@click.command(
    "push",
    help=spoken(
        "公開フォルダー（既定 dist）をトリプルストアへ送る。データセットごとに一つの名前付き"
        "グラフとし、送り直すとそのグラフだけを置き換える。送った後に読み戻して照合する。\n\n"
        "資格情報は環境変数 SHISAKU_GRAPH_USER と SHISAKU_GRAPH_PASSWORD（またはキーリング）か、"
        "SHISAKU_GRAPH_TOKEN から読む。\n\n"
        "\b\n例:\n"
        "  shisaku-graph push --store http://127.0.0.1:7878 --dry-run\n"
        "  shisaku-graph push dist/kisarazu-2017 --store http://127.0.0.1:8890 --kind virtuoso\n"
        "  shisaku-graph push --ckan https://portal.example.jp --organization city --dry-run\n"
        "  shisaku-graph push --bulk all.nq.gz",
        "Send published folders (default dist) to a triple store. Each dataset is one named graph; "
        "sent again, it replaces that graph and no other. What was sent is read back and "
        "compared.\n\n"
        "Credentials come from SHISAKU_GRAPH_USER and SHISAKU_GRAPH_PASSWORD (or the keyring), or "
        "SHISAKU_GRAPH_TOKEN, in the environment.\n\n"
        "\b\nExamples:\n"
        "  shisaku-graph push --store http://127.0.0.1:7878 --dry-run\n"
        "  shisaku-graph push dist/kisarazu-2017 --store http://127.0.0.1:8890 --kind virtuoso\n"
        "  shisaku-graph push --ckan https://portal.example.jp --organization city --dry-run\n"
        "  shisaku-graph push --bulk all.nq.gz",
    ),
)
@click.argument("data", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--store", metavar="URL", help=spoken("トリプルストアの住所", "address of a triple store")
)
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    default="oxigraph",
    show_default=True,
    help=spoken("ストアの種類", "kind of store"),
)
@click.option(
    "--via",
    type=click.Choice(["gsp", "update"]),
    default="gsp",
    show_default=True,
    help=spoken(
        "Graph Store Protocol か、SPARQL Update の分割送信か",
        "by the Graph Store Protocol, or by SPARQL Update in batches",
    ),
)
@click.option(
    "--ckan",
    metavar="URL",
    help=spoken(
        "CKAN のポータルの住所（データセットを登録・更新する）",
        "address of a CKAN portal (creates or updates the datasets there)",
    ),
)
@click.option(
    "--organization",
    metavar="NAME",
    help=spoken("ポータルでの組織名（--ckan）", "organisation on the portal (--ckan)"),
)
@click.option(
    "--bulk",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=spoken(
        "送る代わりに、ストアの一括読み込み用 N-Quads（gzip）を書く",
        "write gzipped N-Quads for a store's own loader instead",
    ),
)
@click.option(
    "--dry-run",
    is_flag=True,
    help=spoken("何も書かず、何が起こるかを示す", "write nothing, tell what would happen"),
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=600,
    show_default=True,
    metavar=spoken("秒", "SECONDS"),
    help=spoken("すべてにかけてよい時間", "time for everything"),
)
@click.option(
    "--lang",
    type=click.Choice(["ja", "en"]),
    expose_value=False,  # read by language(), wherever it stands
    help=spoken("表示の言語", "language"),
)
@click.option("--quiet", is_flag=True, help=spoken("誤りのほかは何も表示しない", "say only errors"))
def command(  # noqa: PLR0913, PLR0917  # one argument for each option
    data: tuple[Path, ...],
    store: str | None,
    kind: str,
    via: str,
    ckan: str | None,
    organization: str | None,
    bulk: Path | None,
    dry_run: bool,
    timeout: float,
    quiet: bool,
) -> None:
    """Send, or plan, or write a file for a loader."""
    if sum(target is not None for target in (store, ckan, bulk)) != 1:
        raise _one_target()
    from shisaku_graph.access.transport import Limits  # noqa: PLC0415  # --help stays fast

    paths = data or (Path("dist"),)
    if bulk is not None:
        lines = _written(paths, bulk, dry_run=dry_run)
    elif ckan is not None:
        lines = _to_portal(paths, ckan, organization, Limits(seconds=timeout), dry_run=dry_run)
    else:
        limits = Limits(seconds=timeout, read=min(timeout, 120.0))
        lines = _to_store(paths, store or "", kind, via, limits, dry_run=dry_run, quiet=quiet)
    for line in lines:
        if not quiet:
            click.echo(line)


def _written(paths: tuple[Path, ...], target: Path, *, dry_run: bool) -> Iterator[str]:
    from shisaku_graph.push import bulk, shipments  # noqa: PLC0415  # --help stays fast

    found = shipments(paths)
    for each in found:
        yield f"  {each.triples:>10,}  <{each.graph}>"
    if dry_run:
        yield spoken(f"書きません → {target}", f"not written → {target}")
    else:
        size = bulk(found, target)
        yield spoken(f"{size:,} バイト → {target}", f"{size:,} bytes → {target}")


def _to_store(  # noqa: PLR0913  # as the options
    paths: tuple[Path, ...],
    address: str,
    kind: str,
    via: str,
    limits: "Limits",
    *,
    dry_run: bool,
    quiet: bool,
) -> Iterator[str]:
    from shisaku_graph.push import Store, addresses, planned, sent, shipments  # noqa: PLC0415

    found = shipments(paths)
    store = Store(addresses(kind, address), "update" if via == "update" else "gsp", limits)
    for each in found:
        if dry_run:
            yield _planned(planned(store, each))
        else:
            with _progress(shown=not quiet and sys.stderr.isatty()) as tell:
                done = sent(store, each, tell)
            yield _sent(done)
    if dry_run:
        yield spoken("何も書いていません。", "nothing was written.")


def _to_portal(
    paths: tuple[Path, ...],
    address: str,
    organization: str | None,
    limits: "Limits",
    *,
    dry_run: bool,
) -> Iterator[str]:
    from shisaku_graph.push import Portal, packages  # noqa: PLC0415  # --help stays fast

    portal = Portal(address, organization, limits)
    for package in packages(paths):
        yield _listed(portal.planned(package) if dry_run else portal.sent(package))
    if dry_run:
        yield spoken("何も書いていません。", "nothing was written.")


def _listed(told: "Listing") -> str:
    done = spoken("新規", "new") if told.created else spoken("更新", "update")
    counts = spoken(
        f"ファイル: 追加 {len(told.added)}、そのまま {len(told.kept)}、削除 {len(told.removed)}",
        f"files: {len(told.added)} added, {len(told.kept)} kept, {len(told.removed)} removed",
    )
    gone = "".join(f"\n  - {_plain(name)}" for name in told.removed)
    return f"{told.name}: {_plain(told.title)} ({done}; {counts}){gone}"


def _plain(text: str) -> str:
    """Return a text from elsewhere with nothing in it that could drive a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


@contextmanager
def _progress(*, shown: bool) -> Iterator["Told"]:
    def tell(step: Bilingual) -> None:
        if shown:
            click.echo(f"\r\033[K{step.say(language())}…", nl=False, err=True)

    yield tell
    if shown:
        click.echo("\r\033[K", nl=False, err=True)


def _planned(plan: "Plan") -> str:
    told = plan.shipment
    return spoken(
        f"{told.name}: {told.triples:,} トリプルを {plan.requests} 回で送り、<{told.graph}> の "
        f"{plan.present:,} トリプルと置き換えます",
        f"{told.name}: would send {told.triples:,} triples in {plan.requests} request(s), "
        f"replacing {plan.present:,} in <{told.graph}>",
    )


def _sent(done: "Sent") -> str:
    told, found = done.shipment, done.comparison
    if found is None:
        checked = Bilingual("数が一致", "counted, equal")
    elif found.rewritten:
        checked = Bilingual(
            f"照合済み、値の書き方だけ違うもの {found.rewritten:,}",
            f"compared, equal; {found.rewritten:,} values written another way",
        )
    else:
        checked = Bilingual("照合済み、一致", "compared, equal")
    again = spoken(
        f"、{done.resumed} 回分は前回の続き" if done.resumed else "",
        f", {done.resumed} sent before" if done.resumed else "",
    )
    return spoken(
        f"{told.name}: {told.triples:,} トリプル → <{told.graph}>（{checked.ja}{again}）",
        f"{told.name}: {told.triples:,} triples → <{told.graph}> ({checked.en}{again})",
    )


def _one_target() -> UsageError:
    return UsageError(
        "push-target",
        Bilingual("送り先が一つに決まりません。", "say one place to send to."),
        Bilingual(
            "--store、--ckan、--bulk のどれか一つを付けてください。",
            "give one of --store, --ckan and --bulk.",
        ),
    )
