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
from shisaku_graph.errors import ShisakuError, UsageError
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from shisaku_graph.pipeline import Built
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
        click.echo(_counted(summaries))
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
        click.echo(_told(source, built))
    return _summary(source, built)


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


def _counted(summaries: list[dict[str, Any]]) -> str:
    """Say of many sources how many were built, and which were not."""
    bad = [each["source"] for each in summaries if "error" in each]
    same = sum(each.get("changed") is False for each in summaries)
    built = len(summaries) - len(bad) - same
    lines = [
        spoken(
            f"{len(summaries)} 件: 公開 {built}、変更なし {same}、失敗 {len(bad)}",
            f"{len(summaries)} sources: {built} published, {same} unchanged, {len(bad)} failed",
        )
    ]
    return "\n".join(lines + [f"  ✗ {each}" for each in bad])


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


def _summary(source: Path, built: "Built") -> dict[str, Any]:
    from shisaku_graph.record.expected import class_counts  # noqa: PLC0415  # loaded by now

    records, published = built.records, built.published
    repairs: dict[str, int] = {}
    for event in records.repairs:
        repairs[event.rule] = repairs.get(event.rule, 0) + 1
    return {
        "source": str(source),
        "dataset": records.descriptor.id,
        "folder": str(published.folder),
        "changed": published.changed,
        "rewritten": published.rewritten,
        "reading": [notice.en for notice in records.source.notices],
        "records": class_counts(records),
        "repairs": dict(sorted(repairs.items(), key=lambda item: -item[1])),
        "suspects": len(records.suspects),
        "warnings": len(built.report.findings),
        "triples": published.triples,
        "files": {file.path: file.bytes for file in published.files},
    }


def _withheld(source: Path, built: "Built") -> list[str]:
    """Say how much personal data was left out and where, and how to publish what is public."""
    from shisaku_graph.record.expected import withheld  # noqa: PLC0415  # loaded by now
    from shisaku_graph.repair.personal import ContactInText  # noqa: PLC0415  # as above

    gone = withheld(built.records)
    if not gone:
        return []
    inside = sorted({(e.origin.line, e.origin.column or 0, str(e.origin)) for e in gone
                     if e.field != "personal"})  # fmt: skip
    shown = [place for _, _, place in inside[:_PLACES]] + ["…"] * (len(inside) > _PLACES)
    ja = f"。欄のほかでは {'、'.join(shown)}" if shown else ""
    en = f"; besides whole columns: {', '.join(shown)}" if shown else ""
    lines = [
        spoken(
            f"  個人情報 {len(gone)} か所を除きました{ja}（すべての場所は repairs.csv）。"
            "元の表も公開しません",
            f"  personal data left out in {len(gone)} places{en} (where: repairs.csv); "
            "the table itself is not published either",
        )
    ]
    if any(each.rule == ContactInText.id for each in built.records.suspects):
        lines.append(
            spoken(
                f"    公開してよいもの（施設の番号など）は: shisaku-graph review {source}",
                f"    what is public (a facility's number): shisaku-graph review {source}",
            )
        )
    return lines


def _open_lines(source: Path, built: "Built") -> list[str]:
    """Say how many lines of the descriptor nobody has confirmed yet, and under which licence."""
    from shisaku_graph.source.descriptor import DESCRIPTOR_NAME  # noqa: PLC0415  # loaded by now

    text = (source / DESCRIPTOR_NAME).read_text("utf-8-sig").splitlines()
    marked = [
        (number, line)
        for number, line in enumerate(text, start=1)
        if any(f"# {mark}" in line for mark in ("要確認", "CHECK"))
    ]
    if not marked:
        return []
    shown = [str(number) for number, _ in marked[:_LINES]] + ["…"] * (len(marked) > _LINES)
    licence = any(line.startswith("licence") for _, line in marked)
    iri = built.records.descriptor.dataset.licence
    ja = f"。利用条件は {iri} のままです" if licence else ""
    en = f"; the licence is still {iri}" if licence else ""
    return [
        spoken(
            f"  {DESCRIPTOR_NAME} に、まだ確かめていない行が {len(marked)} 行あります"
            f"（要確認: {'、'.join(shown)} 行目）{ja}。確かめたら行末の注記を消してください",
            f"  lines of {DESCRIPTOR_NAME} that nobody has confirmed: {len(marked)} (CHECK: "
            f"{', '.join(shown)}){en}; take the remark away once confirmed",
        )
    ]


_PLACES, _LINES = 5, 10
_NAMES = {
    "directions": Bilingual("基本方向", "directions"),
    "basic_policies": Bilingual("基本政策", "basic policies"),
    "policies": Bilingual("施策", "policies"),
    "projects": Bilingual("事業", "projects"),
    "departments": Bilingual("部課", "departments"),
    "reports": Bilingual("年度報告", "yearly reports"),
}


def _told(source: Path, built: "Built") -> str:
    """Say in a few lines what was read, what was mended, what is left to decide, what was made."""
    from shisaku_graph.repair import RULES  # noqa: PLC0415  # loaded by now

    said = language()
    told = _summary(source, built)
    counts = "  ".join(
        f"{_NAMES[name].say(said)} {count}" for name, count in told["records"].items() if count
    )
    repairs = "\n".join(
        f"    {count:>5}  {RULES[rule].label.say(said)}" for rule, count in told["repairs"].items()
    )
    title = built.records.descriptor.dataset.title
    lines = [
        f"{(title.ja if said == 'ja' else title.en or title.ja)}",
        *(f"  {notice.say(said)}" for notice in built.records.source.notices),
        f"  {counts}",
        spoken(
            f"  直した箇所 {len(built.records.repairs)}", f"  repairs {len(built.records.repairs)}"
        ),
        repairs,
        *_withheld(source, built),
        spoken(
            f"  人の判断を待つ箇所 {told['suspects']}（suspects.csv）",
            f"  to be decided by a person {told['suspects']} (suspects.csv)",
        ),
        spoken(
            f"  検証: 違反なし、注意 {told['warnings']}（validation.md）",
            f"  shapes: no violation, warnings {told['warnings']} (validation.md)",
        ),
        spoken(
            f"  トリプル {told['triples']:,} → {told['folder']}/（{len(told['files'])} ファイル）",
            f"  {told['triples']:,} triples → {told['folder']}/ ({len(told['files'])} files)",
        ),
    ]
    lines += _open_lines(source, built)
    if told["rewritten"]:
        lines.append(
            spoken(
                f"  内容が変わりましたが、版は {told['rewritten']} のままです"
                "（公開済みなら revise で新しい版に）",
                f"  the facts changed, and the version is still {told['rewritten']} "
                "(if it is public, make a new one: revise)",
            )
        )
    if not told["changed"]:
        lines.append(
            spoken(
                "  前回と同じ内容のため書き換えていません", "  same as before: nothing rewritten"
            )
        )
    return "\n".join(lines)
