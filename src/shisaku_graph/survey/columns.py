"""What each column of an unknown table probably is: by its heading, then by what it holds."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from shisaku_graph.language import Bilingual
from shisaku_graph.record.figures import parse_money, parse_number
from shisaku_graph.record.units import unit_rank
from shisaku_graph.repair.personal import holds_mail
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.source.fiscal_year import find_fiscal_year, parse_fiscal_year
from shisaku_graph.survey.endings import guess_ending
from shisaku_graph.survey.words import (
    AMOUNT_WORDS,
    BUDGET_WORDS,
    CODE_ENDINGS,
    NOT_MONEY,
    PERSONAL_WORDS,
    SYNONYMS,
    UNITS_OF_MONEY,
)
from shisaku_graph.table.worksheets import SHEET_HEADING

_SURE, _LIKELY, _GUESS = 0.95, 0.75, 0.5
_PROSE_LENGTH, _GRADE_LENGTH = 40, 8
_MOSTLY, _SOME = 0.7, 0.3
_CONTACTS = 0.3  # of a column's cells hold a mail address: it is no running text by the way
_FEW_KINDS = 12
_MEASURES = {"target": ("目標", "計画値", "見込"), "actual": ("実績", "現状", "達成値", "値")}
_TARGETS = ("目標", "計画", "目標数")
_OTHER_YEARS = ("前年", "前々年", "次年度", "翌年度", "来年度", "増減", "比較", "差引", "差額")
_MILLION = 1_000_000
_KNOWN_UNIT = 4
_NAMES = frozenset((*LEVELS, "project", "department", "units", "line"))


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column and what it probably is.

    Attributes:
        field: a field's id, ``ignore``, or ``notes``.
        confidence: 0 to 1; under 0.7 a person is asked.
        detail: kind of indicator or amount, unit of money, or kind of personal data.
    """

    index: int
    heading: str
    field: str
    confidence: float
    evidence: Bilingual
    detail: tuple[str, ...] = ()


def plain(heading: str) -> str:
    """Return a heading as it is compared: no blanks, width, case, brackets, trailing numbers.

    >>> plain("活動指標１"), plain("R6決算(千円)"), plain("担当 部課名")
    ('活動指標', 'r6決算', '担当部課名')
    """
    text = "".join(unicodedata.normalize("NFKC", heading).split()).casefold()
    text = text.rpartition("/")[2] or text  # of a heading over two rows, the lower part
    for opening, closing in (("(", ")"), ("【", "】"), ("[", "]")):
        start, end = text.find(opening), text.rfind(closing)
        if 0 < start < end:
            text = text[:start] + text[end + 1 :]
    return text.rstrip("0123456789①②③④⑤") or text


def guess_column(index: int, heading: str, values: Sequence[str]) -> ColumnGuess:
    """Return what a column with this heading and these filled cells probably is."""
    return (
        _sheet(index, heading, values)
        or _personal(index, heading, values)
        or _amount(index, heading, values)
        or _value_of_year(index, heading, values)
        or _graded_name(index, heading, values)
        or _code_of_level(index, heading)
        or _part_of_line(index, heading, values)
        or _by_heading(index, heading, values)
        or _by_content(index, heading, values)
    )


def is_number(text: str) -> bool:
    """Tell whether a cell is a number."""
    return parse_number(text) is not None


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(test(value) for value in values) / len(values) if values else 0.0


