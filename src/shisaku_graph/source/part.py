"""What the tables of ``source.toml`` have in common."""

from string import hexdigits
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shisaku_graph.source.fiscal_year import parse_fiscal_year, relative_offset

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
_SIGN = r"([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})"
HttpIri = Annotated[
    str, Field(pattern=rf"^https?://[A-Za-z0-9.-]+(:[0-9]+)?/{_SIGN}*(#{_SIGN}*)?$")
]
_NEVER = frozenset(' <>"{}|\\^`[]')


def is_iri(text: str) -> bool:
    """Tell whether a text is an IRI of the web, or a URN, that RDF can hold.

    >>> is_iri("http://ja.dbpedia.org/resource/木更津市"), is_iri("https://example.org/a b")
    (True, False)
    """
    head, _, rest = text.partition(":")
    if head not in ("http", "https", "urn") or rest.count("#") > 1:
        return False
    if head != "urn" and not (rest.startswith("//") and rest[2:3] not in ("", "/")):
        return False
    escapes = rest.split("%")[1:]
    sound = all(len(each) > 1 and set(each[:2]) <= set(hexdigits) for each in escapes)
    return bool(rest) and sound and text.isprintable() and _NEVER.isdisjoint(text)


class Part(BaseModel):
    """A table of the descriptor: no unknown keys, no converted types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def fiscal_year(printed: str) -> str:
    """Return a fiscal year as printed.

    Raises:
        ValueError: it is none.
    """
    if parse_fiscal_year(printed) is None:
        raise ValueError(
            "年度として読めません（平成29年度、R6、2017年度 のように書きます）"
            "|not a fiscal year: write it as 平成29年度, R6 or 2017年度"
        )
    return printed


def year_of_figures(printed: str) -> str:
    """Return the year of a column of figures as printed: a fiscal year, or 前年度, 翌年度.

    Raises:
        ValueError: it is none.
    """
    if relative_offset(printed) is None and parse_fiscal_year(printed) is None:
        raise ValueError(
            "年度として読めません（令和5年度、R6、2017年度 か、前年度、翌年度 のように書きます）"
            "|not a fiscal year: write it as 令和5年度, R6 or 2017年度, or as 前年度 or 翌年度"
        )
    return printed
