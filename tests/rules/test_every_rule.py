"""One mistake against each rule, with the whole report on it."""

from __future__ import annotations

import pytest

from atlas.rules.checking import RULES
from atlas.rules.rule import Rule
from invented_data import AASUND, AASUND_PAGE, AGREEMENT, GAZETTEER, TESTOGRAD, TWINNED, WriteData

CITY, BOND = "data/cities/aasund.yaml", "data/agreements/aasund-testograd.yaml"
OTHER = "data/cities/testograd.yaml"
NORDBY = AASUND.replace("Aasund", "Nordby").replace("Осунн", "Нурбю").replace("Åsund", "Nordby")
PAGE = "title: {sv: Vänorter}, url: 'https://www.aasund.example/vanorter/', retrieved: 2025-11-28, as_of: 2025-11-28"
SAME = AGREEMENT.replace("[aasund, testograd]", "[testograd, aasund]")


COUNT = "{country: SE, with: RU, count: 9, quote: nio kommuner}\n"
PROOF = "sources: [{id: aasund-page, at: paragraph 1, quote: Testograd}]"


def proven_act(act: str) -> str:
    return f"{{act: {act}, {PROOF}}}"


def acting(acts: str, more: str = "") -> str:
    """The agreement with acts of its first party."""
    first = ", ".join(filter(None, ("{id: aasund", more, f"acts: [{acts}]}}")))
    return AGREEMENT.replace("[aasund,", f"[{first},")


def figures(lines: str) -> str:
    """The figures of a record: one, proven by the page of Aasund."""
    return f"figures: {{what: {{en: guests}}, {lines}, sources: [{{id: aasund-page, at: line 2, quote: guests}}]}}\n"


def event(line: str) -> str:
    """An event with this field, which the page of Aasund proves."""
    field = line.partition(":")[0]
    return (
        f"name: {{en: Days}}\nkind: festival\n{line}\n"
        f"sources: [{{id: aasund-page, at: line 2, quote: days, supports: [{field}]}}]\n"
    )


