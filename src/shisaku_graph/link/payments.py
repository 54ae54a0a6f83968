"""National projects that paid a municipality: a link that a number proves.

JUDGIT (https://judgit.net) publishes the review sheets of the ministries' projects as JSON; each
names whom it paid by 法人番号. A municipality's own number follows from its code, so that the link
needs no likeness of names.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pyoxigraph import Literal

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Label
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.link.mapping import Mapping as Line
from shisaku_graph.link.records import Kind, Record
from shisaku_graph.vocabulary import RDFS, SEMAPV, SHISAKU

JUDGIT = "http://rdf.judgit.net/"
TITLE = "JUDGIT! 国の事業（行政事業レビュー）"
_ASIDE = "/"  # stands between the parts of an IRI, and never inside one


def payments(dataset: Dataset, path: Path) -> Iterator[tuple[Record, Line]]:
    """Yield each national project that paid the dataset's municipality, and the link to it.

    Args:
        dataset: gives the municipality and its 法人番号.
        path: JSON of JUDGIT's projects: a list, or one in ``data``.

    Raises:
        UsageError: the file is no such JSON, or the municipality has no 法人番号.
    """
    numbers = [
        quad.object.value
        for quad in dataset.about(dataset.municipality.iri)
        if quad.predicate.value == SHISAKU.corporateNumber and isinstance(quad.object, Literal)
    ]
    if not numbers:
        raise _no_number(dataset)
    for project in _projects(path):
        paid = [each for each in project.get("支出先") or () if each.get("法人番号") == numbers[0]]
        if not paid:
            continue
        name = str(project["事業名"])
        iri = _iri(project)
        yield (
            Record(iri, Kind.PAYMENT, Label(name)),
            Line(
                subject=dataset.municipality.iri,
                subject_label=dataset.municipality.label.ja,
                predicate=RDFS.seeAlso,
                object=iri,
                object_label=name,
                category=Kind.PAYMENT.value,
                justification=SEMAPV.LexicalMatching,
                confidence=1.0,
                shared=(numbers[0],),
                comment="; ".join(_paid(each) for each in paid),
            ),
        )


def _paid(payment: dict[str, Any]) -> str:
    """Say when, how much and what for."""
    amount = payment.get("支出額")
    money = "" if amount is None else f" {amount:g} 百万円"
    return f"{payment.get('年度')} 年度{money} {payment.get('業務概要') or ''}".strip()


def _iri(project: dict[str, Any]) -> str:
    parts = (project["公開年度"], project["府省庁"], project["事業番号"])
    path = "/".join(quote(str(each).replace(_ASIDE, "-"), safe="") for each in parts)
    return f"{JUDGIT}project/{path}"


def _projects(path: Path) -> Iterator[dict[str, Any]]:
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
        told = told["data"] if isinstance(told, dict) else told
        for each in told:
            if {"公開年度", "府省庁", "事業番号", "事業名"} <= each.keys():
                yield each
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            "link-payments",
            Bilingual(
                f"JUDGIT の事業の JSON として読めません（{error}）。",
                f"this is no JSON of JUDGIT's projects ({error}).",
            ),
            Bilingual(
                "judgit.net の検索結果の JSON を指定してください。",
                "name the JSON of a search result of judgit.net.",
            ),
            str(path),
        ) from error


def _no_number(dataset: Dataset) -> UsageError:
    name = dataset.municipality.label.ja
    return UsageError(
        "link-no-number",
        Bilingual(f"{name}の法人番号がデータにありません。", f"{name} has no 法人番号 here."),
        Bilingual(
            "架空の市町村には法人番号がありません。実在の市町村のデータで実行してください。",
            "invented places have none; take the dataset of a real municipality.",
        ),
        str(dataset.folder),
    )
