"""What tells who a person is or how to reach them, inside a line of text.

Told by its form (a number in groups, an address) or by the word before it (担当, 内線, 課長). Each
character is looked at a few times, whatever the text.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from shisaku_graph.repair.persons import names_among_units
from shisaku_graph.repair.staff import DIALLED, Span, names_inside, names_outside

MASK = "（非公開）"

_COUNTERS = "件回人名円千万億台年月日時分秒歳世帯社校か箇カヶ本枚冊個戸倍割点番％%線通者口話"
"""What behind a number says that it counts something: 電話 350件, 携帯 120台."""
_FURTHER = "・/～~"
"""What stands between a number and the last digits of a further one: 0438-23-7111・7112."""
_BLANKS = " \u3000"
_COLONS = ":："
_DASHES = "-‐‑‒–—―−ーｰ"
_JOINTS = f"{_DASHES}(). "
_SHORTEST, _LONGEST = 3, 12  # digits behind 内線 or 電話
_SHORTEST_BARE = 6  # digits behind 電話 without a dash, in a text
_AREAS_OF_TWO = ("03", "04", "06")
_FREE = ("0120", "0570", "0990", "0180")
_MOBILE = ("020", "050", "070", "080", "090")
_GROUPS = 3  # of a number


@dataclass(frozen=True, slots=True)
class Contact:
    """A stretch of a text that tells who a person is or how to reach them, counted from 0."""

    start: int
    end: int
    text: str


def contacts_inside(text: str) -> tuple[Contact, ...]:
    """Return what a text that is published holds: numbers and addresses, and names of staff.

    >>> text = "平成29年度に0438-23-7111で相談1,234件（担当者 鈴木花子 内線1234）。〒292-8501"
    >>> [each.text for each in contacts_inside(text)]
    ['0438-23-7111', '鈴木花子', '1234']
    >>> contacts_inside("事業コード 02-01-05-001、法人番号4000020122068、2017.10.30、電話 350件")
    ()
    """
    return _contacts(text, (*_mails(text), *_numbers(text, inside=True), *names_inside(text)))


def contacts_among_units(text: str) -> tuple[Contact, ...]:
    """Return what a cell of organisational units holds: names of staff stand beside them."""
    return _contacts(
        text,
        (
            *_mails(text),
            *_numbers(text, inside=True),
            *names_inside(text),
            *names_among_units(text),
        ),
    )


def numbers_inside(text: str) -> tuple[Contact, ...]:
    """Return the telephone numbers and mail addresses of a name: a person may be part of it."""
    return _contacts(text, (*_mails(text), *_numbers(text, inside=True)))


def contacts_outside(text: str) -> tuple[Contact, ...]:
    """Return what a line outside the table holds: there a label is enough."""
    return _contacts(text, (*_mails(text), *_numbers(text, inside=False), *names_outside(text)))


Finder = Callable[[str], tuple[Contact, ...]]


def masked(
    text: str, finder: Finder = contacts_outside, kept: Collection[str] = ()
) -> tuple[str, tuple[Contact, ...]]:
    """Return a text without what tells who a person is or how to reach them, and what went.

    Args:
        text: a line or a cell.
        finder: how strictly to look.
        kept: keys (:func:`contact_key`) of what a person has decided to be public.

    >>> masked("担当：企画課 木更津太郎 内線 123")[0]
    '担当：企画課 （非公開） 内線 （非公開）'
    >>> masked("問い合わせ kikaku@city.example.jp（0438-23-7111）")[0]
    '問い合わせ （非公開）（非公開）'
    >>> masked("施策の進行管理結果 1,234千円 2017-10-30 担当課 企画課")
    ('施策の進行管理結果 1,234千円 2017-10-30 担当課 企画課', ())
    """
    gone = tuple(each for each in finder(text) if contact_key(each.text) not in kept)
    shown, at = "", 0
    for each in gone:
        start, end = each.start, each.end
        if text[start - 1 : start] in ("（", "(") and text[end : end + 1] in ("）", ")"):
            start, end = start - 1, end + 1  # the mark has brackets of its own
        shown += text[at:start] + MASK
        at = end
    return shown + text[at:], gone


def contact_key(text: str) -> str:
    """Return by what a contact is told from others: digits of a number, else its letters.

    >>> contact_key("０４３８（２３）７１１１") == contact_key("0438-23-7111")
    True
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    digits = "".join(each for each in plain if _is_digit(each))
    return (
        digits
        if digits and all(_is_digit(each) or each in _JOINTS + "+" for each in plain)
        else plain
    )