EXAMPLES: dict[str, tuple[dict[str, str], str]] = {
    "agreements.few_parties": (
        {
            BOND: AGREEMENT.replace("testograd]", ", ".join(f"town-{number}" for number in range(100)) + "]"),
            **{
                f"data/cities/town-{number}.yaml": AASUND.replace(
                    "{en: Aasund, ru: Осунн, sv: Åsund, fi: Åsund}", f"{{en: Town{number}}}"
                )
                for number in range(100)
            },
        },
        f"{BOND}:2:1: an agreement with 101 parties; at most 100 are allowed\n"
        "    make a record in data/organisations/ of what has so many members",
    ),
    "agreements.searched_in_vain": (
        {
            "data/sources/aasund-page.yaml": AASUND_PAGE + "side: aasund\n",
            BOND: acting("", "searched: [{for: own-word, as_of: 2025-11-01}]").replace(", acts: []", ""),
        },
        f"{BOND}:2:35: warning: its own word was not found, and yet a source is of its side\n"
        "    leave this search out, or correct the 'side' of the source",
    ),
    "places.none_known_agrees": (
        {
            CITY: f"{AASUND}none_known:\n  - {{of: twinning, as_of: 2024, {PROOF}}}\n",
            "data/sources/aasund-page.yaml": AASUND_PAGE + "state_of: 2017-12-14\n",
        },
        f"{CITY}:6:5: warning: 'none_known' of 'twinning' (2024), and yet {BOND} has no end by then\n"
        "    enter its end there, or under 'unlisted' of that party that a source leaves it out; or correct this",
    ),
    "ids.well_formed": (
        {"data/cities/Aasund_By.yaml": NORDBY},
        "data/cities/Aasund_By.yaml:1:1: malformed id 'Aasund_By'\n    rename the file to aasund-by.yaml",
    ),
    "ids.reserved": (
        {"data/cities/index.yaml": NORDBY},
        "data/cities/index.yaml:1:1: reserved id 'index'\n    rename the file",
    ),
    "ids.portable": (
        {"data/cities/con.yaml": NORDBY, CITY: f"{AASUND}formerly: [{'a' * 101}]\n"},
        f"{CITY}:5:12: an id of 101 characters; at most 100 are allowed\n"
        "    shorten it\n"
        "data/cities/con.yaml:1:1: 'con' is a device of Windows\n"
        "    write more of the name: Windows can have no such file",
    ),
    "ids.few_former": (
        {CITY: f"{AASUND}formerly: [{', '.join(f'aasund-{number}' for number in range(51))}]\n"},
        f"{CITY}:5:1: 51 former ids; at most 50 are allowed\n    keep those under which the record was published",
    ),
    "ids.used_twice": (
        {"data/organisations/aasund.yaml": "name: {en: Aasund}\nkind: other\n"},
        "data/organisations/aasund.yaml:1:1: id 'aasund' is used twice\n"
        "    data/cities/aasund.yaml has it too; rename one of the files",
    ),
    "ids.identifier_form": (
        {
            CITY: AASUND.replace("[country]", "[country, ids]")
            + "ids: {wikidata: https://www.wikidata.org/wiki/Q1754}\n"
        },
        f"{CITY}:5:17: 'https://www.wikidata.org/wiki/Q1754' is not an id in Wikidata\n    write Q1754",
    ),
    "ids.identifier_once": (
        {
            CITY: AASUND.replace("[country]", "[country, ids]") + "ids: {wikidata: Q1754}\n",
            OTHER: TESTOGRAD.replace("[country]", "[country, ids]") + "ids: {geonames: 1, wikidata: Q1754}\n",
        },
        f"{OTHER}:5:30: 'Q1754' is the id of another record too\n    {CITY} has it; correct one, or merge the records",
    ),
    "references.reference_known": (
        {BOND: AGREEMENT.replace("testograd]", "testogard]")},
        f"{BOND}:2:19: no record 'testogard'\n    did you mean 'testograd' (data/cities/testograd.yaml)?",
    ),
    "references.right_kind": (
        {BOND: AGREEMENT.replace("testograd]", "gazetteer]")},
        f"{BOND}:2:19: 'gazetteer' is one of the sources\n"
        "    the id of one of cities, regions, organisations, projects, works belongs here",
    ),
    "references.named_once": (
        {"data/events/days.yaml": event("organisers: [aasund, testograd, aasund]")},
        "data/events/days.yaml:3:33: 'aasund' stands twice in 'organisers'\n    keep one of them",
    ),
    "references.no_circle": (
        {
            CITY: AASUND + "perhaps: testograd\n",
            OTHER: TESTOGRAD + "perhaps: aasund\n",
        },
        f"{CITY}:5:10: 'perhaps' goes in a circle: aasund > testograd > aasund\n"
        "    one of two names the other; both pages show it",
    ),
    "references.field_names": (
        {BOND: AGREEMENT.replace("since]", "since, partys]")},
        f"{BOND}:5:90: agreements have no field 'partys'\n    did you mean 'parties'?",
    ),
    "references.field_present": (
        {BOND: AGREEMENT.replace("since]", "since, signed]")},
        f"{BOND}:5:90: 'signed' is named here, but the record does not have it\n    remove the name",
    ),
    "references.withdrawn_not_named": (
        {
            "data/cities/nordby.yaml": NORDBY + "withdrawn: {date: 2026-01-30, reason: {en: It was entered twice.}}\n",
            CITY: AASUND + "perhaps: nordby\n",
            OTHER: TESTOGRAD + "perhaps: nordby\n",
        },
        f"data/cities/nordby.yaml:5:1: warning: withdrawn, but still named in {CITY}, {OTHER}\n"
        "    name there the record that takes its place, or remove the name",
    ),
    "sources.findable": (
        {"data/sources/aasund-page.yaml": "title: {sv: Vänorter}\nlanguage: sv\nseen: document\n"},
        "data/sources/aasund-page.yaml:1:1: a source with neither 'url' nor 'document'\n"
        "    add one: where can it be read again?",
    ),
    "sources.page_retrieved": (
        {"data/sources/aasund-page.yaml": AASUND_PAGE.replace("document", "live page") + "state_of: 2025\n"},
        "data/sources/aasund-page.yaml:1:1: 'retrieved' is missing for a web page\n"
        "    add the day on which it was seen, such as retrieved: 2025-11-28",
    ),
    "sources.record_of_address_once": (
        {"data/sources/aasund-twins.yaml": AASUND_PAGE.replace("https://", "http://www.") + "counts: " + COUNT},
        "data/sources/aasund-twins.yaml:4:6: warning: data/sources/aasund-page.yaml is the record of this address already\n"
        "    cite id: aasund-page, and remove this one; if they are two documents, write the address of each",
    ),
    "sources.title_as_printed": (
        {"data/sources/aasund-page.yaml": AASUND_PAGE.replace("language: sv", "language: ru")},
        "data/sources/aasund-page.yaml:1:8: warning: the title is in other letters than the source, which is in Russian\n"
        "    write the title as it is printed, or supplied: true if it is yours; or correct the language",
    ),
    "sources.unused": (
        {"data/sources/old-booklet.yaml": GAZETTEER},
        "data/sources/old-booklet.yaml:1:1: warning: no record uses the source 'old-booklet'\n    cite it, or remove it",
    ),
    "dates.end_before_start": (
        {BOND: AGREEMENT.replace("1989\n", f"1989\nended: {{value: 1988-12-31, {PROOF}}}\n", 1)},
        f"{BOND}:4:8: 'ended' (1988-12-31) is before 'since' (1989)\n    check both dates in the sources",
    ),
    "dates.source_not_older": (
        {
            "data/sources/aasund-page.yaml": AASUND_PAGE + "published: 2008-05\n",
            BOND: AGREEMENT.replace("since: 1989", "since: 2010"),
        },
        f"{BOND}:3:8: warning: the source 'aasund-page' (2008-05) is older than what it proves (2010)\n"
        "    check both dates; what a source only announces has standing: planned",
    ),
    "dates.bound_stated": (
        {
            "data/sources/aasund-page.yaml": AASUND_PAGE + "published: 2022-03-01\n",
            BOND: acting(proven_act("suspended, date: ../2022-03-01")),
        },
        f"{BOND}:2:54: warning: '../2022-03-01': the end is only the day of the source 'aasund-page'\n"
        "    write basis: inferred, and in a note how it follows; or the day that its words tell",
    ),
    "dates.source_not_older_than_state": (
        {
            BOND: AGREEMENT.replace("paragraph 1,", "paragraph 1, as_of: 2024,"),
            "data/sources/aasund-page.yaml": AASUND_PAGE + "published: 2019-04-01\n",
        },
        f"{BOND}:5:47: warning: the source (2019-04-01) is older than the time it describes (2024)\n"
        "    check both dates",
    ),
    "dates.term_near_signing": (
        {
            BOND: AGREEMENT.replace("since: 1989\n", "signed: 2003-05-01\nin_force: 1989/2007\n").replace(
                "since]", "signed, in_force]"
            )
        },
        f"{BOND}:4:11: warning: 'in_force' (1989/2007) begins more than a year before 'signed' (2003-05-01)\n"
        "    check both dates; if the term is counted from before the signing, say so in a note",
    ),
    "dates.not_to_come": (
        {BOND: AGREEMENT.replace("1989\n", "2026-02-02\n", 1)},
        f"{BOND}:3:8: 'since' (2026-02-02) is later than today\n"
        "    check the date; what is only planned has 'standing: planned'",
    ),
    "dates.act_since_1000": (
        {BOND: AGREEMENT.replace("since: 1989\n", "signed: 0989\n").replace("since]", "signed]")},
        f"{BOND}:3:9: 'signed' (0989) is before the year 1000\n"
        "    check the year; so old a relationship has it under 'since'",
    ),
    "agreements.two_parties": (
        {BOND: AGREEMENT.replace(", testograd]", "]")},
        f"{BOND}:2:1: an agreement with 1 party\n    at least two are needed",
    ),
    "agreements.party_once": (
        {BOND: AGREEMENT.replace("testograd]", "testograd, aasund]")},
        f"{BOND}:2:30: 'aasund' is a party twice\n    keep one; acts go under it",
    ),
    "agreements.party_without_record": (
        {BOND: AGREEMENT.replace("testograd]", "{text: {ru: Тестоград}, country: RU}]")},
        f"{BOND}:2:26: warning: 'Тестоград' is the name of data/cities/testograd.yaml\n"
        "    if it is the same, write id: testograd in place of the text",
    ),
    "agreements.party_with_country": (
        {BOND: AGREEMENT.replace("testograd]", "{text: {sv: Testila}}]")},
        f"{BOND}:2:26: warning: 'Testila' is named without its country\n"
        "    add country: and its code, such as country: SE",
    ),
    "agreements.only_bound_parties": (
        {BOND: AGREEMENT.replace("testograd]", "testograd, {country: SE, standing: planned, " + PROOF + "}]")},
        f"{BOND}:2:54: 'standing: planned' of a party to an agreement that is concluded\n"
        "    leave the party out, and enter its joining as an agreement of its own, with this standing",
    ),
    "agreements.one_start": (
        {BOND: AGREEMENT.replace("1989\n", "1989\nin_force: 1990/..\n", 1).replace("since]", "since, in_force]")},
        f"{BOND}:4:1: 'since' and 'in_force' exclude each other\n    keep one; a later instrument is another record",
    ),
    "agreements.known_time": (
        {"data/sources/aasund-page.yaml": AASUND_PAGE.replace("document", "live page\nretrieved: 2025-11-28")},
        f"{BOND}:5:5: warning: the status will not be known: nothing says what time 'aasund-page' describes\n"
        "    add 'state_of' to the source or 'as_of' here, with the time it describes, if it is known",
    ),
    "agreements.confirmed_since_its_beginning": (
        {
            "data/sources/old.yaml": AASUND_PAGE.replace("vanorter", "old") + "state_of: 1985-05-01\n",
            BOND: AGREEMENT + "  - {id: old, at: page 1, quote: Testograd, supports: [parties]}\n",
        },
        f"{BOND}:6:5: warning: the source 'old' describes a time (1985-05-01) before the agreement began (1989)\n"
        "    check both dates, or prove the parties by a later source: this one cannot confirm the agreement",
    ),
    "agreements.duplicate": (
        {"data/agreements/bond.yaml": SAME},
        f"data/agreements/bond.yaml:2:1: warning: may be the same as {BOND}\n"
        "    if they are one, merge them; if not, give both their dates or 'follows'",
    ),
    "acts.acts_proven": (
        {BOND: acting("{act: confirmed, date: 2001}")},
        f"{BOND}:2:31: no source for the act 'confirmed'\n"
        "    add sources inside the act, with the place and the words that report it",
    ),
    "acts.acts_on_the_concluded": (
        {BOND: acting(proven_act("confirmed, date: 2001")) + "standing: agreed\n"},
        f"{BOND}:2:31: 'confirmed' of an agreement with 'standing: agreed'\n"
        "    leave the standing of the agreement out if it was concluded, or give the act one",
    ),
    "acts.follows_what_was_before": (
        {
            BOND: AGREEMENT.replace("since]", "since, follows]") + "follows: later\n",
            "data/agreements/later.yaml": AGREEMENT.replace("since: 1989", "since: 1995"),
        },
        f"{BOND}:6:10: 'later' (1995) is later than this (1989), which follows it\n"
        "    check both dates; the later one follows the earlier",
    ),
    "acts.acts_after_start": (
        {BOND: acting(proven_act("confirmed, date: 1988"))},
        f"{BOND}:2:31: 'confirmed' (1988) is before 'since' (1989)\n    check both dates in the sources",
    ),
    "acts.acts_before_end": (
        {BOND: acting(f"{proven_act('terminated, date: 1993')}, {proven_act('suspended, date: 1998')}")},
        f"{BOND}:2:127: 'suspended' (1998) is after the end (1993)\n"
        "    enter a new agreement that follows this one, with follows: aasund-testograd; or check both dates",
    ),
    "acts.acts_before_follower": (
        {
            BOND: acting(proven_act("confirmed, date: 1998")),
            "data/agreements/later.yaml": AGREEMENT.replace("since: 1989", "since: 1995").replace(
                "since]", "since, follows]"
            )
            + "follows: aasund-testograd\n",
        },
        f"{BOND}:2:31: 'confirmed' (1998) is after 'later' (1995), which follows this, has begun\n"
        "    enter it in the agreement that follows; or remove 'follows' there if both go on",
    ),
    "acts.renewals_until": (
        {BOND: acting(proven_act("confirmed, date: 1998, until: 2005"))},
        f"{BOND}:2:60: 'until' of the act 'confirmed' moves no end: only a renewal does\n"
        "    write renewed where it gave the term a new end; else leave 'until' out, and say it in a note",
    ),
    "acts.resumed_what_was_suspended": (
        {BOND: acting(proven_act("resumed, date: 1998"))},
        f"{BOND}:2:31: warning: 'resumed' by a party that had not suspended the agreement\n"
        "    add an act 'suspended' to that party, without a date if none is known; what had ended is a new agreement "
        "that follows this one",
    ),
    "acts.acts_in_time_of_party": (
        {BOND: acting(proven_act("confirmed, date: 2001"), f"during: ../1998, {PROOF}")},
        f"{BOND}:2:113: 'confirmed' (2001) is outside the time of the party (../1998)\n"
        "    enter it under the party that took its place, or check 'during'",
    ),
    "acts.two_parties_at_a_time": (
        {
            BOND: AGREEMENT.replace(
                "[aasund,", f"[{{id: aasund, during: ../1995, {PROOF}}}, {{country: NO, during: 1998/.., {PROOF}}},"
            )
        },
        f"{BOND}:2:32: after ../1995 fewer than two parties are bound until another joins\n"
        "    check 'during' of the parties; what began anew is a new agreement that follows this one",
    ),
    "places.coordinates_in_range": (
        {CITY: AASUND.replace("[country]", "[country, coordinates]") + "coordinates: [0, 0]\n"},
        f"{CITY}:5:14: [0, 0] lies in the Gulf of Guinea\n    leave unknown coordinates out",
    ),
    "points.point_in_country": (
        {CITY: AASUND.replace("[country]", "[country, coordinates]") + "coordinates: [14.02, 67.01]\n"},
        f"{CITY}:5:14: warning: [14.02, 67.01] is far from its country (Norway), and the reverse is not\n"
        "    north comes first, then east: [67.01, 14.02]",
    ),
    "places.region_in_country": (
        {
            CITY: AASUND.replace("[country]", "[country, region]") + "region: vestomark\n",
            "data/regions/vestomark.yaml": TESTOGRAD.replace("name:", "level: oblast\nname:"),
        },
        f"{CITY}:5:9: the region 'vestomark' has the country RU, this place NO\n    correct the region or a country",
    ),
    "places.code_of_country": (
        {CITY: AASUND.replace("[country]", "[country, ids]") + "ids: {iso: SE-99}\n"},
        f"{CITY}:5:12: warning: 'SE-99' is a code of another country than NO\n    correct the code or the country",
    ),
    "places.own_row": (
        {
            CITY: AASUND.replace("[country]", "[country, ids]") + "ids: {geonames: 2}\n",
            "data/sources/gazetteer.yaml": GAZETTEER + "url: https://www.geonames.org/\n",
        },
        f"{CITY}:4:25: warning: row 1 of GeoNames is cited, and the id there is 2\n    correct one of the two",
    ),
    "places.same_name": (
        {"data/cities/newsund.yaml": NORDBY.replace("Нурбю", "осунн")},
        f"data/cities/newsund.yaml:1:1: warning: has the name, country and region of {CITY}\n"
        "    if they are one, merge them; if not, give both their ids in GeoNames or Wikidata",
    ),
    "amounts.number_certain": (
        {CITY: AASUND + figures("value: 250.000")},
        f"{CITY}:5:38: '250.000' can be read in two ways\n"
        "    write 250000 if the point marks thousands, 250 if it begins a fraction",
    ),
    "amounts.amount_positive": (
        {CITY: AASUND + figures("value: -5")},
        f"{CITY}:5:38: '-5' is below zero\n    write it without the sign, and say in words what is owed or lost",
    ),
    "amounts.currency_known": (
        {
            "data/projects/harbour.yaml": "name: {en: Harbour}\n"
            "funding: {amount: 5, currency: eur, sources: [{id: aasund-page, at: line 2, quote: 5 eur}]}\n"
        },
        "data/projects/harbour.yaml:2:32: unknown currency 'eur'\n    did you mean 'EUR'?",
    ),
    "texts.right_script": (
        {"data/cities/testograd.yaml": TESTOGRAD.replace("Тестоград", "Тестoград")},
        "data/cities/testograd.yaml:1:27: 'Тестoград' mixes scripts: Latin 'o' (U+006F) at letter 5\n    write Cyrillic 'о' (U+043E), as in 'Тестоград'",
    ),
    "texts.host_of_one_script": (
        {"data/sources/aasund-page.yaml": AASUND_PAGE.replace("aasund.example", "xn--asund-3ve.example")},
        "data/sources/aasund-page.yaml:4:6: the host 'аasund.example' mixes scripts: it only looks like 'aasund.example'\n    copy the address from the site itself",
    ),
    "texts.host_not_imitated": (
        {
            "data/sources/aasund-page.yaml": AASUND_PAGE.replace(
                "aasund.example",
                "\N{CYRILLIC SMALL LETTER O}\N{CYRILLIC SMALL LETTER ES}\N{CYRILLIC SMALL LETTER A}.example",
            )
        },
        "data/sources/aasund-page.yaml:4:6: warning: the host 'оса.example' looks like 'oca.example', but is not in Latin letters\n    copy the address from the site itself",
    ),
    "texts.language_script": (
        {CITY: AASUND + "summary: {en: The town of Осунн.}\n"},
        f"{CITY}:5:15: warning: 'Осунн' is Cyrillic in a text under 'en'\n    write it in Latin",
    ),
    "texts.language_of_country": (
        {CITY: AASUND.replace("NO", "SE").replace("sv: ", "se: ")},
        f"{CITY}:1:31: warning: 'se' is Northern Sami, which few speak there (Sweden)\n"
        "    write 'sv' if Swedish is meant",
    ),
    "texts.summary_short": (
        {CITY: f"{AASUND}summary: {{en: {'An invented town. ' * 120}}}\n"},
        f"{CITY}:5:15: warning: a summary of 2,159 characters, more than 2,000\n"
        "    tell the rest in 'remarks' or 'outcomes', each with its source",
    ),
    "texts.reviewed_text_present": (
        {CITY: f"{AASUND}name_made: {{de: translation}}\nreviewed: [nb]\n"},
        f"{CITY}:5:13: 'de' (German) is named here, but nothing stands in it\n"
        "    the record has no name in it: add the name, or remove the language\n"
        f"{CITY}:6:12: 'nb' (Norwegian Bokmål) is named here, but nothing stands in it\n"
        "    the record has no text in it",
    ),
    "texts.normalised": (
        {CITY: AASUND.replace("sv: Å", "sv: A\u030a")},
        f"{CITY}:1:35: 'Å' at letter 1 is U+0041 U+030A, not in NFC\n    write 'Å' (U+00C5)",
    ),
    "texts.no_leftovers": (
        {CITY: AASUND + "summary: {en: A town on the Norwegian <b>coast</b>.}\n"},
        f"{CITY}:5:15: warning: '<b>' is HTML\n    delete it: a text has no marks",
    ),
    "texts.host_on_the_web": (
        {"data/sources/aasund-page.yaml": AASUND_PAGE + "archive_url: https://localhost/a\n"},
        "data/sources/aasund-page.yaml:5:14: warning: 'https://localhost/a' is no address on the web\n"
        "    write it as it stands in the browser's address bar",
    ),
    "texts.says_something": (
        {BOND: AGREEMENT.replace("quote: Testograd 1989", "quote: TODO")},
        f"{BOND}:5:47: warning: 'TODO' says nothing\n    write what the source says, or leave the line out",
    ),
    "texts.one_person": (
        {BOND: acting(f"{{act: signed, by: {{person: Anna Berg and Karl Holm}}, {PROOF}}}")},
        f"{BOND}:2:58: warning: 'Anna Berg and Karl Holm' may be several persons\n"
        "    write each as an entry of its own, first name first",
    ),
    "texts.no_contact": (
        {CITY: AASUND + "summary: {en: 'Write to mayor@aasund.example.'}\n"},
        f"{CITY}:5:15: e-mail address 'mayor@aasund.example'\n"
        "    remove it: no one's address or number stands in data/",
    ),
    "sources.language_known": (
        {BOND: AGREEMENT.replace("id: aasund-page", PAGE.replace("sv: V", "en: Towns, sv: V").replace("vano", "by"))},
        f"{BOND}:5:5: the language of the source is not known: its title stands in several\n"
        "    write language: [en], if that is it\n"
        "data/sources/aasund-page.yaml:1:1: warning: no record uses the source 'aasund-page'\n    cite it, or remove it",
    ),
    "sources.archived_copy": (
        {
            "data/sources/aasund-page.yaml": AASUND_PAGE
            + "archive_url: https://web.archive.org/web/20200101000000/https://aasund.example/hjem\n"
        },
        "data/sources/aasund-page.yaml:5:14: warning: this is a copy of another address: https://aasund.example/hjem\n"
        "    write the address of a copy of https://aasund.example/vanorter; if the source has moved, say so in a comment",
    ),
    "sources.address_once": (
        {BOND: AGREEMENT + f"ended: {{value: 2020, sources: [{{{PAGE}, quote: '2020'}}]}}\n"},
        f"{BOND}:6:61: warning: data/sources/aasund-page.yaml has this address too\n"
        "    write id: aasund-page in place of title, address and dates",
    ),
    "statements.proven": (
        {BOND: AGREEMENT.replace("[parties, since]", "[parties]")},
        f"{BOND}:3:1: no source for 'since'\n"
        "    add a source with place and quote, here or in 'sources' with supports: [since]",
    ),
    "statements.proven_once": (
        {
            BOND: AGREEMENT.replace(
                "1989\n", "{value: 1989, sources: [{id: aasund-page, at: line 2, quote: '1989'}]}\n", 1
            )
        },
        f"{BOND}:5:83: every value of 'since' has its own sources\n    remove 'since' here, or the sources there",
    ),
    "statements.place_and_quote": (
        {BOND: AGREEMENT.replace("at: paragraph 1, quote: Testograd 1989, ", "")},
        f"{BOND}:5:5: no place in the source 'aasund-page'\n"
        "    add at: page 3, slide 4, paragraph 2 or line 12\n"
        f"{BOND}:5:5: no quote from the source 'aasund-page'\n"
        "    add the fewest words that prove it",
    ),
    "quotes.omission_mark": (
        {BOND: AGREEMENT.replace("Testograd 1989", "Testograd ... 1989")},
        f"{BOND}:5:47: warning: '...' in a quote\n    write ' … ' in place of what is left out",
    ),
    "quotes.straight_marks": (
        {BOND: AGREEMENT.replace("Testograd 1989", "“Testograd 1989”")},
        f"{BOND}:5:47: warning: the marks “ and ” are a part of the quote\n"
        "    leave them out; the marks of YAML are ' and \"",
    ),
    "quotes.language_of_source": (
        {BOND: AGREEMENT.replace("quote: Testograd", "quote: Тестоград")},
        f"{BOND}:5:47: warning: the quote is in other letters than its source, which is in Swedish\n"
        "    quote the words as they stand there, or correct the language of the source",
    ),
    "statements.inferred_with_note": (
        {BOND: AGREEMENT.replace("1989\n", "{value: 1989, basis: inferred}\n", 1)},
        f"{BOND}:3:1: 'since' is inferred without a note\n    add note: {{en: how it follows from the source}}",
    ),
    "statements.contradicted_with_source": (
        {BOND: AGREEMENT.replace("1989\n", "{value: 1989, otherwise: [1990]}\n", 1)},
        f"{BOND}:3:34: no source for 'otherwise'\n    add the source that says otherwise",
    ),
}


def name(rule: Rule) -> str:
    return f"{rule.check.__module__.rpartition('.')[2]}.{rule.check.__name__}"


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_mistake_against_the_rule_is_told(write_data: WriteData, rule: Rule) -> None:
    files, said = EXAMPLES[name(rule)]
    assert write_data({**TWINNED, **files}).check().rpartition("\n")[0] == said


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_the_rule_is_one_sentence(rule: Rule) -> None:
    assert rule.text.endswith(".")
    assert ". " not in rule.text


def test_good_data_keeps_every_rule(write_data: WriteData) -> None:
    assert write_data(TWINNED).check() == "no problems (5 files checked)"
