"""``shisaku-graph init``: an unknown table becomes a source folder."""

import datetime as dt
import os
import re
import shutil
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken
from shisaku_graph.cli.questions import placed, prompted, settled, wrong_code, year_asked
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from shisaku_graph.survey import Answers, Survey

_LINES = re.compile(r"[1-9][0-9]{0,8}-([1-9][0-9]{0,8})?")
_NO_MORE = Bilingual("", "")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@click.command(
    "init",
    help=spoken(
        "表（CSV・Excel・テキストなど）を読み、各列が何かを推測して、ソースフォルダーを作る。\n\n"
        "分からないことは、端末で尋ねるか、source.toml に「要確認」と記す。",
        "Read a table (CSV, Excel, text …), guess what each column is, write a source folder.\n\n"
        "What is unsure is asked in the terminal, or marked CHECK in source.toml.",
    ),
)
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help=spoken("作るフォルダー（既定: sources/<id>）", "folder to make (default: sources/<id>)"),
)
@click.option(
    "--id",
    "name",
    help=spoken("データセットの英数字の名前（例 kisarazu-2017）", "ASCII name of the dataset"),
)
@click.option(
    "--code",
    default="",
    help=spoken("全国地方公共団体コード（6桁）", "six-digit local government code"),
)
@click.option("--municipality", default="", help=spoken("市区町村名", "name of the municipality"))
@click.option("--prefecture", default="", help=spoken("都道府県名", "name of the prefecture"))
@click.option(
    "--fiscal-year",
    "year",
    default="",
    help=spoken("年度（例 平成29年度）", "fiscal year, as 平成29年度"),
)
@click.option("--plan", default="", help=spoken("計画の名称", "name of the plan"))
@click.option("--sheet", help=spoken("ワークシート名", "worksheet"))
@click.option(
    "--lines",
    help=spoken(
        "表のある行（例 3-120、121-）。一つのファイルに表が二つあるとき",
        "lines that hold the table (3-120, 121-), where a file holds two",
    ),
)
@click.option("--yes", is_flag=True, help=spoken("何も尋ねない", "ask nothing"))
def command(  # noqa: PLR0913, PLR0917  # one argument for each option
    table: Path,
    into: Path | None,
    name: str | None,
    code: str,
    municipality: str,
    prefecture: str,
    year: str,
    plan: str,
    sheet: str | None,
    lines: str | None,
    yes: bool,
) -> None:
    """Survey the table, ask what is open, write the folder."""
    from shisaku_graph.source.descriptor import DESCRIPTOR_NAME  # noqa: PLC0415
    from shisaku_graph.survey import (  # noqa: PLC0415
        Answers,
        descriptor_text,
        opened_table,
        place_hinted,
        place_told,
        plan_in,
        survey,
    )

    _refuse_unreadable(lines or "", name or "", code)
    opened, layout = opened_table(table, sheet, lines)
    found = survey(opened, year)
    asking = not yes and sys.stdin.isatty()
    if asking:
        if not year and (year := year_asked(found.year or "")) != (found.year or ""):
            found = survey(opened, year)  # 翌年度 and R6 mean another year now
        found = settled(found)
    slug = name or _slug(table.stem)
    folder = into or Path("sources") / slug
    if (folder / DESCRIPTOR_NAME).exists():
        raise _exists(folder / DESCRIPTOR_NAME)
    place = place_told(code, municipality, prefecture)
    if not (code or municipality):
        place = place_hinted(found.titles, table.stem)
        place = place if place.name else replace(place, name=found.municipality or "")
    if asking:
        place = placed(place)
    answers = Answers(
        id=slug,
        file=table.name,
        format="auto",
        layout=layout,
        place=place,
        year=found.year or "",
        plan=plan
        or (
            prompted("計画の名称", "Name of the plan", plan_in(found.titles) or "")
            if asking
            else ""
        ),
        issued=_today(),
    )
    folder.mkdir(parents=True, exist_ok=True)
    if table.resolve().parent != folder.resolve():
        shutil.copyfile(table, folder / table.name)
    (folder / DESCRIPTOR_NAME).write_text(descriptor_text(found, answers, language()), "utf-8")
    _tell(found, answers, folder)
    for notice in opened.source.notices:
        click.echo(f"  {notice.say(language())}")


def _unreadable(option: str, given: str, *examples: str, why: Bilingual = _NO_MORE) -> UsageError:
    return UsageError(
        "option-unreadable",
        Bilingual(
            f"{option} の値「{given}」が読めません。{why.ja}",
            f"{option} {given!r} cannot be read.{why.en}",
        ),
        Bilingual(
            f"{'、'.join(examples)} のように書きます。", f"write it as {' or '.join(examples)}."
        ),
    )


