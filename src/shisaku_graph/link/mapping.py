"""One mapping: a candidate, a person's decision about it, or both."""

from dataclasses import dataclass, field
from enum import Enum

from shisaku_graph.vocabulary import DCTERMS, RDFS, SEMAPV, SKOS

PREDICATES = (
    SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch,
    DCTERMS.relation, RDFS.seeAlso,
)  # fmt: skip
"""What a link may say."""
JUSTIFICATIONS = (SEMAPV.CompositeMatching, SEMAPV.LexicalMatching, SEMAPV.ManualMappingCuration)


class Decision(Enum):
    """What a person decided."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Mapping:
    """One line of a review file.

    Attributes:
        subject: IRI of the record in the first dataset; ``object`` that in the other.
        category: what both are: ``policy``, ``project``, ``department``, ``municipality``.
        justification: IRI of the kind of evidence.
        confidence: the candidate's score; ``None`` where a person wrote the line.
        similarity: cosine of all telling words.
        shared: words in common.
        comment: why it is proposed, or why a decision does not apply any more.
        reason: the person's reason.
        reviewers: identifiers, then names, of those who decided.
        line: where it stood in the review file, from 1; 0 for a new one.
        further: columns that are not this program's, kept as they are.
    """

    subject: str
    subject_label: str
    predicate: str
    object: str
    object_label: str
    category: str
    justification: str
    confidence: float | None = None
    similarity: float | None = None
    shared: tuple[str, ...] = ()
    comment: str = ""
    decision: Decision | None = None
    reason: str = ""
    reviewer_id: str = ""
    reviewer_label: str = ""
    review_date: str = ""
    line: int = 0
    further: tuple[tuple[str, str], ...] = field(default=())

    @property
    def pair(self) -> tuple[str, str]:
        """Both IRIs."""
        return self.subject, self.object

    @property
    def touched(self) -> bool:
        """Whether a person wrote something into the line."""
        told = (self.reason, self.reviewer_id, self.reviewer_label, self.review_date)
        return self.decision is not None or any(told)
