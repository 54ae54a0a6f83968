"""``shisaku-graph build``: source folders become published datasets."""

import gc
import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shisaku_graph.cli import FAULT, fault, language, spoken
from shisaku_graph.cli.summary import counted, summary_of, told_of
from shisaku_graph.errors import ShisakuError, UsageError
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from shisaku_graph.site import Press


@click.command(
    "build",
    help=spoken(
        "ソースフォルダー（表・source.toml・訂正表）を読み、直し、検証して、"
        "DIST/<id>/ に公開する。すべてのデータセットの目録 DIST/catalog.ttl も書く。\n\n"
        "違反があれば何も書き換えない。一つのソースが失敗しても、残りは続ける。",
        "Read, repair and check source folders (table, source.toml, corrections), and publish "
        "each in DIST/<id>/, and the catalogue of all in DIST/catalog.ttl.\n\n"
        "A violation leaves everything as it was. One bad source does not stop the others.",
    ),
)
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--dist",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dist"),
    show_default=True,
    help=spoken("公開先のフォルダー", "folder of published datasets"),
)
@click.option(
    "--force",
    is_flag=True,
    help=spoken("変わっていないソースも作り直す", "build unchanged sources too"),
)
@click.option("--quiet", is_flag=True, help=spoken("誤りのほかは何も表示しない", "say only errors"))
@click.option(
    "--json", "as_json", is_flag=True, help=spoken("要約を JSON で出す", "summary as JSON")
)
@click.option(
    "--site",
    "with_site",
    is_flag=True,
    help=spoken(
        "DIST にあるすべての公開データのサイトを DIST/site/ に作る",
        "make the site of all that is published in DIST, in DIST/site/",
    ),
)
@click.option("--url", help=spoken("サイトを置くアドレス", "address where the site will stand"))
@click.option(
    "--booklet",
    is_flag=True,
    help=spoken(
        "サイトに冊子（PDF）も入れる（--site を伴う）",
        "put the booklets (PDF) in it too (implies --site)",
    ),
)
def command(  # noqa: PLR0913, PLR0917  # one argument an option
    sources: tuple[Path, ...],
    dist: Path,
    force: bool,
    quiet: bool,
    as_json: bool,
    with_site: bool,
    url: str | None,
    booklet: bool,
) -> None:
    """Build each source; exit with the gravest code met."""
    gc.set_threshold(200_000)  # what is made lives to the end; a tenth of the time went on looking
    talk = not quiet and not as_json
    press = _press() if booklet else None  # what is missing is told before the work, not after it
    worst = 0
    summaries: list[dict[str, Any]] = []
    taken: dict[Path, Path] = {}  # folder of DIST → source
    with _stopping(len(sources), summaries) as stop:
        for number, source in enumerate(sources, start=1):
            name = f"[{number}/{len(sources)}] {source}" if len(sources) > 1 else str(source)
            if talk and len(sources) > 1 and not sys.stderr.isatty():
                click.echo(name, err=True)  # a log tells where it is; a terminal shows each step
            try:
                summary = _one(_Call(source, dist, name, force=force, talk=talk), taken)
            except Exception as error:  # noqa: BLE001  # one source does not stop the others
                stop.now(error)
                code, summary = _failed(source, error)
                worst = max(worst, code)
            summaries.append(summary)
            stop.now(None)
    if talk and len(sources) > 1:
        click.echo(counted(summaries))
    worst = max(worst, _catalogue(dist, shown=talk))
    if as_json:
        click.echo(json.dumps(summaries, ensure_ascii=False, indent=2))
    if worst:
        sys.exit(worst)
    if with_site or booklet:
        _site(dist, url, press, talk=talk)


@dataclass(slots=True)
class _Stop:
    """Whether the person has asked to stop: a library may swallow the interruption itself."""

    asked: bool = False

    def now(self, cause: Exception | None) -> None:
        """End the command if that was asked.

        Raises:
            Abort: it was.
        """
        if self.asked:
            raise click.Abort from cause


