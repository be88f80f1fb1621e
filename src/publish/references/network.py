"""The only door to the network."""

from __future__ import annotations

from collections.abc import Callable
from http.client import HTTPException
from urllib.error import HTTPError, URLError
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
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            content: bytes = answer.read(_MOST)
            return content
    except HTTPError as error:
        if error.code in (404, 410):
            raise NothingThereError from error
        raise UnreachableError(f"the answer is {error.code} {error.reason}") from error
    except URLError as error:
        raise UnreachableError(str(error.reason)) from error
    except (OSError, HTTPException) as error:
        raise UnreachableError(str(error)) from error
