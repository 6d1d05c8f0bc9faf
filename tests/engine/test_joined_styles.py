"""The one style sheet of a built site."""

from pathlib import Path

from engine_project import Project


def test_a_site_has_one_stylesheet_and_no_script_of_the_theme(site: Path) -> None:
    sheets = {path.relative_to(site).as_posix() for path in site.rglob("*.css")}
    assert sheets == {"assets/css/atlas.css", "assets/embed/embed.css"}
    assert not (site / "assets" / "javascripts").exists()


def test_pages_link_it_and_no_other(site: Path) -> None:
    for page in ("index.html", "404.html", "ru/cities/aasund/index.html", "fi/about/index.html"):
        html = (site / page).read_text("utf-8")
        assert html.count('rel="stylesheet"') == html.count('assets/css/atlas.css">') == 1, page


def test_a_class_in_a_page_written_by_hand_brings_its_rules(site: Path, own_project: Project) -> None:
    own_project.write("docs/about.sv.md", "# Om\n\n[Hem](index.md){ .md-button--primary }\n")
    own_project.write("docs/theirs/own.css", "p { color: red; }\n")
    config = (own_project.folder / "mkdocs.yml").read_text("utf-8")
    own_project.write("mkdocs.yml", config.replace("extra_css:", "extra_css:\n  - theirs/own.css"))
    done = own_project.build()
    assert done.returncode == 0, done.stderr
    before, after = (folder / "assets" / "css" / "atlas.css" for folder in (site, own_project.site))
    assert ".md-button--primary" not in before.read_text("utf-8")
    assert ".md-typeset .md-button--primary" in after.read_text("utf-8")
    links = (own_project.site / "index.html").read_text("utf-8").split('rel="stylesheet" href="')[1:]
    assert [link.partition('"')[0] for link in links] == ["assets/css/atlas.css", "theirs/own.css"]


def test_a_mistake_in_a_stylesheet_ends_the_build_with_its_place(own_project: Project) -> None:
    own_project.write("docs/assets/css/home.css", ".home {\n  color red;\n}\n")
    done = own_project.build()
    assert done.returncode == 1
    assert "assets/css/home.css:2: not CSS" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
