"""Plans, laws and other documents that a text names in 「…」, with the period it gives them.

「第3次健康きさらづ21」(平成28年度～平成34年度) is a plan for the fiscal years 2016 to 2022. What
stands in brackets and is no document (a slogan, a school's name) is left alone: only a name whose
ending says what it is, or that a period follows, is taken. Events are named like plans too
(「まちなか一日商店街計画」を開催): what stands behind the brackets tells which.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeGuard

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
        ("計画", "プラン", "構想", "戦略", "大綱", "ビジョン", "プログラム", "マスタープラン"),
    ),
)
_HELD = re.compile(
    r"\s*(?:[のをがはも等]|など)*\s*(?:事業|イベント|行事|祭|まつり|フェス|開催|会場|(?:に|への?)(?:参加|出展|出店|来場))"
)
"""What follows the name of an event: it is held, it has visitors."""
_CITED = re.compile(
    r"\s*(?:(?:に|で)(?:基づ|もとづ|定め|掲げ|沿|則|位置|示|記載|より)|において|における"
    r"|(?:を|の)\s*(?:策定|改定|改訂|制定|施行|公表|見直|踏まえ|ふまえ|計画期間|進行管理|進捗|点検))"
)
"""What follows the name of a document: it is drawn up, it says something."""


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


@dataclass(frozen=True, slots=True)
class Quotation:
    """A name in brackets, and what its place says of it.

    Attributes:
        mention: the place; its ``document`` is what the name would be.
        kind: the kind of document, if the name's ending or a period says one.
        period: the period behind the name.
        held: what follows is said of events.
        cited: what follows is said of documents.
    """

    mention: Mention
    kind: DocumentKind | None
    period: Period | None
    held: bool
    cited: bool


def quotations(passage: Passage) -> Iterator[Quotation]:
    """Yield every name in brackets of a passage."""
    for start, end in _quoted(passage.text):
        name, behind = passage.text[start:end], end + 1
        period = _period(passage.text, behind)
        yield Quotation(
            Mention(key("document", name), passage, start, end, name),
            _kind(name, has_period=period is not None),
            period,
            held=_HELD.match(passage.text, behind) is not None,
            cited=_CITED.match(passage.text, behind) is not None,
        )


def is_document(
    kind: DocumentKind | None, *, has_period: bool, held: bool, cited: bool
) -> TypeGuard[DocumentKind]:
    """Tell whether all that the texts say of a name makes it a document's."""
    an_event = kind is DocumentKind.PLAN and held and not (has_period or cited)
    return kind is not None and not an_event


def read_documents(
    passages: Iterable[Passage],
) -> tuple[tuple[Document, ...], tuple[Mention, ...]]:
    """Return the documents that the passages name, and every place where they do.

    The same name is one document; a period that one text gives holds for all, and so does what
    one text says of its kind. Two periods for one name are both doubtful, and neither is kept.
    """
    quoted = [quotation for passage in passages for quotation in quotations(passage)]
    found: dict[str, list[Quotation]] = {}
    for quotation in quoted:
        found.setdefault(quotation.mention.document, []).append(quotation)
    documents: list[Document] = []
    for identity, told in found.items():
        kind = next((each.kind for each in told if each.kind is not None), None)
        periods = {(p.start, p.end): p for each in told if (p := each.period) is not None}
        held, cited = any(each.held for each in told), any(each.cited for each in told)
        if is_document(kind, has_period=bool(periods), held=held, cited=cited):
            documents.append(Document(identity, told[0].mention.text, kind, only(periods)))
    known = {document.key for document in documents}
    mentions = (quotation.mention for quotation in quoted)
    return tuple(documents), tuple(mention for mention in mentions if mention.document in known)


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
