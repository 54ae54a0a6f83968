"""Columns of money, and of the staff and hours that are put in: kind, unit, year and item."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shisaku_graph.language import Bilingual
from shisaku_graph.record.figures import parse_money, parse_number, parse_quantity
from shisaku_graph.source.fiscal_year import (
    find_fiscal_year,
    find_relative_year,
    parse_fiscal_year,
    relative_offset,
)
from shisaku_graph.survey.money_words import (
    AMOUNT_WORDS,
    BUDGET_WORDS,
    GROUP_OF_MONEY,
    INPUT_WORDS,
    ITEM_WORDS,
    NOT_MONEY,
    UNITS_OF_MONEY,
)
from shisaku_graph.survey.reading import (
    GUESS,
    LIKELY,
    MOSTLY,
    SURE,
    ColumnGuess,
    is_number,
    parts_of,
    plain,
    plain_width,
    share,
)

FINAL_WORDS = ("決算", "実績", "執行", "支出済", "支払")
"""Words of titles and headings that say that money was spent."""
_DIFFERENCES = (
    "増減",
    "比較",
    "差引",
    "差額",
    "対前年",
    "前年比",
    "前年度比",
    "不用額",
    "執行残",
    "残額",
)
_FORMULA = re.compile(r"[a-z][-−－÷/][a-z]", re.IGNORECASE)
"""Letters of other columns under or minus each other: 差引(A-B), 執行率(B/A)."""
_SUMS = ("計", "合計", "総計", "期間計", "期間合計", "累計")
_SEVERAL_YEARS = ("か年", "カ年", "ヶ年", "ケ年", "年間計", "年間合計")
KIND_UNSAID = "kind unsaid"
"""The last part of what a guess of money tells, where it is open whether it was spent."""
_MILLION = 1_000_000
_LONGEST_UNIT = 4  # characters: 人・年


@dataclass(frozen=True, slots=True)
class Money:
    """What a column of money is: as ``AmountColumn`` says it; ``year`` as printed, or empty."""

    kind: str
    unit: str
    item: str = ""
    year: str = ""

    @property
    def detail(self) -> tuple[str, ...]:
        """The parts as a guess holds them."""
        return self.kind, self.unit, self.item, self.year


def amount(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return a guess of money, or ``None`` where the column is none."""
    whole = plain_width(heading)
    formula = _FORMULA.search(_in_brackets(whole)) is not None
    if (formula or any(word in whole for word in _DIFFERENCES)) and share(
        values, lambda text: parse_quantity(text) is not None
    ) > MOSTLY:
        why = Bilingual("二つの値の差か比", "the difference or ratio of two values")
        return ColumnGuess(index, heading, "notes", LIKELY, why)
    unit = next((unit for unit in UNITS_OF_MONEY if unit in whole), None)
    grouped = item_of(heading) and any(word in whole for word in GROUP_OF_MONEY)
    named = any(word in whole for word in AMOUNT_WORDS) or bool(grouped)
    numbers = share(values, lambda text: parse_money(text, "円")[0] is not None)
    empty = not values and named
    if not (named or unit) or (numbers < MOSTLY and not empty) or _no_money(heading):
        return None
    kind = "budget" if any(word in whole for word in BUDGET_WORDS) else "final-account"
    if "決算" in whole and "予算" not in whole:
        kind = "final-account"
    year = find_fiscal_year(heading) or find_fiscal_year(whole) or find_relative_year(whole) or ""
    money = Money(kind, unit or "円", item_of(heading), year)
    why = Bilingual(
        f"見出しが金額で、値の {numbers:.0%} が数", f"heading of money; {numbers:.0%} are numbers"
    )
    guess = ColumnGuess(index, heading, "amount", GUESS, why, money.detail)
    if unit or empty:
        return replace(guess, confidence=SURE if named else LIKELY)
    printed = Counter(parse_money(text, "")[1] for text in values).most_common(1)[0]
    if printed[0] and printed[1] > MOSTLY * len(values):
        said = Bilingual(f"値に単位 {printed[0]}", f"cells say the unit {printed[0]}")
        told = replace(money, unit=printed[0]).detail
        return replace(guess, confidence=SURE, evidence=said, detail=told)
    return _without_unit(guess, values)


def of_year_alone(guess: ColumnGuess, values: Sequence[str]) -> ColumnGuess:
    """Return a column of numbers under nothing but a year (``令和７年度``, 前年度) as money.

    In a table of money only: a title says its unit, or that it is a budget.
    """
    whole = plain_width(guess.heading)
    stated, word = find_fiscal_year(whole), find_relative_year(whole)
    rest = whole.replace(stated, "").strip("()年度") if stated else whole
    rest = "" if relative_offset(rest.strip("()")) is not None else rest
    year = stated or word
    if guess.field != "notes" or not year or rest or share(values, is_number) < MOSTLY:
        return guess
    why = Bilingual("金額の表で、見出しは年度だけ", "a table of money, the heading only a year")
    money = Money("final-account", "円", "", year)
    return replace(guess, field="amount", confidence=GUESS, evidence=why, detail=money.detail)


