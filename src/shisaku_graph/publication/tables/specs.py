"""The tables that are published: what people look for first stands left, IRIs stand right."""

from shisaku_graph.language import Bilingual
from shisaku_graph.publication.tables.model import Column, Kind, TableSpec
from shisaku_graph.vocabulary import DCTERMS, ORG, RDF, RDFS, SHISAKU, SKOS

_IRI = Column("iri", Bilingual("IRI", "IRI"), Kind.IRI)
_NAME = Column("name", Bilingual("名称", "name"), Kind.JAPANESE, RDFS.label)
_NOTATION = Column("notation", Bilingual("番号", "number"), Kind.TEXT, SKOS.notation)
_POSITION = Column("position", Bilingual("順", "order"), Kind.INTEGER, SHISAKU.position)
_LEVEL = Column("level", Bilingual("階層", "level"), Kind.JAPANESE, SHISAKU.levelName)
_UNIT = Column("unit", Bilingual("単位", "unit"), Kind.TEXT, SHISAKU.unitText)
_PRINTED = Column(
    "printed", Bilingual("印字された値", "as printed"), Kind.TEXT, SHISAKU.printedValue
)


def _shown(name: str, ja: str, en: str, *path: str) -> Column:
    return Column(name, Bilingual(ja, en), Kind.SHOWN, path=path)


def _link(name: str, ja: str, en: str, predicate: str, *, inverse: bool = False) -> Column:
    return Column(name, Bilingual(ja, en), Kind.IRI, predicate, inverse)


def _text(name: str, ja: str, en: str, predicate: str) -> Column:
    return Column(name, Bilingual(ja, en), Kind.JAPANESE, predicate)


_BROADER = (
    _shown("broader_name", "上位", "broader", SKOS.broader, RDFS.label),
    _link("broader", "上位のIRI", "IRI of the broader", SKOS.broader),
)
_DEPARTMENTS = _shown(
    "departments", "担当部課", "departments", SHISAKU.responsibleDepartment, SKOS.altLabel
)
_SUBJECT = ("subject", "対象のIRI", "IRI of the subject")
_ABOUT = ("indicator_name", "対象の指標", "about indicator")
_ABOUT_IRI = ("indicator", "対象の指標のIRI", "IRI of the indicator")

