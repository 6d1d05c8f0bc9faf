"""Writes the many pages, the sitemap and the search index, once, after the last language.

on_build_error: a full disk may show anywhere in a build.
on_post_build at -200: static-i18n builds the other languages inside its own on_post_build at -100.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from atlas.incremental.cache_files import is_writable
from atlas.incremental.manifest import Manifest, PreviousBuild
from atlas.output.finishing import Output, finish_build
from atlas.output.reporter import counted
from atlas.parallel.garbage import collect_rarely
from atlas.parallel.pool import WorkFailed


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Also fires at the end of each other language, which is too early."""
    i18n = config.plugins["i18n"]
    if i18n.building:
        return
    reporter, site = config.extra["reporter"], config.extra["site"]
    roots = {language.locale: language.link.lstrip("/") for language in i18n.config.languages}
    layouts = config.extra["layouts"]
    what = counted(len(layouts), "layout") if layouts else "no layouts, but all pages"
    reporter.end(f"{what} in {counted(len(roots), 'language')}")
    output = Output(Path(config.site_dir), roots, config.site_url, _hand_written(i18n))
    root, settings = Path(config.config_file_path).parent, config.extra["atlas"]
    reuse, kept = settings.get("reuse"), root / settings.get("manifest", "")
    previous = PreviousBuild(root / reuse, Manifest.read(kept)) if reuse else None
    try:
        with TemporaryDirectory(prefix="atlas_") as folder:
            segments = root / settings["segments"]
            if not reuse or not is_writable(segments):
                segments = Path(folder)
            manifest = finish_build(site, layouts, output, reporter, segments, previous)
        if reuse:
            manifest.write(kept)
    except WorkFailed as error:
        raise Abort(str(error)) from None
    finally:
        reporter.stop()
    if summary := settings.get("summary"):
        pages = manifest.number_of_pages() + len(output.hand_written) * len(roots)
        reporter.write(root / summary, pages=pages, languages=len(roots), warnings=len(site.problems))
    config.extra["built"] = output, manifest
    collect_rarely()  # else all of it is looked through when the process ends


def on_build_error(error: Exception) -> None:
    """Says in one line that the disk is full, or what else the system refuses, whoever writes."""
    if isinstance(error, OSError):
        raise Abort(f"A file cannot be read or written: {error}") from None


def _hand_written(i18n: object) -> frozenset[str]:
    """The addresses of the pages in docs/."""
    files = i18n.i18n_files_per_language[i18n.default_language]
    return frozenset(file.url.removeprefix("./") for file in files if not file.generated_by)
