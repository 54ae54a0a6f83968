"""What each cell of a table should become: our reading of it, and the judgement against it.

A truth file is a CSV of ``sheet,rows,columns,text,becomes``; the last line that fits a cell holds.
``rows`` and ``columns`` are numbers or ranges (``4-``, ``A-C``), counted as Excel does; a record of
a CSV is a row. ``text`` is a regular expression that the whole cell must match. ``becomes`` names
claims, all of which the cell must make, parted by ``;``; ``|`` parts readings that are right alike.

====================================  ==========================================================
``field`` … ``policy`` ``sub_policy``  the name (and number) of an element of the plan
``policy.code`` ``project.code``       its number, where it stands in a cell of its own
``project`` ``projects``               the name of a project, or several
``department``                         one or more organisational units, from the top down
``goal`` ``approach`` ``description`` ``result`` ``next`` ``note``   a text
``indicator`` ``unit``                 an indicator's name, its unit
``value actual 2024``                  its value, of which measure and fiscal year
``amount budget 2024 千円 bond``        money: kind, year, unit, item (none: any; ``-``: none)
``grade 必要性``                        a grade and its criterion (none: any)
``line``                               part of the label of its row's money
``context``                            a year or kind that the other cells of its row are of
``personal`` ``ignored`` ``none``      left out; dropped by name; makes no claim
``logged``                             said in the repair log, and nowhere else
====================================  ==========================================================

Besides its kind, a claim must hold the cell's own value (numbers compared as numbers), and hang
on the project, or else the policy, and on the indicator that stand in the same row.
"""

import csv
import io
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import chain
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from shisaku_graph.record.model import (
    Indicator,
    PlanElement,
    Policy,
    ProgressReport,
    Project,
    Records,
)
from shisaku_graph.trace import Origin

Place = tuple[str, int, int]
_EMPTY = frozenset({"", "-", "‐", "―", "－", "—", "–", "ー", "…", "〃", '"', "/", "\\"})
_UNITS = {"円": 1, "千円": 1_000, "百万円": 1_000_000, "億円": 100_000_000}


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of a truth file."""

    sheet: str
    rows: range
    columns: range
    text: re.Pattern[str] | None
    becomes: str

    def fits(self, place: Place, text: str) -> bool:
        """Tell whether the reading is of a cell."""
        sheet, row, column = place
        return (
            (not self.sheet or self.sheet == sheet)
            and row in self.rows
            and column in self.columns
            and (self.text is None or self.text.fullmatch(text) is not None)
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """What a cell says in the records: a kind, further words, a value, and what it hangs on."""

    kind: str
    words: tuple[str, ...]
    value: str
    of: tuple[Place, ...] = ()
    indicator: tuple[Place, ...] | None = None


def _range(written: str) -> range:
    first, dash, last = written.partition("-")
    ends = [column_index_from_string(end) if end.isalpha() else int(end or 10**7)
            for end in (first, last if dash else first)]  # fmt: skip
    return range(ends[0], ends[1] + 1)


def readings(path: Path) -> tuple[Reading, ...]:
    """Read a truth file."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return tuple(
            Reading(
                told["sheet"] or "",
                _range(told["rows"]),
                _range(told["columns"]),
                re.compile(told["text"], re.DOTALL) if told["text"] else None,
                told["becomes"],
            )
            for told in csv.DictReader(lines)
        )


def filled(table: Path) -> Iterator[tuple[Place, str]]:
    """Yield every filled cell of a table, read without the program that is measured."""
    cells = _of_workbook(table) if table.suffix == ".xlsx" else _of_text(table)
    return ((place, text) for place, text in cells if text.strip())


def _of_workbook(table: Path) -> Iterator[tuple[Place, str]]:
    for sheet in load_workbook(table, data_only=True):
        for row in sheet.iter_rows():
            for cell in row:
                yield (
                    (sheet.title, cell.row, cell.column),
                    "" if cell.value is None else str(cell.value),
                )


def _of_text(table: Path) -> Iterator[tuple[Place, str]]:
    received = table.read_bytes()
    try:
        text = received.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = received.decode("cp932")
    sign = "\t" if table.suffix in (".tsv", ".txt") else ","
    for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=sign), 1):
        for column, value in enumerate(record, 1):
            yield ("", number, column), value


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _number(text: str) -> Decimal | None:
    plain = _plain(text).replace(",", "")
    plain = re.sub(r"^[△▲−]", "-", plain)
    plain = re.sub(r"^\((.*)\)$", r"-\1", plain)
    try:
        return Decimal(re.sub(r"(?<=\d)(億|百万|千)?[^\d.]*$", "", plain))
    except InvalidOperation:
        return None