TABLES = (
    TableSpec(
        "plan",
        Bilingual("計画の体系", "plan"),
        (SHISAKU.PolicyField, SHISAKU.Direction, SHISAKU.BasicPolicy, SHISAKU.SubPolicy),
        (
            _LEVEL, _NOTATION, _NAME, _BROADER[0], _POSITION, _IRI, _BROADER[1],
            _link("class", "クラスのIRI", "IRI of the class", RDF.type),
        ),
    ),
    TableSpec(
        "policies",
        Bilingual("施策", "policies"),
        (SHISAKU.Policy,),
        (
            _shown("top", "最上位", "top", SKOS.broader, SKOS.broader, RDFS.label),
            _BROADER[0], _NOTATION, _NAME, _DEPARTMENTS,
            _shown("goal", "目標", "goal", SHISAKU.hasGoal, DCTERMS.description),
            _text("approach", "施策の方向性", "approach", SHISAKU.approach),
            _POSITION, _LEVEL, _IRI, _BROADER[1],
        ),
    ),
    TableSpec(
        "goals",
        Bilingual("目標", "goals"),
        (SHISAKU.Goal,),
        (
            _shown("policy_name", "施策", "policy", f"^{SHISAKU.hasGoal}", RDFS.label),
            _text("text", "目標", "goal", DCTERMS.description),
            _IRI, _link("policy", "施策のIRI", "IRI of the policy", SHISAKU.hasGoal, inverse=True),
        ),
    ),
    TableSpec(
        "projects",
        Bilingual("事業", "projects"),
        (SHISAKU.Project,),
        (
            _NOTATION, _NAME,
            _shown("implements", "施策など", "implements", SHISAKU.implements, RDFS.label),
            _DEPARTMENTS,
            _shown("goal", "目的", "goal", SHISAKU.hasGoal, DCTERMS.description),
            _text("description", "概要", "description", DCTERMS.description),
            _POSITION, _IRI,
        ),
    ),
    TableSpec(
        "departments",
        Bilingual("部課", "departments"),
        (SHISAKU.Department,),
        (
            _NAME, _text("full_name", "部から続けた名称", "full name", SKOS.altLabel),
            _shown("parent_name", "上位の部課", "parent", ORG.subOrganizationOf, RDFS.label),
            _POSITION, _IRI,
            _link("parent", "上位の部課のIRI", "IRI of the parent", ORG.subOrganizationOf),
        ),
    ),
    TableSpec(
        "reports",
        Bilingual("年度報告", "reports"),
        (SHISAKU.ProgressReport,),
        (
            _shown("year_name", "年度", "fiscal year", SHISAKU.fiscalYear, RDFS.label),
            _shown("subject_name", "対象", "subject", SHISAKU.reportsOn, RDFS.label),
            _DEPARTMENTS,
            _text("result", "取組結果及び成果・課題等", "result", SHISAKU.result),
            _text("next_steps", "今後の取組", "next steps", SHISAKU.nextSteps),
            _shown("projects", "実施事業", "projects", SHISAKU.coversProject, RDFS.label),
            _shown("list_name", "事業の記載", "list of projects", SHISAKU.projectListStatus,
                   RDFS.label),
            _shown("grade_name", "評価", "grade", SHISAKU.grade, RDFS.label),
            _IRI, _link(*_SUBJECT, SHISAKU.reportsOn),
            _link("year", "年度のIRI", "IRI of the fiscal year", SHISAKU.fiscalYear),
            _link("list", "事業の記載のIRI", "IRI of the list's status",
                  SHISAKU.projectListStatus),
            _link("grade", "評価のIRI", "IRI of the grade", SHISAKU.grade),
        ),
    ),
    TableSpec(
        "indicators",
        Bilingual("指標", "indicators"),
        (SHISAKU.Indicator,),
        (
            _shown("subject_name", "対象", "subject", f"^{SHISAKU.hasIndicator}", RDFS.label),
            _NAME, _UNIT,
            _shown("kind_name", "種類", "kind", SHISAKU.indicatorKind, RDFS.label),
            _IRI, _link(*_SUBJECT, SHISAKU.hasIndicator, inverse=True),
            _link("kind", "種類のIRI", "IRI of the kind", SHISAKU.indicatorKind),
        ),
    ),
    TableSpec(
        "indicator-values",
        Bilingual("指標の値", "values of indicators"),
        (SHISAKU.IndicatorValue,),
        (
            _shown("indicator_name", "指標", "indicator", SHISAKU.valueOf, RDFS.label),
            _shown("year_name", "年度", "fiscal year", SHISAKU.fiscalYear, RDFS.label),
            _shown("measure_name", "実績・目標", "measure", SHISAKU.measure, RDFS.label),
            _PRINTED,
            Column("number", Bilingual("数値", "number"), Kind.DECIMAL, SHISAKU.numericValue),
            _IRI, _link("indicator", "指標のIRI", "IRI of the indicator", SHISAKU.valueOf),
            _link("year", "年度のIRI", "IRI of the fiscal year", SHISAKU.fiscalYear),
            _link("measure", "実績・目標のIRI", "IRI of the measure", SHISAKU.measure),
        ),
    ),
    TableSpec(
        "amounts",
        Bilingual("金額", "amounts"),
        (SHISAKU.Amount,),
        (
            _shown("report_name", "年度報告", "report", f"^{SHISAKU.hasAmount}", RDFS.label),
            _NAME,
            _shown("year_name", "年度", "fiscal year", SHISAKU.fiscalYear, RDFS.label),
            _shown("kind_name", "種類", "kind", SHISAKU.amountKind, RDFS.label),
            _shown("item_name", "内訳", "item", SHISAKU.amountItem, RDFS.label),
            _PRINTED, _UNIT, Column("yen", Bilingual("円", "yen"), Kind.DECIMAL, SHISAKU.yen),
            _IRI, _link("report", "年度報告のIRI", "IRI of the report", SHISAKU.hasAmount,
                        inverse=True),
            _link("year", "年度のIRI", "IRI of the fiscal year", SHISAKU.fiscalYear),
            _link("kind", "種類のIRI", "IRI of the kind", SHISAKU.amountKind),
            _link("item", "内訳のIRI", "IRI of the item", SHISAKU.amountItem),
        ),
    ),
    TableSpec(
        "assessments",
        Bilingual("評定", "assessments"),
        (SHISAKU.Assessment,),
        (
            _shown("report_name", "年度報告", "report", f"^{SHISAKU.hasAssessment}", RDFS.label),
            _NAME,
            _shown("criterion_name", "評価の観点", "criterion", SHISAKU.criterion, RDFS.label),
            _shown("grade_name", "評価", "grade", SHISAKU.grade, RDFS.label),
            _shown(*_ABOUT, SHISAKU.aboutIndicator, RDFS.label),
            _IRI, _link("report", "年度報告のIRI", "IRI of the report", SHISAKU.hasAssessment,
                        inverse=True),
            _link(*_ABOUT_IRI, SHISAKU.aboutIndicator),
            _link("criterion", "評価の観点のIRI", "IRI of the criterion", SHISAKU.criterion),
            _link("grade", "評価のIRI", "IRI of the grade", SHISAKU.grade),
        ),
    ),
    TableSpec(
        "notes",
        Bilingual("そのほかの記載", "notes"),
        (SHISAKU.Note,),
        (
            _shown("report_name", "年度報告", "report", f"^{SHISAKU.hasNote}", RDFS.label),
            Column("heading", Bilingual("見出し", "heading"), Kind.TEXT, SHISAKU.heading),
            _text("text", "本文", "text", DCTERMS.description),
            _shown(*_ABOUT, SHISAKU.aboutIndicator, RDFS.label),
            _IRI, _link("report", "年度報告のIRI", "IRI of the report", SHISAKU.hasNote,
                        inverse=True),
            _link(*_ABOUT_IRI, SHISAKU.aboutIndicator),
        ),
    ),
)  # fmt: skip
"""One row a resource."""


