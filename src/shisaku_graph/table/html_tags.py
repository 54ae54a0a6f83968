"""The tags and texts of an HTML page, in time linear to its length.

The standard library's parser needs half a minute for 60 kB of ``<a <a <a``; here an end that is not
found ends the page, as the HTML standard has it for comments and tags cut off by the end of file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_UP_TO_QUOTE = re.compile(r"""[^>"']*""")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_RAW = frozenset(("script", "style", "template", "noscript", "textarea", "title"))


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag: its name in small letters, attributes, and the line where it stands."""

    name: str
    attributes: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: str


def tags(text: str) -> Iterator[Start | End | str]:
    """Yield the tags and the texts between them, character references resolved.

    What stands in scripts, styles and the like is left out.

    >>> [str(part) for part in tags("a<b c=1>d &amp; e</b>")][::2]
    ['a', 'd & e']
    """
    at, line, counted = 0, 1, 0
    while at < len(text):
        opening = text.find("<", at)
        if opening < 0:
            yield unescape(text[at:])
            return
        if opening > at:
            yield unescape(text[at:opening])
        line += text.count("\n", counted, opening)
        counted = opening
        closing = _end_of(text, opening)
        if closing is None:
            return
        name = _NAME.match(text, opening + 1)
        if name:
            tag = name[0].lower()
            told = _ATTRIBUTE.findall(text, name.end(), closing - 1)
            yield Start(tag, {key.lower(): unescape(a or b or c) for key, a, b, c in told}, line)
            if tag in _RAW:
                closing = _end_of_raw(text, closing, tag)
        elif text.startswith("</", opening) and (ended := _NAME.match(text, opening + 2)):
            yield End(ended[0].lower())
        elif closing == opening + 1:
            yield "<"
        at = closing


def _end_of(text: str, opening: int) -> int | None:
    """Return the place after the tag or comment, ``None`` where it never ends."""
    if text.startswith("<!--", opening):
        found = text.find("-->", opening + 2)
        return None if found < 0 else found + 3
    following = text[opening + 1 : opening + 2]
    if following in ("!", "?"):
        found = text.find(">", opening)
        return None if found < 0 else found + 1
    if following != "/" and not (following.isascii() and following.isalpha()):
        return opening + 1  # a plain sign: less than
    at = opening + 1
    while True:
        at = _UP_TO_QUOTE.match(text, at).end()  # type: ignore[union-attr]  # matches anything
        if at >= len(text):
            return None
        if text[at] == ">":
            return at + 1
        at = text.find(text[at], at + 1) + 1
        if not at:
            return None


def _end_of_raw(text: str, at: int, tag: str) -> int:
    ending = re.compile(f"</{re.escape(tag)}", re.IGNORECASE).search(text, at)
    return ending.start() if ending else len(text)
