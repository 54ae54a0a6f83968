"""Words of headings of money, and of the staff and hours that are put in."""

from collections.abc import Mapping
from types import MappingProxyType

AMOUNT_WORDS = (
    "決算額",
    "決算",
    "予算額",
    "予算",
    "事業費",
    "金額",
    "コスト",
    "経費",
    "執行額",
    "歳出",
    "人件費",
    "一般財源",
    "国庫支出金",
    "県支出金",
    "財源",
    "地方債",
    "市債",
    "支出金",
    "特定財源",
    "執行済",
    "支出済",
    "支出額",
    "繰越額",
    "交付額",
    "補助金額",
    "委託料",
)
BUDGET_WORDS = ("予算", "当初", "計画", "見込", "予定")
ITEM_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "national-grant": ("国庫", "国支出金", "国費", "国補助"),
        "prefectural-grant": (
            "県支出金",
            "都支出金",
            "府支出金",
            "道支出金",
            "県費",
            "都費",
            "都道府県",
            "県補助",
        ),
        "bond": ("地方債", "市債", "町債", "村債", "区債", "起債"),
        "general-revenue": ("一般財源", "一財"),
        "other-revenue": ("その他", "特定財源", "特財", "使用料", "手数料", "受益者負担", "基金"),
        "personnel": ("人件費",),
        "total": (
            "総事業費",
            "総額",
            "トータルコスト",
            "総コスト",
            "フルコスト",
            "全体事業費",
            "事業費計",
            "総計",
            "合計",
            "計",
        ),
        "direct": ("直接事業費", "事業費", "物件費"),
    }
)
"""How headings of money end that say what the money is of; the first that fits."""
GROUP_OF_MONEY = ("財源", "内訳", "事業費", "決算", "予算", "コスト", "経費")
INPUT_WORDS = (
    "人工",
    "人工数",
    "従事職員数",
    "従事者数",
    "従事人数",
    "職員数",
    "正職員数",
    "業務量",
    "業務時間",
    "従事時間",
    "延べ業務時間",
    "人員",
    "所要人員",
    "従事職員",
    "正規職員",
    "正職員",
    "常勤職員",
    "非常勤職員",
    "再任用職員",
    "任期付職員",
    "臨時職員",
    "嘱託職員",
    "会計年度任用職員",
    "活動量",
)
"""How headings of staff and hours end: what was put in, and no money."""
NOT_MONEY = (
    ".年度",
    "人数",
    "時間",
    "人工",
    "件数",
    "回数",
    "率",
    "割合",
    "従事者",
    "従事者数",
    "比",
    "%",
)
"""How headings end that hold a word of money and no money: 予算執行率, 決算_延べ業務時間."""
UNITS_OF_MONEY = ("百万円", "億円", "千円", "円")
