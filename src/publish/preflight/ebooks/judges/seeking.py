"""Where the judges are: named in the environment, beside the program, or on the search path."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from publish.preflight.ebooks.judges.ace import ace
from publish.preflight.ebooks.judges.epubcheck import epubcheck
from publish.preflight.ebooks.judges.judge import Judge

EPUBCHECK, ACE = "PUBLISH_EPUBCHECK", "PUBLISH_ACE"
"""Variables that name a program (of EPUBCheck also its ``.jar``), or say ``off``."""
_OFF = "off"
_BROWSER = "PUPPETEER_EXECUTABLE_PATH"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def judges(environment: Mapping[str, str], folder: Path) -> tuple[Judge, ...]:
    """The judges, those among them that are absent; not those that are switched off.

    ``folder`` is where the search for Ace begins; it goes on in the folders above.
    """
    made = []
    if environment.get(EPUBCHECK) != _OFF:
        made.append(_epubcheck(environment))
    if environment.get(ACE) != _OFF:
        made.append(_ace(environment, folder))
    return tuple(made)


def _epubcheck(environment: Mapping[str, str]) -> Judge:
    name, java = "EPUBCheck", _program("java", environment)
    given = environment.get(EPUBCHECK, "") or _jar()
    if given and not given.endswith(".jar"):
        return Judge(name, epubcheck, (given,), "", environment)
    if given and java:
        return Judge(name, epubcheck, (java, "-jar", given), "", environment)
    if program := _program("epubcheck", environment):
        return Judge(name, epubcheck, (program,), "", environment)
    missing = "Java is not installed" if given else "it is not installed"
    return Judge(name, epubcheck, (), missing)


def _jar() -> str:
    """EPUBCheck as the Python package of that name brings it; empty without it."""
    spec = find_spec("epubcheck")
    jar = Path(spec.origin).with_name("epubcheck.jar") if spec and spec.origin else None
    return str(jar) if jar and jar.is_file() else ""


def _ace(environment: Mapping[str, str], folder: Path) -> Judge:
    beside = (above / "node_modules/.bin/ace-puppeteer" for above in (folder, *folder.parents))
    program = (
        environment.get(ACE)
        or next((str(path) for path in beside if path.is_file()), "")
        or _program("ace-puppeteer", environment)
    )
    if not program:
        return Judge("Ace", ace, (), "it is not installed")
    browser = next(filter(None, (_program(one, environment) for one in _BROWSERS)), "")
    browsing = {_BROWSER: browser} if browser and _BROWSER not in environment else {}
    return Judge("Ace", ace, (program,), "", {**environment, **browsing})


def _program(name: str, environment: Mapping[str, str]) -> str:
    return shutil.which(name, path=environment.get("PATH", "")) or ""
