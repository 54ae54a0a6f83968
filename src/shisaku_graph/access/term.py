"""The terms of a result."""

from typing import Any

import pyoxigraph as ox

from shisaku_graph.vocabulary import XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal
_NUMBERS = (XSD.integer, XSD.decimal)


def is_number(term: Term | None) -> bool:
    """Tell whether a term is an integer or a decimal."""
    return isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS


def json_term(term: Term) -> dict[str, Any]:
    """Return a term as SPARQL 1.1 results in JSON write it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    told = {"type": "literal", "value": term.value}
    if term.language:
        told["xml:lang"] = term.language
    elif term.datatype.value != XSD.string:
        told["datatype"] = term.datatype.value
    return told
