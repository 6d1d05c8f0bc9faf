"""Material's frame around every page, without the switches that only its scripts use.

on_env: in the template, once a language, so that no page has to be mended.
"""

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from atlas.output.frame import FRAME, without_switches


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """The frame as docs/.overrides/main.html extends it."""
    source, _, _ = env.loader.get_source(env, FRAME)
    env.loader = ChoiceLoader([DictLoader({FRAME: without_switches(source)}), env.loader])
    return env
