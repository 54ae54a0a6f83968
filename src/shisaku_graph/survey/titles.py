"""What stands above a table, and in its headings: the year, the unit of money, the city."""

import unicodedata
from collections.abc import Sequence

from shisaku_graph.source.fiscal_year import find_fiscal_year, parse_fiscal_year
from shisaku_graph.survey.money_words import UNITS_OF_MONEY
from shisaku_graph.survey.reading import ColumnGuess, plain, plain_width
from shisaku_graph.table.cells import Row

_SIGNS_OF_NOTHING, _SEVERAL_OF_THEM = frozenset("-‐‑–—―−ー─━…‥/"), frozenset("*_・")
_NOTHING = ("空欄", "空白", "該当なし", "該当無し", "データなし", "n/a", "#n/a", "null")
_SPOKEN_OF = ("実施", "対象", "分", "実績", "決算", "事業")


def year_spoken_of(titles: Sequence[str], heading: Row) -> str | None:
    """Return the year that the table is about, where a title names that of the evaluation too.

    ``令和６年度 事務事業評価（令和５年度実施事業）`` is about 令和5年度; so are accounts (決算).
    """
    for title in map(plain_width, titles):
        for part in title.replace(")", "(").split("(")[1:]:
            year = find_fiscal_year(part)
            if year and any(word in part for word in _SPOKEN_OF):
                return year
    settled = [
        text
        for text in map(plain_width, heading.texts)
        if ("決算" in text or "実績" in text or "現状" in text) and "見込" not in text
    ]
    years = {parse_fiscal_year(year): year for year in map(find_fiscal_year, settled) if year}
    return years[max(filter(None, years))] if years else None


def unit_of_money(titles: Sequence[str]) -> str | None:
    """Return the unit that a title says: ``（単位：千円）``."""
    for title in map(plain_width, titles):
        said = title.partition("単位")[2].lstrip(":")
        unit = next((each for each in UNITS_OF_MONEY if said.startswith(each)), None)
        if unit:
            return unit
    return None


def years_in(body: Sequence[Row], columns: Sequence[ColumnGuess]) -> list[str]:
    """Return what the first row says under 年度."""
    years = [column for column in columns if plain(column.heading) in ("年度", "会計年度")]
    return [text_at(row, column.index) for column in years for row in body[:1]]


def municipality_in(titles: Sequence[str]) -> str | None:
    """Return the first word of a title that ends as names of municipalities do."""
    for title in titles:
        for word in title.split():
            if 1 < len(word) < 10 and word[-1] in "市区町村":  # noqa: PLR2004  # names are short
                return word
    return None


def year_in_name(file: str) -> str | None:
    """Return the fiscal year that a file's name tells, where nothing in the table does.

    >>> year_in_name("hyoka-r6.csv"), year_in_name("令和5年度決算.xlsx"), year_in_name("r.csv")
    ('R6', '令和5年度', None)
    """
    stem = unicodedata.normalize("NFKC", file.rpartition(".")[0])
    for part in stem.replace("-", " ").replace("_", " ").split():
        short = part.upper()
        if short[:1] in ("R", "H") and short[1:].isdecimal() and len(short) <= len("H30"):
            return short
        if part[:4].isdecimal() and part[4:].startswith("年度"):
            return part[:6]
    return find_fiscal_year(stem) if any(era in stem for era in ("令和", "平成")) else None


_PLANS = (
    "総合計画", "総合戦略", "実施計画", "基本計画", "行動計画", "推進計画", "振興計画", "基本構想",
    "後期計画", "前期計画", "戦略プラン", "マスタープラン", "アクションプラン", "ビジョン", "大綱",
)  # fmt: skip
"""How names of plans end."""


def plan_in(titles: Sequence[str]) -> str | None:
    """Return the name of a plan that a title begins with, without the year before it.

    >>> plan_in(["第３次実施計画（令和5年度～令和7年度）"]), plan_in(["令和６年度 主要事業一覧"])
    ('第３次実施計画', None)
    >>> plan_in(["令和６年度　第２期まち・ひと・しごと創生総合戦略　進捗管理表"])
    '第２期まち・ひと・しごと創生総合戦略'
    """
    for title in titles:
        for sign in "　\n（(「」【】〔〕":
            title = title.replace(sign, " ")  # noqa: PLW2901  # the same one
        for part in title.split():
            end = max((part.rfind(each) + len(each) for each in _PLANS if each in part), default=0)
            year = find_fiscal_year(part[:end])
            name = part[:end]
            if year and plain_width(name).startswith(year):
                name = name[name.index("年度") + 2 :] if "年度" in name else ""
            if name:
                return name
    return None


def text_at(row: Row, index: int) -> str:
    """Return a cell's text without blanks around it; empty beyond the row's end."""
    return row.cells[index].text.strip() if index < len(row.cells) else ""


def filled(body: Sequence[Row], index: int) -> list[str]:
    """Return the cells of a column that hold something, and no sign for nothing (―, ***)."""
    return [text for row in body if (text := text_at(row, index)) and not is_nothing(text)]


def is_nothing(text: str) -> bool:
    """Tell whether a cell stands for no value.

    >>> [is_nothing(text) for text in ("―", "－－", "***", "N/A", "該当なし", "△5", "0", "なし")]
    [True, True, True, True, True, False, False, False]
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    signs = set(plain)
    masked = len(plain) > 1 and signs <= _SEVERAL_OF_THEM  # a lone * may mark something
    return plain in _NOTHING or (bool(signs) and signs <= _SIGNS_OF_NOTHING) or masked
