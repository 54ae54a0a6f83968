"""The address of a remote server, and who one is there.

Credentials come from the environment, a password also from the system's keyring; never from an
address or a command line, which other people and log files see.
"""

import os
import urllib.parse
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Final

from shisaku_graph.access.refusals import host, refusal, unsafe

USER, PASSWORD, TOKEN = (
    "SHISAKU_GRAPH_USER",
    "SHISAKU_GRAPH_PASSWORD",
    "SHISAKU_GRAPH_TOKEN",
)
KEYRING_SERVICE: Final = "shisaku-graph"
"""The service under which the keyring holds a password: this, a blank, the server's name."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who one is on a server: a token, or a user with a password; never shown."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def header(self) -> str:
        """Return the Authorization header: Bearer, or Basic (RFC 6750 §2.1, RFC 7617 §2)."""
        if self.token:
            return f"Bearer {self.token}"
        return "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()


def credentials(address: str) -> Credentials | None:
    """Return what the environment, or for a password the keyring, holds; ``None`` if nothing.

    Raises:
        EndpointError: they would travel in the clear, have no password, or cannot stand in a
            header.
    """
    user, password, token = (os.environ.get(name, "") for name in (USER, PASSWORD, TOKEN))
    if not (token or user):
        return None
    if not private(address):
        raise unsafe(address)
    if not token and not password:
        password = _from_keyring(user, address)
    if any(not sign.isprintable() for sign in user + password + token) or not token.isascii():
        raise refusal(
            "endpoint-credentials",
            "資格情報に使えない文字（改行など）があります",
            "the credentials hold signs that cannot be sent, such as a line break",
            f"環境変数 {USER}、{PASSWORD}、{TOKEN} を確かめてください",
            f"check {USER}, {PASSWORD} and {TOKEN} in the environment",
            host(address),
        )
    return Credentials(user, password, token)


def private(address: str) -> bool:
    """Tell whether nobody between can read: https, or this very machine."""
    parts = urllib.parse.urlsplit(address)
    return parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1", "::1")


def check_address(address: str) -> None:
    """Refuse what is no http or https address, or holds a user or password.

    Raises:
        EndpointError: it is none, or holds them; the message does not repeat them.
    """
    try:
        parts = urllib.parse.urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or not address.isascii() or any(sign.isspace() for sign in address):
        raise refusal(
            "endpoint-address",
            "SPARQL エンドポイントの住所（http または https）ではありません",
            "this is no http or https address",
            "https://example.org/sparql のように指定してください",
            "give it as https://example.org/sparql",
            address,
        )
    if parts.username is not None or parts.password is not None:
        raise refusal(
            "endpoint-credentials",
            "住所に利用者名やパスワードを書くことはできません",
            "an address must not hold a user or a password",
            f"環境変数 {USER} と {PASSWORD}、または {TOKEN} に入れてください",
            f"put them into the environment: {USER} and {PASSWORD}, or {TOKEN}",
            parts.hostname or "",
        )


def _from_keyring(user: str, address: str) -> str:
    """Return a user's password from the system's keyring.

    Raises:
        EndpointError: there is no keyring, or no password in it.
    """
    server = urllib.parse.urlsplit(address).hostname or ""
    try:
        import keyring  # noqa: PLC0415  # an extra, wanted only here

        password = keyring.get_password(f"{KEYRING_SERVICE} {server}", user)
    except ImportError:
        password = None
    except Exception:  # noqa: BLE001  # each backend has errors of its own
        password = None
    if not password:
        raise refusal(
            "endpoint-credentials",
            f"利用者 {user} のパスワードがありません",
            f"there is no password of the user {user}",
            f"環境変数 {PASSWORD} に入れるか、キーリング（pip install 'shisaku-graph[keyring]'）の"
            f"「{KEYRING_SERVICE} {server}」に登録してください",
            f"set {PASSWORD}, or keep it in the keyring (pip install 'shisaku-graph[keyring]') "
            f"under “{KEYRING_SERVICE} {server}”",
            host(address),
        )
    return str(password)
