"""The theme's frame around pages, without what only the theme's scripts use."""

from __future__ import annotations

import re

FRAME = "base.html"
_SWITCH = re.compile(r'^ *<(?:input class="md-toggle"|label class="md-overlay").*\n', re.MULTILINE)


def without_switches(template: str) -> str:
    """The frame without the check boxes that open Material's menu and search, and the veil that closes them.

    They do nothing here, and are no valid HTML: a check box has no `autocomplete` (mkdocs-material 9.8).
    """
    return _SWITCH.sub("", template)
