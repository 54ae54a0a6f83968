"""``[publication]`` of ``source.toml``: what portals ask besides the dataset's own facts.

Every key has a default. Keywords are checked by the rule of CKAN, the strictest of the portals: one
keyword that it refuses makes it refuse the whole dataset.
"""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from shisaku_graph.source.part import HttpIri, Part, Slug

KEYWORD_LENGTH = range(2, 101)
"""How many characters CKAN takes (``tag_length_validator``)."""
DESCRIPTION_LENGTH = 5000
"""The longest description that Google Dataset Search takes, in characters."""

Theme = Literal[
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH",
    "TRAN",
]  # fmt: skip


class PublicationPart(Part):
    """Where the dataset is offered, and what portals ask besides. Every key has a default."""

    url: Annotated[
        HttpIri | None,
        Field(description="where dist/ is hosted, ending in /; default: dist/ under the base"),
    ] = None
    landing_page: Annotated[
        HttpIri | None, Field(description="a page for people; default: the dataset's own page")
    ] = None
    sparql_endpoint: Annotated[
        HttpIri | None, Field(description="a SPARQL endpoint that holds this dataset")
    ] = None
    series: Annotated[
        Slug | None,
        Field(description="what the years have in common; default: id without its year"),
    ] = None
    frequency: Annotated[
        Literal["annual", "biennial", "triennial", "irregular", "never", "unknown"],
        Field(description="how often the city publishes such a table"),
    ] = "annual"
    themes: Annotated[
        tuple[Theme, ...], Field(min_length=1, description="EU data themes, for DCAT-AP")
    ] = ("GOVE",)
    category: Annotated[
        str | None, Field(description="分類 of the municipal standard's オープンデータ一覧")
    ] = None
    ckan_name: Annotated[
        str | None,
        Field(
            pattern=r"^[a-z0-9_-]{2,100}$",
            description="the dataset's name (URL) in CKAN; default: code and id",
        ),
    ] = None
    ckan_license: Annotated[
        str | None,
        Field(
            pattern=r"^[A-Za-z0-9._-]+$",
            description="licence's id in the portal's CKAN; default: CKAN's own where it has one",
        ),
    ] = None

    keep: Annotated[
        int | None,
        Field(ge=0, description="former versions that stay in dist/versions/; default: all"),
    ] = None

    @field_validator("url")
    @classmethod
    def _folder(cls, url: str | None) -> str | None:
        if url is not None and not url.endswith("/"):
            raise ValueError("/ で終わる URL にしてください|a URL of a folder ends in /")
        return url


def keyword(word: str) -> str:
    """Return the word if every portal takes it as a keyword.

    CKAN takes letters, digits, blanks and ``_ - .`` (``tag_name_validator``), 2 to 100 characters.

    >>> keyword("小中学校")
    '小中学校'

    Raises:
        ValueError: CKAN would refuse the whole dataset for it.
    """
    wrong = [c for c in word if not (c.isalnum() or c in " _-.")]
    if wrong:
        raise ValueError(
            f"「{word}」の「{wrong[0]}」を CKAN のポータルが受け付けず、"
            "データセット全体が拒まれます（使えるのは文字・数字・半角の空白・_ - .）"
            f"|CKAN portals refuse {wrong[0]!r} in {word!r}, and the whole dataset with it: "
            "a keyword has letters, digits, blanks and _ - ."
        )
    if len(word) not in KEYWORD_LENGTH or word != word.strip():
        raise ValueError(
            f"「{word}」は CKAN のポータルに受け付けられず、データセット全体が拒まれます"
            "（2〜100文字、前後に空白なし）"
            f"|CKAN portals refuse {word!r}, and the whole dataset with it: "
            "a keyword has 2 to 100 characters and no blanks around it"
        )
    return word


def description(text: str) -> str:
    """Return the text if every portal takes it as a description.

    Raises:
        ValueError: it is longer than Google takes.
    """
    if len(text) > DESCRIPTION_LENGTH:
        raise ValueError(
            f"説明は {DESCRIPTION_LENGTH} 文字までです（{len(text)} 文字あります）"
            f"|a description has at most {DESCRIPTION_LENGTH} characters (this has {len(text)})"
        )
    return text
