"""Fiscal years as Japanese tables print them.

Era years become Gregorian ones by arithmetic, past the era's end too: 平成34年度 is fiscal 2022.
"""

import re
import unicodedata

_ERA_START = {
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
    "M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018,
}  # fmt: skip
_BEFORE_APRIL = re.compile(r"年\s*[1-3]月")
_EARLIEST, _LATEST = 1889, 2200  # 市制 came into force in 1889; later than 2200 is a slip


def find_fiscal_year(text: str) -> str | None:
    """Return the first fiscal year that an era year in a text names, as printed there.

    >>> [find_fiscal_year(text) for text in ("令和６年度 評価一覧", "目標値（R7）", "対象")]
    ['令和6年度', 'R7', None]
    >>> find_fiscal_year("令和７年３月31日現在"), find_fiscal_year("令和7年4月1日現在")
    ('令和6年度', '令和7')
    """
    plain = unicodedata.normalize("NFKC", text)
    for era in ("令和", "平成", "R", "H"):
        start = plain.find(era)
        if start < 0:
            continue
        end = start + len(era)
        while end < len(plain) and (plain[end].isdigit() or plain[end] == "元"):
            end += 1
        printed = plain[start:end] + ("年度" if plain[end:].startswith("年度") else "")
        if _BEFORE_APRIL.match(plain, end) and plain[start + len(era) : end].isdigit():
            printed = f"{era}{int(plain[start + len(era) : end]) - 1}年度"
        if parse_fiscal_year(printed) is not None:
            return printed
    return None


def parse_fiscal_year(printed: str) -> int | None:
    """Return the Gregorian year in which the printed fiscal year starts, or ``None``.

    >>> [parse_fiscal_year(text) for text in ("平成29年度", "令和元年度", "H29", "2017年度", "R6")]
    [2017, 2019, 2017, 2017, 2024]
    >>> parse_fiscal_year("平成34年度")
    2022
    >>> parse_fiscal_year("昨年度") is None
    True
    """
    text = unicodedata.normalize("NFKC", printed).replace(" ", "")
    for ending in ("年度", "年"):
        text = text.removesuffix(ending)
    start = 0
    for era, before in _ERA_START.items():
        if text.upper().startswith(era):
            start, text = before, text[len(era) :]
            break
    else:
        text = text.removeprefix("西暦").upper().removeprefix("FY")
    if start and text == "元":
        text = "1"
    if not (text.isascii() and text.isdigit()) or len(text) > 4:  # noqa: PLR2004  # four digits
        return None
    year = start + int(text)
    if start and int(text) == 0:
        return None
    return year if _EARLIEST <= year <= _LATEST else None