def _place(origin: Origin) -> Place:
    row = origin.line if origin.row is None else origin.row
    return (origin.sheet or "", row, origin.column or 0)


def claims(records: Records) -> Mapping[Place, list[Claim]]:
    """Return what each cell says."""
    found: dict[Place, list[Claim]] = defaultdict(list)
    parts = (_planned(records), _organised(records), _left_out(records))
    for origin, claim in chain(*parts, *map(_reported, records.reports)):
        found[_place(origin)].append(claim)
    return found


Said = Iterator[tuple[Origin, Claim]]


def _planned(records: Records) -> Said:
    for element in records.elements:
        places = tuple(_place(origin) for origin in element.origins)
        kind = element.level.name.lower()
        for origin in element.origins:
            yield origin, Claim(kind, (), element.name)
            if element.notation:
                yield origin, Claim(f"{kind}.code", (), element.notation)
        if isinstance(element, Policy):
            if element.goal:
                yield element.goal.text.origin, Claim("goal", (), element.goal.text.value, places)
            if element.approach:
                yield element.approach.origin, Claim("approach", (), element.approach.value, places)


def _organised(records: Records) -> Said:
    for department in records.departments:
        for origin in department.origins:
            for name in department.path:
                yield origin, Claim("department", (), name)
    for project in records.projects:
        places = tuple(_place(origin) for origin in project.origins)
        for origin in project.origins:
            yield origin, Claim("project", (), project.name, places)
            if project.notation:
                yield origin, Claim("project.code", (), project.notation, places)
        if project.goal:
            yield project.goal.text.origin, Claim("goal", (), project.goal.text.value, places)
        if project.description:
            said = project.description
            yield said.origin, Claim("description", (), said.value, places)


def _left_out(records: Records) -> Said:
    nameless = {e.origin.column for e in records.repairs if e.rule == "unnamed-column"}
    kinds = {"line": "line", "personal": "personal", "year": "context", "measure": "context"}
    for cell in records.cells:
        kind = kinds.get(cell.field or "", "" if cell.field or not cell.heading else "ignored")
        unnamed = not cell.field and not cell.heading and cell.origin.column in nameless
        if kind or unnamed:
            yield cell.origin, Claim(kind or "ignored", (), cell.text)
    for event in records.repairs:
        yield event.origin, Claim("log", (), event.before)


def _reported(report: ProgressReport) -> Said:
    subject: PlanElement | Project = report.subject
    of = tuple(_place(origin) for origin in subject.origins)
    for kind, said in (("result", report.result), ("next", report.next_steps)):
        if said:
            yield said.origin, Claim(kind, (), said.value, of)
    for each in report.assessments:
        yield each.grade.origin, Claim("grade", (each.criterion,), each.grade.value, of)
    for amount in report.amounts:
        words = (amount.kind, str(amount.year.start), amount.unit, amount.item or "-")
        value = amount.printed if amount.yen is None else str(amount.yen / _UNITS[amount.unit])
        yield amount.origin, Claim("amount", words, value, of)
    for note in report.notes:
        yield note.text.origin, Claim("note", (), note.text.value, of)
    for indicator in report.indicators:
        yield from _measured(indicator, of)


def _measured(indicator: Indicator, of: tuple[Place, ...]) -> Said:
    places = tuple(_place(origin) for origin in indicator.origins)
    for origin in indicator.origins:
        yield origin, Claim("indicator", (), indicator.name, of)
        if indicator.unit:
            yield origin, Claim("unit", (), indicator.unit, of, places)
    for value in indicator.values:
        words = (value.measure, str(value.year.start))
        yield value.origin, Claim("value", words, value.printed, of, places or None)


