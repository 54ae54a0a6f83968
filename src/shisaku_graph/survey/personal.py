"""Columns to withhold: names of staff, telephone numbers, mail addresses, an office's own memos."""

import unicodedata
from collections.abc import Sequence

from shisaku_graph.language import Bilingual
from shisaku_graph.record.units import unit_rank
from shisaku_graph.repair.personal import holds_mail
from shisaku_graph.repair.persons import full_name, known_name
from shisaku_graph.source.heading_words import ACCOUNT_WORDS, INTERNAL_WORDS, PERSONAL_WORDS
from shisaku_graph.survey.reading import (
    MOSTLY,
    SOME,
    SURE,
    ColumnGuess,
    is_number,
    parts_of,
    plain,
    share,
)

_CONTACTS = 0.3  # of a column's cells hold a mail address: it is no running text by the way
_LONGEST_NAME = 14  # characters of a post and a name, on average
_NO_NAME = (
    "課",
    "部",
    "所属",
    "係",
    "室",
    "数",
    "課名",
    "部署",
    "コメント",
    "意見",
    "日",
    "年月日",
    "評価",
    "率",
)
"""How headings end that speak of staff and hold no name: 担当者所属, 評価者コメント."""
_KNOWN_UNIT = 4
_SHORTEST_ACCOUNT = 4  # digits
_OF_STAFF = ("担当", "職員", "長", "者", "員", "人", "名", "主", "副", "主任")
"""How headings end under which a family name alone is that of a person: 主担当, 更新職員."""


def personal(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return a guess of personal data, or ``None``."""
    if plain(heading) in INTERNAL_WORDS:
        why = Bilingual(
            f"見出し「{heading}」は庁内用", f"heading {heading!r}: for the office alone"
        )
        return ColumnGuess(index, heading, "personal", SURE, why, ("internal",))
    kind = _by_heading(heading, values)
    if kind:
        why = Bilingual(f"見出し「{heading}」は個人情報", f"heading {heading!r}: personal data")
        return ColumnGuess(index, heading, "personal", SURE, why, (kind,))
    tests = (("mail", _is_mail, MOSTLY), ("telephone", _is_telephone, MOSTLY),
             ("mail", holds_mail, _CONTACTS))  # fmt: skip
    for kind, test, most in tests:
        if share(values, test) > most:
            why = Bilingual("値の大半が連絡先の形", "most cells look like a contact")
            return ColumnGuess(index, heading, "personal", SURE, why, (kind,))
    if _name_persons(heading, values):
        why = Bilingual("値の大半が人の名前の形", "most cells look like names of persons")
        return ColumnGuess(index, heading, "personal", SURE, why, ("name",))
    return None


def _name_persons(heading: str, values: Sequence[str]) -> bool:
    """Tell whether most cells are names of persons: full ones, or such as stand for staff."""
    known = share(values, known_name)
    if share(values, full_name) > MOSTLY and known > SOME:
        return True
    return known > SOME * 2 and any(part.endswith(_OF_STAFF) for part in parts_of(heading))


def _by_heading(heading: str, values: Sequence[str]) -> str | None:
    name, parts = plain(heading), parts_of(heading)
    if name in ACCOUNT_WORDS or (name.endswith(ACCOUNT_WORDS) and not _count(values)):
        return "account"
    for kind, words in PERSONAL_WORDS.items():
        if name in words:
            return kind
        if len(name) > 1 and name.endswith(words) and not (kind == "name" and _count(values)):
            return kind
        speaks = any(word in part for part in parts for word in words if len(word) > 2)  # noqa: PLR2004  # 課長 stands in 課長会議
        if speaks and not name.endswith(_NO_NAME) and _are_names(values):
            return kind
    return None


def _are_names(values: Sequence[str]) -> bool:
    """Tell whether cells may name persons: short, no numbers, no organisational units."""
    if not values:
        return True
    length = sum(map(len, values)) / len(values)
    units = share(values, lambda text: unit_rank(text) <= _KNOWN_UNIT)
    return length <= _LONGEST_NAME and share(values, is_number) < MOSTLY and units < MOSTLY


def _count(values: Sequence[str]) -> bool:
    """Tell whether cells count something, as under 利用登録者: numbers, and none of an account."""
    accounts = all(len(text) >= _SHORTEST_ACCOUNT and text.isdecimal() for text in values)
    same = len(set(map(len, values))) == 1
    return share(values, is_number) > MOSTLY and not (accounts and same)


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
