"""The forms for new records: what they write passes the check as it is; wrong values are told where they stand."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from served_site import ServedSite

from atlas.cli.main import main
from atlas.model.kinds import KINDS

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "examples" / "data"
REPOSITORY = "https://host.example/atlas"

TWINNING = """\
type: twinning
parties:
  - aasund
  - text:
      {language}: {name}
    country: SE
since: 1994
sources:
  - title:
      {language}: {title}
    url: https://aasund.example/twin-towns
    retrieved: {day}
    quote: "{name}: 1994"
    supports:
      - parties
      - since
"""


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """A site of the invented records, whose repository has a host."""
    project = tmp_path_factory.mktemp("project")
    for name in ("docs", "hooks", "mkdocs.yml"):
        (project / name).symlink_to(ROOT / name)
    (project / "data").symlink_to(EXAMPLES)
    with ServedSite(tmp_path_factory.mktemp("host"), "/atlas/") as host:
        settings = {"SITE_URL": host.home, "REPO_URL": REPOSITORY, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(host.site_dir)],
            cwd=project,
            env=os.environ | settings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        yield host
        host.shutdown()


@pytest.fixture
def visitor(browser: Browser, invented: ServedSite) -> Iterator[BrowserContext]:
    """A visitor's window, in which the host of the repository answers with an empty page."""
    context = browser.new_context(base_url=invented.home, locale="de-DE")
    context.route(f"{REPOSITORY}/**", lambda route: route.fulfill(body="<title>New file</title>"))
    yield context
    context.close()


@pytest.fixture
def form(visitor: BrowserContext) -> Iterator[Page]:
    """A page of the browser, in which nothing is logged as an error."""
    errors: list[str] = []
    page = visitor.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    assert errors == []


def field(page: Page, key: str) -> Locator:
    return page.locator(f".atlas-field[data-key={key}]")


def proposed(page: Page) -> tuple[str, str]:
    """The name and the text of the file with which the host's page opens."""
    with page.expect_popup() as popup:
        page.locator("#new-record button[type=submit]").click()
    address = urlsplit(popup.value.url)
    assert f"{address.scheme}://{address.netloc}{address.path}".startswith(f"{REPOSITORY}/new/main/data/")
    query = parse_qs(address.query)
    return query["filename"][0], query["value"][0]


def check(
    path: str, text: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """What `atlas check` and `atlas fmt --check` say of the invented records and this file."""
    shutil.copytree(EXAMPLES, folder / "data")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    capsys.readouterr()
    found = main(["check"]), main(["fmt", "--check", path])
    return f"{found} {capsys.readouterr().out}"


@pytest.mark.parametrize(
    ("root", "language", "name", "title", "country"),
    [
        ("", "en", "Lillhamn", "Twin towns", "Sweden"),
        ("ru/", "ru", "Лилльхамн", "Города-побратимы", "Швеция"),
    ],
)
def test_a_twinning_with_a_town_that_has_no_record(
    form: Page,
    root: str,
    language: str,
    name: str,
    title: str,
    country: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    form.goto(f"{root}contribute/new/agreements/?parties=aasund")
    form.locator("#field-type").select_option("twinning")
    form.locator("#field-since").fill("1994")
    other = field(form, "parties").locator(".atlas-field__entry").nth(1)
    other.locator("[data-part=text]").fill(name)
    other.locator("[data-part=country]").select_option(label=country)
    source = field(form, "sources")
    source.locator("[data-key=title] [data-part=text]").fill(title)
    source.locator("[data-key=url] input").fill("https://aasund.example/twin-towns")
    source.locator("[data-key=quote] input").fill(f"{name}: 1994")
    file, text = proposed(form)
    day = source.locator("[data-key=retrieved] input").input_value()
    assert text == TWINNING.format(language=language, name=name, title=title, day=day)
    assert file == "aasund-lillhamn.yaml" if not root else "aasund-lillkhamn.yaml"
    said = check(f"data/agreements/{file}", text, tmp_path, monkeypatch, capsys)
    assert "(0, 0)" in said, said


def test_a_twinning_by_keyboard_alone(form: Page) -> None:
    form.goto("ru/contribute/new/agreements/")
    keys = form.keyboard
    form.locator("#field-type").focus()
    keys.press("ArrowDown")
    for text in ("Осунн", None, None, None, "Тестоград"):  # record, name, language, country; the next record
        keys.press("Tab")
        if text:
            keys.type(text)
    keys.press("Tab")
    parties = field(form, "parties").locator("[data-part=id]")
    expect(parties.nth(0)).to_have_value("aasund")
    expect(parties.nth(1)).to_have_value("testograd")
    expect(form.locator("#new-record pre code")).to_have_text("type: twinning\nparties:\n  - aasund\n  - testograd\n")


def test_records_are_offered_by_their_names(form: Page) -> None:
    form.goto("fi/contribute/new/agreements/")
    field(form, "parties").locator("[data-part=id]").first.press_sequentially("åsu")
    expect(form.locator("#known option").first).to_have_attribute("value", "aasund")


@pytest.mark.parametrize(
    ("key", "value", "wrong"),
    [
        ("since", "in the nineties", "Write a year, a month or a day, such as 2014, 2014-10 or 2014-10-14."),
        ("since", "2014-13", "Write a year, a month or a day, such as 2014, 2014-10 or 2014-10-14."),
        ("parties", "nowhere", "Choose from the records that are offered as you type."),
    ],
)
def test_a_wrong_value_is_told_at_its_field(form: Page, key: str, value: str, wrong: str) -> None:
    form.goto("contribute/new/agreements/?parties=aasund&parties=testograd")
    control = field(form, key).locator("input").first
    control.fill(value)
    control.blur()
    expect(form.locator(f"#error-{key}")).to_have_text(wrong)
    expect(control).to_have_attribute("aria-invalid", "true")
    control.fill("1994" if key == "since" else "aasund")
    control.blur()
    expect(form.locator(f"#error-{key}")).to_have_text("")


@contextmanager
def script_held_back(form: Page) -> Iterator[None]:
    """Opens a form, whose script comes with the end of the block."""
    waiting: list[Route] = []
    form.route("**/new_record.js", lambda route: waiting.append(route))
    with form.expect_request("**/new_record.js"):
        form.goto("contribute/new/agreements/", wait_until="commit")
    yield
    waiting[0].continue_()
    form.unroute("**/new_record.js")


def test_what_is_wrong_before_the_script_has_come_is_told_too(form: Page) -> None:
    with script_held_back(form):
        control = field(form, "parties").locator("input").first
        control.fill("nowhere")
        control.blur()
    expect(form.locator("#error-parties")).to_have_text("Choose from the records that are offered as you type.")


def test_what_is_typed_before_the_script_has_come_is_offered_too(form: Page) -> None:
    with script_held_back(form):
        field(form, "parties").locator("input").first.press_sequentially("aas")
    expect(form.locator("#known option").first).to_have_attribute("value", "aasund")


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        ("type=twinning&parties=aasund&parties=testograd", "sources"),
        ("type=twinning&parties=aasund", "parties"),
        ("parties=aasund&parties=testograd", "type"),
    ],
)
def test_what_is_missing_keeps_the_file_from_being_proposed(form: Page, asked: str, missing: str) -> None:
    form.goto(f"contribute/new/agreements/?{asked}")
    expect(form.get_by_role("status")).to_contain_text("Not complete yet")  # before, the file moves the button away
    form.get_by_role("button", name="Propose it").click()
    expect(form.locator(f"#error-{missing}")).to_have_text("This is needed.")
    expect(field(form, missing).locator("input, select").first).to_be_focused()


