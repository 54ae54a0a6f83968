"""Files for programs that visit: sitemap, Atom feed of editions, robots.txt."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from shisaku_graph.site.address import page_file, relative
from shisaku_graph.site.comparison_pages import lately
from shisaku_graph.site.holdings import Holding
from shisaku_graph.site.printer import LANGUAGES
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.site.texts import visible
from shisaku_graph.vocabulary import SHISAKU

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST_ENTRIES = 200  # of one year in one feed
_MOST_ADDRESSES = 40_000  # of one sitemap; the protocol allows 50,000


def sitemap_part(addresses: Iterable[str], place: str, modified: str | None) -> bytes:
    """Return one sitemap of pages, each with its other language (https://www.sitemaps.org/)."""
    last = f"<lastmod>{modified}</lastmod>" if modified else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path in addresses:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" '
            f'href="{_address(place, page_file(path, language))}"/>'
            for language in LANGUAGES
        )
        for language in LANGUAGES:
            address = _address(place, page_file(path, language))
            lines.append(f"<url><loc>{address}</loc>{last}{links}</url>")
    return ("\n".join([*lines, "</urlset>"]) + "\n").encode()


def sitemap_index(names: Iterable[str], place: str) -> bytes:
    """Return the index of several sitemaps."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<sitemapindex xmlns="{_SITEMAP}">',
        *(f"<sitemap><loc>{_address(place, name)}</loc></sitemap>" for name in names),
        "</sitemapindex>",
    ]
    return ("\n".join(lines) + "\n").encode()


def sitemaps(
    addresses: Sequence[str], place: str, modified: str | None
) -> Iterator[tuple[str, bytes]]:
    """Yield the sitemap of the pages: one file, or several and their index."""
    most = _MOST_ADDRESSES // len(LANGUAGES)
    if len(addresses) < most:
        yield "sitemap.xml", sitemap_part(addresses, place, modified)
        return
    names: list[str] = []
    for start in range(0, len(addresses), most):
        names.append(f"sitemap-{len(names) + 1}.xml")
        yield names[-1], sitemap_part(addresses[start : start + most], place, modified)
    yield "sitemap.xml", sitemap_index(names, place)


def atom(shelf: Shelf) -> bytes:
    """Return the feed of editions, the newest first (RFC 4287)."""
    place = shelf.url or shelf.library.base
    held = sorted(shelf.holdings, key=lambda h: (_when(h), h.dataset.id), reverse=True)
    name = _text(shelf.library.name.ja)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">',
        f"<title>{name}</title>",
        f"<id>{_text(place)}feed.atom</id>",
        f'<link rel="self" type="application/atom+xml" href="{_address(place, "feed.atom")}"/>',
        f'<link rel="alternate" type="text/html" href="{_address(place, "index.html")}"/>',
        f"<updated>{_when(held[0])}T00:00:00Z</updated>",
        f"<author><name>{_text(held[0].dataset.municipality.label.ja)}</name></author>",
    ]
    for holding in held:
        dataset = holding.dataset
        path = page_file(shelf.library.home(dataset), "ja")
        lines += [
            "<entry>",
            f"<title>{_text(dataset.title.ja)}</title>",
            f"<id>{_text(dataset.iri)}#{_text(holding.graph_hash[:16])}</id>",
            f'<link rel="alternate" type="text/html" href="{_address(place, path)}"/>',
            f"<published>{_text(dataset.issued or _when(holding))}T00:00:00Z</published>",
            f"<updated>{_when(holding)}T00:00:00Z</updated>",
            f"<summary>{_text(_told(holding))}</summary>",
            "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def feed_path(path: str) -> str:
    """Return where the feed of a department stands, by the path of its page."""
    return f"feeds/{path}.atom"


def department_feeds(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield for each department a feed of what was published of its policies and projects."""
    for _, iri in shelf.library.resources(SHISAKU.Department):
        path = shelf.library.path(iri)
        if path is not None:
            yield feed_path(path), _department_feed(shelf, iri, path)


def _department_feed(shelf: Shelf, iri: str, path: str) -> bytes:
    """Return the feed of a department: an entry for each policy that changed, by year."""
    place = shelf.url or shelf.library.base
    holders = shelf.library.describers(iri)
    newest = shelf.holding(holders[0])
    own = feed_path(path)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">',
        f"<title>{_text(holders[0].department(iri).full_name)}</title>",
        f"<id>{_text(place)}{own}</id>",
        f'<link rel="self" type="application/atom+xml" href="{_address(place, own)}"/>',
        f'<link rel="alternate" type="text/html" href="{_address(place, path)}.html"/>',
        f"<updated>{_when(newest)}T00:00:00Z</updated>",
        f"<author><name>{_text(holders[0].municipality.label.ja)}</name></author>",
    ]
    for dataset in holders:
        holding = shelf.holding(dataset)
        for held in dataset.responsibilities(iri)[:_MOST_ENTRIES]:
            befell = lately(shelf, dataset, held.iri)
            if befell is None and dataset.id in shelf.compared:
                continue  # it stands as it stood the year before
            fields = "、".join(label.ja for label in befell.fields) if befell else ""
            told = f"{befell.told.ja}（{fields}）" if befell and fields else ""
            told = told or (befell.told.ja if befell else "公開")
            page = shelf.library.path(held.iri) or path
            lines += [
                "<entry>",
                f"<title>{_text(held.label.ja)}</title>",
                f"<id>{_text(held.iri)}#{_text(dataset.id)}-{_text(dataset.version or '')}</id>",
                f'<link rel="alternate" type="text/html" href="{_address(place, page)}.html"/>',
                f"<updated>{_when(holding)}T00:00:00Z</updated>",
                f"<summary>{_text(dataset.year.label.ja)}: {_text(told)}</summary>",
                "</entry>",
            ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def _told(holding: Holding) -> str:
    dataset, view = holding.dataset, holding.overview
    numbers = f"施策 {view.policies}、事業 {view.projects}、版 {dataset.version or ''}"
    return f"{dataset.description.ja}（{numbers}）"


def robots(shelf: Shelf) -> bytes:
    """Return robots.txt: all may be read; the sitemap is named where its address is known."""
    lines = ["User-agent: *", "Allow: /"]
    if shelf.url:
        lines.append(f"Sitemap: {shelf.url}sitemap.xml")
    return ("\n".join(lines) + "\n").encode()


def _when(holding: Holding) -> str:
    return holding.modified


def _address(place: str, path: str) -> str:
    return escape(place + relative("", path))


def _text(text: str) -> str:
    return escape(str(visible(text)))
