"""Names that the site writes in Latin letters are found by them: search_words.js knows the systems of the pages."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NAMES = list(csv.DictReader((HERE / "russian_names.tsv").read_text("utf-8").splitlines(), delimiter="\t"))

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="there is no Node to run the script of the search")


@pytest.mark.parametrize("language", ["en", "sv", "fi"])
def test_what_pages_write_in_latin_letters_is_found(language: str, tmp_path: Path) -> None:
    shutil.copy(HERE.parent / "docs/assets/js/search_words.js", tmp_path / "search_words.mjs")
    pairs = json.dumps([(name["ru"], name[language]) for name in NAMES])
    command = ["node", HERE / "find_names.mjs", tmp_path]
    done = subprocess.run(command, input=pairs, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
