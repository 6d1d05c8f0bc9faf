"""`pages: engine`: every page passes through MkDocs, becomes the same file, and plugins have their part in it."""

import gzip
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from engine_project import RECORDS, ROOT, Project, contents

pytestmark = pytest.mark.slow

AASUND = "data/cities/aasund.yaml"
HOSTILE = """\
name:
  en: "A & B's <i>\\"x\\"</i> &lt;b&gt; {{ y }}\\u00a0{#z} [l](m) *n* _o_ | p: q"
  ru: "А'\\u00a0«Б» & <i>В</i>"
other_names:
  - {value: "O'Harbour & \\"Sons\\" of the far northern sea", lang: en, kind: variant}
summary: {en: "d'e \\"f\\" & <g>\\u00a0h {{ i }} {% j %}\\n\\nk: l\\n\\n!!! note\\n    m"}
country: NO
sources:
  - {id: gazetteer, at: row 1, supports: [country, other_names]}
"""
HOOK = """\
def on_files(files, config):
    files.remove(files.get_file_from_path("cities/testograd/index.md"))
    return files

def on_page_read_source(page, config):
    return page.file.content_string + "\\n\\nBysource." if page.url.endswith("cities/aasund/") else None

def on_page_markdown(markdown, page, config, files):
    return markdown + "\\n\\nBymarkdown **strong**." if page.url.endswith("cities/aasund/") else markdown

def on_page_content(html, page, config, files):
    return html + "<p>Bycontent</p>\\n" if page.url.endswith("cities/aasund/") else html

def on_page_context(context, page, config, nav):
    if page.url == "cities/aasund/":
        context["config"].site_name = "Bycontext"
    return context

def on_post_page(output, page, config):
    return output.replace("</article>", "<p>Bypage</p></article>")
"""
MACROS = """\
  - macros:
      j2_variable_start_string: "@@"
      j2_variable_end_string: "@@"
      j2_comment_start_string: "{##"
      j2_comment_end_string: "##}"
"""
MACRO_MODULE = """\
def define_env(env):
    env.variables["motto"] = "Macrowords"

def on_pre_page_macros(env):
    env.markdown += "\\n\\nAgain: @@ motto @@"
"""


def build(project: Project, pages: str) -> dict[str, bytes]:
    """The files of a build without warnings."""
    site = project.folder / pages
    done = project.build(site, ATLAS_PAGES=pages)
    assert done.returncode == 0, done.stdout + done.stderr
    return contents(site)


def add_plugins(project: Project, plugins: str) -> None:
    configuration = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "\nplugins:\n" in configuration
    project.write("mkdocs.yml", configuration.replace("\nplugins:\n", f"\nplugins:\n{plugins}"))


