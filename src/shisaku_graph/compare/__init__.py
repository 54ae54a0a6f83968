"""Compare: two published datasets, what became of each thing, and the texts word by word."""

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.compare.fates import Told, counterparts, transitions
from shisaku_graph.compare.model import Comparison, Edition, Fate, Proposal, TextChange, Transition
from shisaku_graph.compare.proposals import proposals
from shisaku_graph.compare.sides import sides
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual


def compare(old: Dataset, new: Dataset) -> Comparison:
    """Compare two published datasets.

    Two of one municipality are compared by their IRIs, and by what the new one tells of splits,
    mergers and ends; two of different municipalities by the names of things alone.

    Raises:
        UsageError: they are one and the same, or the old one is of a later year.
    """
    if old.iri == new.iri and old.version == new.version:
        raise _same(old)
    same_city = old.municipality.iri == new.municipality.iri
    if same_city and old.year.start > new.year.start:
        raise _backwards(old, new)
    before, after, told = sides(old), sides(new), Told.by(new)
    found = transitions(before, after, told) if same_city else counterparts(before, after)
    return Comparison(
        iri=f"{new.municipality.iri}/comparison/{old.id}--{new.id}",
        old=_edition(old),
        new=_edition(new),
        same_city=same_city,
        linked=bool(told.changes or told.gone),
        transitions=found,
        proposals=proposals(before, after, found, told) if same_city else (),
    )


def _edition(dataset: Dataset) -> Edition:
    return Edition(
        id=dataset.id,
        iri=dataset.iri,
        title=dataset.title,
        municipality=dataset.municipality,
        year=dataset.year,
        version=dataset.version,
    )


def _same(dataset: Dataset) -> UsageError:
    return UsageError(
        "diff-same",
        Bilingual("比べる二つが同じデータです。", "the two are one and the same dataset."),
        Bilingual(
            "別の年度、または別の版のフォルダーを指定してください。",
            "name the folder of another year, or of another version.",
        ),
        str(dataset.folder),
    )


def _backwards(old: Dataset, new: Dataset) -> UsageError:
    return UsageError(
        "diff-order",
        Bilingual(
            f"古いほうに {old.year.label.ja} を、新しいほうに {new.year.label.ja} を"
            "指定しています。",
            f"the old one is of {old.year.start}, the new one of {new.year.start}.",
        ),
        Bilingual("二つのフォルダーの順を入れ替えてください。", "swap the two folders."),
    )


__all__ = [
    "Comparison",
    "Edition",
    "Fate",
    "Proposal",
    "TextChange",
    "Transition",
    "compare",
]