def _pairs(
    name: str, title: Bilingual, predicate: str, ends: tuple[Bilingual, Bilingual], *classes: str
) -> TableSpec:
    first, second = ends
    columns = (
        Column("subject_name", first, Kind.SHOWN, path=(RDFS.label,)),
        Column("object_name", second, Kind.SHOWN, path=(predicate, RDFS.label)),
        Column("subject", Bilingual(f"{first.ja}のIRI", f"IRI: {first.en}"), Kind.IRI),
        Column("object", Bilingual(f"{second.ja}のIRI", f"IRI: {second.en}"), Kind.IRI, predicate),
    )
    return TableSpec(name, title, classes, columns, predicate)


_DEPARTMENT = Bilingual("部課", "department")
_PROJECT = Bilingual("事業", "project")

PAIRS = (
    _pairs(
        "responsibilities",
        Bilingual("担当", "responsibilities"),
        SHISAKU.responsibleDepartment,
        (Bilingual("施策・事業・報告・指標", "policy, project, report or indicator"), _DEPARTMENT),
        SHISAKU.Policy, SHISAKU.Project, SHISAKU.ProgressReport, SHISAKU.Indicator,
    ),
    _pairs(
        "implementations",
        Bilingual("事業と施策", "projects and policies"),
        SHISAKU.implements,
        (_PROJECT, Bilingual("施策など", "policy")),
        SHISAKU.Project,
    ),
    _pairs(
        "report-projects",
        Bilingual("報告と事業", "reports and projects"),
        SHISAKU.coversProject,
        (Bilingual("年度報告", "report"), _PROJECT),
        SHISAKU.ProgressReport,
    ),
)  # fmt: skip
"""One row a link, where a resource may have several."""
