"""Serve: published datasets as a local portal – site, resolvable IRIs, a SPARQL 1.1 endpoint.

One process speaks HTTP; others, confined and replaced when they exceed their limits, evaluate. It
reads published files only.
"""

from shisaku_graph.serve.limits import Limits

__all__ = ["Limits"]
