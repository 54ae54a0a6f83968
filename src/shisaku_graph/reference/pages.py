"""The reference as pages: one HTML file for each and for each language, without script."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from shisaku_graph.access.catalogue import ReadyQuery
from shisaku_graph.language import Bilingual, Language
from shisaku_graph.reference.codes import CodeList
from shisaku_graph.reference.constraints import ShapesFile, reach
from shisaku_graph.reference.diagram import diagram
from shisaku_graph.reference.examples import example
from shisaku_graph.reference.executables import sparql
from shisaku_graph.reference.terms import Ontology, Sort, Term
from shisaku_graph.reference.versions import Version
from shisaku_graph.vocabulary import SHISAKU

_PAGES = {
    "ns": Bilingual("オントロジー", "Ontology"),
    "shapes": Bilingual("検証の形", "Shapes"),
    "codes": Bilingual("コード一覧", "Code lists"),
    "queries": Bilingual("用意された問い合わせ", "Ready queries"),
}
_AUDIENCES = {
    "citizen": Bilingual("市民・記者のために", "For citizens and journalists"),
    "journalist": Bilingual("比べる・数える", "To compare and count"),
    "analyst": Bilingual("分析のために", "For analysts"),
    "officer": Bilingual("職員のために", "For officers"),
    "engineer": Bilingual("技術者のために", "For engineers"),
}


class Pages:
    """Makes the pages of one release of the reference."""

    def __init__(self, ontology: Ontology, versions: tuple[Version, ...]) -> None:
        self.ontology = ontology
        self.versions = versions
        self.jinja = Environment(
            loader=PackageLoader("shisaku_graph.reference"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def ontology_page(self, language: Language) -> bytes:
        """Return the page of the ontology."""
        sorts = {
            "classes": self.ontology.of(Sort.CLASS),
            "links": self.ontology.of(Sort.LINK),
            "values": self.ontology.of(Sort.VALUE),
        }
        picture = diagram(self.ontology, language)
        return self._page("ns", language, diagram=picture, versions=self.versions, **sorts)

    def shapes_page(self, files: tuple[ShapesFile, ...], language: Language) -> bytes:
        """Return the page of the shapes."""
        return self._page("shapes", language, files=files)

    def codes_page(self, lists: tuple[CodeList, ...], language: Language) -> bytes:
        """Return the page of the code lists."""
        return self._page("codes", language, lists=lists)

    def queries_page(self, queries: tuple[ReadyQuery, ...], language: Language) -> bytes:
        """Return the page of the ready queries."""
        groups = [
            (title, [query for query in queries if query.audience == audience])
            for audience, title in _AUDIENCES.items()
        ]
        return self._page("queries", language, groups=groups, sparql=sparql)

    def _page(self, name: str, language: Language, **values: Any) -> bytes:  # noqa: ANN401  # jinja's
        def say(ja: str | Bilingual | None, en: str = "") -> str:
            text = ja if isinstance(ja, Bilingual) else Bilingual(ja or "", en)
            return text.say(language)

        template = self.jinja.get_template(f"{name}.html")
        page = template.render(
            page=name,
            pages=_PAGES,
            lang=language,
            say=say,
            suffix="" if language == "ja" else ".en",
            ontology=self.ontology,
            header=self.ontology.header,
            compact=self.ontology.compact,
            href=self._href,
            example=_example,
            constraints=_constraints,
            **values,
        )
        return page.encode()

    def _href(self, iri: str) -> str:
        """Return where a term is told: on this page, or in its own vocabulary."""
        return f"#{iri.removeprefix(SHISAKU.NAMESPACE)}" if iri in self.ontology.terms else iri


def _example(term: Term) -> str | None:
    return example(term.name, whole=term.sort is Sort.CLASS)


def _constraints(term: Term) -> tuple[Any, ...]:
    """Return the constraints on a property, or those that stand on a class alone."""
    found = reach().of_class if term.sort is Sort.CLASS else reach().of_property
    return found.get(term.iri, ())
