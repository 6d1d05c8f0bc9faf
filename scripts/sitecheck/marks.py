"""Leftovers of Markdown, Jinja, gettext, HTML and Python that a page shows as words.

A record may rightly show such signs: `<script>`, `{{`, `{{ 7*7 }}`, `](javascript:` or a pipe in a name are
text, and escaped text looks the same as a leftover. Two things tell them apart. Code and quotes (`<q>`,
`<blockquote>`), where source text is verbatim, are not read; a template can wrap any verbatim value so.
Elsewhere only what our own templates and pages write is a mark: a footnote `[^1]`, a link `](../`, `](#` or
`](https:`, an id `{#facts}`, `**`, an expression that reaches into a view (`{{ city.name }}`), a tag that our
templates use, an unfilled `%(count)s`, a lone `None`. And what a record of the site holds itself is no leftover, be
it called `None` or `**`: the download of all records is asked where a page shows a mark.
"""

import json
import re
from collections.abc import Iterable, Iterator

from lxml import etree  # type: ignore[import-untyped]

from sitecheck.faults import Fault, Finding
from sitecheck.site import Site

VERBATIM = (
    *("script", "style", "noscript", "textarea"),
    *("code", "pre", "kbd", "samp", "q", "blockquote"),
)

TAGS = "abbr|article|div|li|[ou]l|p|q|section|span|strong|sup|table|t[dhr]|tbody|thead|time|h[1-6]"

MARK = re.compile(
    rf"""
    \[\^[\w-]+\]                                        # Markdown: footnote
  | \]\((?:\.{{0,2}}/|\#|https?:|[\w/-]+\.md)           # link
  | (?<!\*)\*\*(?!\*)                                   # strong
  | ^\#{{2,6}}[ ]\S                                     # heading
  | \|[ ]*:?-{{3,}}                                     # table
  | ^(?:```|!!![ ]\w)                                   # code, admonition
  | \{{:?[ ]*[.\#][A-Za-z][^{{}}\n]*\}}                 # attributes
  | \{{\{{-?\s*[A-Za-z_]\w*\s*[.(|[](?:[^}}\n]*\}}\}})?   # Jinja: expression
  | \{{%-?\s*(?:end\w+|if|elif|else|for|set|macro|call|block|include|import|from|extends|filter|trans|with)\b
  | \{{\#-?\s                                           # comment
  | %\(\w+\)[sd] | (?<!\{{)\{{[a-z_]+\}}(?!\}})         # gettext, format: an unfilled place
  | &(?:amp|lt|gt|quot|nbsp|\#\d+|\#x[0-9a-fA-F]+);     # HTML escaped twice: reference, tag
  | <a[ ]href | <(?:{TAGS})(?=[\s>]) | </(?:a|{TAGS})>
  | ^(?:None|True|False|Undefined|undefined|nan)$       # Python: a lone value
  | \b[A-Z]\w*\([a-z_]+= | \bobject[ ]at[ ]0x           # the repr of an object
    """,
    re.VERBOSE | re.MULTILINE,
)

SPOKEN_ATTRIBUTES = etree.XPath(
    "//@alt | //@title | //@aria-label | //@placeholder | //meta[@name='description']/@content",
    smart_strings=False,
)

NEEDLES = (
    *("[^", "](", "**", "##", "|-", "| -", "|  ", "```", "!!!", "{", "%(", "&", "<", " at 0x"),
    *("None", "True", "False", "ndefined"),
)
"""One of these stands in every text with a mark; `nan` alone and the repr of an object are looked for by themselves."""
REPR = re.compile(r"\([a-z_]+=")
LONE = etree.XPath("boolean(//text()[normalize-space() = 'nan'])")

AROUND = 25
IN_TEMPLATE = "see which template or text writes it; what a record holds verbatim stands in <q> or <code>"
SAID = re.compile(r'shows the mark "(.*?)" in "(.*)"', re.DOTALL)
CORE = 8
"""Characters on each side of a mark by which a value of a record is known again."""


def unrendered_marks(root: etree._Element) -> Iterator[Fault]:
    """Yields each mark once, with the words around it. Removes the verbatim elements from `root`."""
    etree.strip_elements(root, *VERBATIM, with_tail=False)
    spoken = SPOKEN_ATTRIBUTES(root)
    whole = etree.tostring(root, method="text", encoding="unicode") + "\n".join(spoken)
    if not (any(needle in whole for needle in NEEDLES) or REPR.search(whole) or ("nan" in whole and LONE(root))):
        return
    texts = dict.fromkeys(map(str.strip, [*root.itertext(), *spoken]))
    words = "\n".join(texts)
    seen = set()
    for match in MARK.finditer(words):
        mark = match.group()
        if mark not in seen:
            seen.add(mark)
            before = words[max(0, match.start() - AROUND) : match.start()].rpartition("\n")[2]
            after = words[match.end() : match.end() + AROUND].partition("\n")[0]
            yield Fault(f'shows the mark "{mark}" in "{(before + mark + after).strip()}"', IN_TEMPLATE)


def held_by_records(site: Site, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yields the findings without marks that a record really holds, as its download shows."""
    values: list[str] | None = None
    for finding in findings:
        said = SAID.fullmatch(finding.message)
        if said:
            values = _values(site) if values is None else values
            if any(_holds(value, said[1], said[2]) for value in values):
                continue
        yield finding


def _holds(value: str, mark: str, words: str) -> bool:
    start, end = words.index(mark), words.index(mark) + len(mark)
    head = words[max(0, start - CORE) : start]
    if mark not in value:  # it may begin at the end of a value, before words of ours
        return any(value.endswith(head + mark[:length]) for length in range(2, len(mark)))
    if words == mark:
        return value == mark
    before, after = head + mark, words[start : end + CORE]
    return value in words or any(core in value for core in (before, after) if core != mark)


def _values(site: Site) -> list[str]:
    """Returns every text in the download of all records."""
    if "data/atlas.json" not in site.files:
        return []
    found: list[str] = []
    waiting = [json.loads(site.read("data/atlas.json"))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict | list):
            waiting.extend(value.values() if isinstance(value, dict) else value)
    return found