def test_of_two_sources_each_is_asked_what_it_proves(form: Page) -> None:
    form.goto("contribute/new/agreements/?type=twinning&parties=aasund&parties=testograd&since=1989")
    sources = field(form, "sources")
    ids = sources.locator("[data-key=id] input")
    ids.fill("aasund-page")
    sources.get_by_role("button", name="Another source").click()
    ids.nth(1).fill("old-booklet")
    sources.get_by_role("checkbox", name="Since").nth(0).uncheck()
    expect(form.get_by_role("status")).to_contain_text("Not complete yet")
    form.get_by_role("button", name="Propose it").click()
    expect(form.locator("#error-since")).to_have_text("No source proves it: tick it at one of them.")
    sources.get_by_role("checkbox", name="Since").nth(1).check()
    assert "- id: old-booklet\n    supports:\n      - since\n" in proposed(form)[1]


def test_a_long_file_is_copied(form: Page, visitor: BrowserContext) -> None:
    visitor.grant_permissions(["clipboard-read", "clipboard-write"])
    form.goto("contribute/new/topics/")
    field(form, "label").locator("[data-part=text]").fill("Winter")
    form.locator("summary", has_text="More fields").click()
    field(form, "description").locator("[data-part=text]").fill("what is done in winter " * 400)
    with form.expect_popup() as popup:
        form.get_by_role("button", name="Propose it").click()
    assert parse_qs(urlsplit(popup.value.url).query) == {"filename": ["winter.yaml"]}
    assert form.evaluate("navigator.clipboard.readText()").startswith("label:\n  en: Winter\n")


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_starts_and_writes(form: Page, kind: str) -> None:
    form.goto(f"sv/contribute/new/{kind}/")
    text = form.locator("#new-record [data-part=text]").first
    text.fill("Åsund")
    expect(form.locator("#new-record pre code")).to_contain_text("sv: Åsund")


def test_a_city_leads_to_the_form_for_its_twin_towns(form: Page) -> None:
    form.goto("ru/cities/aasund/")
    form.get_by_role("link", name="Добавить город-побратим").click()
    expect(form.locator("#new-record pre code")).to_have_text("type: twinning\nparties:\n  - aasund\n")


def test_a_section_leads_to_the_form_that_lists_its_values(invented: ServedSite) -> None:
    html = (invented.site_dir / "agreements/aasund-testograd/index.html").read_text("utf-8")
    (address, *_) = re.findall(r'href="([^"]+)">Something wrong in “Facts”', html)
    query = parse_qs(urlsplit(unescape(address)).query)
    assert query["template"] == ["wrong.yml"]
    assert query["record"] == ["agreements/aasund-testograd"]
    assert "since: 1989" in query["values"][0].splitlines()


def test_without_scripts_the_form_explains_the_file(browser: Browser, invented: ServedSite) -> None:
    context = browser.new_context(base_url=invented.home, java_script_enabled=False)
    page = context.new_page()
    page.goto("fi/contribute/new/cities/")
    expect(page.locator("#new-record noscript p")).to_be_visible()
    expect(page.get_by_label("Maa country")).to_be_visible()
    expect(page.locator(".atlas-form__file")).to_be_hidden()
    context.close()
