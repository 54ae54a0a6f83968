"""The running texts of the records: whose they are, which property they give, where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from shisaku_graph.record.model import Goal, Note, Policy, ProgressReport, Project, Records
from shisaku_graph.trace import Origin

Subject = Policy | Project | Goal | ProgressReport


@dataclass(frozen=True, slots=True)
class Passage:
    """One text as published.

    Attributes:
        subject: the record that it is a text of.
        field: ``goal``, ``approach``, ``description``, ``result``, ``next_steps`` or ``note``.
        note: the note, where the text is that of a note.
    """

    subject: Subject
    field: str
    text: str
    origin: Origin
    note: Note | None = None


def passages(records: Records) -> Iterator[Passage]:
    """Yield every running text, in the plan's order."""
    for policy in records.policies:
        yield from policy_passages(policy)
    for project in records.projects:
        yield from project_passages(project)
    for report in records.reports:
        yield from report_passages(report)


def project_passages(project: Project) -> Iterator[Passage]:
    """Yield the running texts of a project itself."""
    if project.goal:
        yield Passage(project.goal, "goal", project.goal.text.value, project.goal.text.origin)
    if project.description:
        said = project.description
        yield Passage(project, "description", said.value, said.origin)


def policy_passages(policy: Policy) -> Iterator[Passage]:
    """Yield the running texts of a policy itself."""
    if policy.goal:
        yield Passage(policy.goal, "goal", policy.goal.text.value, policy.goal.text.origin)
    if policy.approach:
        yield Passage(policy, "approach", policy.approach.value, policy.approach.origin)


def report_passages(report: ProgressReport) -> Iterator[Passage]:
    """Yield the running texts of a report."""
    for field, said in (("result", report.result), ("next_steps", report.next_steps)):
        if said:
            yield Passage(report, field, said.value, said.origin)
    for note in report.notes:
        yield Passage(report, "note", note.text.value, note.text.origin, note)
