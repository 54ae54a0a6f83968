"""Units of measure, and those that stand in brackets behind an indicator's name."""

import unicodedata

UNITS_OF_MEASURE = frozenset((
    "人", "件", "回", "%", "％", "円", "千円", "百万円", "億円", "箇所", "か所", "カ所", "ヶ所",
    "校", "世帯", "台", "冊", "km", "ha", "t", "kg", "日", "時間", "団体", "名", "組", "社", "棟",
    "戸", "m", "㎡", "m2", "点", "位", "歳", "年", "本", "枚", "施設", "事業", "店", "店舗", "園",
    "人日", "ポイント", "人/年", "件/年", "t-co2", "か月", "人工",
))  # fmt: skip
"""Units that stand beside numbers, as folded by NFKC and case, and ％ as printed."""
_FURTHER = frozenset((
    "g", "mg", "kw", "kwh", "mw", "mwh", "l", "kl", "㎥", "m3", "分", "秒", "隻", "頭", "匹",
    "羽", "便", "路線", "橋", "基", "区間", "地区", "種類", "品目", "種", "講座", "教室",
    "コース", "号", "部", "通", "作品", "票", "アクセス", "pv", "指数", "倍", "床", "食", "泊",
    "人泊", "組織", "機関", "事業所", "事業者", "企業", "区画", "筆", "株", "トン", "kg-co2",
    "kgco2", "tco2", "ppm", "か国", "市町村", "団", "班", "席", "着", "両", "往復", "回線",
    "ヵ所", "ケ所", "人回", "km2", "平方メートル", "メートル", "キロメートル",
))  # fmt: skip
"""What is a unit in brackets behind an indicator's name, and might be a label elsewhere."""
_KNOWN = UNITS_OF_MEASURE | _FURTHER
_MANY = ("百万", "十億", "十", "百", "千", "万", "億", "延べ", "延")
_CLOSING = {")": "(", "）": "（", "]": "[", "］": "［", "】": "【", "〕": "〔"}
_LONGEST = 10
_COUNTED = frozenset(("累計", "年間", "延べ", "平均", "年平均"))
"""How a unit is counted: 人・累計."""


def is_unit(text: str) -> bool:
    """Tell whether a text is a unit of measure: 人, 千人, 人/年, t-CO2, 人・累計.

    >>> [is_unit(text) for text in ("人", "千人", "件／年", "人・累計", "累計", "R6", "")]
    [True, True, True, True, False, False, False]
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace(" ", "")
    first, *counted = folded.removeprefix("単位:").split("・")
    parts = first.split("/") if _COUNTED.issuperset(counted) else [folded]
    return all(_is_one(part) for part in parts)


def _is_one(text: str) -> bool:
    many = next((each for each in _MANY if text.startswith(each)), "")
    return text in _KNOWN or (bool(many) and text[len(many) :] in _KNOWN)


def split_unit(text: str, *, said: bool = False) -> tuple[str, str]:
    """Return an indicator's name and the unit in brackets behind it, empty where there is none.

    Args:
        text: the name as printed.
        said: the heading says that there is a unit: then any short text in brackets is one.

    >>> split_unit("利用者数（人）"), split_unit("移住相談（件/年）"), split_unit("出生率")
    (('利用者数', '人'), ('移住相談', '件/年'), ('出生率', ''))
    >>> split_unit("成約件数【累計】"), split_unit("満足度（５段階）", said=True)
    (('成約件数【累計】', ''), ('満足度', '５段階'))
    """
    printed = text.rstrip()
    opening = _CLOSING.get(printed[-1:], "")
    start = printed.rfind(opening) if opening else -1
    name, unit = printed[:start].rstrip(), printed[start + 1 : -1].strip()
    if start < 1 or not name or not (is_unit(unit) or (said and 0 < len(unit) <= _LONGEST)):
        return text, ""
    return name, unit.removeprefix("単位：").removeprefix("単位:").strip()
