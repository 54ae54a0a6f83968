"""What ``build`` says of what it made: counts, repairs, what is left out or left to decide."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from shisaku_graph.cli import language, spoken
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from shisaku_graph.pipeline import Built


def counted(summaries: list[dict[str, Any]]) -> str:
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


def summary_of(source: Path, built: "Built") -> dict[str, Any]:
    """Return what was made of one source, for programs (``--json``)."""
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


def told_of(source: Path, built: "Built") -> str:
    """Say in a few lines what was read, what was mended, what is left to decide, what was made."""
    from shisaku_graph.repair import RULES  # noqa: PLC0415  # loaded by now

    said = language()
    told = summary_of(source, built)
    counts = "  ".join(
        f"{_NAMES[name].say(said)} {count}" for name, count in told["records"].items() if count
    )
    repairs = "\n".join(
        f"    {count:>5}  {RULES[rule].label.say(said)}" for rule, count in told["repairs"].items()
    )
    title = built.records.descriptor.dataset.title
    way_ja = f"、決めるには: shisaku-graph review {source}" if told["suspects"] else ""
    way_en = f"; to decide: shisaku-graph review {source}" if told["suspects"] else ""
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
            f"  人の判断を待つ箇所 {told['suspects']}（suspects.csv{way_ja}）",
            f"  to be decided by a person {told['suspects']} (suspects.csv{way_en})",
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
