"""What came of the plan: reports, amounts, notes; what changed since the year before."""

from collections.abc import Iterator

from shisaku_graph.access.reading import Reading
from shisaku_graph.access.views import Amount, Assessment, Change, Note, Report, Withdrawn
from shisaku_graph.vocabulary import DCTERMS, RDF, SHISAKU


class OutcomeReading(Reading):
    """Reads the reports of a dataset, and what became of last year's resources."""

    def reports(self, subject: str | None = None) -> Iterator[Report]:
        """Yield the reports, of one policy or project if it is named."""
        if subject is None:
            found = self._subjects(RDF.type, SHISAKU.ProgressReport)
        else:
            found = self._subjects(SHISAKU.reportsOn, subject)
        for iri in sorted(found):
            yield self._report(iri)

    def changes(self) -> Iterator[Change]:
        """Yield what changed since the year before, in the order of the IRIs."""
        for iri in sorted(self._subjects(RDF.type, SHISAKU.Change)):
            yield Change(
                iri=iri,
                kind=self._needed(iri, SHISAKU.changeKind),
                year=self._needed(iri, SHISAKU.fiscalYear),
                originals=self._links(iri, SHISAKU.original),
                results=self._links(iri, SHISAKU.resulting),
                reason=self._text(iri, SHISAKU.reason),
            )

    def withdrawn(self) -> Iterator[Withdrawn]:
        """Yield what stood in an earlier year, in the order of the IRIs."""
        for iri in sorted(self._subjects(RDF.type, SHISAKU.WithdrawnResource)):
            yield Withdrawn(
                iri=iri,
                label=self.label(iri),
                kind=self._needed(iri, SHISAKU.changeKind),
                last_year=self.last_year(iri),
                successors=self._links(iri, DCTERMS.isReplacedBy),
            )

    def last_year(self, iri: str) -> int | None:
        """Return the last fiscal year in which something withdrawn stood."""
        return self._number(iri, SHISAKU.lastYear)

    def _report(self, iri: str) -> Report:
        return Report(
            iri=iri,
            subject=self._needed(iri, SHISAKU.reportsOn),
            year=self._needed(iri, SHISAKU.fiscalYear),
            departments=self._many(iri, SHISAKU.responsibleDepartment),
            result=self._text(iri, SHISAKU.result),
            next_steps=self._text(iri, SHISAKU.nextSteps),
            projects=self._many(iri, SHISAKU.coversProject),
            project_list=self._only(iri, SHISAKU.projectListStatus),
            grade=self._one(iri, SHISAKU.grade),
            assessments=tuple(
                Assessment(
                    each,
                    self.label(each),
                    self._named(self._needed(each, SHISAKU.criterion)),
                    self._named(self._needed(each, SHISAKU.grade)),
                    self._one(each, SHISAKU.aboutIndicator),
                )
                for each in self._as_printed(iri, SHISAKU.hasAssessment)
            ),
            amounts=tuple(self._amount(each) for each in self._as_printed(iri, SHISAKU.hasAmount)),
            notes=tuple(
                Note(
                    each,
                    self._text(each, SHISAKU.heading) or "",
                    self._text(each, DCTERMS.description) or "",
                    self._one(each, SHISAKU.aboutIndicator),
                )
                for each in self._as_printed(iri, SHISAKU.hasNote)
            ),
        )

    def _amount(self, iri: str) -> Amount:
        return Amount(
            iri=iri,
            label=self.label(iri),
            kind=self._only(iri, SHISAKU.amountKind),
            item=self._only(iri, SHISAKU.amountItem),
            year=self._only(iri, SHISAKU.fiscalYear),
            printed=self._text(iri, SHISAKU.printedValue) or "",
            yen=self._decimal(iri, SHISAKU.yen),
            unit=self._text(iri, SHISAKU.unitText),
        )
