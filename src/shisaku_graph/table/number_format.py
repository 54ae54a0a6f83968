"""Numbers as a worksheet shows them: the format codes of ECMA-376 part 1, 18.8.30 and 18.8.31.

Codes that are not understood here (fractions, exponents, conditions) show the number as General
does, so that no value is ever lost to its format.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from types import MappingProxyType

BUILT_IN: Mapping[int, str] = MappingProxyType(
    {
        1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
        5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;"¥"-#,##0',
        7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;"¥"-#,##0.00',
        9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
        18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
        27: "ge.m.d", 28: 'ggge"年"m"月"d"日"', 29: 'ggge"年"m"月"d"日"', 30: "m/d/yy",
        31: 'yyyy"年"m"月"d"日"', 32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: 'yyyy"年"m"月"',
        35: 'm"月"d"日"', 36: "ge.m.d", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
        39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-",
        42: '"¥"#,##0;"¥"-#,##0;"¥"-', 43: "#,##0.00;-#,##0.00;-",
        44: '"¥"#,##0.00;"¥"-#,##0.00;"¥"-', 45: "mm:ss", 46: "[h]:mm:ss", 49: "@",
        50: "ge.m.d", 51: 'ggge"年"m"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
        54: 'ggge"年"m"月"d"日"', 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: "ge.m.d",
        58: 'ggge"年"m"月"d"日"',
    }
)  # fmt: skip
"""The numbered formats, as Excel shows them in Japanese."""

_TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|General|[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[gG]+|[eE][+-]'
    r"|[eE]+|a{3,4}|.",
    re.DOTALL,
)
_DATE_LETTERS = frozenset("yYmMdDhHsSgGeE")
_ELAPSED = re.compile(r"\[([hH]+|[mM]+|[sS]+)\]")
_CONDITION = re.compile(r"\[[<>=]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_SECTIONS = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)', re.DOTALL)
_ERAS = (
    (dt.date(2019, 5, 1), "令和", "R", 2018),
    (dt.date(1989, 1, 8), "平成", "H", 1988),
    (dt.date(1926, 12, 25), "昭和", "S", 1925),
    (dt.date(1912, 7, 30), "大正", "T", 1911),
    (dt.date(1868, 1, 25), "明治", "M", 1867),
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST_CODE = 255  # Excel's own limit
_LAST_SERIAL = 2_958_466  # 10000-01-01
_FALSE_LEAP_DAY = 60  # 1900-02-29, which never was
_DIGITS = 15  # significant digits of a double that Excel keeps
_WIDEST = 30  # digits: a longer number is shown as General shows it


def shown(value: str, code: str, *, from_1904: bool = False) -> str:
    """Return a number as shown under a format code.

    Args:
        value: the number as the file has it.
        code: the format code.
        from_1904: days are counted from 1904-01-01, as in old files from a Mac.

    Raises:
        ValueError: ``value`` is no finite number.

    >>> shown("12.0", "General"), shown("0.125", "0.0%"), shown("-1234.5", '#,##0;"△ "#,##0')
    ('12', '12.5%', '△ 1,235')
    >>> shown("43556", 'ggge"年"m"月"d"日"'), shown("43556.5", "yyyy/m/d h:mm")
    ('平成31年4月1日', '2019/4/1 12:00')
    """
    number = Decimal(f"{float(value):.{_DIGITS}g}")
    if not number.is_finite():
        raise ValueError(value)
    section = _section(code, number)
    if section is None:
        return general(number)
    marks, negated = section
    if _is_date(marks):
        return _date(number, marks, from_1904=from_1904) or general(number)
    return _number(abs(number) if negated else number, marks) or general(number)


def general(number: Decimal) -> str:
    """Return a number as the format General shows it in a wide cell: no zeros at the end.

    >>> general(Decimal("12.0")), general(Decimal("1E+3")), general(Decimal("0.30"))
    ('12', '1000', '0.3')
    """
    plain = number.normalize()
    if abs(plain.adjusted()) > _WIDEST:
        return str(plain)
    return f"{plain:f}" if plain else "0"


def _section(code: str, number: Decimal) -> tuple[Sequence[str], bool] | None:
    """Return the marks for a number of this sign, and whether they show its sign themselves."""
    if len(code) > _LONGEST_CODE or _CONDITION.search(code) or "General" in code or code == "@":
        return None
    sections = [match[1] for match in _SECTIONS.finditer(code)]
    sections = sections[:-1] if len(sections) > 1 and not sections[-1] else sections
    at = 0
    if number < 0 and len(sections) > 1:
        at = 1
    elif number == 0 and len(sections) > 2:  # noqa: PLR2004  # positive; negative; zero
        at = 2
    marks = _TOKEN.findall(sections[at])
    return (marks, at == 1) if marks else None


def _is_date(marks: Sequence[str]) -> bool:
    return not {"#", "?"}.intersection(marks) and any(
        (mark[0] in _DATE_LETTERS and mark[1:] not in ("+", "-"))
        or mark in ("aaa", "aaaa")
        or _ELAPSED.fullmatch(mark)
        for mark in marks
    )


def _literal(mark: str) -> str | None:
    """Return what a mark prints as it stands, ``None`` where it stands for a part of the value."""
    if mark[0] == '"':
        return mark[1:-1]
    if mark[0] == "\\":
        return mark[1:]
    if mark[0] in "_*" and len(mark) > 1:
        return ""
    if mark[0] == "[" and not _ELAPSED.fullmatch(mark):
        currency = _CURRENCY.fullmatch(mark)
        return currency[1] if currency else ""
    return None


def _plain(mark: str) -> str:
    literal = _literal(mark)
    return mark if literal is None else literal


def _number(number: Decimal, marks: Sequence[str]) -> str | None:
    """Return a number under a section without dates, ``None`` where it is not understood."""
    places = [at for at, mark in enumerate(marks) if mark in ("0", "#", "?")]
    unknown = any(mark[0] in "eE/" and _literal(mark) is None for mark in marks)
    if unknown:
        return None
    if not places:
        return "".join(_plain(mark) for mark in marks).strip()
    point = next((at for at, mark in enumerate(marks) if mark == "."), len(marks))
    whole = [at for at in places if at < point]
    fraction = [at for at in places if at > point]
    commas = [at for at, mark in enumerate(marks) if mark == ","]
    last = whole[-1] if whole else point
    scale = sum(1 for at in commas if last < at < point or (fraction and at > fraction[-1]))
    scaled = number.scaleb(2 * marks.count("%") - 3 * scale)
    with localcontext(prec=400):
        rounded = abs(scaled).quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    digits, _, decimals = f"{rounded:f}".partition(".")
    if len(digits) > _WIDEST:
        return None
    grouped = any(whole and whole[0] < at < whole[-1] for at in commas)
    printed = dict(zip(fraction, decimals, strict=True))
    for at in reversed(fraction):  # zeros that # and ? do not print
        if marks[at] == "0" or printed[at] != "0":
            break
        printed[at] = ""
    printed.update(_whole_digits(digits, whole, marks, grouped=grouped))
    pieces: list[str] = []
    for at, mark in enumerate(marks):
        literal = _literal(mark)
        if at in printed:
            pieces.append(printed[at])
        elif literal is not None:
            pieces.append(literal)
        elif mark != "," and not (mark == "." and not any(printed[p] for p in fraction)):
            pieces.append(mark)
    sign = "-" if number < 0 and rounded else ""
    return (sign + "".join(pieces)).strip()


def _whole_digits(
    digits: str, whole: Sequence[int], marks: Sequence[str], *, grouped: bool
) -> dict[int, str]:
    """Give each placeholder its digit from the right; the leftmost takes what is left."""
    printed: dict[int, str] = {}
    rest = "" if digits == "0" else digits
    count = 0
    for at in reversed(whole):
        first = at == whole[0]
        taken, rest = (rest, "") if first else (rest[-1:], rest[:-1])
        if not taken and marks[at] == "0":
            taken = "0"
        piece = ""
        for digit in reversed(taken):
            piece = digit + ("," if grouped and count and count % 3 == 0 else "") + piece
            count += 1
        printed[at] = piece
    return printed


def _date(number: Decimal, marks: Sequence[str], *, from_1904: bool) -> str | None:
    """Return a date or time under a section of dates, ``None`` outside the calendar."""
    seconds = int((number * 86_400).to_integral_value(ROUND_HALF_UP))
    day, second = divmod(seconds, 86_400)
    date = _day(day, from_1904=from_1904)
    if date is None:
        return None
    half = any(mark in ("AM/PM", "A/P") for mark in marks)
    pieces: list[str] = []
    for at, mark in enumerate(marks):
        literal = _literal(mark)
        if literal is not None:
            pieces.append(literal)
        elif elapsed := _ELAPSED.fullmatch(mark):
            size = {"h": 3600, "m": 60, "s": 1}[elapsed[1][0].lower()]
            pieces.append(str(seconds // size).zfill(len(elapsed[1])))
        elif mark in ("AM/PM", "A/P"):
            sign = "AM" if second < 43_200 else "PM"  # noqa: PLR2004  # noon
            pieces.append(sign if mark == "AM/PM" else sign[0])
        elif mark[0] in "mM" and _is_minute(marks, at):
            pieces.append(str(second // 60 % 60).zfill(len(mark)))
        elif mark[0] in "hHsS":
            hour = (second // 3600 - 1) % 12 + 1 if half else second // 3600
            part = hour if mark[0] in "hH" else second % 60
            pieces.append(str(part).zfill(len(mark)))
        else:
            pieces.append(_date_part(date, mark))
    return "".join(pieces).strip()


def _day(day: int, *, from_1904: bool) -> dt.date | None:
    """Return the date of a serial number, ``None`` outside the calendar."""
    if not 0 <= day < _LAST_SERIAL or (day == _FALSE_LEAP_DAY and not from_1904):
        return None
    start = dt.date(1899, 12, 31 if day < _FALSE_LEAP_DAY else 30)
    try:
        return (dt.date(1904, 1, 1) if from_1904 else start) + dt.timedelta(days=day)
    except OverflowError:
        return None


def _is_minute(marks: Sequence[str], at: int) -> bool:
    """Tell whether an m is minutes: after hours or before seconds."""
    parts = [(n, mark) for n, mark in enumerate(marks) if _literal(mark) is None]
    letters = [(n, mark.strip("[]")[:1].lower()) for n, mark in parts]
    letters = [(n, letter) for n, letter in letters if letter and letter in "ymdhsge"]
    place = next(i for i, (n, _) in enumerate(letters) if n == at)
    before = letters[place - 1][1] if place else ""
    after = letters[place + 1][1] if place + 1 < len(letters) else ""
    return before == "h" or after == "s"


def _date_part(date: dt.date, mark: str) -> str:
    """Return what one of the marks y, m, d, a, g and e stands for."""
    letter, length = mark[0].lower(), len(mark)
    month, weekday = _MONTHS[date.month - 1], _DAYS[date.weekday()]
    kanji = "月火水木金土日"[date.weekday()]
    era = next((era for era in _ERAS if date >= era[0]), None)
    forms: Mapping[str, tuple[str, ...]] = {  # by length of the mark, the last for any longer one
        "y": (f"{date.year % 100:02}", f"{date.year % 100:02}", f"{date.year:04}"),
        "m": (f"{date.month}", f"{date.month:02}", month[:3], month, month[0]),
        "d": (f"{date.day}", f"{date.day:02}", weekday[:3], weekday),
        "a": (mark, mark, kanji, f"{kanji}曜日"),
        "g": ("",) if era is None else (era[2], era[1][0], era[1]),
        "e": (str(date.year - era[3] if era else date.year).zfill(length),),
    }
    found = forms.get(letter, (mark,))
    return found[min(length, len(found)) - 1]
