"""Repaired rows become records: the plan's tree, departments, projects and yearly reports."""

from collections.abc import Iterable, Sequence
from pathlib import Path as Folder

from shisaku_graph.errors import RecordError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.assembly import (
    policy,
    project,
    report,
    report_above,
    told_twice,
)
from shisaku_graph.record.entries import (
    Entry,
    indicator_names,
    measures_more,
    read_entry,
    source_cells,
)
from shisaku_graph.record.expected import check_expected, class_counts
from shisaku_graph.record.identities import NO_PAST, Identities, Past
from shisaku_graph.record.identity import comparison
from shisaku_graph.record.ledger import Identity
from shisaku_graph.record.model import (
    FiscalYear,
    Level,
    Project,
    Records,
    SourceCell,
    Text,
)
from shisaku_graph.record.nameless import NamelessRowError, NamelessRows
from shisaku_graph.record.projects import gather_projects, listed_key
from shisaku_graph.record.shelf import Shelf
from shisaku_graph.record.succession import Succession, succession
from shisaku_graph.record.tree import LEVEL_OF, Organisation, Path, PlanTree, path_of
from shisaku_graph.repair.doubts import GoneSinceLastYear
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.source.document import SourceFile
from shisaku_graph.table.body import BodyRow
from shisaku_graph.trace import Ledger, Suspect


def read_records(
    rows: Iterable[BodyRow],
    descriptor: Descriptor,
    source: SourceFile,
    ledger: Ledger,
    past: Past = NO_PAST,
) -> Records:
    """Read every row into records.

    Args:
        rows: the repaired rows.
        descriptor: what they mean.
        source: the file's facts.
        ledger: the book of repairs and suspects.
        past: last year's ledger of identities, and what a person decided about it.

    Raises:
        RecordError: a row names nothing, two rows speak of one policy, no row is left, or there
            are fewer or more records of a class than the descriptor expects.
        ContinuityError: a decision does not fit the ledger or the table.
    """
    entries: list[Entry] = []
    cells: list[SourceCell] = []
    year = FiscalYear(descriptor.start_year, descriptor.dataset.fiscal_year)
    identities = Identities(year.start, past.ledger, past.decisions, renamed_elements(descriptor))
    tree, organisation = PlanTree(identities), Organisation(identities)
    nameless = NamelessRows()
    for body in rows:
        cells.extend(source_cells(body))
        if body.names_only:
            continue
        try:
            entry = read_entry(body)
        except NamelessRowError as error:
            nameless.add(error)
            continue
        entries.append(entry)
        if entry.nodes:
            tree.add(entry.nodes)
        for path, origin in entry.unit_places:
            organisation.add(path, origin)
        for path, origin in entry.divisions:
            organisation.beside(path, origin)
    nameless.refuse()
    if not entries:
        raise no_records(source)
    graded = _graded(entries)
    told = _told(entries, several=descriptor.rows_share_a_subject)
    units = organisation.departments()
    elements = {
        path: policy(element, told.get(path, ()), units)
        for path, element in tree.elements().items()
    }
    gathered = gather_projects(entries, ledger, identities, lines=descriptor.rows_are_lines)
    projects = {
        minted: project(rows, position, elements, units)
        for position, (minted, rows) in enumerate(gathered.items(), start=1)
    }

    def listed(rows: Sequence[Entry]) -> tuple[Project, ...]:
        keys = (listed_key(name, identities) for row in rows for name in row.listed)
        return tuple(projects[each] for each in dict.fromkeys(keys))

    reports = (
        *(
            report_above(elements[path], upper, descriptor)
            for path, upper in graded.items()
            if path not in told
        ),
        *(
            report(
                elements[path],
                rows,
                descriptor,
                units,
                projects=listed(rows),
                upper=graded.get(path, ()),
            )
            for path, rows in told.items()
        ),
        *(
            report(projects[rows.key], rows.about, descriptor, units)
            for rows in gathered.values()
            if rows.about
        ),
    )
    followed = succession(identities)
    for gone in followed.unexplained:
        ask_why_gone(gone, ledger)
    records = Records(
        descriptor=descriptor,
        source=source,
        year=year,
        elements=tuple(elements.values()),
        departments=tuple(units.values()),
        projects=tuple(projects.values()),
        reports=reports,
        cells=tuple(cells),
        repairs=tuple(ledger.events),
        suspects=tuple(ledger.suspects),
        identities=followed.ledger,
        changes=followed.changes,
    )
    check_expected(class_counts(records), descriptor, source.name)
    return records


