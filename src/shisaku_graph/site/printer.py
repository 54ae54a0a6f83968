"""The printer: a page's facts become HTML in both languages; every text is escaped."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from html import escape

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Department, Element, Label, Named, Project
from shisaku_graph.language import Language
from shisaku_graph.site.address import page_file, relative, root_of
from shisaku_graph.site.documents import formats_of
from shisaku_graph.site.library import Library
from shisaku_graph.site.readings import reading
from shisaku_graph.site.terms import term_label
from shisaku_graph.site.texts import excerpt, json_block, paragraphs, visible

LANGUAGES: tuple[Language, ...] = ("ja", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in both languages.

    Attributes:
        path: where it stands, without language and extension.
        template: the template that shows it.
        title: what it is about.
        facts: what the template shows.
        dataset: the dataset that its navigation leads through, if it belongs to one.
        section: the entry of the navigation that it stands under.
        iri: the resource that it is the page of, with documents beside it.
        summary: one or two sentences for search engines and cards.
        structured: schema.org, as JSON.
    """

    path: str
    template: str
    title: Label
    facts: Mapping[str, object] = field(default_factory=dict)
    dataset: Dataset | None = None
    section: str = ""
    iri: str | None = None
    summary: Label | None = None
    structured: Mapping[str, object] | None = None
    indexed: bool = True


class Printer:
    """Prints the pages of one library."""

    def __init__(self, library: Library, url: str | None = None) -> None:
        self.library = library
        self.url = url
        self._frames: dict[tuple[str, ...], Markup] = {}

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("shisaku_graph.site"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=visible,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update(
            paragraphs=paragraphs, excerpt=excerpt, number=_number, reading=reading
        )
        environment.globals.update(
            library=self.library,
            formats=formats_of(self.library),
            json_block=json_block,
            term_label=term_label,
        )
        return environment

    def printed(self, page: Page) -> Iterator[tuple[str, bytes]]:
        """Yield the files of a page: Japanese, then English."""
        template = self._environment.get_template(f"{page.template}.html.j2")
        for language in LANGUAGES:
            reader = Reader(self.library, page, language, self.url)
            text = template.render(
                page=page,
                lang=language,
                t=reader.said,
                href=reader.href,
                file=reader.file,
                url=reader.url,
                link=reader.link,
                name=reader.name,
                here=reader.here,
                other=reader.other,
                site_url=self.url,
                ja=reader.japanese,
                only_ja=Markup(' lang="ja"') if language == "en" else Markup(""),
                root=root_of(page.path),
                frame=partial(self._frame, page, language, reader),
                withdrawal=self.library.withdrawal(page.iri) if page.iri else None,
                **page.facts,
            )
            yield page_file(page.path, language), _tidy(text).encode()

    def _frame(self, page: Page, language: Language, reader: "Reader", name: str) -> Markup:
        """Return what all pages of one folder and section share, made once."""
        folder = page.path.rpartition("/")[0]
        dataset = page.dataset or self.library.single
        # a resource's page is never an entry of the frame itself, but a dataset's page is
        own = "" if page.iri and (dataset is None or page.iri != dataset.iri) else page.path
        key = (name, language, folder, page.section, dataset.id if dataset else "", own)
        if key not in self._frames:
            text = self._environment.get_template(f"{name}.html.j2").render(
                page=page,
                d=dataset,
                t=reader.said,
                href=reader.href,
                file=reader.file,
                name=reader.name,
            )
            self._frames[key] = _markup(text)
        return self._frames[key]


class Reader:
    """One reader of one page: speaks the language, and knows the way from here."""

    def __init__(
        self, library: Library, page: Page, language: Language, url: str | None = None
    ) -> None:
        self._library = library
        self._language = language
        self._url = url
        self._file = page_file(page.path, language)
        self._path = page.path

    def said(self, ja: str, en: str) -> str:
        """Return the sentence in the reader's language."""
        return ja if self._language == "ja" else en

    def href(self, path: str) -> str:
        """Return the reference to a page."""
        return relative(self._file, page_file(path, self._language))

    def file(self, path: str) -> str:
        """Return the reference to a file."""
        return relative(self._file, path)

    def url(self, path: str) -> str:
        """Return the absolute address of a file, or its reference where the site's is unknown."""
        return f"{self._url}{relative('', path)}" if self._url else relative(self._file, path)

    def here(self, language: Language | None = None) -> str:
        """Return the file of this page."""
        return page_file(self._path, language or self._language)

    def other(self) -> str:
        """Return the reference to this page in the other language."""
        other: Language = "en" if self._language == "ja" else "ja"
        return relative(self._file, page_file(self._path, other))

    def name(self, label: Label) -> Markup:
        """Return a name; a Japanese one on an English page says that it is Japanese."""
        if self._language == "en" and label.en:
            return _markup(_text(label.en))
        return self.japanese(label.ja)

    def japanese(self, text: str) -> Markup:
        """Return a Japanese text; on an English page it says that it is Japanese."""
        shown = _text(text)
        return _markup(f'<span lang="ja">{shown}</span>' if self._language == "en" else shown)

    def link(self, named: Named | Element | Project | Department) -> Markup:
        """Return a name that leads to the resource's page."""
        path = self._library.path(named.iri)
        shown = self.name(named.label)
        if path is None:
            return self._elsewhere(named.iri, shown)
        return _markup(f'<a href="{escape(self.href(path))}">{shown}</a>')

    def _elsewhere(self, iri: str, shown: Markup) -> Markup:
        """Return a name that leads to another site; a part of a resource here has no page."""
        if iri.startswith(self._library.base) or not iri.startswith(_WEB):
            return shown
        return _markup(f'<a href="{escape(iri)}">{shown}</a>')


_WEB = ("https://", "http://")


def _markup(escaped: str) -> Markup:
    """Return what was made here of escaped texts."""
    return Markup(escaped)  # noqa: S704  # every part went through escape


def _text(text: str) -> str:
    return escape(str(visible(text)))


def _number(value: int) -> str:
    return f"{value:,}"


def _tidy(text: str) -> str:
    """Return a page without the blank lines and indents that the templates leave behind."""
    return "\n".join(line for line in (raw.strip() for raw in text.splitlines()) if line) + "\n"
