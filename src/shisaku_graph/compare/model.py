"""A comparison: what became of each thing between two datasets, and what a person must decide."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from shisaku_graph.access.views import Label, Named, Year
from shisaku_graph.compare.figures import FigureChange
from shisaku_graph.compare.sides import Side
from shisaku_graph.compare.words import Edit
from shisaku_graph.language import Bilingual


class Fate(Enum):
    """What a thing of the old dataset is to those of the new one."""

    CONTINUED = "continued"
    RENAMED = "renamed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ENDED = "ended"
    ADDED = "added"
    UNEXPLAINED = "unexplained"
    COUNTERPART = "counterpart"
    ONLY_OLD = "only-old"
    ONLY_NEW = "only-new"


FATE_NAMES: Final[Mapping[Fate, Bilingual]] = MappingProxyType(
    {
        Fate.CONTINUED: Bilingual("継続", "continued"),
        Fate.RENAMED: Bilingual("改称", "renamed"),
        Fate.MOVED: Bilingual("移動", "moved"),
        Fate.SPLIT: Bilingual("分割", "split"),
        Fate.MERGED: Bilingual("統合", "merged"),
        Fate.ENDED: Bilingual("終了", "ended"),
        Fate.ADDED: Bilingual("新規", "added"),
        Fate.UNEXPLAINED: Bilingual("理由未確認", "unexplained"),
        Fate.COUNTERPART: Bilingual("同名", "same name"),
        Fate.ONLY_OLD: Bilingual("旧のみ", "only in the old"),
        Fate.ONLY_NEW: Bilingual("新のみ", "only in the new"),
    }
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the two datasets."""

    id: str
    iri: str
    title: Label
    municipality: Named
    year: Year
    version: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """Another place: under another element, or with other departments.

    Attributes:
        of: ``above`` or ``departments``.
        follows: nothing but a reorganisation that is itself told: the old place was renamed,
            merged or split, and the new one is what came of it.
    """

    of: str
    before: tuple[Named, ...]
    after: tuple[Named, ...]
    follows: bool


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that is not what it was; ``None`` where the table does not state it.

    Attributes:
        field: a key of ``sides.FIELDS``.
        old: IRI of what the old text belongs to.
        new: IRI of what the new text belongs to; the same where it goes on.
    """

    field: str
    old: str
    new: str
    before: str | None
    after: str | None
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """What became of something: one line for what goes on, one for a split or a merger as a whole.

    Attributes:
        fates: one, or ``RENAMED`` and ``MOVED`` together.
        before: what there was, none where something was added.
        after: what there is, none where something ended.
        figures: money and values of indicators that differ.
        grades: of the old and the new year, where they differ.
        reason: a person's, from the review file.
        change: IRI of the change in the new dataset, where it states one.
    """

    kind: str
    fates: tuple[Fate, ...]
    before: tuple[Side, ...]
    after: tuple[Side, ...]
    moves: tuple[Move, ...] = ()
    texts: tuple[TextChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    grades: tuple[Named | None, Named | None] | None = None
    reason: str | None = None
    change: str | None = None

    @property
    def changed(self) -> bool:
        """Whether anything at all is not as it was."""
        same = self.fates in ((Fate.CONTINUED,), (Fate.COUNTERPART,))
        return not same or bool(self.moves or self.texts or self.figures or self.grades)

    @property
    def anchor(self) -> str:
        """What names it within a page: kind and key of what there is, else of what there was."""
        kind, _, key = (*self.after, *self.before)[0].iri.rpartition("/")
        return f"{kind.rpartition('/')[2]}-{key}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line for the review file, for a person to accept or to throw away.

    Attributes:
        kind: as in the review file.
        before: the former name, or its IRI where the name is not enough.
        relation: as in the review file: renamed, split, merged, ended.
        after: the new name; empty where it ended.
        score: how well the evidence fits, 0 to 1.
        evidence: what speaks for it.
    """

    kind: str
    before: str
    relation: Fate
    after: str
    score: float
    evidence: Bilingual


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two datasets compared.

    Attributes:
        iri: of the comparison, under the new dataset's municipality.
        same_city: IRIs tell what goes on; else only names can tell what corresponds.
        linked: the new dataset was built with last year's ledger.
    """

    iri: str
    old: Edition
    new: Edition
    same_city: bool
    linked: bool
    transitions: tuple[Transition, ...]
    proposals: tuple[Proposal, ...]

    def counts(self) -> dict[str, Counter[Fate]]:
        """Return how often each fate befell each kind: a thing renamed and moved counts in both."""
        found: dict[str, Counter[Fate]] = {}
        for each in self.transitions:
            found.setdefault(each.kind, Counter()).update(each.fates)
        return found

    def changed(self) -> Iterator[Transition]:
        """Yield what is not as it was."""
        return (each for each in self.transitions if each.changed)
