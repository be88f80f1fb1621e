"""The wheel, installed by itself: a new book builds outside of the repository."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[1]
PARTS = (
    "publish/py.typed",
    "publish/styles/house/theme.yaml",
    "publish/styles/house/print.css",
    "publish/styles/house/cover.css",
    "publish/styles/house/templates/title-page.html.j2",
    "publish/styles/house/terms/ru.yaml",
    "publish/profiles/data/kdp.yaml",
    "publish/profiles/data/stores/kobo.yaml",
    "publish/proof/leaf.html.j2",
    "publish/styles/scholar/theme.yaml",
    "publish/styles/plain/picture.png",
    "publish/cli/starter/en/manuscript/book.yaml.template",
    "publish/cli/starter/all/manuscript/figures/spread.svg",
    "publish/cli/starter/all/dot-gitignore",
)
"""What is no module and must be in the wheel all the same."""


def _run(*command: str | Path, folder: Path) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made by the build backend that is installed: nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    _run(*build, ROOT, folder=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a virtual environment that has the wheel, and of the tests' environment
    what the wheel depends on. A path in a .pth file is no site folder: the editable install of
    the repository stays unseen."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", folder, folder=ROOT)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    _run(*pip, "install", "--no-deps", "--no-index", wheel, folder=folder)
    site = _run(python, "-c", "import site; print(site.getsitepackages()[0])", folder=folder)
    others = sysconfig.get_path("purelib")
    (Path(site.strip()) / "dependencies.pth").write_text(f"{others}\n", encoding="utf-8")
    return python.parent


def test_the_wheel_holds_what_is_no_module(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    assert [part for part in PARTS if part not in names] == []
    assert not [name for name in names if name.startswith(("tests", "src", "manuscript"))]


def test_package_and_themes_are_the_wheel_s(scripts: Path, tmp_path: Path) -> None:
    code = (
        "import publish; from publish.themes.folders import shipped;"
        "print(publish.__file__); print(shipped())"
    )
    module, themes = _run(scripts / "python", "-c", code, folder=tmp_path).split()
    assert Path(module).is_relative_to(scripts.parent)
    assert Path(themes) == Path(module).parent / "styles"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_new_book_builds(scripts: Path, tmp_path: Path, language: str) -> None:
    publish = scripts / "publish"
    _run(publish, "new", "x", "--language", language, folder=tmp_path)
    said = _run(publish, "build", "x/manuscript", "--format", "json", folder=tmp_path)
    result = json.loads(said)
    assert result["diagnostics"] == []
    assert sorted(each["format"] for each in result["artefacts"]) == ["docx", "epub", "pdf"]
    for each in result["artefacts"]:
        assert (tmp_path / "x" / each["path"]).stat().st_size == each["bytes"] > 10_000
    manifest = json.loads((tmp_path / "x" / "build" / "manifest.json").read_text("utf-8"))
    assert len(manifest["artefacts"]) == 3