def add_hook(project: Project, hook: str) -> None:
    configuration = (ROOT / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", configuration.replace("\nhooks:\n", "\nhooks:\n  - by_hook.py\n"))
    project.write("by_hook.py", hook)


def found_texts(site: dict[str, bytes], language: str) -> dict[str, str]:
    """What the index of a language holds, by the addresses of the pages."""
    fragments = (content for path, content in site.items() if path.startswith(f"pagefind/{language}/fragment/"))
    texts = [json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd")) for content in fragments]
    return {text["url"]: text["content"] for text in texts}


@pytest.mark.long  # make engine-check compares the files of this atlas
def test_every_file_is_that_of_the_fast_way(tmp_path: Path) -> None:
    project = Project(tmp_path, {})
    shutil.copytree(ROOT / "tests/examples/data", project.folder / "data")
    project.write("data/cities/hostile.yaml", HOSTILE)
    fast, engine = build(project, "fast"), build(project, "engine")
    assert "ru/cities/hostile/index.html" in fast
    assert sorted(engine) == sorted(fast)
    assert [path for path in sorted(fast) if engine[path] != fast[path]] == []


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site with what the hook does to it."""
    project = Project(tmp_path_factory.mktemp("changed"))
    add_hook(project, HOOK)
    return build(project, "engine")


def test_plugins_change_pages_and_what_they_write_is_found(changed: dict[str, bytes]) -> None:
    page = changed["cities/aasund/index.html"].decode()
    assert "<p>Bysource.</p>" in page
    assert "<p>Bymarkdown <strong>strong</strong>.</p>" in page
    assert "<p>Bycontent</p>" in page
    assert "Bycontext" in page
    assert "<p>Bypage</p>" in page
    text = found_texts(changed, "en")["/cities/aasund/"]
    assert "Bymarkdown strong." in text
    assert "Bycontent" in text


def test_a_page_that_a_plugin_takes_out_is_not_listed(changed: dict[str, bytes]) -> None:
    assert "cities/testograd/index.html" not in changed
    assert b"cities/testograd/" not in changed["sitemap.xml"]
    assert "/cities/testograd/" not in found_texts(changed, "en")
    assert b"cities/aasund/" in changed["sitemap.xml"]


def test_macros_are_filled_in_and_found(own_project: Project) -> None:
    add_plugins(own_project, MACROS)
    own_project.write("main.py", MACRO_MODULE)
    own_project.write(AASUND, RECORDS[AASUND] + "summary: {en: A town of @@ motto @@.}\n")
    site = build(own_project, "engine")
    text = found_texts(site, "en")["/cities/aasund/"]
    assert "A town of Macrowords." in text
    assert "Again: Macrowords" in text
    assert b"<p>Again: Macrowords</p>" in site["cities/aasund/index.html"]


@pytest.mark.long
def test_minified_pages_are_smaller_and_found_by_the_same_words(own_project: Project) -> None:
    plain = build(own_project, "engine")
    add_plugins(own_project, "  - minify: {minify_html: true}\n")
    minified = build(own_project, "engine")
    pages = [path for path in plain if path.endswith("index.html")]
    assert all(len(minified[path]) < len(plain[path]) for path in pages)
    index = [path for path in plain if path.startswith("pagefind/")]
    assert [path for path in index if minified.get(path) != plain[path]] == []


@pytest.mark.long
def test_switching_to_and_fro_gives_the_clean_bytes(own_project: Project) -> None:
    for pages in ("fast", "engine"):
        assert own_project.make_site(ATLAS_PAGES=pages).returncode == 0
    own_project.write(AASUND, RECORDS[AASUND].replace("Aasund & Sons", "Newsund"))
    clean = build(own_project, "fast")
    for pages in ("engine", "fast"):
        done = own_project.make_site(ATLAS_PAGES=pages)
        assert done.returncode == 0, done.stdout + done.stderr
        assert contents(own_project.site) == clean
        assert f"site/ has {sum(path.endswith('index.html') for path in clean)} pages in 4 languages" in done.stdout


def test_an_unknown_way_stops_the_build_and_leaves_the_site_of_before(own_project: Project) -> None:
    own_project.write("site/index.html", "the site of before")
    done = own_project.build(ATLAS_PAGES="slow")
    assert done.returncode == 1
    assert "extra.atlas.pages (ATLAS_PAGES): there is no way 'slow' to make pages; write fast or engine" in done.stdout
    assert "Traceback" not in done.stderr
    assert contents(own_project.site) == {"index.html": b"the site of before"}


def test_an_edit_is_shown_with_what_plugins_do(own_project: Project) -> None:
    add_hook(own_project, HOOK)
    with own_project.serve(ATLAS_PAGES="engine") as home:
        assert until(lambda: "Bymarkdown" in fetched(f"{home}cities/aasund/"))
        own_project.write(AASUND, RECORDS[AASUND].replace("Aasund & Sons", "Newsund"))
        assert until(lambda: "Newsund" in fetched(f"{home}cities/aasund/"))
        assert "Bymarkdown" in fetched(f"{home}cities/aasund/")


def fetched(address: str) -> str:
    try:
        with urlopen(address, timeout=60) as answer:
            return answer.read().decode("utf-8")
    except URLError:
        return ""


def until(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False
