"""``source.toml``: what the table itself does not say, and what its headings mean.

The models below are the schema; ``source.reading`` reads a file by them.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from shisaku_graph.source.fiscal_year import parse_fiscal_year
from shisaku_graph.source.gazetteer import by_code, named
from shisaku_graph.source.municipality import corporate_number, is_code
from shisaku_graph.source.part import HttpIri, Part, Slug
from shisaku_graph.source.portal import PublicationPart, description, keyword
from shisaku_graph.source.previous import PreviousPart

DESCRIPTOR_NAME = "source.toml"

_EACH_ITS_OWN = ("units", "grades", "line", "notes", "personal", "ignore")

_TAKEN = ("ontology", "site", "versions")
"""Folders of dist/ that are no dataset's."""

Headings = Annotated[tuple[str, ...], Field(min_length=1)]


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
        return printed if printed is None else _fiscal_year(printed)


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
        return _fiscal_year(printed)


class Band(Part):
    """Headings that stand alone between the rows: each names what the rows below belong to."""

    heading: Annotated[str, Field(min_length=1, description="the column that they become")]
    begins: Annotated[
        tuple[str, ...], Field(min_length=1, description="what they begin with: 基本目標, ■")
    ]


class TablePart(Part):
    """The file, and how to read it."""

    file: Annotated[str, Field(min_length=1)]
    format: Annotated[
        Literal["auto", "text", "csv", "tsv", "xlsx", "xls", "ods", "html", "json"],
        Field(description="auto: by content; text: tabs without quoting, as in text exports"),
    ] = "auto"
    sheet: Annotated[
        str | None,
        Field(description="which of several: worksheet, HTML table (2), key in JSON (data.items)"),
    ] = None
    sheets: Annotated[
        tuple[str, ...],
        Field(description="worksheets of one layout, read one after another; * for all visible"),
    ] = ()
    labels: Annotated[
        tuple[str, ...],
        Field(description="the labels of forms, where each policy or project has one of its own"),
    ] = ()
    begins: Annotated[
        str | None, Field(description="what each form begins with; default: a form a sheet")
    ] = None
    transposed: Annotated[
        bool, Field(description="headings in the first column, a record in each further one")
    ] = False
    unroll: Annotated[
        str | None, Field(description="key of a list in each JSON record: a row for each of it")
    ] = None
    delimiter: Annotated[
        str | None, Field(pattern=r'^[^"\r\n]$', description="what parts the cells of a CSV")
    ] = None
    heading_rows: Annotated[
        Literal[1, 2, 3, 4], Field(description="2 or more where headings stand over others")
    ] = 1
    encoding: str | None = None
    corrections: str | None = None
    bands: Annotated[
        tuple[Band, ...], Field(description="headings between the rows, from the top down")
    ] = ()
    placeholders: Annotated[
        tuple[str, ...], Field(description="cells that stand for no value: ―, 施策なし")
    ] = ()
    fill_down: Annotated[
        tuple[str, ...],
        Field(description="headings, besides the plan's levels, whose merged cells are filled"),
    ] = ()


