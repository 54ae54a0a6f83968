"""Surnames that are common in Japan: what stands beside a post is a name only if it begins so.

Those that are everyday words in a plan (中央, 緑) are left out; a rarer one is still seen behind a
label with a colon.
"""

from importlib.resources import files

SURNAMES = frozenset(
    files("shisaku_graph.repair").joinpath("surnames.txt").read_text(encoding="utf-8").split()
)
LONGEST = max(map(len, SURNAMES))
