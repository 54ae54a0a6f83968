"""The booklet: page numbers that are right, bookmarks, language, fonts; texts set as they are."""

import re
import sys
import unicodedata

import pytest

pypdf = pytest.importorskip("pypdf")
pytest.importorskip("typst")

from shisaku_graph.access.dataset import open_dataset  # noqa: E402  # after the skips
from shisaku_graph.errors import UsageError  # noqa: E402
from shisaku_graph.site import set_booklets  # noqa: E402
from shisaku_graph.site.press import Press  # noqa: E402
from shisaku_graph.vocabulary import SHISAKU  # noqa: E402


@pytest.fixture(scope="module")
def press() -> Press:
    try:
        return Press()
    except UsageError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def book(press, published, tmp_path_factory):
    ((name, pdf),) = set_booklets(published, press, "ja")
    path = tmp_path_factory.mktemp("book") / name
    path.write_bytes(pdf)
    return pypdf.PdfReader(path)


@pytest.fixture(scope="module")
def pages(book) -> list[str]:
    """The text of each page, without blanks, in the plain forms of characters."""
    return [_plain(page.extract_text()) for page in book.pages]


def _plain(text: str) -> str:
    return re.sub(r"\s|\u200b", "", unicodedata.normalize("NFKC", text))


def _bookmarks(reader, entries=None) -> list[tuple[str, int]]:
    found = []
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            found += _bookmarks(reader, entry)
        else:
            found.append((_plain(entry.title), reader.get_destination_page_number(entry) + 1))
    return found


def test_contents_and_bookmarks_lead_to_the_page_of_each_policy(book, pages, published):
    bookmarks = dict(_bookmarks(book))
    contents = "".join(text for text in pages[1:4] if "目次" in text)
    policies = list(open_dataset(published).elements(SHISAKU.Policy))
    assert len(policies) == 46
    for number, policy in enumerate(policies, start=1):
        name = f"{number}{_plain(policy.label.ja)}"
        page = bookmarks[name]
        assert name in pages[page - 1]
        assert _plain(policy.iri) in pages[page - 1]
        told = re.search(rf"{re.escape(name)}\.+(\d+)", contents)
        # the number of the next policy may follow without a blank
        assert told, name
        assert told[1] in {f"{page}", f"{page}{number + 1}"}, name


def test_the_index_names_the_pages_of_a_department(book, pages, published):
    dataset = open_dataset(published)
    bookmarks = dict(_bookmarks(book))
    index = "".join(pages[bookmarks["索引"] - 1 : bookmarks["奥付"] - 1])
    for department in dataset.departments():
        held = [
            number
            for number, policy in enumerate(dataset.elements(SHISAKU.Policy), start=1)
            if department.iri in {each.iri for each in policy.departments}
        ]
        names = [title for title in bookmarks if title[:1].isdecimal()]
        where = sorted({bookmarks[names[number - 1]] for number in held})
        if where:
            said = ",".join(map(str, where))
            assert re.search(rf"{re.escape(_plain(department.label.ja))}\.*{said}", index), said


def test_it_says_what_it_is_to_machines_and_screen_readers(book, published):
    catalogue = book.trailer["/Root"]
    assert catalogue["/Lang"] == "ja-JP"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in catalogue["/Metadata"].get_data()
    dataset = open_dataset(published)
    assert book.metadata.title == dataset.title.ja
    assert book.metadata.author == dataset.municipality.label.ja
    assert book.metadata.creation_date.date().isoformat() >= dataset.issued
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()
        for page in book.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert len(fonts) >= 2
    for font in fonts.values():
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(described)


def test_texts_are_set_as_they_are_and_twice_the_same(press, dist):
    hostile = '#panic("x") $ *太* _い_ [ ] \\ <a> @b // c'
    told = {
        "lang": "en", "region": "GB", "title": hostile, "author": hostile, "keywords": [hostile],
        "subtitle": hostile, "about": hostile, "edition": hostile, "iri": "https://example.org/a",
        "fonts": press._families, "tops": [], "colophon": [[hostile, hostile]],
        "qr": {"svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>", "alt": "q"},
        "said": dict.fromkeys(
            ("contents", "glance", "part", "policies", "projects", "index", "index-told",
             "colophon"), hostile,
        ),
        "chapters": [], "indexes": [],
    }  # fmt: skip
    told["chapters"] = [
        {
            "number": 1, "level": 1, "name": hostile, "iri": "https://example.org/b",
            "qr": told["qr"], "opens": [], "facts": [[hostile, hostile]],
            "sections": [
                {"name": hostile, "texts": [hostile], "items": [hostile], "rows": [[hostile] * 3]}
            ],
        }
    ]  # fmt: skip
    told["indexes"] = [
        {"name": hostile, "groups": [
            {"letter": hostile, "entries": [{"name": hostile, "numbers": [1]}]}]}
    ]  # fmt: skip
    assert press._set(told, "2026-11-23").startswith(b"%PDF-")
    one, other = (dict(set_booklets(dist / "muteki-2024", press, "en")) for _ in range(2))
    assert one == other


def test_what_is_missing_is_named_with_its_remedy(monkeypatch):
    import typst

    monkeypatch.setattr(typst.Fonts, "families", lambda _: ["DejaVu Serif"], raising=False)
    with pytest.raises(UsageError, match="booklet-font"):
        Press()
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match="booklet-extra"):
        Press()
