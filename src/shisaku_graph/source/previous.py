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
    version: Annotated[
        str | None, Field(description="copy of data.nt of the version of this dataset before")
    ] = None

    @model_validator(mode="after")
    def _decisions_need_a_ledger(self) -> Self:
        if self.continuity and not self.ledger:
            raise ValueError(
                "continuity には ledger（前年度の identities.csv）が必要です"
                "|continuity needs a ledger (last year's identities.csv)"
            )
        return self

    def files(self) -> tuple[str, ...]:
        """Return the files that it names."""
        return tuple(name for name in (self.ledger, self.continuity, self.version) if name)
