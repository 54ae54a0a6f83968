"""What must never run is refused before evaluation, in one pass over the query's tokens.

Refused: SERVICE and LOAD (they reach out), every update, FROM of a graph that is not loaded, and
nesting deep enough to fell the engine. Strings, IRIs and comments are skipped, escapes resolved.
"""

from collections.abc import Iterator

from shisaku_graph.errors import QueryError
from shisaku_graph.language import Bilingual

_UPDATES = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")
)
_DEEPEST = 64
_MOST_OPERATORS = 1_000
_LONGEST = 200_000
_OPENING, _CLOSING = frozenset("({["), frozenset(")}]")
_OPERATORS = frozenset("!&|/^+*-=<>")


def guard(text: str, graphs: frozenset[str] = frozenset()) -> None:
    """Refuse a query that must not run.

    Args:
        text: SPARQL.
        graphs: IRIs of the named graphs that FROM may name.

    Raises:
        QueryError: the query would reach out, change data, or fell the engine.
    """
    if len(text) > _LONGEST:
        raise _refused(f"{len(text)} 文字", f"{len(text)} characters")
    depth = operators = 0
    before = ""
    for token in _tokens(_unescaped(text)):
        word = token.upper()
        if word == "SERVICE" or word in _UPDATES:
            raise _refused(word, word)
        if before in ("FROM", "NAMED") and token.startswith("<"):
            if token[1:-1] not in graphs:
                raise _refused(f"FROM {token}", f"FROM {token}")
        elif before == "FROM" and word != "NAMED":
            raise _refused(f"FROM {token}", f"FROM {token}")
        depth += (token in _OPENING) - (token in _CLOSING)
        operators += token in _OPERATORS
        if depth > _DEEPEST:
            raise _refused(f"{_DEEPEST} 段を超える入れ子", f"nesting deeper than {_DEEPEST}")
        if operators > _MOST_OPERATORS:
            raise _refused(f"{_MOST_OPERATORS} を超える演算子", f"over {_MOST_OPERATORS} operators")
        before = word if before != "FROM" or word == "NAMED" else ""


def _unescaped(text: str) -> str:
    r"""Resolve ``\uXXXX`` and ``\UXXXXXXXX``, as SPARQL does before it parses (§19.2)."""
    if "\\u" not in text and "\\U" not in text:
        return text
    out: list[str] = []
    at = 0
    while (slash := text.find("\\", at)) >= 0:
        out.append(text[at:slash])
        length = {"u": 4, "U": 8}.get(text[slash + 1 : slash + 2], 0)
        digits = text[slash + 2 : slash + 2 + length]
        code = _code(digits) if length and len(digits) == length else None
        out.append(text[slash : slash + 2] if code is None else chr(code))
        at = slash + 2 + (length if code is not None else 0)
    out.append(text[at:])
    return "".join(out)


def _code(digits: str) -> int | None:
    try:
        code = int(digits, 16)
    except ValueError:
        return None
    return code if code < 0x110000 else None  # noqa: PLR2004  # the end of Unicode


def _tokens(text: str) -> Iterator[str]:
    """Yield words, IRIs and signs; leave out strings, comments, blanks."""
    at, end = 0, len(text)
    while at < end:
        character = text[at]
        if character == "#":
            at = _after_line(text, at)
        elif character in "\"'":
            at = _after_string(text, at)
        elif character == "<" and (close := _iri_end(text, at)):
            yield text[at:close]
            at = close
        elif character.isalnum() or character in "_?$:":
            start = at
            while at < end and (text[at].isalnum() or text[at] in "_?$:.-%"):
                at += 1
            yield text[start:at].rstrip(".")
        else:
            if not character.isspace():
                yield character
            at += 1


def _after_line(text: str, at: int) -> int:
    ends = [place for sign in "\n\r" if (place := text.find(sign, at)) >= 0]
    return min(ends, default=len(text))


def _after_string(text: str, at: int) -> int:
    quote = text[at] * 3 if text.startswith(text[at] * 3, at) else text[at]
    at += len(quote)
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text.startswith(quote, at):
            return at + len(quote)
        else:
            at += 1
    return at


def _iri_end(text: str, at: int) -> int:
    """Return where the IRI that starts here ends, or 0 where ``<`` is an operator."""
    place = at + 1
    while place < len(text) and text[place] not in '<>"{}|^`\\' and text[place] > " ":
        place += 1
    return place + 1 if text[place : place + 1] == ">" else 0


def _refused(ja: str, en: str) -> QueryError:
    return QueryError(
        "query-refused",
        Bilingual(f"この問い合わせは実行できません（{ja}）。", f"this query is not run ({en})."),
        Bilingual(
            "読み取りだけの SELECT・ASK・CONSTRUCT・DESCRIBE とし、外部への参照を除いてください。",
            "use SELECT, ASK, CONSTRUCT or DESCRIBE, without reaching outside the data.",
        ),
    )
