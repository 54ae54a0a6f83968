"""Licences that portals know: their names, and what the EU's list and CKAN call them.

A licence that is not here is published under its own IRI: nothing is guessed about it.
"""

from dataclasses import dataclass

from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import ADMSLICENCE, EULICENCE

_CC = "https://creativecommons.org/"


@dataclass(frozen=True, slots=True)
class Licence:
    """Terms of use.

    Attributes:
        iri: as the descriptor states it.
        name: as people call it; the IRI where it is not known.
        authority: its IRI in the EU's list of licences, which DCAT-AP asks for.
        ckan_id: its id in CKAN's own register.
        ckan_title: its title there, by which a CKAN that harvests recognises it.
        kind: its kind in the list of ADMS (attribution, public domain …).
    """

    iri: str
    name: Bilingual
    authority: str | None = None
    ckan_id: str | None = None
    ckan_title: str | None = None
    kind: str = ADMSLICENCE.UnknownIPR

    @property
    def node(self) -> str:
        """The IRI that a DCAT catalogue states."""
        return self.authority or self.iri


_KNOWN = {
    each.iri: each
    for each in (
        Licence(
            f"{_CC}licenses/by/4.0/",
            Bilingual(
                "クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）",
                "Creative Commons Attribution 4.0 International",
            ),
            f"{EULICENCE.NAMESPACE}CC_BY_4_0",
            "cc-by",
            "Creative Commons Attribution",
            ADMSLICENCE.Attribution,
        ),
        Licence(
            f"{_CC}licenses/by-sa/4.0/",
            Bilingual(
                "クリエイティブ・コモンズ 表示 - 継承 4.0 国際（CC BY-SA 4.0）",
                "Creative Commons Attribution-ShareAlike 4.0 International",
            ),
            f"{EULICENCE.NAMESPACE}CC_BYSA_4_0",
            "cc-by-sa",
            "Creative Commons Attribution Share-Alike",
            f"{ADMSLICENCE.NAMESPACE}ViralEffect-ShareAlike",
        ),
        Licence(
            f"{_CC}licenses/by/2.1/jp/",
            Bilingual(
                "クリエイティブ・コモンズ 表示 2.1 日本（CC BY 2.1 JP）",
                "Creative Commons Attribution 2.1 Japan",
            ),
            None,
            "cc-by",
            "Creative Commons Attribution",
            ADMSLICENCE.Attribution,
        ),
        Licence(
            f"{_CC}publicdomain/zero/1.0/",
            Bilingual("CC0 1.0 全世界", "CC0 1.0 Universal"),
            f"{EULICENCE.NAMESPACE}CC0",
            "cc-zero",
            "Creative Commons CCZero",
            ADMSLICENCE.PublicDomain,
        ),
        Licence(
            "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
            Bilingual("公共データ利用規約（第1.0版）", "Public Data License (Version 1.0)"),
            kind=ADMSLICENCE.Attribution,
        ),
    )
}
_ENDINGS = ("deed.ja", "deed.en", "legalcode", "legalcode.ja", "legalcode.en", "deed")


def licence(iri: str) -> Licence:
    """Return what is known of a licence.

    >>> licence("http://creativecommons.org/licenses/by/4.0/deed.ja").ckan_id
    'cc-by'
    >>> licence("https://a.example/terms").name.ja
    'https://a.example/terms'
    """
    plain = "https://" + iri.removeprefix("http://").removeprefix("https://").removeprefix("www.")
    for ending in _ENDINGS:
        plain = plain.removesuffix(f"/{ending}")
    for known in (_KNOWN.get(each) for each in (iri, plain, f"{plain}/")):
        if known is not None:
            return known
    return Licence(iri, Bilingual(iri, iri))
