"""The works of others that the site ships, and the content security policy that its pages name.

on_files at -200: one bill of materials; static-i18n at -100 gives each language all files again.
on_env: both for the templates.
"""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from atlas.delivery.bill_of_materials import ADDRESS, bill_of_materials
from atlas.delivery.components import read_components
from atlas.delivery.policy import PAGES, in_page

REQUIREMENTS = "requirements/site.txt"


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the bill in the root language's pass; it names the packages of the build where they are locked."""
    if config.plugins["i18n"].is_default_language_build:
        locked = Path(config.config_file_path).parent / REQUIREMENTS
        requirements = locked.read_text("utf-8") if locked.is_file() else ""
        bill = bill_of_materials(config.site_name, read_components(), requirements)
        files.append(File.generated(config, ADDRESS, content=bill))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives the templates the components, and the policy unless the host sets it."""
    policy = in_page(PAGES) if config.extra["site"].settings.policy else ""
    env.globals.update(components=[*read_components().values()], bill_of_materials=ADDRESS, policy=policy)
    return env