class Columns(Part):
    """The headings of each field, as printed; more than one where they vary from page to page.

    Blanks and width (全角／半角) make no difference. A column of the table that stands neither
    here, nor among the amounts and indicators, nor in ``ignore`` is an error. In ``units``,
    ``grades``, ``line``, ``notes``, ``personal`` and ``ignore`` each heading is a
    column of its own.
    """

    field: Headings | None = None
    direction: Headings | None = None
    basic_policy: Headings | None = None
    policy: Headings | None = None
    field_code: Annotated[Headings | None, Field(description="numbers beside the names")] = None
    direction_code: Headings | None = None
    basic_policy_code: Headings | None = None
    policy_code: Headings | None = None
    project: Annotated[Headings | None, Field(description="one project a row")] = None
    project_code: Headings | None = None
    department: Headings | None = None
    units: Annotated[tuple[str, ...], Field(description="units from the top down: 局, 部, 課")] = ()
    goal: Headings | None = None
    approach: Headings | None = None
    result: Headings | None = None
    next_steps: Headings | None = None
    projects: Annotated[Headings | None, Field(description="several projects in a cell")] = None
    grade: Annotated[
        Headings | None, Field(description="the grade that speaks for the whole: 総合評価")
    ] = None
    grades: Annotated[
        tuple[str, ...], Field(description="further grades: 必要性, 有効性, 一次評価")
    ] = ()
    line: Annotated[tuple[str, ...], Field(description="what parts a project's lines: 節")] = ()
    notes: tuple[str, ...] = ()
    personal: Annotated[
        tuple[str, ...], Field(description="names, telephone numbers …: never published")
    ] = ()
    ignore: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _speaks_of_something(self) -> Self:
        if not (self.policy or self.project or self.department or self.units):
            raise ValueError(
                "施策・事業・部課のどれかの列が必要です"
                "|a table needs a column of policies, projects or departments"
            )
        return self

    def fields(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each field in use with the headings that its one column may have."""
        for name in type(self).model_fields:
            headings = getattr(self, name)
            if name not in _EACH_ITS_OWN and headings:
                yield name, headings

    def groups(self) -> Iterator[tuple[str, int, str]]:
        """Yield field, place and heading of each column that is one of several of its field."""
        for name in _EACH_ITS_OWN[:-1]:
            for place, heading in enumerate(getattr(self, name)):
                yield name, place, heading


class AmountColumn(Part):
    """A column of money: what it is, and in which unit it is printed."""

    heading: Headings
    kind: Literal["budget", "final-account"]
    unit: Literal["円", "千円", "百万円", "億円"]
    year: Annotated[
        str | None, Field(description="of another year than the dataset's: 令和5年度")
    ] = None
    item: Annotated[
        Literal[
            "total",
            "direct",
            "personnel",
            "national-grant",
            "prefectural-grant",
            "bond",
            "other-revenue",
            "general-revenue",
        ]
        | None,
        Field(description="total, 事業費, 人件費, or a source: 国庫, 県, 地方債, その他, 一般財源"),
    ] = None

    @field_validator("year")
    @classmethod
    def _year(cls, printed: str | None) -> str | None:
        return printed if printed is None else _fiscal_year(printed)


class ValueColumn(Part):
    """A column of an indicator's values in a year of its own: ``R5実績``."""

    heading: Annotated[str, Field(min_length=1)]
    measure: Literal["actual", "target"]
    year: Annotated[str, Field(description="令和5年度, R5, 2023年度")]

    @field_validator("year")
    @classmethod
    def _year(cls, printed: str) -> str:
        return _fiscal_year(printed)


class IndicatorColumns(Part):
    """An indicator's name column, and the headings of the columns that follow it.

    ``actual`` and ``target`` are of the dataset's year; ``values`` are those of stated years.
    ``title`` names what has no name column, for its heading says it: 人工, 利用者数.
    """

    name: Annotated[Headings | None, Field(description="heading of the column of names")] = None
    title: Annotated[str | None, Field(min_length=1, description="or the indicator's name")] = None
    kind: Literal["input", "activity", "outcome"] | None = None
    actual: str | None = None
    target: str | None = None
    unit: str | None = None
    values: tuple[ValueColumn, ...] = ()
    unit_text: Annotated[str | None, Field(description="the unit, where no column says it")] = None

    @model_validator(mode="after")
    def _named_once(self) -> Self:
        if (self.name is None) == (self.title is None):
            raise ValueError(
                "name（名称の列）か title（名称）のどちらか一方を書いてください"
                "|write either name (a column of names) or title (the name)"
            )
        return self


class Endings(Part):
    """A column whose cells end with grades: ``地域福祉の推進 Ａ`` under 施策・評価."""

    heading: Headings
    grades: Annotated[
        tuple[str, ...], Field(min_length=1, description="every grade of the scale: A, B, C")
    ]
    names: Annotated[
        tuple[str, ...],
        Field(
            min_length=1, description="what each grade at the end is, in order: 一次評価, 二次評価"
        ),
    ] = ("評価",)


class LevelsInCell(Part):
    """A column whose cells hold a level and what stands above it: ``安心 ＞ 地域福祉``."""

    heading: Headings
    by: Annotated[str, Field(min_length=1, description="the sign between them")]
    above: Annotated[
        tuple[Literal["field", "direction", "basic_policy"], ...],
        Field(min_length=1, description="the levels above, from the top down"),
    ]


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


class Renamed(Part):
    """A name that changed: the resource keeps the IRI that its former name gave it."""

    level: Literal["field", "direction", "basic_policy", "policy"] = "policy"
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
        if not base.endswith(("/", "#")):
            raise ValueError("/ か # で終わる IRI にしてください|a base IRI ends in / or #")
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
    def start_year(self) -> int:
        """The Gregorian year in which the dataset's fiscal year starts."""
        year = parse_fiscal_year(self.dataset.fiscal_year)
        if year is None:  # the validator let it through, so it parses
            raise AssertionError(self.dataset.fiscal_year)
        return year


def _fiscal_year(printed: str) -> str:
    if parse_fiscal_year(printed) is None:
        raise ValueError(
            "年度として読めません（平成29年度、R6、2017年度 のように書きます）"
            "|not a fiscal year: write it as 平成29年度, R6 or 2017年度"
        )
    return printed
