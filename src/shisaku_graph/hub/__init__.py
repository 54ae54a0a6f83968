"""Hubs: what every city shares, and what the records say of it.

Municipality codes, the goals of the United Nations, functions of government, documents named in
texts. Between the records and the graph: typed values, no RDF library, no network.
"""

from shisaku_graph.hub.gathering import Hubs, hubs

__all__ = ["Hubs", "hubs"]
