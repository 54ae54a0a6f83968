"""What the tables of ``source.toml`` have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shisaku_graph.source.fiscal_year import parse_fiscal_year

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
HttpIri = Annotated[str, Field(pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?/[!-;=?-\[\]_a-z~]*$")]


class Part(BaseModel):
    """A table of the descriptor: no unknown keys, no converted types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def fiscal_year(printed: str) -> str:
    """Return a fiscal year as printed.

    Raises:
        ValueError: it is none.
    """
    if parse_fiscal_year(printed) is None:
        raise ValueError(
            "年度として読めません（平成29年度、R6、2017年度 のように書きます）"
            "|not a fiscal year: write it as 平成29年度, R6 or 2017年度"
        )
    return printed