def _personal(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    name = plain(heading)
    for kind, words in PERSONAL_WORDS.items():
        if name in words or (len(name) > 1 and any(name.endswith(word) for word in words)):
            why = Bilingual(f"見出し「{heading}」は個人情報", f"heading {heading!r}: personal data")
            return ColumnGuess(index, heading, "personal", _SURE, why, (kind,))
    tests = (("mail", _is_mail, _MOSTLY), ("telephone", _is_telephone, _MOSTLY),
             ("mail", holds_mail, _CONTACTS))  # fmt: skip
    for kind, test, share in tests:
        if _share(values, test) > share:
            why = Bilingual("値の大半が連絡先の形", "most cells look like a contact")
            return ColumnGuess(index, heading, "personal", _SURE, why, (kind,))
    return None


def _is_mail(text: str) -> bool:
    local, at, host = text.strip().partition("@")
    return bool(at and local and "." in host and " " not in host)


def _is_telephone(text: str) -> bool:
    digits = unicodedata.normalize("NFKC", text).strip()
    parts = digits.replace("(", "-").replace(")", "-").split("-")
    return (
        digits.startswith("0")
        and len([part for part in parts if part]) == 3  # noqa: PLR2004  # area, exchange, number
        and all(part.isdigit() for part in parts if part)
    )


def _amount(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    whole = plain_width(heading)
    unit = next((unit for unit in UNITS_OF_MONEY if unit in whole), None)
    named = any(word in whole for word in AMOUNT_WORDS)
    numbers = _share(values, lambda text: parse_money(text, "円")[0] is not None)
    if not (named or unit) or numbers < _MOSTLY or plain(heading).endswith(NOT_MONEY):
        return None
    if any(word in whole for word in _OTHER_YEARS):
        why = Bilingual("ほかの年度の金額か差額", "money of another year, or a difference")
        return ColumnGuess(index, heading, "notes", _LIKELY, why)
    kind = "budget" if any(word in whole for word in BUDGET_WORDS) else "final-account"
    why = Bilingual(
        f"見出しが金額で、値の {numbers:.0%} が数", f"heading of money; {numbers:.0%} are numbers"
    )
    if unit:
        sure = _SURE if named else _GUESS
        return ColumnGuess(index, heading, "amount", sure, why, (kind, unit))
    printed = Counter(parse_money(text, "")[1] for text in values).most_common(1)[0]
    if printed[0] and printed[1] > _MOSTLY * len(values):
        said = Bilingual(f"値に単位 {printed[0]}", f"cells say the unit {printed[0]}")
        return ColumnGuess(index, heading, "amount", _SURE, said, (kind, printed[0]))
    return _without_unit(ColumnGuess(index, heading, "amount", _GUESS, why, (kind, "円")), values)


def _without_unit(guess: ColumnGuess, values: Sequence[str]) -> ColumnGuess:
    """Weigh money without a printed unit: whole thousands above a million are yen."""
    numbers = [number for value in values if (number := parse_number(value))]
    thousands = sum(number % 1_000 == 0 for number in numbers)
    if numbers and thousands > _MOSTLY * len(numbers) and max(numbers) > 10 * _MILLION:
        why = Bilingual("千の倍数が多く、円とみた", "mostly whole thousands: taken as yen")
        return replace(guess, confidence=_LIKELY, evidence=why)
    why = Bilingual("単位の記載がない（円か千円か）", "no unit is printed: yen, or thousands?")
    return replace(guess, evidence=why)


def with_unit(guess: ColumnGuess, unit: str) -> ColumnGuess:
    """Return a guess of money with the unit that a title says, where the heading says none."""
    if guess.field != "amount" or any(
        each in plain_width(guess.heading) for each in UNITS_OF_MONEY
    ):
        return guess
    why = Bilingual(f"表題に単位 {unit}", f"a title says the unit {unit}")
    return replace(guess, confidence=_SURE, evidence=why, detail=(guess.detail[0], unit))


def as_budget(guess: ColumnGuess) -> ColumnGuess:
    """Return a guess of money in a budget as budget, where its heading does not say 決算."""
    if guess.field != "amount" or "決算" in guess.heading:
        return guess
    return replace(guess, detail=("budget", *guess.detail[1:]))


def of_year(guess: ColumnGuess, year: str) -> ColumnGuess:
    """Return a guess of money as a note where its heading states another year than the table's."""
    stated = find_fiscal_year(guess.heading)
    if guess.field != "amount" or stated is None:
        return guess
    if parse_fiscal_year(stated) == parse_fiscal_year(year):
        return guess
    why = Bilingual(f"{stated} の金額", f"money of {stated}")
    return replace(guess, field="notes", confidence=_LIKELY, evidence=why, detail=())


def plain_width(text: str) -> str:
    """Return a text without blanks and differences of width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _value_of_year(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return an indicator's value in a year that its heading states: ``目標値（R7）``."""
    whole = plain_width(heading)
    year = find_fiscal_year(whole)
    measure = next((m for m, words in _MEASURES.items() if any(w in whole for w in words)), None)
    numbers = _share(values, lambda text: parse_number(text) is not None)
    if year is None or measure is None or numbers < _SOME:
        return None
    why = Bilingual(f"{year} の指標の値", f"an indicator's value in {year}")
    return ColumnGuess(index, heading, "indicator_value", _LIKELY, why, (measure, year))


def _graded_name(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return the name that ``施策名・一次評価`` begins with, where the cells end with grades."""
    first = heading
    for sign in "\n\t 　・／/、（(":
        first = first.partition(sign)[0] or first
    name = plain(first)
    field = next((f for f in (*LEVELS, "project") if name in SYNONYMS[f]), None)
    if field is None or first == heading or guess_ending(heading, values) is None:
        return None
    why = Bilingual(
        f"見出しが「{first}」で始まり、値の末尾に評価",
        f"heading begins {first!r}, grades at the end",
    )
    return ColumnGuess(index, heading, field, _LIKELY, why)


def _sheet(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return what the names of several sheets are: a level of the plan, units, or nothing."""
    if heading != SHEET_HEADING:
        return None
    names = set(map(plain_width, values))
    why = Bilingual("シートの名称", "the names of the sheets")
    for level in LEVELS:
        if any(all(name.startswith(word) for name in names) for word in SYNONYMS[level]):
            return ColumnGuess(index, heading, level, _LIKELY, why)
    if all(unit_rank(name) <= _KNOWN_UNIT for name in names):
        return ColumnGuess(index, heading, "units", _LIKELY, why)
    return ColumnGuess(index, heading, "notes", _GUESS, why)


def _code_of_level(index: int, heading: str) -> ColumnGuess | None:
    """Return what holds the numbers of a level's names: ``施策コード``, ``政策番号``."""
    name = plain(heading)
    stem = next((name.removesuffix(end) for end in CODE_ENDINGS if name.endswith(end)), "")
    level = next((level for level in LEVELS if stem and stem in SYNONYMS[level]), None)
    if level is None:
        return None
    why = Bilingual(f"「{stem}」の番号", f"the number of {stem}")
    return ColumnGuess(index, heading, f"{level}_code", _SURE, why)


def _by_heading(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    name = plain(heading)
    numeric = bool(values) and _share(values, is_number) > _MOSTLY
    for field, words in SYNONYMS.items():
        if name in words and not (numeric and name in _TARGETS):
            return _checked(index, heading, field, _SURE, values)
    upper = plain(heading.replace("／", "/").partition("/")[0])
    if upper != name and upper in SYNONYMS["grade"] and len(set(values)) <= _FEW_KINDS:
        return _checked(index, heading, "grade", _LIKELY, values)
    if name in _TARGETS and numeric:
        why = Bilingual(f"見出し「{heading}」で値は数", f"heading {heading!r}, the cells numbers")
        return ColumnGuess(index, heading, "target", _LIKELY, why)
    found = [
        (len(word), field, word)
        for field, words in SYNONYMS.items()
        for word in words
        if len(word) > 1 and word in name and field not in ("units", "ignore", "notes", "line")
    ]
    if not found:
        return None
    _, field, _ = max(found, key=lambda item: (name.endswith(item[2]), item[0]))
    return _checked(index, heading, field, _LIKELY, values)


def _checked(
    index: int, heading: str, field: str, sure: float, values: Sequence[str]
) -> ColumnGuess:
    """Weigh what the heading says against what the column holds."""
    detail: tuple[str, ...] = ()
    why = Bilingual(f"見出し「{heading}」", f"heading {heading!r}")
    length = sum(map(len, values)) / len(values) if values else 0.0
    kinds = len(set(values))
    if (
        field in ("goal", "approach", "result", "next_steps")
        and values
        and length < _PROSE_LENGTH / 4
    ):
        few = kinds <= _FEW_KINDS
        field, sure = ("grade", _GUESS) if few and field != "goal" else ("notes", _GUESS)
        why = Bilingual(
            f"見出し「{heading}」だが値は短い（平均 {length:.0f} 字）",
            f"heading {heading!r}, but cells are short ({length:.0f} characters on average)",
        )
    numbers = _share(values, lambda text: parse_number(text) is not None)
    if name_of_line(heading) and numbers < _MOSTLY and values:
        field, why = "line", Bilingual(f"見出し「{heading}」の名称", f"names under {heading!r}")
    if field in _NAMES and numbers > _MOSTLY:
        field, sure = ("project_code", _LIKELY) if field == "project" else ("ignore", _LIKELY)
        why = Bilingual(
            f"見出し「{heading}」だが値は番号", f"heading {heading!r}, but the cells are numbers"
        )
    if field == "grade" and (
        length > _PROSE_LENGTH or (length > _GRADE_LENGTH and kinds * 2 > len(values))
    ):
        field, sure = "notes", _LIKELY
    if field == "indicator":
        kinds_of = {"活動": "activity", "成果": "outcome"}
        detail = tuple(kind for word, kind in kinds_of.items() if word in heading)[:1]
    if field == "project_code" and _share(values, lambda text: len(text) > 20) > _MOSTLY:  # noqa: PLR2004  # no code is so long
        field, sure = "notes", _GUESS
    return ColumnGuess(index, heading, field, sure, why, detail)


def _part_of_line(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return a column below the heading 節: what parts a project's lines (区分, 名称)."""
    upper = plain(heading.replace("／", "/").partition("/")[0])
    if upper == plain(heading) or upper not in _LINES or _share(values, is_number) > _MOSTLY:
        return None
    why = Bilingual(f"「{upper}」の下の列", f"a column below {upper}")
    return ColumnGuess(index, heading, "line", _LIKELY, why)


def name_of_line(heading: str) -> bool:
    """Tell whether a heading is of the budget's own classification: 款, 項, 目, 節."""
    return plain(heading) in _LINES


_LINES = ("款", "項", "目", "節", "細節", "細目", "会計")
"""The budget's own classification."""


def _by_content(index: int, heading: str, values: Sequence[str]) -> ColumnGuess:
    if not values:
        why = Bilingual("値がない", "no cell is filled")
        return ColumnGuess(index, heading, "ignore", _LIKELY, why)
    units = _share(
        values, lambda text: unit_rank(text.split()[-1] if text.split() else "") <= _KNOWN_UNIT
    )
    if units > _MOSTLY:
        why = Bilingual(
            f"値の {units:.0%} が部課名の形", f"{units:.0%} of the cells look like units"
        )
        return ColumnGuess(index, heading, "department", _LIKELY, why)
    if not heading.strip():
        why = Bilingual("見出しがない", "no heading")
        return ColumnGuess(index, heading, "ignore", _LIKELY, why)
    common, times = Counter(values).most_common(1)[0]
    length = sum(map(len, values)) / len(values)
    why = Bilingual(
        f"見出しから項目が分からない（平均 {length:.0f} 字、最多「{common[:12]}」{times} 回）",
        f"the heading tells no field ({length:.0f} characters on average, "
        f"most often {common[:12]!r}, {times} times)",
    )
    return ColumnGuess(index, heading, "notes", _GUESS, why)
