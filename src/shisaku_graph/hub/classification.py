"""Policies and projects in shared schemes: by words, by the text's own statement, by a person.

The score of a category is the sum, over the texts, of the weight of each of its words that the
text holds, times the weight of the text. Each word counts once in a text; a word inside a longer
word of the same category does not count again. Time is linear in the length of the texts.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from shisaku_graph.hub.schemes import (
    NAMING,
    SCHEMES,
    Scheme,
    beginning_in,
    categories,
    category,
    naming_words,
)
from shisaku_graph.record.decisions import Decision, Verdict, named, unmatched
from shisaku_graph.record.model import Policy, ProgressReport, Project, Records, Text
from shisaku_graph.trace import Origin

NAME, ABOVE, GOAL, APPROACH, RESULT = 3.0, 1.0, 1.5, 0.5, 0.25
"""How much a word counts: in the record's own name, above it, in its goal, approach, result."""

_LONGEST_CODE = 6  # 17.19 and what follows
_HALF = 4.0  # the score, above the threshold, at which confidence is one half


class Method(Enum):
    """How a classification came about."""

    WORDS = "words"
    STATED = "stated"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Classification:
    """One record in one category.

    Attributes:
        confidence: between 0 and 1; a measure of how much speaks for it, no probability.
        evidence: the words that spoke for it, strongest first.
        accepted: a person agreed.
        reason: the person's reason, when there is one.
        origins: the cells that hold the evidence.
    """

    subject: Policy | Project
    scheme: str
    code: str
    method: Method
    confidence: float
    evidence: tuple[str, ...]
    accepted: bool
    reason: str | None
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    weight: float
    origin: Origin


def classify(records: Records) -> tuple[Classification, ...]:
    """Return the classifications of every record that has a report, decisions applied.

    Raises:
        CorrectionError: a decision speaks of a record or a category that is not there.
    """
    decided = _decided(records)
    found: list[Classification] = []
    for report in records.reports:
        for proposal in proposals(report):
            decision = decided.pop((report.subject.key, proposal.scheme, proposal.code), None)
            found.extend(_judged(proposal, decision))
    subjects: dict[str, Policy | Project] = {each.key: each for each in records.policies}
    subjects |= {each.key: each for each in records.projects}
    for (key, scheme, code), decision in decided.items():
        found.extend(_by_person(subjects[key], scheme, code, decision))
    return tuple(found)


class Classifier:
    """Classifies one record after the other, where they are not all at hand.

    Raises:
        CorrectionError: a decision speaks of a category that is not there.
    """

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._decisions, self._spoken = decisions, set[int]()
        for each in decisions:
            if category(each.scheme, each.code) is None:
                raise unmatched(each.place, each.scheme, each.code)

    def of(
        self, subject: Policy | Project, report: ProgressReport | None
    ) -> Iterator[Classification]:
        """Yield the classifications of one record, decisions applied."""
        kind = "project" if isinstance(subject, Project) else "policy"
        decided: dict[tuple[str, str], Decision] = {}
        for at, each in enumerate(self._decisions):
            if each.kind == kind and named(subject.name, each.name):
                self._spoken.add(at)
                decided[each.scheme, each.code] = each
        for proposal in proposals(report) if report else ():
            yield from _judged(proposal, decided.pop((proposal.scheme, proposal.code), None))
        for (scheme, code), decision in decided.items():
            yield from _by_person(subject, scheme, code, decision)

    def close(self) -> None:
        """See that every decision spoke of a record.

        Raises:
            CorrectionError: one did not.
        """
        for at, each in enumerate(self._decisions):
            if at not in self._spoken:
                raise unmatched(each.place, each.kind, each.name)


def proposals(report: ProgressReport) -> Iterator[Classification]:
    """Yield what the words of a report and of its subject speak for."""
    subject = report.subject
    if isinstance(subject, Policy | Project):
        yield from _proposals(subject, tuple(_said(subject, report)))


def _judged(proposal: Classification, decision: Decision | None) -> Iterator[Classification]:
    if decision is None:
        yield proposal
    elif decision.verdict is Verdict.ACCEPT:
        yield replace(proposal, accepted=True, reason=decision.reason)


def _by_person(
    subject: Policy | Project, scheme: str, code: str, decision: Decision
) -> Iterator[Classification]:
    if decision.verdict is Verdict.ACCEPT:
        yield Classification(
            subject, scheme, code, Method.PERSON, 1.0, (), accepted=True, reason=decision.reason,
            origins=subject.origins,
        )  # fmt: skip


def _decided(records: Records) -> dict[tuple[str, str, str], Decision]:
    found: dict[tuple[str, str, str], Decision] = {}
    for decision in records.decisions.classifications:
        pool: Sequence[Policy | Project]
        pool = records.policies if decision.kind == "policy" else records.projects
        subjects = [each for each in pool if named(each.name, decision.name)]
        if not subjects:
            raise unmatched(decision.place, decision.kind, decision.name)
        if category(decision.scheme, decision.code) is None:
            raise unmatched(decision.place, decision.scheme, decision.code)
        for subject in subjects:
            found[subject.key, decision.scheme, decision.code] = decision
    return found


