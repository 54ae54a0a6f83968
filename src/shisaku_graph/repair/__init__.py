"""Repair: rows as received become rows as meant, and every change is written down.

Rules know no city. What is peculiar to one table stands in its corrections file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from types import MappingProxyType

from shisaku_graph.repair.alignment import (
    RowWidth,
    ShiftDoubt,
    ShiftInside,
    ShiftLeft,
    ShiftRight,
)
from shisaku_graph.repair.characters import (
    BlankInName,
    BlankInUnits,
    PartedUnits,
    Placeholder,
    Radical,
    Trim,
)
from shisaku_graph.repair.contacts import contacts_inside
from shisaku_graph.repair.continuation import ContinuedRow
from shisaku_graph.repair.corrected import Corrected
from shisaku_graph.repair.corrections import Correction
from shisaku_graph.repair.doubts import (
    BulletInsideName,
    GoneSinceLastYear,
    LoneTopLevel,
    NamesakeProject,
    SameAsParent,
    WideBlank,
)
from shisaku_graph.repair.endings import RunTogether
from shisaku_graph.repair.fill import FillDown
from shisaku_graph.repair.levels import LevelsApart
from shisaku_graph.repair.line_rules import LINE_RULES
from shisaku_graph.repair.lines import Lines
from shisaku_graph.repair.lists import BulletedList
from shisaku_graph.repair.markup import HtmlRemnant
from shisaku_graph.repair.near_names import LookAlike, NearName, NearWord
from shisaku_graph.repair.oddities import LoneStroke, Okurigana, StrayBlank, TwoDates
from shisaku_graph.repair.particles import DoubledParticle, LostParticle, WrongParticle
from shisaku_graph.repair.personal import ContactInText, PersonalData, Privacy
from shisaku_graph.repair.rule import RowRule, Rule
from shisaku_graph.repair.spellings import KanaSlip, LostSuffix, VariantCharacter
from shisaku_graph.repair.totals import TotalRow
from shisaku_graph.repair.unnamed import UnitAlone, UnnamedColumn
from shisaku_graph.repair.wording import (
    DoubledVerb,
    NegativeEnding,
    PotentialEnding,
    StemBeforeLink,
)
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.cells import Table
from shisaku_graph.table.forms import Forms
from shisaku_graph.trace import Ledger

_ROW_RULES: tuple[type[RowRule], ...] = (
    PersonalData, HtmlRemnant, ShiftRight, ShiftLeft, ShiftInside, RowWidth, UnnamedColumn,
    Corrected, HtmlRemnant, Radical, Trim, TotalRow, ContinuedRow, LevelsApart, RunTogether,
    BlankInName, BlankInUnits, PartedUnits, BulletedList, ShiftDoubt, LoneTopLevel, SameAsParent,
    BulletInsideName, WideBlank, DoubledParticle, LostParticle, WrongParticle, NegativeEnding,
    PotentialEnding, DoubledVerb, StemBeforeLink, StrayBlank, LoneStroke, Okurigana, TwoDates,
    VariantCharacter, LostSuffix, KanaSlip, NearName, NearWord, LookAlike, FillDown, Placeholder,
    UnitAlone,
)  # fmt: skip
"""In the order of application; tags go twice: they hide units, and may stand in a cell too many."""

_EVERY_RULE: tuple[type[Rule], ...] = (
    *LINE_RULES, *_ROW_RULES, ContactInText, NamesakeProject, GoneSinceLastYear,
)  # fmt: skip

RULES: Mapping[str, type[Rule]] = MappingProxyType({rule.id: rule for rule in _EVERY_RULE})
"""Every rule by its id, in the order in which they are applied."""


def repair(
    table: Table, descriptor: Descriptor, corrections: Sequence[Correction], ledger: Ledger
) -> Iterator[BodyRow]:
    """Yield the rows of data, repaired, one at a time.

    Raises:
        TableError: no heading row, or one that the descriptor does not describe.
        CorrectionError: a correction no longer matches.
    """
    right = [each for each in corrections if each.is_confirmed]
    ledger.confirmed = frozenset((each.field, each.received) for each in right)
    said = descriptor.privacy
    privacy = Privacy.of((*said.public, *(each.received for each in right)), said.public_columns)
    told: Mapping[type[RowRule], RowRule] = {
        PersonalData: PersonalData(privacy),
        KanaSlip: KanaSlip((descriptor.plan.name.ja, descriptor.municipality.name.ja)),
        Corrected: Corrected(
            tuple(_without_persons(each, privacy) for each in corrections), privacy
        ),
        Placeholder: Placeholder(descriptor.table.placeholders),
        FillDown: FillDown(descriptor.table.fill_down, apart=bool(descriptor.table.labels)),
        ContinuedRow: ContinuedRow(apart=bool(descriptor.table.labels)),
        RunTogether: RunTogether(descriptor.endings),
        LevelsApart: LevelsApart(descriptor.levels),
    }
    rules = [told.get(rule) or rule() for rule in _ROW_RULES]
    rows = Lines(descriptor, ledger, privacy).body(
        table.rows(), table.source.name, table.outside if isinstance(table, Forms) else ()
    )
    return reduce(lambda flow, rule: rule.apply(flow, ledger), rules, rows)


def _without_persons(told: Correction, privacy: Privacy) -> Correction:
    """Return a correction as it reads once personal data has left the table."""
    if told.is_confirmed:
        return told
    received, _ = privacy.without(told.received, contacts_inside)
    corrected, _ = privacy.without(told.corrected, contacts_inside)
    return replace(told, received=received, corrected=corrected)


__all__ = ["RULES", "Correction", "RowRule", "Rule", "repair"]