def _refuse_unreadable(lines: str, name: str, code: str) -> None:
    from shisaku_graph.source.municipality import is_code  # noqa: PLC0415  # loaded late

    if lines and not _LINES.fullmatch(lines):
        raise _unreadable("--lines", lines, "3-120", "121-")
    if name and not _ID.fullmatch(name):
        raise _unreadable("--id", name, "kisarazu-2017")
    if code and not is_code(code):
        why = wrong_code(code)
        raise _unreadable("--code", code, "122068", why=Bilingual(why.ja, f" {why.en}"))


def _today() -> str:
    """Return the day of issue to write: today, or the day of ``SOURCE_DATE_EPOCH``."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.now(tz=dt.UTC)
    return (
        (dt.datetime.fromtimestamp(int(told), dt.UTC) if told.isdecimal() else now)
        .date()
        .isoformat()
    )


def _slug(stem: str) -> str:
    text = unicodedata.normalize("NFKC", stem).casefold()
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in text).split()
    return "-".join(words)[:60] or "dataset"


def _exists(path: Path) -> UsageError:
    return UsageError(
        "source-exists",
        Bilingual(f"{path} はすでにあります。", f"{path} is there already."),
        Bilingual(
            "--into で別のフォルダーを指定してください。", "name another folder with --into."
        ),
    )


def _tell(found: "Survey", answers: "Answers", folder: Path) -> None:
    click.echo(
        spoken(
            f"{folder}/source.toml を書きました"
            f"（見出し {found.heading_line} 行目、{len(found.columns)} 列）。",
            f"wrote {folder}/source.toml (headings on line {found.heading_line}, "
            f"{len(found.columns)} columns).",
        )
    )
    for column in {each.heading: each for each in found.personal}.values():
        internal = column.detail == ("internal",)
        why = spoken("庁内用", "internal") if internal else spoken("個人情報", "personal data")
        click.echo(
            spoken(
                f"  公開しない（{why}）: 「{column.heading}」",
                f"  left out as {why}: {column.heading!r}",
            )
        )
    unused = dict.fromkeys(c.heading for c in found.columns if c.field == "ignore" and c.heading)
    if unused:
        click.echo(
            spoken(
                f"  使わない列（source.toml の columns.ignore）: {'、'.join(unused)}",
                f"  not used (columns.ignore in source.toml): {', '.join(unused)}",
            )
        )
    place = answers.place
    questions = [
        *([] if place.sure else [f"municipality: {place.name} ({place.code})"]),
        *(f"municipality: {o.name} ({o.prefecture}, {o.code})?" for o in place.others),
        *(
            label
            for label, given in (
                (
                    spoken(
                        "municipality.code（6桁。--municipality 市区町村名 で分かる）",
                        "municipality.code (six digits; --municipality NAME finds it)",
                    ),
                    place.code,
                ),
                (spoken("municipality.name", "municipality.name"), place.name),
                (spoken("municipality.prefecture", "municipality.prefecture"), place.prefecture),
                (spoken("dataset.fiscal_year", "dataset.fiscal_year"), answers.year),
            )
            if not given
        ),
        *(
            f"columns: {column.heading!r} → {column.field} ({column.confidence:.0%})"
            for column in found.doubtful
            if column.field not in ("notes", "amount")
        ),
    ]
    if found.without_unit:
        unit, many = found.without_unit[0].detail[1], len(found.without_unit)
        ja = f"amounts.unit（金額 {many} 列に単位の記載がなく、{unit}とした）"
        questions.append(spoken(ja, f"amounts.unit ({many} columns print none; taken as {unit})"))
    if found.without_kind:
        many = len(found.without_kind)
        ja = f"amounts.kind（金額 {many} 列が予算か決算か書かれておらず、決算とした）"
        en = f"amounts.kind (nothing says of {many} columns of money; taken as final accounts)"
        questions.append(spoken(ja, en))
    notes = sum(column.field == "notes" for column in found.doubtful)
    if notes:
        ja = f"columns.notes（{notes} 列を、見出しのままの付記として残した）"
        questions.append(spoken(ja, f"columns.notes ({notes} columns kept under their headings)"))
    if questions:
        click.echo(spoken("  確かめてください:", "  please check:"))
        for question in questions:
            click.echo(f"    - {question}")
    click.echo(
        spoken(f"  次: shisaku-graph build {folder}", f"  next: shisaku-graph build {folder}")
    )
