"""Fiscal years as Japanese tables print them.

Era years become Gregorian ones by arithmetic, past the era's end too: 平成34年度 is fiscal 2022.
"""

import re
import unicodedata

_ERA_START = {
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
    "M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018,
}  # fmt: skip
_RELATIVE = {
    "翌々年度": 2, "次々年度": 2, "再来年度": 2, "翌年度": 1, "次年度": 1, "来年度": 1,
    "本年度": 0, "当年度": 0, "今年度": 0, "当該年度": 0,
    "前々年度": -2, "前前年度": -2, "一昨年度": -2, "前年度": -1, "昨年度": -1,
}  # fmt: skip
"""Words for years, counted from the one that a table is about; the longer before its part."""
_SHORT = {"前々年": -2, "前年": -1, "昨年": -1, "本年": 0, "当年": 0, "翌年": 1, "来年": 1}
_BEHIND_SHORT = ("実", "目", "決", "予", "計", "の", "値", "額", "分")
"""What stands behind 前年 where it is short for 前年度: 前年実績, and no 前年比."""
_COUNTED = re.compile(
    r"(?:[RH]\(?|\(|^|(?<=/))n(?:([-+−])([1-9]))?\)?(?:年度|(?=$|[/実目決予計]))",
    re.IGNORECASE,
)
"""R(n-1), n+1年度: n is the year that the table is about."""
_NO_YEAR_BEHIND = ("比", "並", "同", "増", "差", "と", "か", "よ", "対", "以")
"""What stands behind 前年度 where something is set against it: 前年度比, 前年度から."""
_WRITTEN = {"前々年度": -2, "前年度": -1, "本年度": 0, "翌年度": 1, "翌々年度": 2}
"""The words that a descriptor is written with."""
_BEFORE_APRIL = re.compile(r"年\s*[1-3]月")
_WESTERN = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?=年|実績|目標|決算|予算|計画|見込|\)|$(?<=^[0-9]{4}))"
)
_EARLIEST, _LATEST = 1889, 2200  # 市制 came into force in 1889; later than 2200 is a slip


def find_fiscal_year(text: str) -> str | None:
    """Return the first fiscal year that a text names: an era year as printed, else a western one.

    >>> [find_fiscal_year(text) for text in ("令和６年度 評価一覧", "目標値（R7）", "対象")]
    ['令和6年度', 'R7', None]
    >>> find_fiscal_year("令和７年３月31日現在"), find_fiscal_year("令和7年4月1日現在")
    ('令和6年度', '令和7')
    >>> [find_fiscal_year(text) for text in ("2024年度目標", "2025年3月末", "2023実績", "12024年")]
    ['2024年度', '2024年度', '2023年度', None]
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
    western = _WESTERN.search(plain)
    if western is None:
        return None
    year = int(western[1]) - bool(_BEFORE_APRIL.match(plain, western.end(1)))
    return f"{year}年度"


def find_relative_year(text: str) -> str | None:
    """Return the year that a heading names by a word, counted from the table's, as that word.

    The last of several, as the lowest of headings over each other speaks of its own column.

    >>> [find_relative_year(text) for text in ("前年度実績", "R(n-1)決算", "前年比", "対前年度")]
    ['前年度', '前年度', None, None]
    >>> [find_relative_year(text) for text in ("前年度比", "当該年度の実績", "n+1年度予算")]
    [None, '本年度', '翌年度']
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(plain):
        word = next((each for each in _RELATIVE if plain.startswith(each, at)), "")
        short = next((each for each in _SHORT if plain.startswith(each, at)), "")
        if not word and short and plain.startswith(_BEHIND_SHORT, at + len(short)):
            word = short
        against = plain[at - 1 : at] == "対" or plain.startswith(_NO_YEAR_BEHIND, at + len(word))
        if word and not against:
            found.append((at, (_RELATIVE | _SHORT)[word]))
        at += len(word) or 1
    for match in _COUNTED.finditer(plain):
        sign, number = match.groups()
        found.append((match.start(), int(number or 0) * (1 if sign == "+" else -1)))
    offset = max(found)[1] if found else None
    return next((word for word, years in _WRITTEN.items() if years == offset), None)


def relative_offset(word: str) -> int | None:
    """Return how many years after the table's a word such as 前年度 means; ``None`` if it is none.

    >>> relative_offset("前年度"), relative_offset("本年度"), relative_offset("令和5年度")
    (-1, 0, None)
    """
    return _RELATIVE.get(unicodedata.normalize("NFKC", word).strip())


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


def era_year(start: int) -> str:
    """Return the fiscal year that starts in a Gregorian year as it is written in Japanese.

    >>> era_year(2024), era_year(2019), era_year(2018), era_year(1980)
    ('令和6年度', '令和元年度', '平成30年度', '1980年度')
    """
    era = next((era for era in ("令和", "平成") if start > _ERA_START[era]), "")
    if not era:
        return f"{start}年度"
    count = start - _ERA_START[era]
    return f"{era}{'元' if count == 1 else count}年度"
