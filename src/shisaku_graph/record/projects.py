"""Projects: which rows speak of one project, and by what each is told from others of its name."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from shisaku_graph.language import Bilingual
from shisaku_graph.record.entries import Entry, indicator_names
from shisaku_graph.record.identities import Identities
from shisaku_graph.record.identity import comparison
from shisaku_graph.record.model import Text
from shisaku_graph.record.tree import Path, path_of
from shisaku_graph.repair.doubts import NamesakeProject
from shisaku_graph.trace import Ledger, Origin, Suspect


@dataclass(slots=True)
class ProjectRows:
    """One project: its key, its name as first printed, and the rows that list or are about it."""

    key: str
    name: Text
    code: Text | None = None
    listed_by: list[Entry] = field(default_factory=list)
    about: list[Entry] = field(default_factory=list)
    mentions: list[Text] = field(default_factory=list)


def _units(entry: Entry) -> str:
    return "|".join("/".join(path) for path in entry.unit_paths)


def _plan(entry: Entry) -> str:
    path: Path = path_of(entry.nodes)
    return "/".join(name for _, name in path)


_QUALIFIERS: tuple[Callable[[Entry], str], ...] = (
    lambda entry: entry.code.value if entry.code else "",
    _units,
    _plan,
)


def listed_key(name: Text, identities: Identities) -> str:
    """Return the key of a project that a list names."""
    return identities.key("project", name.value)


def gather_projects(
    entries: Sequence[Entry], ledger: Ledger, identities: Identities, *, lines: bool
) -> dict[str, ProjectRows]:
    """Return the projects by their key, in the order printed.

    A name listed in several cells is one project. Rows of one name are told apart by code, then
    department, then policy: as few of these as suffice. Where nothing tells them apart they are
    lines of one project when ``lines``, else two projects, and a person is asked.
    """
    found: dict[str, ProjectRows] = {}
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.project is not None:
            by_name.setdefault(comparison(entry.project.value), []).append(entry)
    keys = {
        id(entry): minted
        for namesakes in by_name.values()
        for entry, minted in _told_apart(namesakes, ledger, identities, lines=lines)
    }
    for entry in entries:
        if entry.project is not None:
            minted = keys[id(entry)]
            rows = found.setdefault(minted, ProjectRows(minted, entry.project, entry.code))
            rows.about.append(entry)
            rows.mentions.append(entry.project)
        for name in entry.listed:
            minted = listed_key(name, identities)
            rows = found.setdefault(minted, ProjectRows(minted, name))
            rows.listed_by.append(entry)
            rows.mentions.append(name)
    return found


def _told_apart(
    namesakes: list[Entry], ledger: Ledger, identities: Identities, *, lines: bool
) -> list[tuple[Entry, str]]:
    """Return each row of one name with its key."""
    name = namesakes[0].project.value if namesakes[0].project else ""
    lines = lines or measured_apart(namesakes)
    told: list[tuple[Entry, str]] = []
    for entry, above in zip(namesakes, tell_apart(map(marks, namesakes), lines=lines), strict=True):
        if above and above[-1]:
            doubt_namesake(name, entry.project.origin if entry.project else entry.origin, ledger)
        told.append((entry, namesake_key(name, above, identities)))
    return told


def measured_apart(namesakes: Sequence[Entry]) -> bool:
    """Tell whether rows that nothing else tells apart are of one project's several indicators.

    So they are where each row has room for one; in a table with columns for several, two rows of
    one name are two projects.
    """
    if any(len(entry.body.layout.all_of("indicator")) != 1 for entry in namesakes):
        return False
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for entry in namesakes:
        groups.setdefault(marks(entry), []).append(indicator_names(entry))
    return all(
        len(names) == 1 or (all(names) and len(set(names)) == len(names))
        for names in groups.values()
    )


def marks(entry: Entry) -> tuple[str, ...]:
    """Return what can tell a row from others of its project's name, in the order of trying."""
    return tuple(qualifier(entry) for qualifier in _QUALIFIERS)


def tell_apart(rows: Iterable[tuple[str, ...]], *, lines: bool) -> list[tuple[str, ...]]:
    """Return for each row of one name what its key is made of besides the name.

    As few marks as suffice, and last the ordinal of a row that nothing tells apart (empty for the
    first, and for all where they are lines of one project).
    """
    told = list(rows)
    if len(told) == 1:
        return [()]
    chosen: list[tuple[str, ...]] = [() for _ in told]
    for at in range(len(_QUALIFIERS)):
        further = [(*mark, row[at]) for mark, row in zip(chosen, told, strict=True)]
        if len(set(further)) > len(set(chosen)):
            chosen = further
        if len(set(chosen)) == len(told):
            break
    seen: Counter[tuple[str, ...]] = Counter()
    found: list[tuple[str, ...]] = []
    for mark in chosen:
        seen[mark] += 1
        ordinal = "" if lines or seen[mark] == 1 else str(seen[mark])
        found.append((*mark, ordinal))
    return found


def namesake_key(name: str, above: tuple[str, ...], identities: Identities) -> str:
    """Return the key of a project, told apart from others of its name by ``above``."""
    if not any(above):
        return identities.key("project", name)
    within = " ".join(part for part in above if part)
    return identities.key("project", name, *above, within=within)


def doubt_namesake(name: str, place: Origin, ledger: Ledger) -> None:
    """Ask a person about a row that nothing tells from another of its project's name."""
    question = Bilingual(
        f"「{name}」という事業が、番号も部課も施策も同じ行に二度あります。別の事業として扱いました。",
        f"Two rows name the project {name} with the same code, department and policy; "
        "they are kept as two projects.",
    )
    ledger.doubted(Suspect(NamesakeProject.id, place, "project", name, question))
