"""Libraries of the system's, loaded by their sonames alone."""

from __future__ import annotations

import ctypes.util

import pytest

from publish.pipeline import sonames


def test_meanwhile_nobody_is_asked_for_names() -> None:
    search = ctypes.util.find_library
    with sonames.sonames_alone():
        assert ctypes.util.find_library("c") is None
    assert ctypes.util.find_library is search


def test_it_is_put_back_after_an_error() -> None:
    search = ctypes.util.find_library
    with pytest.raises(ImportError), sonames.sonames_alone():
        raise ImportError
    assert ctypes.util.find_library is search


def test_where_one_has_another_name_they_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sonames, "_NEEDED", ("libnowhere-1.so.0",))
    search = ctypes.util.find_library
    with sonames.sonames_alone():
        assert ctypes.util.find_library is search
