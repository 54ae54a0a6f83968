"""The guessed descriptor as TOML, each guess with its confidence and evidence beside it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from shisaku_graph.language import Bilingual, Language
from shisaku_graph.source.columns import Columns, TablePart
from shisaku_graph.survey.guess import Survey
from shisaku_graph.survey.money import KIND_UNSAID
from shisaku_graph.survey.place import Place
from shisaku_graph.survey.reading import SURE_ENOUGH, ColumnGuess
from shisaku_graph.survey.settling import BETWEEN
from shisaku_graph.survey.titles import plan_in

_SEVERAL = ("units", "grades", "line", "notes", "personal", "ignore")
_FIELDS = tuple(name for name in Columns.model_fields if name not in _SEVERAL)
_ORGANISATION = frozenset(("units", "department", "personal", "notes", "ignore", "line", "code"))
"""The fields of a table that tells of units alone."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What no table says and a person must: an empty text is a question left open."""

    id: str
    file: str
    format: str
    place: Place
    layout: TablePart
    year: str = ""
    title: str = ""
    plan: str = ""
    licence: str = "https://creativecommons.org/licenses/by/4.0/"
    issued: str = ""
    contact: str = ""


def descriptor_text(found: Survey, answers: Answers, language: Language) -> str:
    """Return ``source.toml``: what is sure is set, what is not is marked with 要確認 / CHECK."""
    return "\n".join(
        (
            *_head(found, answers, language),
            *_table(found, answers, language),
            *_columns(found, language),
        )
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON string is a TOML basic string


def _mark(language: Language, said: str) -> str:
    return f"  # {'要確認' if language == 'ja' else 'CHECK'}: {' '.join(said.split())}"


_HOLDS = (
    (("department", "units"), "担当部署"),
    (("project", "projects"), "事業"),
    (("result",), "結果"),
    (("next_steps",), "今後の取組"),
    (("grade", "grades"), "評価"),
    (("indicator", "input"), "指標"),
    (("amount",), "金額"),
)
"""What a description says that a table holds, by its fields."""


def _head(found: Survey, answers: Answers, language: Language) -> Iterator[str]:
    place, name = answers.place, answers.place.name
    year = f"（{answers.year}）" if answers.year else ""
    fields = {guess.field for guess in found.columns}
    matter, holds = "組織", ""
    if not fields <= _ORGANISATION:
        matter = "施策・事業の進行管理"
        fields |= {"grade"} if found.endings else set()
        holds = "、".join(label for names, label in _HOLDS if fields & set(names))
    about = f"{name}の{matter}の表{year}を、機械で読める形にしたもの。"
    about += f"{holds}を含む。" if holds else ""
    title = answers.title or f"{name} {matter} {answers.year}".strip()
    printed = plan_in(found.titles)
    office = f"{name}役所" if name.endswith(("市", "区")) else name or "担当課"

    def line(key: str, value: str, *, sure: bool, ja: str, en: str) -> str:
        said = "" if sure else _mark(language, ja if language == "ja" else en)
        return f"{key} = {value}{said}"

    def named(text: str) -> str:
        return f"{{ ja = {_quoted(text)} }}"

    yield from ("#:schema ../descriptor.schema.json", f"id = {_quoted(answers.id)}", "")
    yield "[municipality]"
    hinted = Bilingual("ファイル名から。", "from the file's name; ").say(language)
    hint = "" if place.sure else hinted
    yield line("code", _quoted(place.code), sure=bool(place.code) and place.sure,
               ja=f"{hint}全国地方公共団体コード（6桁）", en=f"{hint}six-digit code")  # fmt: skip
    yield line("name", named(name), sure=bool(name), ja="市区町村名", en="name")
    yield line("prefecture", named(place.prefecture), sure=bool(place.prefecture),
               ja="都道府県名", en="prefecture")  # fmt: skip
    if place.homepage:
        yield f"homepage = {_quoted(place.homepage)}"
    yield from ("", "[plan]")
    yield line("name", named(answers.plan or printed or f"{name}総合計画"), sure=bool(answers.plan),
               ja=f"計画の名称{'（表題から）' if printed else ''}",
               en=f"name of the plan{', from the title' if printed else ''}")  # fmt: skip
    yield from ("", "[dataset]", f"title = {named(title)}", f"description = {named(about)}")
    yield line("fiscal_year", _quoted(answers.year), sure=bool(answers.year),
               ja="平成29年度 のように", en="as in 平成29年度")  # fmt: skip
    yield f"issued = {answers.issued}"
    yield line("licence", _quoted(answers.licence), sure=False, ja="利用条件", en="terms of use")
    yield line("contact", f"{{ name = {named(answers.contact or office)} }}",
               sure=bool(answers.contact), ja="問い合わせ先", en="whom to ask")  # fmt: skip
    yield ""


def _table(found: Survey, answers: Answers, language: Language) -> Iterator[str]:
    yield "[table]"
    yield f"file = {_quoted(answers.file)}"
    yield f"format = {_quoted(answers.format)}"
    yield from _layout(answers.layout)
    if found.heading_rows > 1:
        yield f"heading_rows = {found.heading_rows}"
    if found.placeholders:
        yield f"placeholders = [{', '.join(map(_quoted, found.placeholders))}]"
    if found.merged:
        why = Bilingual("空欄は上の行と同じ（結合セル）とみた", "blanks stand for the name above")
        headings = ", ".join(_quoted(guess.heading) for guess in found.merged)
        yield f"fill_down = [{headings}]{_mark(language, why.say(language))}"
    for band in answers.layout.bands:
        yield ""
        yield "[[table.bands]]"
        yield f"heading = {_quoted(band.heading)}"
        yield f"begins = [{', '.join(map(_quoted, band.begins))}]"
    yield ""


def _layout(layout: TablePart) -> Iterator[str]:
    """Yield how the file lays out its records, where it is not one table of rows."""
    if layout.sheet:
        yield f"sheet = {_quoted(layout.sheet)}"
    if layout.sheets:
        yield f"sheets = [{', '.join(map(_quoted, layout.sheets))}]"
    if layout.lines:
        yield f"lines = {_quoted(layout.lines)}"
    if layout.labels:
        yield "labels = ["
        yield from (f"  {_quoted(label)}," for label in layout.labels)
        yield "]"
    if layout.begins:
        yield f"begins = {_quoted(layout.begins)}"
    if layout.unroll:
        yield f"unroll = {_quoted(layout.unroll)}"
    if layout.transposed:
        yield "transposed = true"


def _columns(found: Survey, language: Language) -> Iterator[str]:
    yield "[columns]"
    for field in _FIELDS:
        guesses = [guess for guess in found.columns if guess.field == field]
        if guesses:
            headings = ", ".join(_quoted(guess.heading) for guess in guesses)
            yield f"{field} = [{headings}]{_evidence(guesses[0], language)}"
    for field in _SEVERAL:
        guesses = [g for g in found.columns if g.field == field and g.heading.strip()]
        if guesses:
            yield f"{field} = ["
            for heading, guess in {guess.heading: guess for guess in guesses}.items():
                yield f"  {_quoted(heading)},{_evidence(guess, language)}"
            yield "]"
    for guess in found.columns:
        if guess.field == "amount":
            kind, unit, item, year = guess.detail[:4] or ("final-account", "円", "", "")
            open_kind = guess.detail[4:] == (KIND_UNSAID,)
            yield ""
            yield "[[amounts]]"
            yield f"heading = [{_quoted(guess.heading)}]{_evidence(guess, language)}"
            why = Bilingual("予算か決算か、どこにもない", "nothing says: budget, or final account?")
            mark = _mark(language, why.say(language)) if open_kind else ""
            yield f"kind = {_quoted(kind)}{mark}"
            yield f"unit = {_quoted(unit)}"
            yield from (f"item = {_quoted(item)}" for _ in range(bool(item)))
            yield from (f"year = {_quoted(year)}" for _ in range(bool(year)))
    yield from _indicators(found, language)
    yield from _inputs(found, language)
    yield from _endings(found, language)
    for cell in found.levels:
        yield ""
        yield "[[levels]]"
        yield f"heading = [{_quoted(cell.heading)}]"
        yield f"by = {_quoted(cell.by)}"
        yield f"above = [{', '.join(map(_quoted, cell.above))}]"
    yield ""


def _indicators(found: Survey, language: Language) -> Iterator[str]:
    followers: dict[str, str] = {}
    values: list[ColumnGuess] = []
    opened: ColumnGuess | None = None
    for guess in (*found.columns, None):
        if guess is not None and guess.field in ("actual", "target", "unit") and opened:
            followers[guess.field] = guess.heading
            continue
        if guess is not None and guess.field == "indicator_value" and opened:
            values.append(guess)
            continue
        if guess is not None and guess.field in BETWEEN and opened:
            continue  # 達成率 between the values of two years
        if opened is not None:
            yield ""
            yield "[[indicators]]"
            yield f"name = [{_quoted(opened.heading)}]{_evidence(opened, language)}"
            if opened.detail:
                yield f"kind = {_quoted(opened.detail[0])}"
            for part, heading in followers.items():
                yield f"{part} = {_quoted(heading)}"
            yield from _values(values)
        followers, values = {}, []
        opened = guess if guess is not None and guess.field == "indicator" else None


def _inputs(found: Survey, language: Language) -> Iterator[str]:
    """Yield an indicator for each kind of staff or hours, whose headings are its names."""
    inputs = [guess for guess in found.columns if guess.field == "input"]
    for title, unit in dict.fromkeys(guess.detail[2:] for guess in inputs):
        of_it = [guess for guess in inputs if guess.detail[2:] == (title, unit)]
        yield ""
        yield "[[indicators]]"
        yield f"title = {_quoted(title)}{_evidence(of_it[0], language)}"
        yield 'kind = "input"'
        yield from (f"unit_text = {_quoted(unit)}" for _ in range(bool(unit)))
        yield "values = ["
        for guess in of_it:
            measure, year = guess.detail[:2]
            told = _quoted(year or found.year or "")
            heading = _quoted(guess.heading)
            yield f"  {{ heading = {heading}, measure = {_quoted(measure)}, year = {told} }},"
        yield "]"


def _values(guesses: list[ColumnGuess]) -> Iterator[str]:
    if guesses:
        yield "values = ["
        for guess in guesses:
            measure, year = map(_quoted, guess.detail)
            heading = _quoted(guess.heading)
            yield f"  {{ heading = {heading}, measure = {measure}, year = {year} }},"
        yield "]"


def _endings(found: Survey, language: Language) -> Iterator[str]:
    for guess in found.endings:
        why = Bilingual(
            f"値の {guess.share:.0%} の末尾に評価",
            f"{guess.share:.0%} of the cells end with a grade",
        )
        yield ""
        yield "[[endings]]"
        yield f"heading = [{_quoted(guess.heading)}]{_mark(language, why.say(language))}"
        yield f"grades = [{', '.join(map(_quoted, guess.grades))}]"
        yield f"names = [{', '.join(map(_quoted, guess.names))}]"


def _evidence(guess: ColumnGuess, language: Language) -> str:
    said = " ".join(guess.evidence.say(language).split())  # it may cite a cell with line breaks
    ask = "" if guess.confidence >= SURE_ENOUGH else ("要確認 " if language == "ja" else "CHECK ")
    return f"  # {ask}{guess.confidence:.0%} {said}"
