"""What each column of an unknown table probably is: by its heading, then by what it holds."""

import re
from collections.abc import Sequence
from dataclasses import replace

from shisaku_graph.language import Bilingual
from shisaku_graph.record.figures import parse_number, parse_quantity
from shisaku_graph.record.units import unit_rank
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.source.fiscal_year import find_fiscal_year, find_relative_year
from shisaku_graph.source.heading_words import CODE_ENDINGS, SYNONYMS
from shisaku_graph.survey.endings import guess_ending
from shisaku_graph.survey.grades import grade, is_scale
from shisaku_graph.survey.money import amount, put_in
from shisaku_graph.survey.personal import personal
from shisaku_graph.survey.reading import (
    GUESS,
    LIKELY,
    MOSTLY,
    SOME,
    SURE,
    ColumnGuess,
    is_number,
    parts_of,
    plain,
    plain_width,
    share,
    without_own_year,
)
from shisaku_graph.table.worksheets import SHEET_HEADING

_PROSE_LENGTH, _FEW_VALUES = 40, 1
_NAME_ENDINGS = ("名称", "名", "の名称", "の名")
_MEASURES = {
    "target": ("目標", "計画", "見込", "予定"),
    "actual": ("実績", "現状", "現況", "基準", "達成値", "当初値", "策定時", "値"),
}
_NO_VALUE_OF_YEAR = ("率", "割合", "評価", "差", "理由", "説明", "達成度", "比", "増減")
"""How headings end that speak of a year and hold no value of an indicator: R6達成率."""
_TEXTS = ("goal", "approach", "result", "next_steps")
_EXPLAINS = ("説明", "定義", "算式", "計算式", "算出根拠", "算出方法", "考え方", "出典", "出所",
             "備考", "理由", "根拠", "コメント", "内訳", "設定根拠", "把握方法", "日")  # fmt: skip
"""How headings end that explain what another column holds: 指標の説明."""
_RATES = ("達成率", "達成割合", "進捗率", "執行率", "伸び率")
_TARGETS = ("目標", "計画", "目標数")
_REASONS = ("評価の理由", "評価理由", "評価内容", "評価コメント", "評価コメント等")
"""Headings of what explains a grade: the result, where no other column tells it."""
_LAST_CHOICE = 0.72  # less than any other column of the field, and no question
_RUNNING = ("no", "no.", "№", "番号", "通し番号", "項番", "連番", "id")
"""Headings of numbers that only count the rows."""
_KNOWN_UNIT = 4
_NAMES = frozenset((*LEVELS, "project", "department", "units", "line"))
_LINES = ("款", "項", "目", "節", "細節", "細目", "会計")
"""The budget's own classification."""
_SECTION = re.compile(r"第?\s*[0-9一二三四五六七八九十]+\s*節")
"""What a name under 節 begins with in a plan of 章 and 節; the budget's 節 are 報酬, 需用費 …"""


def guess_column(index: int, heading: str, values: Sequence[str]) -> ColumnGuess:
    """Return what a column with this heading and these filled cells probably is."""
    return (
        _sheet(index, heading, values)
        or personal(index, heading, values)
        or put_in(index, heading, values)
        or amount(index, heading, values)
        or _value_of_year(index, heading, values)
        or _graded_name(index, heading, values)
        or _code_of_level(index, heading)
        or _named_over_two_rows(index, heading, values)
        or grade(index, heading, values)
        or _part_of_line(index, heading, values)
        or _by_heading(index, heading, values)
        or _by_content(index, heading, values)
    )


