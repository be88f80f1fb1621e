"""The server from which the processes of a pool are forked."""

from __future__ import annotations

from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerContext

_PRELOADED = "publish.pipeline.preloaded"


def begin() -> ForkServerContext:
    """Start the server from which processes are forked, where it has not been; do not wait for it.

    It takes most of a second to load what they need. Meanwhile a build can be planned.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([_PRELOADED])
    forkserver.ensure_running()
    return context
