"""The scripts of the site are modules that an engine reads; what they do is tested in a browser."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not shutil.which("node"), reason="there is no Node: the syntax of the scripts in docs/assets/js is not tested"
)

SCRIPTS = sorted((Path(__file__).parents[1] / "docs/assets/js").glob("*.js"))


def read_by_node(script: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    module = shutil.copy(script, folder / f"{script.stem}.mjs")
    return subprocess.run(["node", "--check", module], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_a_module_without_errors(script: Path, tmp_path: Path) -> None:
    done = read_by_node(script, tmp_path)
    assert done.returncode == 0, done.stderr


def test_an_error_in_a_script_is_found(tmp_path: Path) -> None:
    script = tmp_path / "wrong.js"
    script.write_text("const a = 1;\nconst a = 2;\n", encoding="utf-8")
    assert "SyntaxError" in read_by_node(script, tmp_path).stderr
