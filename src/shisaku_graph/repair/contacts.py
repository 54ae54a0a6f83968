"""Telephone numbers, mail addresses and names of staff inside a line of text.

Told by their form (a number in groups, an address) or by the word before them (担当, 内線, 課長).
Each character is looked at a few times, whatever the text.
"""

import unicodedata
from collections.abc import Iterator

MASK = "（非公開）"

_LABELS = (
    "担当者", "担当", "問い合わせ先", "問合せ先", "問合わせ先", "お問い合わせ", "お問合せ",
    "連絡先", "作成者", "記入者", "記載者", "入力者", "責任者", "評価者", "職員名", "氏名",
    "文責",
)  # fmt: skip
"""Words that a person's name follows, with a colon or a blank between."""
_POSTS = (
    "課長", "係長", "室長", "部長", "局長", "所長", "主査", "主任", "主事", "主幹", "参事",
    "補佐",
)  # fmt: skip
"""Posts that a person's name follows, with a blank between."""
_DIALLED = ("内線", "電話", "TEL", "Tel", "tel", "FAX", "Fax", "fax", "℡", "☎", "ext.", "携帯")
"""Words that a number follows, however short."""
_UNITS = ("部", "課", "室", "係", "局", "所", "班", "館", "センター", "グループ", "担当", "チーム")
_STOPS = "。、，,;；()（）[]［］【】「」|｜\t\n"
_BLANKS = " \u3000"
_COLONS = ":："
_DIGITS = range(9, 12)  # of a number that begins with 0
_SHORTEST, _LONGEST = 3, 12  # digits behind 内線 or 電話
_LONGEST_NAME = 12


def masked(text: str) -> tuple[str, int]:
    """Return a text without what tells who a person is or how to reach them, and how much went.

    >>> masked("担当：企画課 木更津太郎 内線 123")
    ('担当：企画課 （非公開） 内線 （非公開）', 2)
    >>> masked("問い合わせ kikaku@city.example.jp（0438-23-7111）")
    ('問い合わせ （非公開）（（非公開））', 2)
    >>> masked("平成29年度 施策の進行管理結果 1,234千円 2017-10-30 担当課 企画課")
    ('平成29年度 施策の進行管理結果 1,234千円 2017-10-30 担当課 企画課', 0)
    """
    spans = sorted({*_mails(text), *_numbers(text), *_names(text)})
    shown, at, gone = "", 0, 0
    for start, end in spans:
        if start >= at:
            shown += text[at:start] + MASK
            at, gone = end, gone + 1
        at = max(at, end)
    return shown + text[at:], gone


def holds_contact(text: str) -> bool:
    """Tell whether a text holds a telephone number or a mail address.

    >>> holds_contact("連絡は 0438-23-7111 まで"), holds_contact("2,838人から3,017人に")
    (True, False)
    """
    return any(True for _ in _mails(text)) or any(True for _ in _numbers(text))


def _plain(text: str) -> str:
    """Return a text of the same length with the half-width form of each character."""
    forms = (unicodedata.normalize("NFKC", each) for each in text)
    return "".join(form if len(form) == 1 else each for form, each in zip(forms, text, strict=True))


def _mails(text: str) -> Iterator[tuple[int, int]]:
    plain = _plain(text)
    at = plain.find("@")
    while at >= 0:
        start, end = at, at + 1
        while start and _of_mail(plain[start - 1]):
            start -= 1
        while end < len(plain) and _of_mail(plain[end]):
            end += 1
        if start < at and "." in plain[at + 1 : end].strip("."):
            yield start, end
        at = plain.find("@", end)


def _of_mail(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "._%+-")


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the telephone numbers: 0 and groups, or any number behind 内線 and the like."""
    plain = _plain(text)
    at = 0
    while at < len(plain):
        if not _is_digit(plain[at]):
            at += 1
            continue
        end = at
        while end < len(plain) and (_is_digit(plain[end]) or _joins(plain, end)):
            end += 1
        number = "".join(each for each in plain[at:end] if _is_digit(each))
        digits, grouped = len(number), len(number) < end - at
        if grouped:
            whole = number.startswith("0") and digits in _DIGITS
        else:  # a code may begin with 0, too
            whole = digits == _DIGITS[-1] and number.startswith(("050", "070", "080", "090"))
        if whole or (_SHORTEST <= digits <= _LONGEST and _is_dialled(plain, at)):
            opened = at > 0 and plain[at - 1] == "(" and _closes(plain[at:end])
            yield at - opened, end
        at = end


def _is_digit(character: str) -> bool:
    return character.isascii() and character.isdigit()


def _closes(number: str) -> bool:
    """Tell whether a number closes a bracket that it does not open: 0438)23-7111."""
    return ")" in number and "(" not in number[: number.index(")")]


def _joins(plain: str, at: int) -> bool:
    """Tell whether a sign stands between two groups of one number."""
    after = plain[at + 1 : at + 2]
    return plain[at] in "-‐‑–—−ーｰ(). " and after != "" and (_is_digit(after) or after in "(-")


def _is_dialled(plain: str, at: int) -> bool:
    before = plain[max(0, at - 10) : at].rstrip(_BLANKS + _COLONS + "番号(")
    return before.endswith(_DIALLED)


def _names(text: str) -> Iterator[tuple[int, int]]:
    for word in (*_LABELS, *_POSTS):
        at = text.find(word)
        while at >= 0:
            start = at + len(word)
            start += text.startswith("名", start)
            colon = text[start : start + 1] in tuple(_COLONS)
            blank = text[start : start + 1] in tuple(_BLANKS)
            if colon or blank or (word in _LABELS and text[start : start + 1] in ("(", "（")):
                yield from _tokens(text, start + 1)
            at = text.find(word, start)


def _tokens(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the first word behind a label that is no unit, and its second half if it has one."""
    at, named = start, False
    while at < len(text):
        while at < len(text) and text[at] in _BLANKS + _COLONS:
            at += 1
        end = at
        while end < len(text) and text[end] not in _STOPS + _BLANKS + _COLONS:
            end += 1
        word = text[at:end]
        if not word or word.startswith(_DIALLED) or not _may_name(word):
            return
        if not word.endswith((*_UNITS, *_POSTS)):
            if named and len(word) > _LONGEST_NAME // 3:
                return
            yield at, end
            if named:
                return
            named = True
        at = end
        if at < len(text) and text[at] in _STOPS:
            return


def _may_name(word: str) -> bool:
    return len(word) <= _LONGEST_NAME and not any(each.isdigit() or each == "@" for each in word)
