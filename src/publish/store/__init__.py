"""A content-addressed store of what steps have made: verified on reading, written whole."""

from publish.store.digests import digest, dump
from publish.store.store import DamagedError, Record, Store

__all__ = ["DamagedError", "Record", "Store", "digest", "dump"]
