"""Leftovers of Markdown, Jinja, gettext, HTML and Python that a page shows as words.

A record may rightly show such signs: `<script>`, `{{`, `{{ 7*7 }}`, `](javascript:` or a pipe in a name are
text, and escaped text looks the same as a leftover. Two things tell them apart. Code and quotes (`<q>`,
`<blockquote>`), where source text is verbatim, are not read; a template can wrap any verbatim value so.
Elsewhere only what our own templates and pages write is a mark: a footnote `[^1]`, a link `](../`, `](#` or
`](https:`, an id `{#facts}`, `**`, an expression that reaches into a view (`{{ city.name }}`), a tag that our
templates use, an unfilled `%(count)s`, a lone `None`.
"""

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

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

AROUND = 25


def unrendered_marks(root: etree._Element) -> Iterator[str]:
    """Yields each mark once, with the words around it. Removes the verbatim elements from `root`."""
    etree.strip_elements(root, *VERBATIM, with_tail=False)
    texts = dict.fromkeys(map(str.strip, [*root.itertext(), *SPOKEN_ATTRIBUTES(root)]))
    words = "\n".join(texts)
    seen = set()
    for match in MARK.finditer(words):
        mark = match.group()
        if mark not in seen:
            seen.add(mark)
            before = words[max(0, match.start() - AROUND) : match.start()].rpartition("\n")[2]
            after = words[match.end() : match.end() + AROUND].partition("\n")[0]
            yield f'shows the mark "{mark}" in "{(before + mark + after).strip()}"'
