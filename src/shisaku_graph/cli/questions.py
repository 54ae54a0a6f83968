"""The questions of ``init``: what a table does not say, asked in the words of a city hall."""

import unicodedata
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from shisaku_graph.survey import Place, Survey
    from shisaku_graph.survey.reading import ColumnGuess

_NAMED = 3  # headings in a question before the rest are left out
_SHOWN = 24  # characters of a cell
_UNITS = ("円", "千円", "百万円", "億円")


def settled(found: "Survey") -> "Survey":
    """Ask for unit and kind of money once, and what each doubtful column is; notes if wanted."""
    if found.without_unit:
        headings = "、".join(column.heading for column in found.without_unit[:_NAMED])
        found = found.with_unit(_unit_of(headings, found.without_unit[0].detail[1]))
    if found.without_kind:
        headings = "、".join(column.heading for column in found.without_kind[:_NAMED])
        said = spoken(
            f"金額（{headings}）は決算額（使った額）ですか。いいえは予算額",
            f"Was the money ({headings}) spent (no: budgeted)",
        )
        found = found.with_kind("final-account" if click.confirm(said, default=True) else "budget")
    doubtful = [column for column in found.doubtful if column.field != "notes"]
    notes = [column for column in found.doubtful if column.field == "notes"]
    if notes and _wanted(notes):
        doubtful += notes
    return found.with_fields(
        {each.index: _told_of(each, found.examples.get(each.index, ())) for each in doubtful}
    )


def placed(place: "Place") -> "Place":
    """Ask a person for what is not known of the municipality."""
    from shisaku_graph.survey import place_told  # noqa: PLC0415  # loaded by now

    if place.code and place.name and place.sure:
        return place
    name = prompted("市区町村名", "Name of the municipality", place.name)
    told = place_told(place.code if name == place.name else "", name, "")
    prefecture = told.prefecture or prompted("都道府県名", "Prefecture", "")
    told = told if told.code else place_told("", name, prefecture)
    if told.code:
        return told
    return place_told(_code_asked(), name, prefecture)


def _code_asked() -> str:
    """Ask for the municipality's code, until its check digit is right or nothing is answered."""
    from shisaku_graph.source.municipality import is_code  # noqa: PLC0415  # loaded by now

    said = ("全国地方公共団体コード（6桁）", "Local government code (6 digits)", "")
    while (code := _half_width(prompted(*said))) and not is_code(code):
        click.echo(f"  {wrong_code(code).say(language())}")
    return code


def wrong_code(code: str) -> Bilingual:
    """Say why a text is no code of a municipality, and which digit would make it one."""
    from shisaku_graph.source.municipality import check_digit  # noqa: PLC0415  # loaded by now

    five = code[:5]
    if five.isascii() and five.isdecimal() and len(five) == 5 and len(code) < 7:  # noqa: PLR2004
        right = f"{five}{check_digit(five)}"
        return Bilingual(
            f"「{code}」は末尾の検査数字が合いません（{five} なら {right}）。",
            f"{code!r} lacks the right check digit at its end ({five} would be {right}).",
        )
    return Bilingual(
        f"「{code}」は 6 桁の数字ではありません（例 122068）。",
        f"{code!r} is not a number of six digits (as 122068).",
    )


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def year_asked(guess: str) -> str:
    """Ask for the fiscal year, until it can be read."""
    from shisaku_graph.source.fiscal_year import parse_fiscal_year  # noqa: PLC0415  # loaded by now

    said = ("年度", "Fiscal year (as 平成29年度)")
    while (year := prompted(*said, guess)) and parse_fiscal_year(year) is None:
        click.echo(
            spoken(
                f"  「{year}」は年度として読めません。平成29年度、R6、2017年度 のように書きます。",
                f"  {year!r} is no fiscal year: write it as 平成29年度, R6 or 2017年度.",
            )
        )
    return year


def prompted(ja: str, en: str, guess: str) -> str:
    """Ask for one line."""
    return str(click.prompt(spoken(ja, en), default=guess, show_default=bool(guess)))


def _wanted(notes: "list[ColumnGuess]") -> bool:
    headings = "、".join(column.heading for column in notes[:_NAMED])
    more = spoken("など", " …") if len(notes) > _NAMED else ""
    return click.confirm(
        spoken(
            f"{len(notes)} 列（{headings}{more}）は、見出しのままの付記として残します。"
            "何の列かを一つずつ答えますか",
            f"{len(notes)} columns ({headings}{more}) are kept as notes under their headings. "
            "Say of each what it is",
        ),
        default=False,
    )


def _unit_of(headings: str, guess: str) -> str:
    return str(
        click.prompt(
            spoken(f"金額の単位（{headings}）", f"Unit of money ({headings})"),
            default=guess,
            type=click.Choice(_UNITS),
        )
    )


def _told_of(column: "ColumnGuess", examples: tuple[str, ...]) -> tuple[str, ...]:
    """Ask what a column is, and of money whether it is planned or spent, and in which unit."""
    field = _field_of(column, examples)
    if field != "amount" or field == column.field:
        return (field,)
    spent = click.confirm(
        spoken("  決算額（使った額）ですか。いいえは予算額", "  Was it spent (no: budgeted)"),
        default=True,
    )
    kind = "final-account" if spent else "budget"
    return field, kind, _unit_of(column.heading, "千円")


def _field_of(column: "ColumnGuess", examples: tuple[str, ...]) -> str:
    """Show a column with some of its cells, and ask what it is: a number, a name or Enter."""
    labels = _labels(column.field)
    shown = spoken(" ／ ", " / ").join(_cut(text) for text in examples)
    click.echo(
        spoken(f"列「{column.heading}」  例: {shown}", f"Column {column.heading!r}: {shown}")
    )
    why = column.evidence.say(language())
    default = labels[column.field].say(language())
    while True:
        said = click.prompt(
            spoken(
                f"  何の列ですか（推測の根拠: {why}。? で一覧）",
                f"  What is it (guessed by: {why}; ? lists the choices)",
            ),
            default=default,
        ).strip()
        chosen = _chosen(said, labels)
        if chosen:
            return chosen
        for number, (field, label) in enumerate(labels.items(), start=1):
            click.echo(f"    {number:>2} {label.say(language())} ({field})")


def _labels(guessed: str) -> dict[str, Bilingual]:
    """Return what a column can be, in order: each field, and what was guessed."""
    from shisaku_graph.source.fields import FIELDS  # noqa: PLC0415  # loaded by now

    labels = {field.id: field.label for field in FIELDS.values()}
    labels["ignore"] = Bilingual("使わない", "not used")
    if guessed == "input":  # staff and hours: told by headings alone
        labels[guessed] = Bilingual("人員・時間", "staff and hours")
    return labels


def _chosen(said: str, labels: dict[str, Bilingual]) -> str | None:
    """Return the field that a number, an id or a name in either language means."""
    if said.isdecimal() and 0 < int(said) <= len(labels):
        return list(labels)[int(said) - 1]
    names = {name: field for field, label in labels.items() for name in (field, label.ja, label.en)}
    return names.get(said)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
