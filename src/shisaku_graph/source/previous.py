"""What was published before: the part of ``source.toml`` that ties a year to the last one."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from shisaku_graph.source.part import Part


class PreviousPart(Part):
    """What was published before: last year's ledger, and the last version of this dataset."""

    ledger: Annotated[
        str | None, Field(description="copy of identities.csv of last year's published dataset")
    ] = None
    continuity: Annotated[
        str | None, Field(description="review file: what was renamed, split, merged, moved, ended")
    ] = None
    organisation: Annotated[
        str | None,
        Field(
            description="table of the units' old and new names (組織の新旧対照表), "
            "or the review file of another table"
        ),
    ] = None
    version: Annotated[
        str | None,
        Field(description="copy of data.nt (or .gz) of the version of this dataset before"),
    ] = None
    changes: Annotated[
        str | None, Field(description="copy of changes.ttl of that version: the history so far")
    ] = None

    @model_validator(mode="after")
    def _decisions_need_a_ledger(self) -> Self:
        if (self.continuity or self.organisation) and not self.ledger:
            raise ValueError(
                "continuity・organisation には ledger（前年度の identities.csv）が必要です"
                "|continuity and organisation need a ledger (last year's identities.csv)"
            )
        if self.changes and not self.version:
            raise ValueError(
                "changes には version（前の版の data.nt）が必要です"
                "|changes needs a version (the data.nt of the version before)"
            )
        return self

    def files(self) -> tuple[str, ...]:
        """Return the files that it names."""
        names = (self.ledger, self.continuity, self.organisation, self.version, self.changes)
        return tuple(name for name in names if name)
