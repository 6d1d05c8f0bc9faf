"""Files that a script imports, and those that it names beside itself."""

import re
from collections.abc import Iterator

from sitecheck.faults import Fault
from sitecheck.site import Site

COMMENT = re.compile(r"/\*.*?\*/|(?:^|(?<=[\s;{}]))//[^\n]*", re.DOTALL)
IMPORT = re.compile(
    r"""(?:(?:^|(?<=[;}\s)]))(?:import|export)\s*(?:[\w$*{}\s,]+?\s*from\s*)? | \bimport\s*\(\s*)
        (?:"([^"\n]+)"|'([^'\n]+)'|`([^`$\n]+)`)""",
    re.VERBOSE,
)
BESIDE = re.compile(r"""new\s+URL\(\s*(?:"([^"\n]+)"|'([^'\n]+)')\s*,\s*import\.meta\.url""")
MAP = re.compile(r"^//[#@]\s*sourceMappingURL=(\S+)", re.MULTILINE)


def script_import_faults(site: Site, path: str, source: str) -> Iterator[Fault]:
    """Yields imports, static and dynamic, and source maps that lead to no file."""
    text = COMMENT.sub("", source)
    for groups in IMPORT.findall(text):
        address = "".join(groups)
        if not address.startswith(("./", "../", "/", "http:", "https:")):
            yield Fault(f'import "{address}" names no file', "begin it with './' or '../': browsers know no packages")
        else:
            yield from _faults(site, path, "import", address)
    for address in MAP.findall(source):
        yield from _faults(site, path, "source map", address)
    for groups in BESIDE.findall(text):
        yield from _faults(site, path, "address", "".join(groups))


def _faults(site: Site, path: str, what: str, address: str) -> Iterator[Fault]:
    target = site.resolve(path, address)
    if target.host:
        yield Fault(f'{what} "{address}" is fetched from outside the site', "keep a copy in docs/assets/vendor")
    elif target.fault:
        yield Fault(f'{what} "{address}" {target.fault}', "correct the name, or publish the file")
