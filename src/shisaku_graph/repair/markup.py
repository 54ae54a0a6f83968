"""HTML remnants in cells."""

from typing import ClassVar

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import CellRule
from shisaku_graph.source.fields import Kind

_BLOCKS = frozenset(("p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4"))
_TAGS = _BLOCKS | frozenset(
    ("span", "b", "i", "u", "strong", "em", "font", "a", "td", "th", "tbody", "sup", "sub", "small")
)
_LONGEST_TAG = 300


class HtmlRemnant(CellRule):
    """Takes HTML tags out of a cell; the text between them stays as it is.

    ``<ul style="list-style-type: none"> ・映像支援事業`` → ``・映像支援事業``
    """

    id = "html-remnant"
    label = Bilingual("HTMLの残り", "HTML remnant")
    summary = Bilingual(
        "セルに残ったHTMLのタグを除く。文章はそのまま残す。",
        "HTML tags left in a cell are taken out; the text stays as it is.",
    )
    kinds: ClassVar[frozenset[Kind]] = frozenset(Kind)

    def mend(self, text: str) -> str:
        """Return the text without tags, each block's end a line break where none stood.

        >>> HtmlRemnant().mend("<p>良質な住宅。</p> <p>空家対策。</p>")
        '良質な住宅。 空家対策。'
        >>> HtmlRemnant().mend("a < b、3<5>2")
        'a < b、3<5>2'
        """
        if "<" not in text:
            return text
        pieces: list[str] = []
        at, touched = 0, False
        while (start := text.find("<", at)) >= 0:
            pieces.append(text[at:start])
            end = text.find(">", start, start + _LONGEST_TAG)
            name = _tag_name(text[start + 1 : end]) if end > 0 else ""
            if name in _TAGS:
                touched = True
                if name in _BLOCKS and pieces and _needs_break(text, end + 1, pieces):
                    pieces.append("\n")
                at = end + 1
            else:
                pieces.append("<")
                at = start + 1
        pieces.append(text[at:])
        return "".join(pieces).strip() if touched else text


def _tag_name(inside: str) -> str:
    """Return the name of the tag between the brackets; empty where it is no tag."""
    name, _, rest = inside.removeprefix("/").strip().partition(" ")
    attributes = rest.strip().rstrip("/")
    return name.rstrip("/").lower() if not attributes or "=" in attributes else ""


def _needs_break(text: str, after: int, pieces: list[str]) -> bool:
    """Tell whether dropping a block tag would glue two pieces of text together."""
    left = next((piece for piece in reversed(pieces) if piece), "")
    right = text[after : after + 1]
    return bool(left and right) and not left[-1].isspace() and not right.isspace() and right != "<"
