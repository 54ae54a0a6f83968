"""A table beyond the machine's memory is refused early, with the way out."""

import pytest

from shisaku_graph.errors import RecordError
from shisaku_graph.pipeline import read
from shisaku_graph.record import capacity


def test_a_table_beyond_the_free_memory_is_refused_early(kisarazu, monkeypatch):
    monkeypatch.setattr(capacity, "free_memory", lambda: 2 * capacity.PER_CELL)
    with pytest.raises(RecordError) as caught:
        read(kisarazu)
    assert caught.value.code == "table-too-large"
    assert "stream" in caught.value.remedy.ja
    assert "stream" in caught.value.remedy.en
    assert "first 1 rows" in caught.value.problem.en


def test_free_memory_is_told_or_unknown(monkeypatch, tmp_path):
    told = tmp_path / "meminfo"
    told.write_text("MemTotal: 9 kB\nMemAvailable: 4 kB\n", encoding="ascii")
    monkeypatch.setattr(capacity, "_MEMORY", told)
    monkeypatch.setattr(capacity, "_CONTROL", tmp_path)
    assert capacity.free_memory() == 4096
    (tmp_path / "memory.max").write_text("3000\n")
    (tmp_path / "memory.current").write_text("1000\n")
    assert capacity.free_memory() == 2000
    (tmp_path / "memory.max").write_text("max\n")
    monkeypatch.setattr(capacity, "_MEMORY", tmp_path / "none")
    assert capacity.free_memory() is None
