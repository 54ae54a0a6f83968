"""Money and values of indicators, as one dataset states them for its own year, and what changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Label, Report
from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import SHISAKU

_YEN: Final = "円"
_KINDS: Final[Mapping[str, Bilingual]] = MappingProxyType(
    {
        SHISAKU.budget: Bilingual("予算額", "budget"),
        SHISAKU.finalAccount: Bilingual("決算額", "final account"),
        SHISAKU.target: Bilingual("目標値", "target"),
        SHISAKU.actual: Bilingual("実績値", "actual"),
    }
)
_MONEY: Final = Bilingual("金額", "amount")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed.

    Attributes:
        name: of what it is: 予算額, or an indicator and whether it is its target.
        of: IRI of the property by which it is stated.
        number: what was read from the print, money in yen; ``None`` where it is no number.
        unit: of the number.
        shown: as printed, with the unit that it was printed in.
    """

    name: Bilingual
    of: str
    number: Decimal | None
    unit: str
    shown: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that is not what it was; ``None`` where the table does not state it.

    Attributes:
        key: what it is, the same in both years.
        old: IRI of what the old one is of.
        new: IRI of what the new one is of.
    """

    key: str
    old: str
    new: str
    before: Figure | None
    after: Figure | None

    @property
    def either(self) -> Figure:
        """The new figure, else the old one."""
        figure = self.after or self.before
        assert figure is not None, "a change is of something"  # noqa: S101
        return figure

    @property
    def difference(self) -> Decimal | None:
        """How much more it is than before, in the unit of both; ``None`` where none can be said."""
        if self.before is None or self.after is None or self.before.unit != self.after.unit:
            return None
        if self.before.number is None or self.after.number is None:
            return None
        return self.after.number - self.before.number

    @property
    def share(self) -> Decimal | None:
        """The difference as a part of what it was."""
        if self.difference is None or self.before is None or not self.before.number:
            return None
        return self.difference / abs(self.before.number)


def figures_of(dataset: Dataset, iri: str, report: Report | None) -> dict[str, Figure]:
    """Return the figures of a policy or project in the dataset's own year."""
    found: dict[str, Figure] = {}
    for figure in (*_money(dataset, report), *_indicators(dataset, iri)):
        key, count = figure.name.ja, 1
        while key in found:  # two columns of one kind: told apart by their order
            count += 1
            key = f"{figure.name.ja} ({count})"
        found[key] = figure
    return found


def figure_changes(
    old: str, new: str, before: Mapping[str, Figure], after: Mapping[str, Figure]
) -> Iterator[FigureChange]:
    """Yield the figures of two things that differ, in the order of the new ones."""
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        same = was is not None and now is not None and _value(was) == _value(now)
        if not same:
            yield FigureChange(key, old, new, was, now)


def _value(figure: Figure) -> tuple[Decimal | str, str]:
    return (figure.shown if figure.number is None else figure.number), figure.unit


def _money(dataset: Dataset, report: Report | None) -> Iterator[Figure]:
    for amount in report.amounts if report else ():
        if amount.year not in (None, dataset.year.iri):
            continue
        name = _KINDS.get(amount.kind or "", _MONEY)
        if amount.item:
            name = _joined(dataset.label(amount.item), name)
        unit = _YEN if amount.yen is not None else amount.unit or ""
        shown = f"{amount.printed}{amount.unit or ''}"
        yield Figure(name, SHISAKU.hasAmount, amount.yen, unit, shown)


def _indicators(dataset: Dataset, iri: str) -> Iterator[Figure]:
    for indicator in dataset.indicators_of(iri):
        for value in indicator.values:
            if value.year in (None, dataset.year.iri):
                name = _joined(indicator.label, _KINDS.get(value.measure, _KINDS[SHISAKU.actual]))
                unit = indicator.unit or ""
                shown = f"{value.printed}{unit}"
                yield Figure(name, SHISAKU.hasIndicator, value.number, unit, shown)


def _joined(label: Label, kind: Bilingual) -> Bilingual:
    return Bilingual(f"{label.ja} {kind.ja}", f"{label.en or label.ja}, {kind.en}")
