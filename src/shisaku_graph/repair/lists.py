"""Several projects in one cell."""

from typing import ClassVar

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import CellRule
from shisaku_graph.source.fields import Kind

BULLETS = "・●○◆◇■□▪•‣◦*＊"


class BulletedList(CellRule):
    r"""Writes a bulleted cell as one name a line.

    ``・小・中学校整備事業 ・公園整備事業`` → ``小・中学校整備事業\n公園整備事業``: a bullet begins
    the cell or follows a blank; a ・ inside a name follows neither.
    """

    id = "bulleted-list"
    label = Bilingual("箇条書きの事業", "bulleted projects")
    summary = Bilingual(
        "行頭または空白の後の「・」などを区切りとして、一行に一件とする。名称の中の「・」では区切らない。",
        "A bullet at the start or after a blank begins a project; one inside a name does not.",
    )
    kinds: ClassVar[frozenset[Kind]] = frozenset((Kind.LIST,))

    def mend(self, text: str) -> str:
        r"""Return the names, one a line.

        >>> BulletedList().mend("・消防本部庁舎建設事業 ・小・中学校 安全・安心事業")
        '消防本部庁舎建設事業\n小・中学校 安全・安心事業'
        >>> BulletedList().mend("同報系無線デジタル化整備事業")
        '同報系無線デジタル化整備事業'
        """
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
