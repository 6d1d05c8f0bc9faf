"""Without a repository's address, no address is invented."""

from engine_project import Project


def test_without_a_repository_a_page_names_its_file(own_project: Project) -> None:
    done = own_project.build(REPO_URL="")
    assert done.returncode == 0, done.stdout + done.stderr
    record = (own_project.site / "cities/aasund/index.html").read_text("utf-8")
    assert "<code>data/cities/aasund.yaml</code>" in record
    assert 'rel="edit"' not in record
    assert "Something wrong?" not in record
    for address in ("fi/about", "fi/contribute"):
        page = (own_project.site / address / "index.html").read_text("utf-8")
        assert f"<code>docs/{address.removeprefix('fi/')}.fi.md</code>" in page
        assert "Tälle sivuston kopiolle ei ole annettu yhteystietoja." in page


def test_without_a_repository_what_is_wrong_goes_to_the_contact(own_project: Project) -> None:
    done = own_project.build(REPO_URL="", CONTACT="atlas@aasund.example")
    assert done.returncode == 0, done.stdout + done.stderr
    record = (own_project.site / "cities/aasund/index.html").read_text("utf-8")
    contact = '<a href="mailto:atlas@aasund.example">atlas@aasund.example</a>'
    assert f"<li>Something wrong? Tell us: {contact}</li>" in record
    assert f"<li>Contact: {contact}</li>" in record
    about = (own_project.site / "about/index.html").read_text("utf-8")
    assert "No contact is given" not in about