def _same(text: str, claim: Claim, made: Sequence[Claim]) -> bool:
    own, said = _plain(text), _plain(claim.value)
    if claim.kind in ("amount", "value"):
        left, right = _number(text), _number(claim.value)
        return own == said or (left is not None and left == right)
    if claim.kind == "department":
        names = {_plain(each.value) for each in made if each.kind == "department"}
        rest = own
        for name in sorted(names, key=len, reverse=True):
            rest = rest.replace(name, "")
        return not re.sub(r"[\W_]", "", rest)
    if claim.kind in ("field", "direction", "basic_policy", "policy", "sub_policy", "project"):
        rest = own.replace(said, "", 1) if said in own else None
        for each in made:
            if rest and each.kind != claim.kind:
                rest = rest.replace(_plain(each.value), "", 1)
        return rest is not None and len(re.sub(r"[\W_]", "", rest)) <= 2  # noqa: PLR2004  # 第…章
    if claim.kind in ("unit", "grade"):
        return said in own
    return own == said or (len(said) > 5 and (said in own or own in said))  # noqa: PLR2004


def _hangs(claim: Claim, row: Mapping[int, str], place: Place) -> bool:
    """Tell whether a claim hangs on the project or policy, and the indicator, of its own row."""
    sheet, number, column = place
    for kinds in (("project",), ("policy",)):
        own = [
            (sheet, number, at)
            for at, becomes in row.items()
            if any(word.split(" ")[0] in kinds for word in re.split("[;|]", becomes))
        ]
        if own:
            if claim.of and not set(own) & set(claim.of):
                return False
            break
    if claim.indicator is not None and claim.kind in ("value", "unit"):
        names = [at for at, becomes in row.items() if becomes.startswith("indicator")]
        left = [at for at in names if at < column] or names
        if left and (sheet, number, max(left)) not in claim.indicator:
            return False
    return True


def _holds(
    wanted: str, text: str, place: Place, made: Sequence[Claim], row: Mapping[int, str]
) -> bool:
    kind, *words = wanted.split(" ")
    kinds = {each.kind for each in made}
    if kind in ("none", "ignored", "personal"):
        return kinds <= {"log", "ignored", "personal"} and (kind == "none" or bool(kinds))
    if kind == "logged":
        return kinds == {"log"}
    kind = "project" if kind == "projects" else kind
    for each in made:
        if each.kind != kind:
            continue
        if words and not all(
            word in ("*", said) or (kind == "grade" and _plain(word) in _plain(said))
            for word, said in zip(words, each.words, strict=False)
        ):
            continue
        several = wanted == "projects" and _plain(each.value) in _plain(text)
        if (several or _same(text, each, made)) and _hangs(each, row, place):
            return True
    return False


_TERMS = frozenset({"log", "note", "ignored", "personal", "line", "context"})


def judge(
    table: Path, truth: Sequence[Reading], records: Records | None
) -> tuple[Counter[str], Counter[tuple[str, str, str, str]]]:
    """Count the table's cells as right, wrong, note only or nowhere; and where they fail."""
    wanted: dict[Place, tuple[str, str]] = {}
    for place, text in filled(table):
        fitting = [each.becomes for each in truth if each.fits(place, text.strip())]
        if fitting and (_plain(text) not in _EMPTY):
            wanted[place] = (fitting[-1], text)
    rows: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for (sheet, number, column), (becomes, _) in wanted.items():
        rows[sheet, number][column] = becomes
    made = claims(records) if records else {}
    counted: Counter[str] = Counter()
    failed: Counter[tuple[str, str, str]] = Counter()
    examples: dict[tuple[str, str, str], str] = {}
    several = {sheet for sheet, _ in rows}
    for place, (becomes, text) in wanted.items():
        sheet, number, column = place
        said = made.get(place) or (made.get(("", number, column), []) if len(several) == 1 else [])
        row = rows[sheet, number]
        if any(
            all(_holds(each.strip(), text, place, said, row) for each in reading.split(";"))
            for reading in becomes.split("|")
        ):
            counted["right"] += 1
            continue
        kinds = {each.kind for each in said}
        terms = kinds - _TERMS
        only = "note only" if kinds & {"note", "line"} else "nowhere"
        fate = "wrong" if terms else only
        if not terms and becomes.split("|")[-1] in ("none", "ignored", "personal"):
            fate = "wrong"
        counted[fate] += 1
        told = ",".join(sorted({f"{each.kind} {' '.join(each.words)}".strip() for each in said}))
        failed[fate, becomes, told] += 1
        examples.setdefault((fate, becomes, told), f"{number}:{column} {text[:24]!r}")
    return counted, Counter({(*key, examples[key]): count for key, count in failed.items()})
