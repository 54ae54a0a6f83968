"""A candidate becomes a line of the review file: what is proposed, and why, in words."""

from collections.abc import Iterator

from shisaku_graph.link.mapping import Mapping as Line
from shisaku_graph.link.matching import Candidate
from shisaku_graph.link.words import comparable, telling_words
from shisaku_graph.vocabulary import COFOG, SDG, SEMAPV, SKOS

_CLOSE = 0.8  # of the labelled pairs above it, nine in ten are right (of projects, two in three)
_SUREST = 0.99  # no measure of likeness is a proof
_DIGITS = 2  # of scores in the file: enough for a person, and stable from run to run


def proposal(candidate: Candidate) -> Line:
    """Return the line for a candidate, without a decision."""
    one, other = candidate.one, candidate.other
    return Line(
        subject=one.iri,
        subject_label=one.label.ja,
        predicate=_predicate(candidate),
        object=other.iri,
        object_label=other.label.ja,
        category=one.kind.value,
        justification=SEMAPV.CompositeMatching,
        confidence=min(round(candidate.score, _DIGITS), _SUREST),
        similarity=round(candidate.likeness.said, _DIGITS),
        shared=candidate.shared,
        comment="; ".join(_why(candidate)),
    )


def _predicate(candidate: Candidate) -> str:
    """Return the relation that is proposed; ``exactMatch`` is never a program's to say."""
    one, other = candidate.one.label.ja, candidate.other.label.ja
    same = comparable(one) == comparable(other)
    same = same or sorted(telling_words(one)) == sorted(telling_words(other)) != []
    return SKOS.closeMatch if same or candidate.score >= _CLOSE else SKOS.relatedMatch


def _why(candidate: Candidate) -> Iterator[str]:
    """Yield what speaks for a candidate, each as ``what: values``."""
    one, other = candidate.one, candidate.other
    if candidate.shared:
        yield f"語 words: {' '.join(candidate.shared)}"
    for name, namespace in (("SDGs", SDG.NAMESPACE), ("COFOG", COFOG.NAMESPACE)):
        codes = [c.removeprefix(namespace) for c in candidate.categories if c.startswith(namespace)]
        if codes:
            yield f"{name}: {' '.join(sorted(codes, key=lambda code: (len(code), code)))}"
    for name, ours, theirs in (
        ("上位 above", one.above, other.above),
        ("担当 department", one.departments, other.departments),
    ):
        pairs = [
            (a, b) for a in ours for b in theirs if set(telling_words(a)) & set(telling_words(b))
        ]
        if pairs:
            yield f"{name}: {pairs[0][0]} ~ {pairs[0][1]}"