def _contacts(text: str, spans: Iterable[Span]) -> tuple[Contact, ...]:
    """Return the stretches in order, of two that overlap the first."""
    found: list[Contact] = []
    for start, end in sorted(set(spans)):
        if not found or start >= found[-1].end:
            found.append(Contact(start, end, text[start:end]))
    return tuple(found)


def _plain(text: str) -> str:
    """Return a text of the same length with the half-width form of each character."""
    forms = (unicodedata.normalize("NFKC", each) for each in text)
    return "".join(form if len(form) == 1 else each for form, each in zip(forms, text, strict=True))


def _mails(text: str) -> Iterator[Span]:
    if "@" not in text and "＠" not in text and "﹫" not in text:
        return
    plain = _plain(text)
    at = plain.find("@")
    while at >= 0:
        start, end = at, at + 1
        while start and _of_mail(plain[start - 1]):
            start -= 1
        while end < len(plain) and _of_mail(plain[end]):
            end += 1
        host = plain[at + 1 : end].strip(".").split(".")
        if start < at and len(host) > 1 and any(each.isalpha() for each in host[-1]):
            yield start, end
        at = plain.find("@", end)


def _of_mail(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "._%+-")


def _numbers(text: str, *, inside: bool) -> Iterator[Span]:
    """Yield the telephone numbers: 0 and groups, or any number behind 内線 and the like."""
    if not any(each.isdecimal() for each in text):
        return
    plain = _plain(text)
    groups = list(_groups(plain))
    at, dialled_before = 0, -1
    while at < len(groups):
        start = groups[at][0]
        after_other = dialled_before == start - 1 and plain[start - 1] in _FURTHER
        dialled = after_other or _is_dialled(plain, start)
        many = _whole_number(plain, groups, at, dialled=dialled)
        if not many and dialled:
            many = _short_number(plain, groups, at, inside=inside)
        if not many:
            at += 1
            continue
        end = groups[at + many - 1][1]
        opened = start > 0 and plain[start - 1] == "(" and _closes(plain[start:end])
        international = plain[max(0, start - 1) : start] == "+"
        yield start - (opened or international), end
        at, dialled_before = at + many, end


def _groups(plain: str) -> Iterator[Span]:
    """Yield the runs of digits."""
    at = 0
    while at < len(plain):
        if not _is_digit(plain[at]):
            at += 1
            continue
        end = at
        while end < len(plain) and _is_digit(plain[end]):
            end += 1
        yield at, end
        at = end


def _joined(plain: str, groups: list[Span], at: int, many: int, joints: str) -> bool:
    """Tell whether so many runs of digits follow each other with one sign or two between."""
    between = [plain[groups[n][1] : groups[n + 1][0]] for n in range(at, at + many - 1)]
    return all(0 < len(each) <= 2 and all(c in joints for c in each) for each in between)  # noqa: PLR2004  # ")-", ") "


def _whole_number(plain: str, groups: list[Span], at: int, *, dialled: bool) -> int:
    """Return how many runs of digits make a number as it is dialled from anywhere; 0 if none."""
    start = groups[at][0]
    if (
        start
        and plain[start - 1] in _DASHES
        and not dialled
        and _is_digit(plain[start - 2 : start - 1])
    ):
        return 0  # the middle of a longer code
    joints = _JOINTS if dialled else _JOINTS.replace(" ", "")
    for many in range(min(_GROUPS, len(groups) - at), 0, -1):
        if not _joined(plain, groups, at, many, joints):
            continue
        parts = [plain[first:last] for first, last in groups[at : at + many]]
        end = groups[at + many - 1][1]
        if _is_number(parts, plain[start:end], dialled=dialled) and not _goes_on(plain, end):
            return many
    if plain[max(0, start - 1) : start] == "+" and plain[start : groups[at][1]] == "81":
        many = min(_GROUPS + 1, len(groups) - at)
        return many if _joined(plain, groups, at, many, _JOINTS) else 0
    return 0


