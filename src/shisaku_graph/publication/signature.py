"""Detached signatures of the manifest, in the format of minisign (Ed25519).

The manifest holds the SHA-256 of every file, so one signature answers for all of them. Whoever has
the tool ``minisign`` checks it without this program:
``minisign -Vm manifest.json -p city.pub``.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from shisaku_graph.errors import UsageError, VerificationError
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.manifest import MANIFEST, SIGNATURE, manifest_facts
from shisaku_graph.publication.release import release_file

if TYPE_CHECKING:
    from minisign import PublicKey, SecretKey

_DATE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970: the signature's time, so that signing again gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature says and the key vouches for: its trusted comment."""

    comment: str


def sign(folder: Path, key: Path, password: Callable[[], str]) -> Path:
    """Sign a published folder's manifest; return the signature's file.

    Args:
        folder: one published folder.
        key: file of the secret key, as ``minisign -G`` makes it.
        password: asked for only where the key is locked.

    Raises:
        UsageError: the key cannot be used.
        PublicationError: there is no manifest, or the signature cannot be written.
    """
    manifest = folder / MANIFEST
    content = manifest.read_bytes() if manifest.is_file() else None
    told = manifest_facts(content, str(folder))
    secret = _secret(key, password)
    name = str(told.get("dataset") or "reference").encode("ascii", "replace").decode()
    said = [f"file:{MANIFEST}", f"dataset:{name}"]
    if os.environ.get(_DATE, "").isdecimal():
        said.insert(0, f"timestamp:{os.environ[_DATE]}")
    with secret:
        made = secret.sign(
            content or b"",
            untrusted_comment="signature from a shisaku-graph publisher's key",
            trusted_comment="\t".join(said),
        )
    target = folder / SIGNATURE
    release_file(target, bytes(made) + b"\n")
    return target


def signed(manifest: bytes | None, signature: bytes | None, key: Path, place: str) -> Signed:
    """Check a manifest's signature against a public key.

    Raises:
        UsageError: the key cannot be used.
        VerificationError: there is no signature, or it is not of this manifest and key.
    """
    public = _public(key)
    if signature is None:
        raise VerificationError(
            "signature-missing",
            Bilingual(
                f"署名（{SIGNATURE}）がありません。", f"there is no signature ({SIGNATURE})."
            ),
            Bilingual(
                "署名された配布元か確かめるか、--key を外してください。",
                "see whether the publisher signs at all, or leave out --key.",
            ),
            place,
        )
    import minisign  # noqa: PLC0415  # an extra, and there by now

    try:
        made = minisign.Signature.from_bytes(signature)
        public.verify(manifest or b"", made)
    except minisign.Error as error:
        raise VerificationError(
            "signature-wrong",
            Bilingual(
                f"署名が目録か鍵と合いません（{error}）。",
                f"the signature does not belong to this manifest and key ({error}).",
            ),
            Bilingual(
                "公開鍵が配布元のものか確かめ、そうならファイルを使わないでください。",
                "check that the key is the publisher's; if it is, do not use the files.",
            ),
            place,
        ) from error
    return Signed(made.trusted_comment)


def _secret(key: Path, password: Callable[[], str]) -> "SecretKey":
    minisign = _library()
    try:
        secret: SecretKey = minisign.SecretKey.from_bytes(_read(key))
        if secret.is_encrypted():
            secret.decrypt(password())
    except (minisign.Error, ValueError) as error:
        raise _bad_key(key, str(error)) from error
    return secret


def _public(key: Path) -> "PublicKey":
    minisign = _library()
    content = _read(key).strip()
    # the whole file, or only its second line, as people pass it on
    form = "from_bytes" if b"\n" in content else "from_base64"
    try:
        public: PublicKey = getattr(minisign.PublicKey, form)(content)
    except (minisign.Error, ValueError) as error:
        raise _bad_key(key, str(error)) from error
    return public


def _read(key: Path) -> bytes:
    try:
        return key.read_bytes()
    except OSError as error:
        raise _bad_key(key, error.strerror or str(error)) from error


def _library() -> ModuleType:
    try:
        import minisign  # noqa: PLC0415  # an extra: most cities sign nothing
    except ImportError as error:
        raise UsageError(
            "signature-library",
            Bilingual(
                "署名を扱うライブラリーが入っていません。",
                "the library for signatures is not installed.",
            ),
            Bilingual(
                "pip install 'shisaku-graph[sign]' で入れてください。",
                "install it: pip install 'shisaku-graph[sign]'",
            ),
        ) from error
    return minisign


def _bad_key(key: Path, said: str) -> UsageError:
    return UsageError(
        "signature-key",
        Bilingual(f"鍵を使えません（{said}）。", f"the key cannot be used ({said})."),
        Bilingual(
            "minisign -G で作った鍵のファイルを指定してください（--key は公開鍵、sign は秘密鍵）。",
            "name a file made by minisign -G: the public key to verify, the secret one to sign.",
        ),
        str(key),
    )
