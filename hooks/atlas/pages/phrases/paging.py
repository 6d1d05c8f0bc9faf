"""Lists on several pages: their parts, the labels and addresses of their pages, titles and descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from atlas.languages.edition import Edition
from atlas.messages.message import N_
from atlas.pages.phrases.views import SHOWN

T = TypeVar("T")
_MOST_LETTERS = 4


class Pager(NamedTuple):
    """The pages of a list, each with its label and its address; `number` is that of the current one, from 1."""

    number: int
    pages: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        """The label of the current page."""
        return self.pages[self.number - 1][0]

    @property
    def address(self) -> str:
        """The address of the current page."""
        return self.pages[self.number - 1][1]

    @property
    def next(self) -> str | None:
        """The address of the page after the current one."""
        return self.pages[self.number][1] if self.number < len(self.pages) else None


def in_pages(items: Sequence[T], size: int = SHOWN) -> list[Sequence[T]]:
    """The parts of a list that stand on its pages; of an empty one an empty part."""
    return [items[start : start + size] for start in range(0, len(items), size)] or [()]


def page_address(address: str, number: int) -> str:
    """The address of a page of a list."""
    return address if number == 1 else f"{address}page/{number}/"


def pagers(address: str, labels: Sequence[str]) -> list[Pager]:
    """The pager of each page of a list, by the labels of its pages."""
    pages = tuple((label, page_address(address, number)) for number, label in enumerate(labels, 1))
    return [Pager(number, pages) for number in range(1, len(pages) + 1)]


def numbered(count: int) -> list[str]:
    """The labels of pages that have nothing but a number."""
    return [str(number) for number in range(1, count + 1)]


def letters(ends: Sequence[tuple[str, str]]) -> list[str]:
    """The labels of pages by their first and last names: as many letters as tell a page from the one before it."""
    labels, before = [], ""
    for first, last in ends:
        many = range(1, _MOST_LETTERS + 1)
        size = next((size for size in many if _start(first, size) != _start(before, size)), _MOST_LETTERS)
        labels.append(between(_start(first, size), _start(last, size)))
        before = last
    return labels


def year_labels(parts: Iterable[Iterable[int | None]]) -> list[str]:
    """The labels of pages by the first and last years that are known on them; the number of a page without any."""
    known = [[year for year in part if year is not None] for part in parts]
    ends = [(str(of_page[0]), str(of_page[-1])) if of_page else None for of_page in known]
    return [between(*one) if one else str(number) for number, one in enumerate(ends, 1)]


def between(first: str, last: str) -> str:
    """The label of a page that goes from one to another."""
    return first if first == last else f"{first}–{last}"


def page_title(title: str, pager: Pager, edition: Edition) -> str:
    """The title of a page of a list; that of the first is the list's own."""
    if pager.number == 1:
        return title
    number, label = str(pager.number), pager.label
    message = N_("%(title)s, page %(number)s") if label == number else N_("%(title)s, page %(number)s: %(label)s")
    return edition.gettext(message) % {"title": title, "number": number, "label": label}


def page_description(title: str, pager: Pager, edition: Edition) -> str:
    """The description of a page of a list that has several, else nothing."""
    if len(pager.pages) == 1:
        return ""
    return place_in_list(title, pager, edition)


def place_in_list(text: str, pager: Pager, edition: Edition) -> str:
    """A text on a list, with the place of a page in it where it has several."""
    if len(pager.pages) == 1:
        return text
    values = {"title": text, "number": pager.number, "count": len(pager.pages)}
    place = edition.gettext("%(title)s: page %(number)s of %(count)s") % values
    return place if pager.label == str(pager.number) else f"{place} ({pager.label})"


def _start(name: str, size: int) -> str:
    """The first letters of a name, without the space or hyphen after them."""
    start = name[:size].rstrip(" -–")
    return start[:1].upper() + start[1:]


def unfolded(number: int, first: int) -> int:
    """The number of the first rows of a list that stand open: all if it is longer by one, as a fold takes a place."""
    return number if number <= first + 1 else first
