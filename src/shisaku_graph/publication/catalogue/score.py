"""The score that data.europa.eu gives a catalogue: the published metrics of its MQA, 405 points.

See https://data.europa.eu/mqa/methodology. Of several distributions the best one counts. What the
portal finds out by asking (whether a URL answers, whether the shapes are kept) is told by the
caller.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import (
    DCAT,
    DCTERMS,
    EUACCESS,
    EUFILETYPE,
    EULICENCE,
    IANA,
    RDF,
)

OPEN_FORMATS = frozenset(
    [
        "BMP",
        "CSV",
        "DBF",
        "GEOJSON",
        "GZIP",
        "HTML",
        "ICS",
        "JPEG2000",
        "JSON",
        "JSON_LD",
        "KML",
        "KMZ",
        "NETCDF",
        "ODS",
        "PNG",
        "RDF_N_QUADS",
        "RDF_N_TRIPLES",
        "RDF_TRIG",
        "RDF_TURTLE",
        "RDF_XML",
        "RSS",
        "RTF",
        "TAR",
        "TIFF",
        "TSV",
        "TXT",
        "WMS_SRVC",
        "XML",
        "ZIP",
    ]
)
"""Formats that the portal calls non-proprietary, by their code in the EU's list."""
MACHINE_FORMATS = frozenset(
    [
        "CSV",
        "GEOJSON",
        "ICS",
        "JSON",
        "JSON_LD",
        "KML",
        "KMZ",
        "NETCDF",
        "ODS",
        "RDFA",
        "RDF_N_QUADS",
        "RDF_N_TRIPLES",
        "RDF_TRIG",
        "RDF_TURTLE",
        "RDF_XML",
        "RSS",
        "SHP",
        "XLS",
        "XLSX",
        "XML",
    ]
)
"""Formats that the portal calls machine-readable."""
RATINGS = ((351, "Excellent"), (221, "Good"), (121, "Sufficient"), (0, "Bad"))
"""From how many points on a catalogue is called so."""

