"""What is wrong with a value of ``source.toml``, in the two languages of the house."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel

from shisaku_graph.language import Bilingual

_DATE = Bilingual("日付ではありません（2026-04-01 のように書きます）", "no date: write 2026-04-01")
_TABLE = Bilingual("キーと値の組（表）ではありません", "no table of keys and values")
_WHOLE = Bilingual("整数ではありません", "no whole number")
_SENTENCES: Mapping[str, Bilingual] = MappingProxyType(
    {
        "extra_forbidden": Bilingual("知らないキーです", "an unknown key"),
        "missing": Bilingual("必要なキーがありません", "it is needed and missing"),
        "string_type": Bilingual('文字列（"…"）ではありません', 'no text: write "…"'),
        "string_too_short": Bilingual("空です", "it is empty"),
        "string_too_long": Bilingual("{max_length} 文字までです", "longer than {max_length} signs"),
        "tuple_type": Bilingual("並び（[ … ]）ではありません", "no list: write [ … ]"),
        "too_short": Bilingual("一つ以上必要です", "it needs at least one"),
        "literal_error": Bilingual("{expected} のどれかです", "it is one of {expected}"),
        "date_from_datetime_parsing": _DATE,
        "date_parsing": _DATE,
        "date_type": _DATE,
        "bool_type": Bilingual("true か false です", "it is true or false"),
        "int_type": _WHOLE,
        "int_parsing": _WHOLE,
        "int_parsing_size": _WHOLE,
        "greater_than_equal": Bilingual("{ge} 以上です", "it is {ge} or more"),
        "model_type": _TABLE,
        "dict_type": _TABLE,
    }
)
_FORMS: tuple[tuple[str, Bilingual], ...] = (
    ("^https?:", Bilingual(
        "http:// か https:// で始まり、/ のある住所ではありません",
        "no address that begins with http:// or https:// and has a / behind the host")),
    ("^[a-z0-9]+(-", Bilingual(
        "英小文字と数字を - でつないだ名前ではありません",
        "no name of small letters and digits, joined by -")),
    ("^[^@", Bilingual("メールアドレスではありません", "no mail address")),
    ('^[^"', Bilingual("一文字ではありません", "not one sign")),
    ("^[0-9A-Za-z]", Bilingual("版の番号ではありません（1.0.0）", "no version: write 1.0.0")),
)  # fmt: skip
"""What a pattern means, by how it begins."""
_OTHER = Bilingual("ここには書けない値です", "a value that cannot stand here")
_SHOW_KEYS = ("extra_forbidden", "missing", "model_type", "dict_type")


def sentence(mistake: Mapping[str, Any]) -> Bilingual:
    """Return what is wrong with a value, as pydantic found it, with the value itself.

    Args:
        mistake: one of pydantic's ``errors()``.
    """
    context = mistake.get("ctx", {})
    own_ja, parted, own_en = str(context.get("error", "")).partition("|")
    if parted:
        said = Bilingual(own_ja, own_en)
    elif mistake["type"] == "string_pattern_mismatch":
        said = _form(str(context["pattern"]))
    else:
        told = _SENTENCES.get(mistake["type"], _OTHER)
        said = Bilingual(_filled(told.ja, context, "、"), _filled(told.en, context, ", "))
    whole_table = isinstance(mistake["input"], dict)
    shown = "" if whole_table else f" ({mistake['input']!r:.80})"
    return Bilingual(f"{said.ja}{shown}", f"{said.en}{shown}")


def _form(pattern: str) -> Bilingual:
    known = next((said for start, said in _FORMS if pattern.startswith(start)), None)
    return known or Bilingual(f"形が {pattern} に合いません", f"not of the form {pattern}")


def _filled(text: str, context: Mapping[str, Any], comma: str) -> str:
    told = {key: str(value).replace(" or ", comma).replace(", ", comma).replace("'", '"')
            for key, value in context.items()}  # fmt: skip
    return text.format(**told)


def keys_beside(model: type[BaseModel], mistake: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys that may stand where a key is wrong or missing; none for another mistake.

    Args:
        model: of the whole file.
        mistake: one of pydantic's ``errors()``.
    """
    if mistake["type"] not in _SHOW_KEYS:
        return ()
    location = mistake["loc"]
    inside = location if mistake["type"] in ("model_type", "dict_type") else location[:-1]
    for part in inside:
        if isinstance(part, int):
            continue
        field = model.model_fields.get(part)
        found = None if field is None else _model(field.annotation)
        if found is None:
            return ()
        model = found
    return tuple(model.model_fields)


def _model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401  # any annotation
    """Return the table that a key holds, alone, in a list, or perhaps."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model(part))), None)