def shelve(  # noqa: PLR0913, PLR0917  # as read_records, and where to put it
    rows: Iterable[BodyRow],
    descriptor: Descriptor,
    source: SourceFile,
    ledger: Ledger,
    past: Past,
    folder: Folder,
) -> tuple[Shelf, Succession]:
    """Read every row onto a shelf on disk, for tables too large for :func:`read_records`.

    Args:
        rows: the repaired rows.
        descriptor: what they mean.
        source: the file's facts.
        ledger: the book of repairs and suspects.
        past: last year's ledger of identities, and what a person decided about it.
        folder: a temporary folder for the index.

    Raises:
        RecordError, ContinuityError: as there.
    """
    identities = Identities(
        descriptor.start_year, past.ledger, past.decisions, renamed_elements(descriptor),
        only_past=True,
    )  # fmt: skip
    shelf = Shelf(folder, descriptor, identities)
    for body in rows:
        shelf.add(body)
    if not shelf.close(ledger):
        raise no_records(source)
    followed = succession(identities)
    for gone in followed.unexplained:
        ask_why_gone(gone, ledger)
    check_expected(shelf.counts(), descriptor, source.name)
    return shelf, followed


def ask_why_gone(gone: Identity, ledger: Ledger) -> None:
    """Ask a person why what last year's ledger held is not in this year's table.

    Projects come and go every year; of them nobody is asked.
    """
    if gone.kind == "project" or gone.place is None:
        return
    ledger.doubted(
        Suspect(
            GoneSinceLastYear.id,
            gone.place,
            None,
            gone.name,
            Bilingual(
                f"「{gone.name}」は前年度の台帳にありますが、今年度の表にありません。"
                "改称・統合・分割・終了のどれか、continuity.csv に書いてください。",
                f"Last year's ledger holds {gone.name}, this year's table does not: write into "
                "continuity.csv whether it was renamed, merged, split or ended.",
            ),
        )
    )


def renamed_elements(descriptor: Descriptor) -> dict[tuple[str, str], str]:
    """Return, for each renamed element, the oldest name: the one that gave its key."""
    earlier = {
        (LEVEL_OF[item.level].value, comparison(item.now)): item.before
        for item in descriptor.renamed
    }
    oldest: dict[tuple[str, str], str] = {}
    for (level, now), before in earlier.items():
        seen, name = {now}, before
        while (level, comparison(name)) in earlier and comparison(name) not in seen:
            seen.add(comparison(name))
            name = earlier[level, comparison(name)]
        oldest[level, now] = name
    return oldest


def _told(entries: Sequence[Entry], *, several: bool) -> dict[Path, tuple[Entry, ...]]:
    """Return the rows about policies by their path.

    Each policy has one, or one for each of its indicators where the table holds indicators.
    """
    told: dict[Path, tuple[Entry, ...]] = {}
    for entry in entries:
        if entry.project is None and entry.nodes and entry.nodes[-1].level is Level.POLICY:
            path = path_of(entry.nodes)
            before = told.get(path, ())
            if before and not (
                several and measures_more(indicator_names(entry), map(indicator_names, before))
            ):
                raise told_twice(entry.nodes[-1].name, before[0].origin, entry.origin)
            told[path] = (*before, entry)
    return told


def _graded(entries: Sequence[Entry]) -> dict[Path, list[tuple[str, Text]]]:
    """Return the grades that rows print for what stands above them, by its path."""
    found: dict[Path, list[tuple[str, Text]]] = {}
    for entry in entries:
        for at, criterion, grade in entry.upper:
            found.setdefault(path_of(entry.nodes[: at + 1]), []).append((criterion, grade))
    return found


def no_records(source: SourceFile) -> RecordError:
    """Return the error for a table without a row of data."""
    return RecordError(
        "no-records",
        Bilingual("データの行が一つもありません。", "the table holds no row of data."),
        Bilingual("書き出した範囲を確かめてください。", "check the range that was exported."),
        source.name,
    )
