"""Everything that is computed from an atlas for a day whatever the language, by what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from atlas.derive.computed.agreement_statuses import AgreementStatuses
from atlas.derive.computed.country_pairs import CountryPairs
from atlas.derive.computed.country_records import CountryRecords
from atlas.derive.computed.gaps import Gaps
from atlas.derive.computed.listing import Listing
from atlas.derive.computed.times import Times
from atlas.derive.relations.pairs import PairRelations
from atlas.derive.relations.people import People
from atlas.records.store import Atlas


class Computed:
    """Derived values of an atlas on a day. Each part computes when asked, and remembers the result."""

    def __init__(self, atlas: Atlas, languages: Sequence[str], day: date) -> None:
        """`languages` are those of the readers, each of whom wants the texts."""
        self.atlas = atlas
        self.day = day
        self.listing = Listing(atlas, day)
        self.agreements = AgreementStatuses(atlas, day, self.listing)
        self.countries = CountryRecords(atlas)
        self.times = Times(atlas, self.agreements, self.listing, self.countries)
        self.country_pairs = CountryPairs(atlas, self.listing, self.agreements, self.times)
        self.pairs = PairRelations(atlas, self.listing.has_begun)
        self.people = People(atlas)
        self.gaps = Gaps(atlas, languages, day)
