"""Where each page stands in the site, and how one page names another.

A page's path has neither language nor extension: ``id/122068/policy/x`` stands for ``….html`` in
Japanese and ``….en.html`` in English. Links are relative, so that the site works under any path of
any host, and from a disk.
"""

import re
from urllib.parse import quote, unquote

from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual, Language

_SUFFIX: dict[Language, str] = {"ja": ".html", "en": ".en.html"}
_PLAIN = re.compile(r"[A-Za-z0-9/._-]*").fullmatch
_NO_NAME = frozenset(("", ".", ".."))
_LONGEST = 200  # bytes of a file's name, less than file systems allow, with room for an extension


def page_file(path: str, language: Language) -> str:
    """Return the file of a page.

    >>> page_file("index", "en")
    'index.en.html'
    """
    return path + _SUFFIX[language]


def relative(start: str, goal: str) -> str:
    """Return the reference from one file of the site to another, percent-encoded.

    >>> relative("id/122068/policy/x.html", "assets/site.css")
    '../../../assets/site.css'
    """
    here, there = start.split("/")[:-1], goal.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    reference = "../" * (len(here) - shared) + "/".join(there[shared:])
    return reference if _PLAIN(reference) else quote(reference, safe="/._-~!$&'()*+,;=@")


def root_of(path: str) -> str:
    """Return the reference from a page to the site's top folder, empty or ending in ``/``."""
    return "../" * path.count("/")


def document_path(iri: str, base: str) -> str | None:
    """Return the path of a resource's documents, or ``None`` where it has none of its own.

    An IRI with a fragment is a part of the resource before it.

    Raises:
        UsageError: the IRI would lead out of the site's folder.
    """
    if "#" in iri or not iri.startswith(base):
        return None
    path = unquote(iri.removeprefix(base))
    parts = path.split("/")
    hostile = "\\" in path or "\0" in path or any(len(part.encode()) > _LONGEST for part in parts)
    if hostile or not _NO_NAME.isdisjoint(parts):
        raise UsageError(
            "site-address",
            Bilingual(
                f"この IRI からはページの置き場所を決められません（{iri}）。",
                f"this IRI gives no place for a page ({iri}).",
            ),
            Bilingual(
                "公開データを shisaku-graph build で作り直してください。",
                "build the published data anew with shisaku-graph build.",
            ),
        )
    return path
