"""The table in ``source.toml``: which file it is, and what its headings mean."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from shisaku_graph.source.part import Part, year_of_figures

Headings = Annotated[tuple[str, ...], Field(min_length=1)]


_EACH_ITS_OWN = ("units", "grades", "line", "notes", "personal", "ignore")


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
    lines: Annotated[
        str | None,
        Field(
            pattern=r"^[1-9][0-9]{0,8}-([1-9][0-9]{0,8})?$",
            description="the lines (rows) of the table, where a file holds several: 3-120, 121-",
        ),
    ] = None
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

    Of several columns with one heading, ``国庫支出金#2`` is the second, and
    ``本年度予算額／国庫支出金`` the one in the block that the column 本年度予算額 begins.
    """

    field: Headings | None = None
    direction: Headings | None = None
    basic_policy: Headings | None = None
    policy: Headings | None = None
    sub_policy: Annotated[
        Headings | None, Field(description="between policy and project: 基本事業")
    ] = None
    field_code: Annotated[Headings | None, Field(description="numbers beside the names")] = None
    direction_code: Headings | None = None
    basic_policy_code: Headings | None = None
    policy_code: Headings | None = None
    sub_policy_code: Headings | None = None
    field_grade: Annotated[
        Headings | None,
        Field(description="a grade of the level itself, above what each row is about"),
    ] = None
    direction_grade: Headings | None = None
    basic_policy_grade: Headings | None = None
    policy_grade: Headings | None = None
    sub_policy_grade: Headings | None = None
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
    year: Annotated[
        Headings | None,
        Field(description="the fiscal year of the row's figures, where each row is of one year"),
    ] = None
    measure: Annotated[
        Headings | None,
        Field(description="whether the row's figures are 目標 or 実績, 予算 or 決算"),
    ] = None
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

    @model_validator(mode="after")
    def _bundles_projects(self) -> Self:
        if self.sub_policy and not (self.project and self.policy):
            raise ValueError(
                "sub_policy（基本事業）は policy（施策）と project（事業）の間の列です。"
                "事業の列がなければ、基本事業を project に書いてください"
                "|sub_policy stands between policy and project: without a column of projects, "
                "write the heading under project"
            )
        return self

    @property
    def long(self) -> bool:
        """Whether a row holds one figure of many: of one year, or of one measure."""
        return bool(self.year or self.measure)

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
        str | None, Field(description="of another year than the dataset's: 令和5年度, 前年度")
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
        return printed if printed is None else year_of_figures(printed)


class ValueColumn(Part):
    """A column of an indicator's values in a year of its own: ``R5実績``."""

    heading: Annotated[str, Field(min_length=1)]
    measure: Literal["actual", "target"]
    year: Annotated[str, Field(description="令和5年度, R5, 2023年度; 前年度, 本年度")]

    @field_validator("year")
    @classmethod
    def _year(cls, printed: str) -> str:
        return year_of_figures(printed)


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
