"""``source.toml``: what the table itself does not say, and what its headings mean.

The models below are the schema; ``source.reading`` reads a file by them.
"""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from shisaku_graph.source.columns import (
    AmountColumn,
    Columns,
    Endings,
    IndicatorColumns,
    LevelsInCell,
    TablePart,
)
from shisaku_graph.source.fiscal_year import parse_fiscal_year
from shisaku_graph.source.gazetteer import by_code, named
from shisaku_graph.source.municipality import corporate_number, is_code
from shisaku_graph.source.part import HttpIri, Part, Slug, fiscal_year
from shisaku_graph.source.portal import PublicationPart, description, keyword
from shisaku_graph.source.previous import PreviousPart

DESCRIPTOR_NAME = "source.toml"


_TAKEN = ("ontology", "site", "versions")
"""Folders of dist/ that are no dataset's."""


class Name(Part):
    """A name in Japanese and, where there is one, English."""

    ja: Annotated[str, Field(min_length=1)]
    en: str | None = None


class MunicipalityPart(Part):
    """The local government that the table is about."""

    code: Annotated[str, Field(description="全国地方公共団体コード, six digits")]
    name: Name
    prefecture: Name
    homepage: HttpIri | None = None
    corporate_number: Annotated[
        str | None, Field(description="法人番号, 13 digits; must follow from the code")
    ] = None

    @field_validator("code")
    @classmethod
    def _check_digit(cls, code: str) -> str:
        if not is_code(code):
            raise ValueError(
                "全国地方公共団体コードではありません（6桁、末尾は検査数字）"
                "|not a local government code: six digits, the last a check digit"
            )
        return code

    @model_validator(mode="after")
    def _code_is_of_this_name(self) -> Self:
        """Refuse the code of one municipality with the name of another; old names may stand."""
        owner, same = by_code(self.code), named(self.name.ja)
        if owner and same and owner not in same:
            here = [each for each in same if each.prefecture == self.prefecture.ja] or same
            codes = ", ".join(f"{each.code} {each.prefecture}" for each in here)
            raise ValueError(
                f"コード {self.code} は{owner.name}です（{self.name.ja}は {codes}）"
                f"|code {self.code} is {owner.name}'s ({self.name.ja} has {codes})"
            )
        return self

    @model_validator(mode="after")
    def _number_follows_from_code(self) -> Self:
        if self.corporate_number not in (None, corporate_number(self.code)):
            raise ValueError(
                f"このコードの法人番号は {corporate_number(self.code)} です"
                f"|the corporate number of this code is {corporate_number(self.code)}"
            )
        return self


class Contact(Part):
    """Whom to ask about the published data."""

    name: Name
    email: Annotated[str, Field(pattern=r"^[^@\s<>]+@[^@\s<>]+$")] | None = None
    url: HttpIri | None = None


class PlanPart(Part):
    """The comprehensive plan (総合計画) that holds the policies."""

    name: Name
    start: str | None = None
    end: str | None = None

    @field_validator("start", "end")
    @classmethod
    def _year(cls, printed: str | None) -> str | None:
        return printed if printed is None else fiscal_year(printed)


