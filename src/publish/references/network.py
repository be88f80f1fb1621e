"""The only door to the network."""

from __future__ import annotations

from collections.abc import Callable
from http.client import HTTPException
from ssl import SSLError
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen  # noqa: TID251

Fetch = Callable[[str, str], bytes]
"""An address and the media type that is wanted → what is there."""

_SECONDS = 20
_MOST = 4_000_000
"""Bytes; an entry has a few thousand."""

_AGENT = "publish"


class UnreachableError(Exception):
    """There is no network, or the service does not answer."""


class NothingThereError(Exception):
    """The service answers that it knows no such thing."""


def fetch(address: str, media_type: str) -> bytes:
    """What stands at ``address``. Raises UnreachableError and NothingThereError."""
    request = Request(address, headers={"Accept": media_type, "User-Agent": _AGENT})
    host = urlsplit(address).hostname or address
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            content: bytes = answer.read(_MOST)
            return content
    except HTTPError as error:
        if error.code in (404, 410):
            raise NothingThereError from error
        raise UnreachableError(_refusal(error.code, host)) from error
    except (OSError, HTTPException) as error:
        reason = error.reason if isinstance(error, URLError) else error
        raise UnreachableError(_failure(reason, host)) from error


def _refusal(code: int, host: str) -> str:
    """The answer of a service that does not give what it is asked for, in plain words."""
    if code == 429:
        return f"{host} has been asked too often; ask again in an hour"
    if code >= 500:
        return f"{host} is out of order; ask again later"
    return f"{host} refuses to answer (status {code})"


def _failure(reason: object, host: str) -> str:
    """Why there is no answer, in plain words."""
    if isinstance(reason, TimeoutError):
        return f"{host} has not answered within {_SECONDS} seconds"
    if isinstance(reason, SSLError):
        return f"the connection to {host} cannot be made secure; is the computer’s date right?"
    if isinstance(reason, ConnectionError | HTTPException):
        return f"{host} has broken off the connection; ask again later"
    return f"{host} cannot be reached; is this computer connected to the internet?"
