"""Nothing is lost: every character is in a record, a repair event or a logged drop."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tables import HEADING, recorded, repaired, row

from shisaku_graph.pipeline import read
from shisaku_graph.record.model import Records
from shisaku_graph.trace import Origin


def published(records: Records) -> dict[Origin, set[str]]:  # noqa: C901  # one kind after another
    """Return the texts that the records publish, by the cell that they name as their origin."""
    found: dict[Origin, set[str]] = {}

    def note(origin: Origin, text: str) -> None:
        found.setdefault(origin, set()).add(text)

    for element in records.elements:
        for origin in element.origins:
            note(origin, f"{element.notation or ''}{element.name}")
    for unit in records.departments:
        for origin in unit.origins:
            note(origin, "\n".join(unit.path))
            note(origin, "".join(unit.path))
    for policy in records.policies:
        for text in (policy.goal and policy.goal.text, policy.approach):
            if text:
                note(text.origin, text.value)
    for report in records.reports:
        for text in (report.result, report.next_steps, report.grade):
            if text:
                note(text.origin, text.value)
        for project in report.projects:
            for origin in project.origins:
                note(origin, "\n".join(p.name for p in report.projects))
    return found


def assert_accounted(records: Records, lines: list[list[str]]) -> None:
    """Check each received cell: the chain of its repairs leads to what is published."""
    out = published(records)
    dropped = {e.origin.line for e in records.repairs if e.origin.column is None and not e.after}
    cells = {(cell.origin.line, cell.origin.column): cell for cell in records.cells}
    for number, texts in enumerate(lines, start=1):
        if number in dropped:
            whole = next(
                e.before for e in records.repairs if e.origin.line == number and not e.after
            )
            assert [t for t in texts if t.strip()] == [t for t in whole.split("\t") if t.strip()]
            continue
        for column, text in enumerate(texts, start=1):
            if not text.strip():
                continue
            cell = cells[number, column]
            assert cell.text == text
            value = text
            for event in records.repairs:
                if value and event.origin == cell.origin and event.before == value:
                    value = event.after
            assert not value or value in out[cell.origin], (number, column, value)


def test_kisarazu(kisarazu):
    records = read(kisarazu)
    text = (kisarazu / records.source.name).read_text(encoding="utf-8")
    assert_accounted(records, [line.split("\t") for line in text.split("\n")])


NAME = st.sampled_from(
    ["道路の整備", "河川の整備", "学校の充実", "ICT活用の推進", "公園・緑地の充実", "福祉 の充実"]
)
PROSE = st.text(
    st.sampled_from("市はを進める。・、 <p>㈱Ⅰ～\u3000x1"), min_size=1, max_size=30
).map(lambda text: f"文{text}。")
UNITS = st.sampled_from(["建設部道路課", "総務部 総務課", "福祉部こども課", "消防本部 消防総務課"])
PROJECTS = st.sampled_from(["", "・甲事業", "・小・中学校事業 ・乙事業", "丙事業", "<ul> ・丁事業"])


@st.composite
def tables(draw):
    count = draw(st.integers(1, 6))
    rows = [HEADING]
    for number in range(count):
        first = number == 0
        direction = (
            draw(st.sampled_from(["安全な街", "学びの街"])) if first or draw(st.booleans()) else ""
        )
        basic = f"基本{number}" if first or direction or draw(st.booleans()) else ""
        rows.append(
            [direction, basic, f"{draw(NAME)}{number}", draw(UNITS), draw(PROSE), draw(PROSE),
             draw(PROSE), draw(PROSE), draw(PROJECTS)]
        )  # fmt: skip
        if draw(st.integers(0, 3)) == 0:
            rows += [[], ["進行管理一覧"], [], HEADING]
    return rows


@settings(max_examples=150, deadline=None)
@given(tables())
def test_made_up_tables(rows):
    assert_accounted(recorded(rows), rows)


@settings(max_examples=100, deadline=None)
@given(tables(), st.data())
def test_damage_is_mended_or_told(rows, data):
    """Shifts, page breaks and cut rows: the same records come back, or the damage is reported."""
    clean = recorded(rows)
    at = data.draw(st.sampled_from([n for n, r in enumerate(rows) if len(r) == 9 and r != HEADING]))
    kind = data.draw(st.sampled_from(["right", "left", "page", "cut", "trail"]))
    hurt = [list(each) for each in rows]
    if kind == "right":
        hurt[at] = ["", *hurt[at]]
    elif kind == "left":
        if hurt[at][0] or hurt[at][8]:
            return
        hurt[at] = [*hurt[at][1:], ""]
    elif kind == "page":
        hurt[at:at] = [["進行管理一覧"], HEADING]
        hurt[1:1] = []
    elif kind == "cut":
        hurt[at : at + 1] = [hurt[at][:7], hurt[at][7:]]
        hurt[at][6] += "前"
        hurt[at + 1] = ["後", *hurt[at + 1]]
    else:
        while hurt[at] and not hurt[at][-1]:
            hurt[at].pop()
    made = recorded(hurt)
    said = [policy.name for policy in made.policies] == [policy.name for policy in clean.policies]
    parents = [p.parent and p.parent.name for p in made.policies] == [
        p.parent and p.parent.name for p in clean.policies
    ]
    projects = [p.name for p in made.projects] == [p.name for p in clean.projects]
    assert (said and parents and projects) or made.suspects


def test_repair_of_the_repaired_changes_nothing():
    rows = [
        HEADING,
        row("安全な街", "交通の充実", projects="・甲事業 ・乙事業"),
        row("", "", "河川 の整備"),
    ]
    once, _ = repaired(rows)
    again, ledger = repaired([HEADING, *(list(each.row.texts) for each in once)])
    assert [each.row.texts for each in again] == [each.row.texts for each in once]
    assert {event.rule for event in ledger.events} == {"repeated-heading"}