class DatasetPart(Part):
    """What the published dataset is called, and under which terms."""

    title: Name
    description: Name
    fiscal_year: Annotated[str, Field(description="as the source writes it: 平成29年度")]
    issued: dt.date
    modified: dt.date | None = None
    version: Annotated[
        str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$", description="1.0.0")
    ] = "1.0.0"
    version_notes: Annotated[
        Name | None, Field(description="what a person says of this version: why, what to mind")
    ] = None
    licence: HttpIri
    contact: Contact
    keywords: tuple[str, ...] = ()

    @field_validator("keywords")
    @classmethod
    def _keywords(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(keyword(word) for word in words)

    @field_validator("description")
    @classmethod
    def _description(cls, said: Name) -> Name:
        for each in (said.ja, said.en):
            description(each or "")
        return said

    @field_validator("fiscal_year")
    @classmethod
    def _year(cls, printed: str) -> str:
        return fiscal_year(printed)


class Bounds(Part):
    """How many records of a class are expected, so that half a table cannot vanish unseen."""

    min: Annotated[int, Field(ge=0)] = 0
    max: Annotated[int, Field(ge=0)] | None = None


class Expectations(Part):
    """Bounds for each class of record."""

    directions: Bounds | None = None
    basic_policies: Bounds | None = None
    policies: Bounds | None = None
    projects: Bounds | None = None
    departments: Bounds | None = None
    reports: Bounds | None = None


class ReviewPart(Part):
    """Files of a person's decisions, beside the table."""

    classification: Annotated[
        str | None, Field(description="the proposals file with decision and reason filled in")
    ] = None
    links: Annotated[
        str | None, Field(description="links to other data: kind, name, relation, target, reason")
    ] = None


class PrivacyPart(Part):
    """What of the telephone numbers, addresses and names inside texts may be published."""

    public: Annotated[
        tuple[str, ...],
        Field(description="numbers, addresses and names that are public: a facility's number"),
    ] = ()
    public_columns: Annotated[
        tuple[str, ...], Field(description="headings whose texts are published as they are")
    ] = ()


class Renamed(Part):
    """A name that changed: the resource keeps the IRI that its former name gave it."""

    level: Literal["field", "direction", "basic_policy", "policy", "sub_policy"] = "policy"
    before: Annotated[str, Field(min_length=1)]
    now: Annotated[str, Field(min_length=1)]
    reason: Annotated[str, Field(min_length=1)]


class Descriptor(Part):
    """The whole of ``source.toml``."""

    id: Annotated[Slug, Field(description="name of the dataset and of its folder in dist/")]
    base: HttpIri = "https://w3id.org/shisaku-graph/"
    municipality: MunicipalityPart
    dataset: DatasetPart
    plan: PlanPart
    table: TablePart
    columns: Columns
    amounts: tuple[AmountColumn, ...] = ()
    indicators: tuple[IndicatorColumns, ...] = ()
    endings: tuple[Endings, ...] = ()
    levels: tuple[LevelsInCell, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    review: ReviewPart = ReviewPart()
    privacy: PrivacyPart = PrivacyPart()
    publication: PublicationPart = PublicationPart()
    previous: PreviousPart = PreviousPart()
    expect: Expectations = Expectations()

    @field_validator("id")
    @classmethod
    def _id(cls, name: str) -> str:
        if name in _TAKEN:
            raise ValueError(
                f"{name} は dist/ の別のフォルダーの名前です。別の id にしてください"
                f"|{name} is another folder of dist/; choose another id"
            )
        return name

    @field_validator("base")
    @classmethod
    def _base(cls, base: str) -> str:
        if not base.endswith("/") or "#" in base or "?" in base:
            raise ValueError(
                "/ で終わる IRI（# や ? なし）にしてください|a base IRI ends in /, without # or ?"
            )
        return base

    @model_validator(mode="after")
    def _texts_are_of_something(self) -> Self:
        told = self.columns
        if told.policy or told.project:
            return self
        texts = ("goal", "approach", "result", "next_steps", "projects", "grade", "grades", "notes")
        used = [name for name in texts if getattr(told, name)]
        if used or self.amounts or self.indicators:
            named = used[0] if used else "amounts"
            raise ValueError(
                f"{named} が何についての値か分かりません。"
                "[columns] に policy（施策）か project（事業）の列を書いてください"
                f"|{named} would be of nothing: name a column of policies or projects in [columns]"
            )
        return self

    @model_validator(mode="after")
    def _headings_differ(self) -> Self:
        seen: dict[str, str] = {}
        pairs = [
            *self.columns.fields(),
            *((name, (heading,)) for name, _, heading in self.columns.groups()),
            ("ignore", self.columns.ignore),
        ]
        for name, headings in pairs:
            for heading in headings:
                if seen.setdefault(heading, name) != name:
                    raise ValueError(
                        f"見出し「{heading}」が {seen[heading]} と {name} の両方にあります"
                        f"|heading {heading!r} stands under {seen[heading]} and {name}"
                    )
        for ending in self.endings:
            if not seen.keys() & set(ending.heading):
                raise ValueError(
                    f"[[endings]] の見出し「{ending.heading[0]}」が [columns] にありません"
                    f"|the heading {ending.heading[0]!r} of [[endings]] stands not in [columns]"
                )
        return self

    @property
    def municipality_iri(self) -> str:
        """The municipality's IRI, with which the IRIs of all that is its own begin."""
        return f"{self.base}id/{self.municipality.code}"

    @property
    def rows_share_a_subject(self) -> bool:
        """Whether several rows may speak of one policy: of its indicators, or of its years."""
        return bool(self.indicators) or self.columns.long

    @property
    def rows_are_lines(self) -> bool:
        """Whether rows of one project that nothing tells apart are its lines."""
        return bool(self.columns.line) or self.columns.long

    @property
    def start_year(self) -> int:
        """The Gregorian year in which the dataset's fiscal year starts."""
        year = parse_fiscal_year(self.dataset.fiscal_year)
        if year is None:  # the validator let it through, so it parses
            raise AssertionError(self.dataset.fiscal_year)
        return year
