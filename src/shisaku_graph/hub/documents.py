"""Plans, laws and other documents that a text names in 「…」, with the period it gives them.

「第3次健康きさらづ21」(平成28年度～平成34年度) is a plan for the fiscal years 2016 to 2022. What
stands in brackets and is no document (a slogan, a school's name) is left alone: only a name whose
ending says what it is, or that a period follows, is taken.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from shisaku_graph.hub.texts import Passage
from shisaku_graph.record.identity import comparison, key
from shisaku_graph.source.fiscal_year import parse_fiscal_year

_LONGEST = 60  # longer than any title of a plan; a quotation is longer
_DASHES = "～~〜－ー-–—から"
_ERAS = ("平成", "令和", "昭和")


class DocumentKind(Enum):
    """What kind of document a name is that of."""

    PLAN = "plan"
    LAW = "law"
    ORDINANCE = "ordinance"
    GUIDELINE = "guideline"


_ENDINGS: tuple[tuple[DocumentKind, tuple[str, ...]], ...] = (
    (DocumentKind.ORDINANCE, ("条例", "規則")),
    (DocumentKind.LAW, ("法", "法律", "法令")),
    (
        DocumentKind.GUIDELINE,
        ("方針", "指針", "要綱", "要領", "基準", "ガイドライン", "マニュアル"),
    ),
    (
        DocumentKind.PLAN,
        ("計画", "プラン", "構想", "戦略", "ビジョン", "プログラム", "マスタープラン"),
    ),
)


@dataclass(frozen=True, slots=True)
class Period:
    """The fiscal years that a document covers, as the text gives them."""

    start: int
    end: int
    printed: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document named in a text."""

    key: str
    name: str
    kind: DocumentKind
    period: Period | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where a document is named.

    ``start`` and ``end`` are the first and the last+1 character in the passage's text as
    published, counted from 0.
    """

    document: str
    passage: Passage
    start: int
    end: int
    text: str


def read_documents(
    passages: Iterable[Passage],
) -> tuple[tuple[Document, ...], tuple[Mention, ...]]:
    """Return the documents that the passages name, and every place where they do.

    The same name is one document; a period that one text gives holds for all. Two periods for
    one name are both doubtful, and neither is kept.
    """
    named: dict[str, tuple[str, DocumentKind]] = {}
    periods: dict[str, dict[tuple[int, int], Period]] = {}
    mentions: list[Mention] = []
    for passage in passages:
        for mention, kind, period in document_mentions(passage):
            named.setdefault(mention.document, (mention.text, kind))
            if period is not None:
                periods.setdefault(mention.document, {})[period.start, period.end] = period
            mentions.append(mention)
    documents = tuple(
        Document(identity, name, kind, only(periods.get(identity, {})))
        for identity, (name, kind) in named.items()
    )
    return documents, tuple(mentions)


def document_mentions(passage: Passage) -> Iterator[tuple[Mention, DocumentKind, Period | None]]:
    """Yield every place of a passage where a document is named, its kind, its period."""
    for start, end in _quoted(passage.text):
        name = passage.text[start:end]
        period = _period(passage.text, end + 1)
        kind = _kind(name, has_period=period is not None)
        if kind is not None:
            yield Mention(key("document", name), passage, start, end, name), kind, period


def only(periods: Mapping[tuple[int, int], Period]) -> Period | None:
    """Return the period of a document, where all texts that give one agree."""
    return next(iter(periods.values())) if len(periods) == 1 else None


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the inside of each 「…」 and 『…』; the innermost where they are nested."""
    opened: int | None = None
    for place, sign in enumerate(text):
        if sign in "「『":
            opened = place + 1
        elif sign in "」』" and opened is not None:
            if 1 < place - opened <= _LONGEST:
                yield opened, place
            opened = None


def _kind(name: str, *, has_period: bool) -> DocumentKind | None:
    bare = comparison(name).rstrip("0123456789")
    bare = bare.partition("(")[0] if bare.endswith(")") else bare
    for kind, endings in _ENDINGS:
        if bare.endswith(endings):
            return kind
    return DocumentKind.PLAN if has_period else None


def _period(text: str, place: int) -> Period | None:
    """Return the period in brackets right behind a name: (平成28年度～平成34年度)."""
    if place >= len(text) or text[place] not in "(（":
        return None
    end = next((at for at in range(place, min(len(text), place + 40)) if text[at] in ")）"), None)
    if end is None:
        return None
    inside = text[place + 1 : end]
    cut = next((at for at, sign in enumerate(inside) if sign in _DASHES), None)
    if cut is None:
        return None
    first, last = inside[:cut].strip(), inside[cut:].strip(_DASHES + " ")
    era = next((era for era in _ERAS if first.startswith(era)), "")
    start = parse_fiscal_year(first)
    stop = parse_fiscal_year(last) if not last[:1].isdigit() else parse_fiscal_year(era + last)
    if start is None or stop is None or stop < start:
        return None
    return Period(start, stop, inside)