def _goes_on(plain: str, end: int) -> bool:
    """Tell whether a code goes on behind: 0438-23-7111-02."""
    return plain[end : end + 1] in tuple(_DASHES) and _is_digit(plain[end + 1 : end + 2])


def _is_number(parts: list[str], printed: str, *, dialled: bool) -> bool:
    """Tell whether runs of digits are a number as it is dialled from anywhere."""
    number, lengths = "".join(parts), tuple(map(len, parts))
    if len(number) == 11:  # noqa: PLR2004  # digits of a mobile, and of 0800
        if number.startswith("0800"):
            return lengths == (4, 3, 4)
        mobile = number.startswith(_MOBILE) and number[3] != "0"
        return mobile and lengths in ((11,), (3, 4, 4), (3, 8), (7, 4))
    if len(number) != 10 or not number.startswith("0"):  # noqa: PLR2004  # digits of a number
        return False
    if number.startswith(_FREE):
        return len(parts) == _GROUPS or dialled
    if "0" in number[1:3] or (lengths[0] == 2 and parts[0] not in _AREAS_OF_TWO):  # noqa: PLR2004
        return False
    bracketed = "(" in printed or ")" in printed
    whole = lengths[-1] == 4 if len(parts) == _GROUPS else dialled or bracketed  # noqa: PLR2004
    local = len(parts) == 1 or (_is_exchange(parts[1], lengths[0]))
    return whole and local


def _is_exchange(digits: str, area: int) -> bool:
    """Tell whether digits may stand behind an area code of so many digits."""
    return digits[0] != "0" and (area == 2 or (area in (3, 4, 5) and digits[0] != "1"))  # noqa: PLR2004


def _short_number(plain: str, groups: list[Span], at: int, *, inside: bool) -> int:
    """Return how many runs of digits make a number within a town or an office; 0 if none."""
    many = 1
    while (
        many < _GROUPS
        and at + many < len(groups)
        and _joined(plain, groups, at, many + 1, _DASHES + "()")
    ):
        many += 1
    start, end = groups[at][0], groups[at + many - 1][1]
    digits = sum(last - first for first, last in groups[at : at + many])
    if not _SHORTEST <= digits <= _LONGEST:
        return 0
    if not inside:
        return many
    counts = plain[end : end + 1] in tuple(_COUNTERS) or plain[end : end + 2].startswith((",", "."))
    if plain[end : end + 1] in (",", ".") and not _is_digit(plain[end + 1 : end + 2]):
        counts = False
    bare = many == 1 and digits < _SHORTEST_BARE and not _is_extension(plain, start)
    return 0 if counts or bare else many


def _is_digit(character: str) -> bool:
    return character.isascii() and character.isdigit()


def _closes(number: str) -> bool:
    """Tell whether a number closes a bracket that it does not open: 0438)23-7111."""
    return ")" in number and "(" not in number[: number.index(")")]


def _before(plain: str, at: int) -> str:
    return plain[max(0, at - 10) : at].rstrip(_BLANKS + _COLONS + "番号(")


def _is_dialled(plain: str, at: int) -> bool:
    before = _before(plain, at)
    word = next((each for each in DIALLED if before.endswith(each)), None)
    if word is None:
        return False
    return not (
        word.isascii()
        and before[: -len(word)][-1:].isascii()
        and before[: -len(word)][-1:].isalpha()
    )


def _is_extension(plain: str, at: int) -> bool:
    return plain[at - 1] in _FURTHER or _before(plain, at).endswith(("内線", "ext."))
