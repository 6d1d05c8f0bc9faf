"""Style sheets as rules, and the rules of a theme's sheet that pages can use.

A rule that asks for a class or an id which no page has matches nothing. Elements, attributes and states are not looked
at, as any page may have them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

import tinycss2
from tinycss2.ast import (
    AtRule,
    Declaration,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    ParseError,
    QualifiedRule,
    WhitespaceToken,
)

_GROUPS = {"container", "keyframes", "layer", "media", "supports"}
"""At-rules that hold rules; the others hold declarations."""


class InvalidStylesheet(Exception):
    """A style sheet that is not CSS, or cannot be joined with others; the message names the place."""


def parse_rules(css: str, path: str) -> list[Node]:
    """The rules of a style sheet without its comments; their contents are parsed too. Raises InvalidStylesheet."""
    return _parsed(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), path)


def _parsed(nodes: Iterable[Node], path: str) -> list[Node]:
    nodes = list(nodes)
    for node in nodes:
        if isinstance(node, ParseError):
            raise InvalidStylesheet(f"{path}:{node.source_line}: not CSS: {node.message}")
        if isinstance(node, AtRule) and node.lower_at_keyword == "import":
            raise InvalidStylesheet(f"{path}:{node.source_line}: @import counts in no joined style sheet")
        if isinstance(node, AtRule) and node.content and node.lower_at_keyword in _GROUPS:
            node.content = _parsed(tinycss2.parse_rule_list(node.content, True, True), path)
        elif isinstance(node, (AtRule, QualifiedRule)) and node.content:
            node.content = _parsed(tinycss2.parse_blocks_contents(node.content, True, True), path)
    return nodes


def usable_rules(rules: Iterable[Node], names: Set[str]) -> list[Node]:
    """The rules, without the selectors that ask for a class or an id which is none of `names`."""
    return [rule for rule in rules if _reduce(rule, names)]


def _reduce(rule: Node, names: Set[str]) -> bool:
    """Returns False where nothing is left of the rule."""
    if isinstance(rule, QualifiedRule):
        selectors = [tokens for tokens in _split(rule.prelude) if names >= _classes_and_ids(tokens)]
        rule.prelude = [token for tokens in selectors for token in (_comma(rule), *tokens)][1:]
        return bool(selectors)
    if isinstance(rule, AtRule) and rule.lower_at_keyword in _GROUPS and rule.content:
        rule.content = usable_rules(rule.content, names)
        return bool(rule.content)
    return True


def _comma(rule: QualifiedRule) -> Node:
    return LiteralToken(rule.source_line, rule.source_column, ",")


def _split(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    """The selectors of a list."""
    selector: list[Node] = []
    for token in prelude:
        if _is_mark(token, ","):
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _classes_and_ids(selector: Sequence[Node]) -> set[str]:
    """The classes and ids that an element or those around it must have; what stands in :not() and the like is none."""
    ids = {token.value for token in selector if isinstance(token, HashToken)}
    pairs = pairwise(selector)
    return ids | {name.value for mark, name in pairs if isinstance(name, IdentToken) and _is_mark(mark, ".")}


def _is_mark(token: Node, mark: str) -> bool:
    return isinstance(token, LiteralToken) and token.value == mark


def drop_unused(theme: list[Node], others: Iterable[Node]) -> list[Node]:
    """The theme's rules without the custom properties and keyframes that neither they nor other rules mention."""
    used = _mentioned(_declarations([*theme, *others]))
    return [rule for rule in theme if _is_used(rule, used)]


def _is_used(rule: Node, used: Set[str]) -> bool:
    if isinstance(rule, AtRule) and rule.lower_at_keyword == "keyframes":
        return not used.isdisjoint(_identifiers(rule.prelude))
    if isinstance(rule, Declaration):
        return not rule.name.startswith("--") or rule.name in used
    if isinstance(rule, (AtRule, QualifiedRule)) and rule.content:
        rule.content = [inner for inner in rule.content if _is_used(inner, used)]
        return bool(rule.content)
    return True


def without_room(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without the white space that follows commas, within them too."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, WhitespaceToken) and found and _is_mark(found[-1], ","):
            continue
        for part in ("prelude", "value", "content", "arguments"):
            inner = getattr(node, part, None)
            if isinstance(inner, list):
                setattr(node, part, without_room(inner))
        found.append(node)
    return found


def _mentioned(declarations: Iterable[Declaration]) -> set[str]:
    """The identifiers in values; in those of a custom property only where the property is mentioned itself."""
    custom: defaultdict[str, set[str]] = defaultdict(set)
    used: set[str] = set()
    for declaration in declarations:
        found = custom[declaration.name] if declaration.name.startswith("--") else used
        found.update(_identifiers(declaration.value))
    waiting = used & custom.keys()
    while waiting:
        found = custom.pop(waiting.pop())
        used |= found
        waiting |= found & custom.keys()
    return used


def _declarations(nodes: Iterable[Node]) -> Iterator[Declaration]:
    for node in nodes:
        if isinstance(node, Declaration):
            yield node
        elif isinstance(node, (AtRule, QualifiedRule)) and node.content:
            yield from _declarations(node.content)


def _identifiers(tokens: Iterable[Node]) -> Iterator[str]:
    for token in tokens:
        if isinstance(token, IdentToken):
            yield token.value
        yield from _identifiers(getattr(token, "arguments", None) or getattr(token, "content", None) or ())