def _value_of_year(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return an indicator's value in a year that its heading states: ``目標値（R7）``."""
    whole = plain_width(heading)
    year = find_fiscal_year(heading) or find_fiscal_year(whole) or find_relative_year(whole)
    last = parts_of(heading)[-1]
    measure = next(
        (
            m
            for text in (last, whole)
            for m, words in _MEASURES.items()
            if any(w in text for w in words)
        ),
        None,
    )
    stated = find_fiscal_year(last) or find_relative_year(last)
    alone = measure is None and len(parts_of(heading)) > 1 and stated is not None
    if alone:  # 指標／R5: the year alone below the group
        measure = "actual"
    numbers = share(values, lambda text: parse_quantity(text) is not None)
    if last.endswith(_RATES):
        why = Bilingual("ほかの列から計算できる率", "a rate that other columns give")
        return ColumnGuess(index, heading, "notes", LIKELY, why)
    if year is None or measure is None or last.endswith(_NO_VALUE_OF_YEAR):
        return None
    if values and numbers < SOME:
        return _text_of_year(index, heading, measure, values)
    why = Bilingual(f"{year} の指標の値", f"an indicator's value in {year}")
    return ColumnGuess(index, heading, "indicator_value", LIKELY, why, (measure, year))


def _text_of_year(
    index: int, heading: str, measure: str, values: Sequence[str]
) -> ColumnGuess | None:
    """Return what sentences under ``R6実績`` or ``R7計画`` are: what was done, or is to be."""
    name = without_own_year(plain(heading))
    told = any(name in SYNONYMS[field] for field in _TEXTS)  # 今年度の取組実績: its heading says it
    if told or share(values, _is_said) < SOME:
        return None
    why = Bilingual("年度の見出しの文章", "sentences under a year")
    field = "result" if measure == "actual" else "approach"
    return ColumnGuess(index, heading, field, LIKELY, why)


def _graded_name(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return the name that ``施策名・一次評価`` begins with, where the cells end with grades."""
    first = heading
    for sign in "\n\t 　・／/、（(":
        first = first.partition(sign)[0] or first
    name = plain(first)
    field = next((f for f in (*LEVELS, "project") if name in SYNONYMS[f]), None)
    if field is None and name in _NAME_ENDINGS:  # 名称・評価
        field = "policy"
    if field is None or first == heading or guess_ending(heading, values) is None:
        return None
    why = Bilingual(
        f"見出しが「{first}」で始まり、末尾に評価",
        f"heading begins {first!r}, grades at the end",
    )
    return ColumnGuess(index, heading, field, LIKELY, why)


def _sheet(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return what the names of several sheets are: a level of the plan, units, or nothing."""
    if heading != SHEET_HEADING:
        return None
    names = set(map(plain_width, values))
    why = Bilingual("シートの名称", "the names of the sheets")
    for level in LEVELS:
        if any(all(name.startswith(word) for name in names) for word in SYNONYMS[level]):
            return ColumnGuess(index, heading, level, LIKELY, why)
    if all(unit_rank(name) <= _KNOWN_UNIT for name in names):
        return ColumnGuess(index, heading, "units", LIKELY, why)
    return ColumnGuess(index, heading, "notes", LIKELY, why)


def _code_of_level(index: int, heading: str) -> ColumnGuess | None:
    """Return what holds the numbers of a level's names: ``施策コード``, ``政策番号``."""
    parts = parts_of(heading)
    name = parts[-1]
    stem = next((name.removesuffix(end) for end in CODE_ENDINGS if name.endswith(end)), None)
    if stem == "" and len(parts) > 1:  # 施策 over コード
        stem = parts[-2]
    level = next((level for level in (*LEVELS, "project") if stem and _names(stem, level)), None)
    if level is None:
        return None
    why = Bilingual(f"「{stem}」の番号", f"the number of {stem}")
    return ColumnGuess(index, heading, f"{level}_code", SURE, why)


def _names(text: str, field: str) -> bool:
    """Tell whether a text is a field's heading, with or without 名 at its end."""
    known = SYNONYMS[field]
    return text in known or any(text.removesuffix(end) in known for end in _NAME_ENDINGS)


def _named_over_two_rows(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return what ``名称`` below ``事務事業`` is: the name of what stands above it."""
    parts = parts_of(heading)
    if len(parts) < 2 or parts[-1] not in _NAME_ENDINGS:  # noqa: PLR2004  # one over another
        return None
    fields = (*LEVELS, "project", "department", "indicator")
    field = next((field for field in fields if _names(parts[-2], field)), None)
    return None if field is None else _checked(index, heading, field, SURE, values)


def _by_heading(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    name = plain(heading)
    numeric = bool(values) and share(values, is_number) > MOSTLY
    known = any(name in words for words in SYNONYMS.values())
    name = name if known else without_own_year(name)
    for field, words in SYNONYMS.items():
        if name in words and not (numeric and name in _TARGETS):
            sure = LIKELY if name in _RUNNING else SURE
            sure = _LAST_CHOICE if name in _REASONS else sure
            return _checked(index, heading, field, sure, values)
    if name in _TARGETS and numeric:
        why = Bilingual(f"見出し「{heading}」で値は数", f"heading {heading!r}, the cells numbers")
        return ColumnGuess(index, heading, "target", LIKELY, why)
    found = [
        (len(word), field, word)
        for field, words in SYNONYMS.items()
        for word in words
        if len(word) > 1 and word in name and field not in ("units", "ignore", "notes", "line")
    ]
    if not found:
        return None
    _, field, word = max(found, key=lambda item: (name.endswith(item[2]), item[0]))
    if field not in _TEXTS and name.endswith(_EXPLAINS):
        why = Bilingual(f"「{word}」の説明", f"an explanation of {word}")
        return ColumnGuess(index, heading, "notes", LIKELY, why)
    if field in (*LEVELS, "project") and not (name.endswith(word) or name.startswith(word)):
        return None
    return _checked(index, heading, field, LIKELY, values)


def _checked(
    index: int, heading: str, field: str, sure: float, values: Sequence[str]
) -> ColumnGuess:
    """Weigh what the heading says against what the column holds."""
    detail: tuple[str, ...] = ()
    why = Bilingual(f"見出し「{heading}」", f"heading {heading!r}")
    length = sum(map(len, values)) / len(values) if values else 0.0
    numbers = share(values, lambda text: parse_number(text) is not None)
    if (
        field in ("goal", "approach", "result", "next_steps")
        and len(values) > _FEW_VALUES
        and length < _PROSE_LENGTH / 4
        and share(values, _is_said) < SOME
    ):
        field, sure = _short_text(field, values)
        why = Bilingual(
            f"見出し「{heading}」だが値は短い（平均 {length:.0f} 字）",
            f"heading {heading!r}, but cells are short ({length:.0f} characters on average)",
        )
    prose = length > _PROSE_LENGTH / 2 or share(values, _is_said) > SOME
    if field in ("actual", "target") and prose:
        field, sure = ("result", LIKELY) if field == "actual" else ("approach", LIKELY)
    section = share(values, lambda text: _SECTION.match(plain_width(text)) is not None) > MOSTLY
    if name_of_line(heading) and numbers < MOSTLY and values and not section:
        field, why = "line", Bilingual(f"見出し「{heading}」の名称", f"names under {heading!r}")
    if field in _NAMES and numbers > MOSTLY:
        field, sure = _numbers_for(field), LIKELY
        why = Bilingual(
            f"見出し「{heading}」だが値は番号", f"heading {heading!r}, but the cells are numbers"
        )
    if field == "grade" and not is_scale(values, marks=False) and values:
        field, sure = "notes", LIKELY
        why = Bilingual(f"見出し「{heading}」だが文章", f"heading {heading!r}, but running text")
    if field == "indicator":
        kinds_of = {"活動": "activity", "アウトプット": "activity", "成果": "outcome",
                    "アウトカム": "outcome"}  # fmt: skip
        detail = tuple(kind for word, kind in kinds_of.items() if word in plain_width(heading))[:1]
        if values and numbers > MOSTLY:
            field, sure = "notes", LIKELY
    if field == "project_code" and share(values, lambda text: len(text) > 20) > MOSTLY:  # noqa: PLR2004  # no code is so long
        field, sure = "notes", GUESS
    return ColumnGuess(index, heading, field, sure, why, detail)


def _is_said(text: str) -> bool:
    """Tell whether a short text is a sentence, as 担い手の確保が課題である is."""
    return text.rstrip().endswith(("。", "する", "した", "図る", "ある", "ます", "です", "なる"))


def _short_text(field: str, values: Sequence[str]) -> tuple[str, float]:
    """Return what short cells are under a heading of texts: grades, figures, or a text indeed."""
    if field != "goal" and is_scale(values, marks=field == "approach"):
        return "grade", LIKELY
    if share(values, lambda text: any(sign.isdigit() for sign in text)) > SOME:
        return "notes", LIKELY
    return field, LIKELY


def _numbers_for(field: str) -> str:
    """Return what a column of numbers is under the heading of names."""
    if field in (*LEVELS, "project"):
        return f"{field}_code"
    return "ignore"


def _part_of_line(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return a column below the heading 節: what parts a project's lines (区分, 名称)."""
    upper = parts_of(heading)[0]
    if upper == plain(heading) or upper not in _LINES or share(values, is_number) > MOSTLY:
        return None
    why = Bilingual(f"「{upper}」の下の列", f"a column below {upper}")
    return ColumnGuess(index, heading, "line", LIKELY, why)


def name_of_line(heading: str) -> bool:
    """Tell whether a heading is of the budget's own classification: 款, 項, 目, 節."""
    return plain(heading) in _LINES


def _by_content(index: int, heading: str, values: Sequence[str]) -> ColumnGuess:
    if not values:
        why = Bilingual("値がない", "no cell is filled")
        return ColumnGuess(index, heading, "ignore", LIKELY, why)
    units = share(
        values, lambda text: unit_rank(text.split()[-1] if text.split() else "") <= _KNOWN_UNIT
    )
    if units > MOSTLY and not heading.strip().endswith(("率", "額", "数")):
        why = Bilingual(
            f"値の {units:.0%} が部課名の形", f"{units:.0%} of the cells look like units"
        )
        return ColumnGuess(index, heading, "department", LIKELY, why)
    if not heading.strip():
        why = Bilingual("見出しがない", "no heading")
        return ColumnGuess(index, heading, "ignore", LIKELY, why)
    length, kinds = sum(map(len, values)) / len(values), len(set(values))
    why = Bilingual(  # no cell is cited: it may be what must not be published
        f"見出しから項目が分からない（平均 {length:.0f} 字、値は {kinds} 種）",
        f"the heading tells no field ({length:.0f} characters on average, {kinds} different cells)",
    )
    return ColumnGuess(index, heading, "notes", GUESS, why)


def is_running_number(column: ColumnGuess) -> bool:
    """Tell whether a heading is that of numbers which only count the rows."""
    return column.field == "project_code" and plain(column.heading) in _RUNNING


def ignored(column: ColumnGuess, ja: str, en: str) -> ColumnGuess:
    """Return the guess as a column that is left out, for this reason."""
    return replace(column, field="ignore", confidence=LIKELY, evidence=Bilingual(ja, en), detail=())
