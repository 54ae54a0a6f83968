"""Several projects in one cell."""

from typing import ClassVar

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import CellRule
from shisaku_graph.source.fields import Kind

BULLETS = "・●○◆◇■□▪▶►➢✓•‣◦*＊"
_CIRCLED = range(0x2460, 0x2474)  # ① to ⑳
_CLOSING = {"(": ")", "（": "）"}
_AFTER_NUMBER = frozenset(".．)）、")
_SHORTEST, _MORE_THAN_ONE = 6, 2


class BulletedList(CellRule):
    r"""Writes a bulleted cell as one name a line.

    ``・小・中学校整備事業 ・公園整備事業`` → ``小・中学校整備事業\n公園整備事業``: a bullet begins
    the cell or follows a blank; a ・ inside a name follows neither. Numbers are bullets where they
    count up from one: ``①庁舎整備事業 ②公園整備事業``, ``(1)… (2)…``.
    """

    id = "bulleted-list"
    label = Bilingual("箇条書きの事業", "bulleted projects")
    summary = Bilingual(
        "行頭または空白の後の「・」や、1から順に振られた番号を区切りとして、一行に一件とする。"
        "名称の中の「・」では区切らない。",
        "A bullet at the start or after a blank, or a number that counts up from one, begins a "
        "project; one inside a name does not.",
    )
    kinds: ClassVar[frozenset[Kind]] = frozenset((Kind.LIST,))

    def mend(self, text: str) -> str:
        r"""Return the names, one a line.

        >>> BulletedList().mend("・消防本部庁舎建設事業 ・小・中学校 安全・安心事業")
        '消防本部庁舎建設事業\n小・中学校 安全・安心事業'
        >>> BulletedList().mend("同報系無線デジタル化整備事業")
        '同報系無線デジタル化整備事業'
        >>> BulletedList().mend("①消防本部庁舎建設事業②車両購入事業")
        '消防本部庁舎建設事業\n車両購入事業'
        """
        text = _without_numbers(text)
        names: list[str] = []
        name: list[str] = []
        fresh = True  # at the start of the cell, of a line, or after a blank
        bulleted = text.lstrip().startswith(tuple(BULLETS))
        for character in text:
            if character == "\n" or (bulleted and fresh and character in BULLETS):
                names.append("".join(name))
                name.clear()
            else:
                name.append(character)
            fresh = character.isspace()
        names.append("".join(name))
        return "\n".join(stripped for name in names if (stripped := name.strip()))


def _without_numbers(text: str) -> str:
    r"""Return the cell with a line break for each number of a list counted up from one.

    >>> _without_numbers("(1)庁舎整備事業 (2)第2庁舎整備事業")
    '庁舎整備事業 \n第2庁舎整備事業'
    >>> _without_numbers("①庁舎整備事業"), _without_numbers("2.庁舎 3.公園")
    ('①庁舎整備事業', '2.庁舎 3.公園')
    """
    if not text[:1].strip() or len(text) < _SHORTEST or _number(text, 0)[0] != 1:
        return text
    names: list[str] = []
    at, wanted, start = 0, 1, 0
    while at < len(text):
        number, end = _number(text, at)
        if number == wanted and (ord(text[at]) in _CIRCLED or not text[at - 1 : at].strip()):
            if wanted > 1:
                names.append(text[start:at])
            at = start = end
            wanted += 1
        else:
            at += 1
    return "\n".join((*names, text[start:])) if wanted > _MORE_THAN_ONE else text


def _number(text: str, at: int) -> tuple[int, int]:
    """Return the number of a list that stands here, and where it ends; 0 where there is none."""
    if ord(text[at]) in _CIRCLED:
        return ord(text[at]) - _CIRCLED.start + 1, at + 1
    opening = _CLOSING.get(text[at])
    first = end = at + 1 if opening else at
    while end < min(len(text), first + 2) and text[end].isdecimal():
        end += 1
    closed = text[end : end + 1]
    if (
        end == first
        or not closed
        or (closed != opening if opening else closed not in _AFTER_NUMBER)
    ):
        return 0, at
    # 1.5 is a number, not the first of a list
    return (0, at) if text[end + 1 : end + 2].isdecimal() else (int(text[first:end]), end + 1)
