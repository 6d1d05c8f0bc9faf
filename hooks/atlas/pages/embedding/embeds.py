"""The files with the partners of a place: a page in each language, which stands within another site, and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from atlas.delivery.policy import EMBEDS, in_page
from atlas.languages.punctuation import capitalised
from atlas.model.kinds import kind_of
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.pages.embedding.partner_rows import partners_json
from atlas.pages.embedding.said import said
from atlas.pages.embedding.views import EmbeddedGroup, EmbeddedPartner, EmbedView
from atlas.pages.phrases.addresses import address_of, embed_address, embed_file
from atlas.pages.phrases.names import name_of
from atlas.pages.record.partners import Partners
from atlas.pages.record.services import PageServices
from atlas.pages.record.views import Partner
from atlas.pages.rendering.html_templates import html_environment


class Embeds:
    """Makes the files of one edition; that of the first language writes the JSON, which serves all."""

    def __init__(self, services: PageServices, by_language: Callable[[], Mapping[str, Partners]]) -> None:
        """`by_language` finds the partners in each edition; it is asked when all are made."""
        self._services = services
        self._by_language = by_language
        self._edition = services.edition
        self._settings = services.settings

    def of_record(self, record: Record) -> Iterator[tuple[str, bytes]]:
        """The addresses and contents of a place's files, at all its addresses; none of a place without agreements."""
        groups = self._services.partners.of(record) if isinstance(record, PlaceRecord) else ()
        if not groups:
            return
        shown = tuple(EmbeddedGroup(capitalised(one.status.label), self._partners(one.partners)) for one in groups)
        page = self._page(self._view(record, shown))
        content = self._json(record) if self._services.is_first else b""
        for id_ in (record.id, *record.formerly):
            address = f"{kind_of(record)}/{id_}/"
            yield f"{embed_address(self._edition.language, address)}index.html", page
            if content:
                yield embed_file(address), content

    def _view(self, record: Record, groups: tuple[EmbeddedGroup, ...]) -> EmbedView:
        place, gettext = name_of(record, self._services.atlas, self._edition), self._edition.gettext
        atlas, partners = self._edition.words(self._settings.name).text, gettext("Partners")
        return EmbedView(
            title=gettext("%(page)s – %(site)s") % {"page": f"{place.text}: {partners}", "site": atlas},
            place=place,
            address=address_of(record),
            groups=groups,
            as_of=self._edition.day(self._services.computed.day),
            atlas=atlas,
            file=embed_file(address_of(record)),
        )

    def _page(self, view: EmbedView) -> bytes:
        top = "../" * embed_address(self._edition.language, view.address).count("/")
        root = self._settings.root(self._edition.language)
        canonical = f"{self._settings.site_url}{root}{view.address}" if self._settings.site_url else ""
        template = html_environment(self._edition).get_template("embed.html")
        policy = in_page(EMBEDS) if self._settings.policy else ""
        return template.render(view=view, top=top, root=f"{top}{root}", canonical=canonical, policy=policy).encode()

    def _partners(self, partners: tuple[Partner, ...]) -> tuple[EmbeddedPartner, ...]:
        return tuple(
            EmbeddedPartner(
                through=one.through,
                actors=one.actors,
                countries=one.countries,
                relation=one.agreement,
                since=said(one.since, self._edition),
                status=one.status.short,
            )
            for one in partners
        )

    def _json(self, record: Record) -> bytes:
        return partners_json(record, self._by_language(), self._settings, self._services.computed.day.isoformat())
