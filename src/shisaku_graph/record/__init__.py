"""Records: repaired rows read into typed, frozen values."""

from shisaku_graph.record.reader import read_records, shelve

__all__ = ["read_records", "shelve"]