def _said(subject: Policy | Project, report: ProgressReport) -> Iterator[_Said]:
    """Yield the texts that speak of a report's subject, each with its weight."""
    if subject.origins:
        yield _Said(_plain(subject.name), NAME, subject.origins[0])
    above = (subject.parent,) if isinstance(subject, Policy) else subject.implements
    for element in above:
        if element is not None and not named(element.name, subject.name):
            yield _Said(_plain(element.name), ABOVE, element.origins[0])
    texts: list[tuple[Text | None, float]] = [(report.result, RESULT), (report.next_steps, RESULT)]
    if isinstance(subject, Policy):
        texts += [
            (subject.goal.text if subject.goal else None, GOAL),
            (subject.approach, APPROACH),
        ]
    else:
        texts += [(subject.goal.text if subject.goal else None, RESULT),
                  (subject.description, RESULT)]  # fmt: skip
    texts += [(note.text, RESULT) for note in report.notes]
    for text, weight in texts:
        if text is not None:
            yield _Said(_plain(text.value), weight, text.origin)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _proposals(subject: Policy | Project, texts: Sequence[_Said]) -> Iterator[Classification]:
    spoken = _spoken(texts)
    stated = {(scheme, code): said for scheme, code, said in _stated(texts)}
    for (known, code), (said, word) in stated.items():
        yield Classification(
            subject, known, code, Method.STATED, 1.0, (word,), accepted=False,
            reason=None, origins=(said.origin,),
        )  # fmt: skip
    for scheme in SCHEMES.values():
        scores = {
            code: sum(weight for weight, _, _ in spoken[scheme.id, code])
            for known, code in spoken
            if known == scheme.id
        }
        best = max(scores.values(), default=0.0)
        for known, code in categories():
            if known != scheme.id or (known, code) in stated:
                continue
            spoken_for = spoken.get((known, code), ())
            enough = scores.get(code, 0.0) >= max(scheme.threshold, scheme.share * best)
            if enough or any(_names_it(weight, word) for weight, word, _ in spoken_for):
                yield _by_words(subject, scheme, code, spoken[known, code])


def _names_it(weight: float, word: str) -> bool:
    """Tell whether a word that can mean nothing else stands in a name, a goal or an approach."""
    return word in naming_words() and weight >= NAMING * APPROACH


def _by_words(
    subject: Policy | Project,
    scheme: Scheme,
    code: str,
    spoken: Sequence[tuple[float, str, Origin]],
) -> Classification:
    beyond = sum(weight for weight, _, _ in spoken)
    confidence = round(beyond / (beyond + _HALF), 2)
    strongest = sorted(spoken, key=lambda item: -item[0])
    return Classification(
        subject, scheme.id, code, Method.WORDS, confidence,
        tuple(dict.fromkeys(word for _, word, _ in strongest)), accepted=False, reason=None,
        origins=tuple(dict.fromkeys(origin for _, _, origin in strongest)),
    )  # fmt: skip


def _spoken(
    texts: Sequence[_Said],
) -> defaultdict[tuple[str, str], list[tuple[float, str, Origin]]]:
    """Return what speaks for each category: weight, word, place."""
    found: defaultdict[tuple[str, str], list[tuple[float, str, Origin]]] = defaultdict(list)
    for said in texts:
        held: defaultdict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
        for word in beginning_in(said.text):
            if word.text in said.text:
                held[word.scheme, word.code].append((word.text, word.weight))
        for told, pairs in held.items():
            for text, weight in pairs:
                if not any(text != other and text in other for other, _ in pairs):
                    found[told].append((weight * said.weight, text, said.origin))
    return found


def _stated(texts: Sequence[_Said]) -> Iterator[tuple[str, str, tuple[_Said, str]]]:
    """Yield the goals and targets that a text names itself: SDGs … 目標11, ターゲット11.2."""
    for said in texts:
        if "SDG" not in said.text:
            continue
        for word in ("目標", "ゴール", "ターゲット"):
            place = said.text.find(word)
            while place >= 0:
                start = place + len(word)
                code = _code(said.text[start : start + _LONGEST_CODE])
                if category("sdg", code) is not None:
                    yield "sdg", code, (said, f"{word}{code}")
                place = said.text.find(word, start)


def _code(text: str) -> str:
    """Return the code at the beginning of a text: 11, 11.2 or 11.b; what follows is left out."""
    goal = text[: next((n for n, sign in enumerate(text) if not sign.isdigit()), len(text))]
    tail = text[len(goal) + 1 :] if text[len(goal) : len(goal) + 1] == "." else ""
    digits = tail[: next((n for n, sign in enumerate(tail) if not sign.isdigit()), len(tail))]
    target = f"{goal}.{digits or tail[:1]}"
    return target if category("sdg", target) is not None else goal