@contextmanager
def _stopping(many: int, summaries: list[dict[str, Any]]) -> Iterator[_Stop]:
    """Note that the person asks to stop, and say then what is done and how to go on."""
    stop = _Stop()

    def note(*_: object) -> None:
        stop.asked = True
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield stop
    except (KeyboardInterrupt, click.Abort):
        if many > 1:
            ja = (
                f"\n{many} 件のうち {len(summaries)} 件まで済みました。もう一度実行すると続きます。"
            )
            en = f"\n{len(summaries)} of {many} sources are done; run it again to go on."
            click.echo(spoken(ja, en), err=True)
        raise
    finally:
        signal.signal(signal.SIGINT, before)


def _press() -> "Press":
    from shisaku_graph.site import Press  # noqa: PLC0415  # only when asked for

    return Press()


@dataclass(frozen=True, slots=True)
class _Call:
    """One source of a call, under the name that progress shows."""

    source: Path
    dist: Path
    name: str
    force: bool
    talk: bool


def _one(call: _Call, taken: dict[Path, Path]) -> dict[str, Any]:
    """Build one source, say what was made, return its summary."""
    from shisaku_graph.pipeline import build, place_of, unchanged  # noqa: PLC0415  # --help is fast

    source, dist = call.source, call.dist
    other = taken.setdefault(place_of(source, dist), source)
    if other is not source:
        raise _same_id(source, other)
    folder = None if call.force else unchanged(source, dist)
    if folder is not None:
        if call.talk:
            ja = f"{source}: 変わっていません → {folder}/"
            click.echo(spoken(ja, f"{source}: unchanged → {folder}/"))
        return {"source": str(source), "folder": str(folder), "changed": False}
    shown = call.talk and sys.stderr.isatty()
    built = build(source, dist, _progress(call.name, shown=shown))
    if shown:
        click.echo("\r\033[K", nl=False, err=True)
    if call.talk:
        click.echo(told_of(source, built))
    return summary_of(source, built)


def _failed(source: Path, error: Exception) -> tuple[int, dict[str, Any]]:
    """Say why a source was not built; return the exit code and its summary."""
    if isinstance(error, ShisakuError):
        click.echo(error.render(language()), err=True)
        return error.exit_code, {"source": str(source), "error": error.code, "message": str(error)}
    if os.environ.get("SHISAKU_GRAPH_DEBUG"):
        raise error
    click.echo(f"{source}: {fault(error)}", err=True)
    return FAULT, {"source": str(source), "error": "fault", "message": str(error)}


def _same_id(source: Path, other: Path) -> UsageError:
    return UsageError(
        "source-same-id",
        Bilingual(
            f"{other} と id が同じです。一方がもう一方を上書きしてしまいます。",
            f"it has the id of {other}: one would overwrite the other.",
        ),
        Bilingual(
            "source.toml の id を、年度や表の名で区別してください。",
            "tell them apart by the id in source.toml: by year, or by the table's name.",
        ),
        str(source),
    )


def _site(dist: Path, url: str | None, press: "Press | None", *, talk: bool) -> None:
    from shisaku_graph.cli.site import teller, told  # noqa: PLC0415  # only when asked for
    from shisaku_graph.site import SITE, build_site  # noqa: PLC0415

    built = build_site((dist,), dist / SITE, url, teller(shown=talk), press)
    if talk:
        click.echo(told(built))


def _catalogue(dist: Path, *, shown: bool) -> int:
    """Write the catalogue over all datasets in ``dist``; return the exit code."""
    from shisaku_graph.publication import publish_catalogue  # noqa: PLC0415  # loaded by now

    try:
        changed = publish_catalogue(dist)
    except ShisakuError as error:
        click.echo(error.render(language()), err=True)
        return error.exit_code
    if changed and shown:
        path = dist / "catalog.ttl"
        click.echo(spoken(f"すべてのデータセットの目録 → {path}", f"catalogue of all → {path}"))
    return 0


def _progress(name: str, *, shown: bool) -> Any:  # noqa: ANN401  # a callback
    def tell(step: Bilingual) -> None:
        if shown:
            click.echo(f"\r\033[K{name}: {step.say(language())}…", nl=False, err=True)

    return tell
