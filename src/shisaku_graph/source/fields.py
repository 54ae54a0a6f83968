"""The fields that a table can have: what each is called, and what kind of text it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from shisaku_graph.language import Bilingual


class Kind(Enum):
    """How a field's text is to be read."""

    NAME = "name"  # a short name: blanks inside are damage
    UNITS = "units"  # organisational units
    PROSE = "prose"  # running text: kept to the last character
    LIST = "list"  # several names in one cell
    VALUE = "value"  # a number, code or grade: kept as printed


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its id in ``source.toml``, its name for people, its kind."""

    id: str
    label: Bilingual
    kind: Kind


FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        field.id: field
        for field in (
            Field("field", Bilingual("政策分野", "policy field"), Kind.NAME),
            Field("direction", Bilingual("基本方向", "direction"), Kind.NAME),
            Field("basic_policy", Bilingual("基本政策", "basic policy"), Kind.NAME),
            Field("policy", Bilingual("施策", "policy"), Kind.NAME),
            Field("sub_policy", Bilingual("基本事業", "sub-policy"), Kind.NAME),
            *(
                Field(f"{level}_code", Bilingual(f"{ja}の番号", f"number of the {en}"), Kind.VALUE)
                for level, ja, en in (
                    ("field", "政策分野", "policy field"),
                    ("direction", "基本方向", "direction"),
                    ("basic_policy", "基本政策", "basic policy"),
                    ("policy", "施策", "policy"),
                    ("sub_policy", "基本事業", "sub-policy"),
                )
            ),
            *(
                Field(f"{level}_grade", Bilingual(f"{ja}の評価", f"grade of the {en}"), Kind.VALUE)
                for level, ja, en in (
                    ("field", "政策分野", "policy field"),
                    ("direction", "基本方向", "direction"),
                    ("basic_policy", "基本政策", "basic policy"),
                    ("policy", "施策", "policy"),
                    ("sub_policy", "基本事業", "sub-policy"),
                )
            ),
            Field("project", Bilingual("事業", "project"), Kind.NAME),
            Field("project_code", Bilingual("事業番号", "project code"), Kind.VALUE),
            Field("department", Bilingual("主担当部課名", "responsible department"), Kind.UNITS),
            Field("units", Bilingual("組織", "unit"), Kind.UNITS),
            Field("goal", Bilingual("目標", "goal"), Kind.PROSE),
            Field("approach", Bilingual("施策の方向性", "approach"), Kind.PROSE),
            Field("result", Bilingual("取組結果", "result"), Kind.PROSE),
            Field("next_steps", Bilingual("今後の取組", "next steps"), Kind.PROSE),
            Field("projects", Bilingual("実施事業", "projects"), Kind.LIST),
            Field("grade", Bilingual("評価", "grade"), Kind.VALUE),
            Field("grades", Bilingual("観点ごとの評価", "grade of a criterion"), Kind.VALUE),
            Field("line", Bilingual("内訳", "line"), Kind.VALUE),
            Field("year", Bilingual("数値の年度", "year of the figures"), Kind.VALUE),
            Field("measure", Bilingual("目標・実績の別", "target or actual"), Kind.VALUE),
            Field("notes", Bilingual("その他", "note"), Kind.PROSE),
            Field("personal", Bilingual("個人情報", "personal data"), Kind.VALUE),
            Field("amount", Bilingual("金額", "amount"), Kind.VALUE),
            Field("indicator", Bilingual("指標", "indicator"), Kind.PROSE),
            Field("actual", Bilingual("実績", "actual"), Kind.VALUE),
            Field("target", Bilingual("目標値", "target"), Kind.VALUE),
            Field("indicator_value", Bilingual("年度の値", "value of a year"), Kind.VALUE),
            Field("unit", Bilingual("単位", "unit of measure"), Kind.VALUE),
        )
    }
)

LEVELS = ("field", "direction", "basic_policy", "policy", "sub_policy")
"""The fields of the plan's tree, from the top down."""
