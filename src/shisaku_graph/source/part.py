"""What the tables of ``source.toml`` have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
HttpIri = Annotated[str, Field(pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?/[!-;=?-\[\]_a-z~]*$")]


class Part(BaseModel):
    """A table of the descriptor: no unknown keys, no converted types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