def of_block(columns: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Give the sources of money the kind and the year of the column of money that they follow.

    国庫支出金 and 一般財源 beside 本年度予算額 are those of its budget; behind several columns, as
    本年度, 前年度 and 比較 in a budget book, they are of the one of the table's own year.
    """
    settled: list[ColumnGuess] = []
    heads: list[ColumnGuess] = []
    parted = False  # whether sources have followed these heads
    for column in columns:
        part = column
        if column.field == "amount" and _kind_said(column.heading):
            heads = [column] if parted else [*heads, column]
            parted = False
        elif column.field == "amount" and heads and column.detail[2]:
            own = [head for head in heads if not head.detail[3]] or heads
            part, parted = _part_of(own[-1], column), True
        elif column.field not in ("amount", "notes", "ignore"):
            heads = []
        settled.append(part)
    return tuple(settled)


def _part_of(head: ColumnGuess, column: ColumnGuess) -> ColumnGuess:
    """Return a source of money as part of the money before it."""
    why = Bilingual(
        f"左の「{head.heading}」の内訳とみた", f"taken as part of {head.heading!r} before it"
    )
    return replace(
        column,
        confidence=min(column.confidence, LIKELY),
        evidence=why if column.confidence >= LIKELY else column.evidence,
        detail=(head.detail[0], *column.detail[1:3], column.detail[3] or head.detail[3]),
    )


def _kind_said(heading: str) -> bool:
    """Tell whether a heading says that its money was planned, or that it was spent."""
    whole = plain_width(heading)
    return any(word in whole for word in (*BUDGET_WORDS, *FINAL_WORDS))


def of_unsaid_kind(guess: ColumnGuess) -> ColumnGuess:
    """Return money of which nothing says whether it was planned or spent, as a guess."""
    told = _kind_said(guess.heading) or guess.detail[:1] == ("budget",)
    if guess.field != "amount" or told:
        return guess
    detail = (*guess.detail[:4], KIND_UNSAID)
    return replace(guess, confidence=min(guess.confidence, LIKELY), detail=detail)


def item_of(heading: str) -> str:
    """Return what a heading says that its money is of, or nothing.

    >>> item_of("R6決算／財源内訳／国庫支出金"), item_of("人件費(千円)"), item_of("R6予算額")
    ('national-grant', 'personnel', '')
    """
    items = (_item(part) for part in reversed(parts_of(heading)))
    found = next(filter(None, items), "")
    if not found and any(word in parts_of(heading)[-1] for word in ("財源", "内訳", "事業費")):
        source = _in_brackets(plain_width(heading))  # 財源（市債）
        found = "general-revenue" if source.strip() == "一般" else _item(source)
    return found


def _item(part: str) -> str:
    if "事業費" in part and not part.startswith(("総", "全体")) and not part.endswith("計"):
        return "direct"
    for item, words in ITEM_WORDS.items():
        if item == "total":
            if part.endswith(words) or part in words:
                return item
        elif any(word in part for word in words):
            return item
    return ""


def _no_money(heading: str) -> bool:
    return plain(heading).endswith(NOT_MONEY)


def _without_unit(guess: ColumnGuess, values: Sequence[str]) -> ColumnGuess:
    """Weigh money without a printed unit: whole thousands above a million are yen."""
    numbers = [number for value in values if (number := parse_number(value))]
    thousands = sum(number % 1_000 == 0 for number in numbers)
    if numbers and thousands > MOSTLY * len(numbers) and max(numbers) > 10 * _MILLION:
        why = Bilingual("千の倍数が多く、円とみた", "mostly whole thousands: taken as yen")
        return replace(guess, confidence=LIKELY, evidence=why)
    why = Bilingual("単位の記載がない（円か千円か）", "no unit is printed: yen, or thousands?")
    return replace(guess, evidence=why)


def put_in(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return a guess of staff or hours (人工): an input indicator under its heading."""
    name = plain(heading)
    numbers = share(values, is_number)
    if not name.endswith(INPUT_WORDS) or numbers < MOSTLY or not values:
        return None
    whole = plain_width(heading)
    year = find_fiscal_year(whole) or find_relative_year(whole) or ""
    measure = "target" if any(word in whole for word in (*BUDGET_WORDS, "目標")) else "actual"
    title = next(word for word in sorted(INPUT_WORDS, key=len)[::-1] if name.endswith(word))
    unit = _unit_in_brackets(plain_width(heading.replace("／", "/").rpartition("/")[2]))
    why = Bilingual(f"「{title}」は投入した手間", f"{title} is what was put in")
    return ColumnGuess(index, heading, "input", LIKELY, why, (measure, year, title, unit))


def _in_brackets(text: str) -> str:
    """Return what a heading holds in brackets."""
    return " ".join(part.partition(")")[0] for part in text.split("(")[1:])


def _unit_in_brackets(text: str) -> str:
    start, end = text.rfind("("), text.rfind(")")
    inside = text[start + 1 : end] if 0 <= start < end else ""
    return inside if len(inside) <= _LONGEST_UNIT else ""


def with_unit(guess: ColumnGuess, unit: str) -> ColumnGuess:
    """Return a guess of money with the unit that a title says, where the heading says none."""
    if guess.field != "amount" or any(
        each in plain_width(guess.heading) for each in UNITS_OF_MONEY
    ):
        return guess
    why = Bilingual(f"表題に単位 {unit}", f"a title says the unit {unit}")
    detail = (guess.detail[0], unit, *guess.detail[2:])
    return replace(guess, confidence=SURE, evidence=why, detail=detail)


def as_budget(guess: ColumnGuess) -> ColumnGuess:
    """Return a guess of money in a budget as budget, where its heading does not say 決算."""
    if guess.field != "amount" or any(word in guess.heading for word in ("決算", "実績")):
        return guess
    return replace(guess, detail=("budget", *guess.detail[1:]))


def of_years_to_come(guess: ColumnGuess, year: str) -> ColumnGuess:
    """Return money of a year after the table's as budget: nothing of it is settled yet."""
    if guess.field != "amount":
        return guess
    own, start = parse_fiscal_year(year), parse_fiscal_year(guess.detail[3])
    later = own is not None and start is not None and start > own
    return as_budget(guess) if later or (relative_offset(guess.detail[3]) or 0) > 0 else guess


def without_sums_of_years(columns: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Make notes of columns that add up several years: 計 beside R6, R7 and R8."""
    years: dict[str, set[str]] = {}
    for column in columns:
        if column.field == "amount":
            years.setdefault(_group(column), set()).add(column.detail[3])
    why = Bilingual("複数年度の合計", "the sum of several years")

    def settled(column: ColumnGuess) -> ColumnGuess:
        whole = plain_width(column.heading)
        summed = parts_of(column.heading)[-1] in _SUMS and len(years.get(_group(column), ())) > 2  # noqa: PLR2004  # its own and two more
        if column.field == "amount" and (summed or any(word in whole for word in _SEVERAL_YEARS)):
            return replace(column, field="notes", confidence=LIKELY, evidence=why, detail=())
        return column

    return tuple(map(settled, columns))


def _group(column: ColumnGuess) -> str:
    return "/".join(parts_of(column.heading)[:-1])


def of_year(guess: ColumnGuess, year: str) -> ColumnGuess:
    """Return a guess of money with its own year, where that is not the table's.

    ``前年度`` stays a word: the year is counted from the one that the descriptor says.
    """
    if guess.field not in ("amount", "input"):
        return guess
    at = 3 if guess.field == "amount" else 1
    told, own = guess.detail[at], parse_fiscal_year(year)
    start, offset = parse_fiscal_year(told), relative_offset(told)
    if offset == 0 or (offset is None and start in (None, own)):
        told = ""
    return replace(guess, detail=(*guess.detail[:at], told, *guess.detail[at + 1 :]))


def without_parts(columns: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Take 事業費 for a part only where 人件費 or a total stands beside it."""
    items = {column.detail[2] for column in columns if column.field == "amount"}

    def settled(column: ColumnGuess) -> ColumnGuess:
        alone = column.field == "amount" and column.detail[2] == "direct"
        if not alone or items & {"personnel", "total"}:
            return column
        return replace(column, detail=(*column.detail[:2], "", *column.detail[3:]))

    return tuple(map(settled, columns))


def one_unit(columns: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Give money without a unit the only unit that other columns of money print."""
    units = {
        column.detail[1]
        for column in columns
        if column.field == "amount" and column.confidence >= SURE
    }
    if len(units) != 1:
        return tuple(columns)
    (unit,) = units
    why = Bilingual(f"ほかの金額の列が {unit}", f"the other columns of money say {unit}")
    return tuple(
        replace(
            column,
            confidence=LIKELY,
            evidence=why,
            detail=(column.detail[0], unit, *column.detail[2:]),
        )
        if column.field == "amount" and column.confidence <= GUESS
        else column
        for column in columns
    )