Values = Callable[[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: where it belongs, what it asks, how many points it gives."""

    dimension: str
    name: str
    points: int
    question: Bilingual


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one dataset, metric by metric."""

    dataset: str
    points: tuple[tuple[Metric, int], ...]

    @property
    def total(self) -> int:
        """The sum, at most 405."""
        return sum(points for _, points in self.points)

    @property
    def rating(self) -> str:
        """What the portal calls so many points."""
        return next(name for least, name in RATINGS if self.total >= least)

    @property
    def missed(self) -> tuple[Metric, ...]:
        """The metrics that give no points."""
        return tuple(metric for metric, points in self.points if not points)


METRICS = (
    Metric("Findability", "keyword", 30, Bilingual("キーワードがある", "has keywords")),
    Metric("Findability", "category", 30, Bilingual("分野がある", "has a theme")),
    Metric("Findability", "spatial", 20, Bilingual("対象地域がある", "names its area")),
    Metric("Findability", "temporal", 20, Bilingual("対象期間がある", "names its period")),
    Metric(
        "Accessibility",
        "access-url-answers",
        50,
        Bilingual("アクセスURLが応える", "access URL answers"),
    ),
    Metric(
        "Accessibility",
        "download-url",
        20,
        Bilingual("ダウンロードURLがある", "has a download URL"),
    ),
    Metric(
        "Accessibility",
        "download-url-answers",
        30,
        Bilingual("ダウンロードURLが応える", "download URL answers"),
    ),
    Metric("Interoperability", "format", 20, Bilingual("形式がある", "names its format")),
    Metric(
        "Interoperability", "media-type", 10, Bilingual("メディアタイプがある", "has a media type")
    ),
    Metric(
        "Interoperability",
        "format-listed",
        10,
        Bilingual("形式とメディアタイプが一覧の語である", "both are terms of the lists"),
    ),
    Metric(
        "Interoperability", "open-format", 20, Bilingual("特定の製品によらない形式", "open format")
    ),
    Metric(
        "Interoperability",
        "machine-readable",
        20,
        Bilingual("機械で読める形式", "machine-readable"),
    ),
    Metric(
        "Interoperability", "dcat-ap", 30, Bilingual("DCAT-AP の検証に通る", "keeps to DCAT-AP")
    ),
    Metric("Reusability", "licence", 20, Bilingual("利用条件がある", "has a licence")),
    Metric(
        "Reusability",
        "licence-listed",
        10,
        Bilingual("利用条件が EU の一覧の語である", "the licence is a term of the EU's list"),
    ),
    Metric(
        "Reusability", "access-rights", 10, Bilingual("公開の範囲がある", "states access rights")
    ),
    Metric(
        "Reusability",
        "access-rights-listed",
        5,
        Bilingual("公開の範囲が EU の一覧の語である", "access rights are a term of the EU's list"),
    ),
    Metric("Reusability", "contact", 20, Bilingual("問い合わせ先がある", "has a contact point")),
    Metric("Reusability", "publisher", 10, Bilingual("公表者がある", "has a publisher")),
    Metric("Contextuality", "rights", 5, Bilingual("権利の記述がある", "states its rights")),
    Metric("Contextuality", "byte-size", 5, Bilingual("大きさがある", "states its size")),
    Metric("Contextuality", "issued", 5, Bilingual("公開日がある", "states when it was issued")),
    Metric("Contextuality", "modified", 5, Bilingual("更新日がある", "states when it changed")),
)
HIGHEST = sum(metric.points for metric in METRICS)


def scores(
    triples: Iterable[ox.Triple], answers: Callable[[str], bool], *, conforms: bool
) -> tuple[Score, ...]:
    """Return the score of each dataset of a catalogue.

    Args:
        triples: the catalogue.
        answers: tells whether a URL can be fetched.
        conforms: whether the catalogue keeps the shapes of DCAT-AP.
    """
    told: dict[tuple[str, str], list[str]] = {}
    datasets = []
    for each in triples:
        subject, predicate, value = each.subject, each.predicate.value, each.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            told.setdefault((subject.value, predicate), []).append(value.value)
            if (predicate, value.value) == (RDF.type, DCAT.Dataset):
                datasets.append(subject.value)

    def values(subject: str, predicate: str) -> tuple[str, ...]:
        return tuple(told.get((subject, predicate), ()))

    return tuple(_score(each, values, answers, conforms) for each in sorted(datasets))


def _score(dataset: str, values: Values, answers: Callable[[str], bool], conforms: bool) -> Score:
    own = _own(dataset, values)
    met = set(own) | ({"dcat-ap"} if conforms else set())
    for distribution in values(dataset, DCAT.distribution):
        met |= set(_distribution(distribution, values, answers))
    return Score(dataset, tuple((m, m.points if m.name in met else 0) for m in METRICS))


def _own(dataset: str, values: Values) -> Iterable[str]:
    """Yield the metrics that a dataset itself meets."""
    present = (
        ("keyword", DCAT.keyword),
        ("category", DCAT.theme),
        ("spatial", DCTERMS.spatial),
        ("temporal", DCTERMS.temporal),
        ("access-rights", DCTERMS.accessRights),
        ("contact", DCAT.contactPoint),
        ("publisher", DCTERMS.publisher),
        ("issued", DCTERMS.issued),
        ("modified", DCTERMS.modified),
    )
    for name, predicate in present:
        if values(dataset, predicate):
            yield name
    if any(each.startswith(EUACCESS.NAMESPACE) for each in values(dataset, DCTERMS.accessRights)):
        yield "access-rights-listed"


def _distribution(
    distribution: str, values: Values, answers: Callable[[str], bool]
) -> Iterable[str]:
    """Yield the metrics that one distribution meets."""
    present = (
        ("download-url", DCAT.downloadURL),
        ("format", DCTERMS.format),
        ("media-type", DCAT.mediaType),
        ("licence", DCTERMS.license),
        ("rights", DCTERMS.rights),
        ("byte-size", DCAT.byteSize),
    )
    for name, predicate in present:
        if values(distribution, predicate):
            yield name
    for name, predicate in (
        ("access-url-answers", DCAT.accessURL),
        ("download-url-answers", DCAT.downloadURL),
    ):
        if any(answers(url) for url in values(distribution, predicate)):
            yield name
    codes = {
        each.removeprefix(EUFILETYPE.NAMESPACE)
        for each in values(distribution, DCTERMS.format)
        if each.startswith(EUFILETYPE.NAMESPACE)
    }
    if codes and any(
        each.startswith(IANA.NAMESPACE) for each in values(distribution, DCAT.mediaType)
    ):
        yield "format-listed"
    if codes & OPEN_FORMATS:
        yield "open-format"
    if codes & MACHINE_FORMATS:
        yield "machine-readable"
    if any(each.startswith(EULICENCE.NAMESPACE) for each in values(distribution, DCTERMS.license)):
        yield "licence-listed"
