"""Strict interpretation: every value in a used column is in the graph, in the log, or an error."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publication.small_source import MEASURED

from shisaku_graph.errors import ShisakuError
from shisaku_graph.graph import triples
from shisaku_graph.pipeline import read
from shisaku_graph.record.names import split_notation
from shisaku_graph.vocabulary import PROV

HEADING = ["施策", "事業名", "所管", "決算額", "評価", "内容", "備考", "使わない"]
NAMES = st.text(st.sampled_from("観光農業振興の・1 　①㈱Ａ（）"), max_size=9)
TEXTS = st.text(
    st.sampled_from("市はを進める。・、 <p>㈱Ⅰ～\u3000x1\n\"',;=+@🚃𠮷\u200b"), max_size=25
)
VALUES = st.sampled_from(["", "1", "1,234千円", "未定", "－", "A", "Ａ", "△5", "0", "  3 ", "なし"])
ROW = st.tuples(NAMES, NAMES, NAMES, VALUES, VALUES, TEXTS, TEXTS, TEXTS)


@settings(max_examples=120, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=5), st.integers(0, 3))
def test_every_value_is_in_the_graph_or_the_log_or_an_error(rows, ragged):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = MEASURED.replace(
            'result = ["内容"]', 'result = ["内容"]\nnotes = ["備考"]\nignore = ["使わない"]'
        )
        (folder / "source.toml").write_text(told, encoding="utf-8")
        out = io.StringIO()
        written = [
            HEADING,
            *([*row, *["余り"] * (ragged if row is rows[0] else 0)] for row in rows),
        ]
        csv.writer(out).writerows(written)
        (folder / "t.csv").write_text(out.getvalue(), encoding="utf-8", newline="")
        try:
            records = read(folder)
            graph = list(triples(records))
        except ShisakuError:
            return
    said = {
        each.object.value
        for each in graph
        if hasattr(each.object, "language")
        and each.predicate.value != PROV.value  # not as received
    }
    log = "\n".join(event.before for event in records.repairs)
    published = "\n".join(said)
    kept = "".join(published.split())
    for row in rows:
        for value in row[:-1]:
            for line in value.split("\n"):
                bare = "".join(line.split())
                parts = [part for part in split_notation(line.strip()) if part]
                assert (
                    all("".join(part.split()) in kept for part in parts)
                    or bare in kept
                    or line in log
                    or bare in "".join(log.split())
                ), (value, row)


def refusal(folder: Path) -> tuple[str, str]:
    try:
        read(folder)
    except ShisakuError as error:
        return error.code, str(error.place)
    return "", ""


@pytest.mark.parametrize("field", ["result", "department", "grade"])
def test_a_column_that_nothing_names_is_an_error(tmp_path, field):
    table = f"{','.join(HEADING[:6])}\n観光,花火,観光課,1,A,文。\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    lines = [line for line in MEASURED.split("\n") if not line.startswith(f"{field} = [")]
    (tmp_path / "source.toml").write_text("\n".join(lines), encoding="utf-8")
    code, place = refusal(tmp_path)
    assert code == "column-unknown"
    assert place.startswith("t.csv:1:")  # file, line, column
