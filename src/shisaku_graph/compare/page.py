"""A comparison as one HTML page that stands alone: no script, no other file, fit for paper."""

from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from shisaku_graph.compare import phrases
from shisaku_graph.compare.model import FATE_NAMES, Comparison
from shisaku_graph.compare.sides import FIELDS, KIND_NAMES
from shisaku_graph.language import Bilingual, Language


def page_html(comparison: Comparison, language: Language, *, everything: bool = False) -> str:
    """Return the page.

    Args:
        comparison: what was found.
        language: of the sentences; names and texts stand as published.
        everything: list what did not change as well.
    """
    shown = comparison.transitions if everything else tuple(comparison.changed())
    text = _environment().get_template("comparison.html.j2").render(
        comparison=comparison,
        language=language,
        t=lambda ja, en: Bilingual(ja, en).say(language),
        said=lambda both: both.say(language),
        phrases=phrases,
        fields=FIELDS,
        kinds=KIND_NAMES,
        fates=FATE_NAMES,
        groups=[(kind, list(found)) for kind, found in groupby(shown, key=lambda t: t.kind)],
    )  # fmt: skip
    return "\n".join(line for line in (raw.strip() for raw in text.splitlines()) if line) + "\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("shisaku_graph.compare"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
