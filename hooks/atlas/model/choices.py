"""The words that a field may hold where its values are listed, each with its label."""

from atlas.messages.message import N_
from atlas.model.fields import Choice


class Basis(Choice):
    """The way in which a value is known."""

    STATED = "stated", N_("stated")
    INFERRED = "inferred", N_("inferred")


class Standing(Choice):
    """The standing of a fact: stated as done, or only agreed, planned, proposed or under discussion."""

    STATED = "stated", N_("stated")
    AGREED = "agreed", N_("agreed")
    PLANNED = "planned", N_("planned")
    PROPOSED = "proposed", N_("proposed")
    UNDER_DISCUSSION = "under-discussion", N_("under discussion")
    EXPECTED = "expected", N_("expected")


class Bound(Choice):
    """The limit that a number sets to a quantity."""

    EXACTLY = "exactly", N_("exactly")
    AT_LEAST = "at_least", N_("at least")
    MORE_THAN = "more_than", N_("more than")
    UP_TO = "up_to", N_("up to")
    ABOUT = "about", N_("about")


class NameKind(Choice):
    """The kind of another name of a record."""

    FORMER = "former", N_("former name")
    LATER = "later", N_("later name")
    SHORT = "short", N_("short name")
    EXONYM = "exonym", N_("name in another language")
    LOCAL = "local", N_("local name")
    VARIANT = "variant", N_("variant")


class NameMade(Choice):
    """The way in which the editors made a name that no source gives."""

    TRANSLATION = "translation", N_("heading translated by us")
    TRANSLITERATION = "transliteration", N_("heading transliterated by us")


class ActorRole(Choice):
    """The role of an actor in something."""

    CHAIR = "chair", N_("chair")
    SPEAKER = "speaker", N_("speaker")
    SIGNATORY = "signatory", N_("signatory")
    MET = "met", N_("met with")
    MEMBER = "member", N_("member")
    PARTICIPANT = "participant", N_("participant")
    DELEGATE = "delegate", N_("member of the delegation")
    HOST = "host", N_("host")
    OPENED = "opened", N_("took part in the opening")
    ORGANISER = "organiser", N_("organiser")
    SUPPORT = "support", N_("supporter")
    INFORMATION_SUPPORT = "information-support", N_("information partner")
    EXHIBITOR = "exhibitor", N_("exhibitor")
    FUNDER = "funder", N_("funder")
    COORDINATOR = "coordinator", N_("coordinator")
    LEAD = "lead", N_("lead partner")
    PARTNER = "partner", N_("partner")
    TRAINEE = "trainee", N_("trained")
    CREATOR = "creator", N_("worked on it")


class ActKind(Choice):
    """The kind of an action of one party on an agreement."""

    SIGNED = "signed", N_("signed")
    DECIDED = "decided", N_("decided")
    CONFIRMED = "confirmed", N_("confirmed")
    KEPT = "kept", N_("decided to keep the agreement")
    RENEWED = "renewed", N_("renewed")
    SUSPENDED = "suspended", N_("suspended")
    RESUMED = "resumed", N_("resumed")
    TERMINATED = "terminated", N_("terminated")


CONFIRMING = (ActKind.CONFIRMED, ActKind.KEPT)
"""The acts that show an agreement to be there at their time."""
ON_AN_AGREEMENT = frozenset(ActKind) - {ActKind.SIGNED, ActKind.DECIDED}
"""The acts that presuppose an agreement; a decision may come before it."""


class Sought(Choice):
    """The thing that the editors looked for in vain."""

    OWN_WORD = "own-word", N_("statement by the party itself")
    DECISION = "decision", N_("decision by the party itself")
    OWN_LIST = "own-list", N_("own list of relationships")


class AgreementType(Choice):
    """The relationship or body that an agreement founds or regulates."""

    TWINNING = "twinning", N_("twin towns")
    FRIENDSHIP = "friendship", N_("friendship")
    COOPERATION = "cooperation", N_("cooperation")
    CONSORTIUM = "consortium", N_("consortium")
    FOUNDING = "founding", N_("founding agreement")
    PROGRAMME = "programme", N_("programme of cooperation")


class InstrumentForm(Choice):
    """The form of the document that was signed."""

    MEMORANDUM = "memorandum", N_("memorandum")
    AGREEMENT = "agreement", N_("agreement")
    PROTOCOL = "protocol", N_("protocol")
    CHARTER = "charter", N_("charter")
    DECLARATION = "declaration", N_("declaration")


class RegionLevel(Choice):
    """The kind of a region."""

    COUNTY = "county", N_("county")
    OBLAST = "oblast", N_("oblast")
    REPUBLIC = "republic", N_("republic")
    REGION = "region", N_("region")
    PROVINCE = "province", N_("province")
    STATE = "state", N_("state")
    DISTRICT = "district", N_("district")


class OrganisationKind(Choice):
    """The kind of an organisation."""

    AUTHORITY = "authority", N_("authority")
    ASSOCIATION = "association", N_("association")
    COMPANY = "company", N_("company")
    UNIVERSITY = "university", N_("university")
    CHAMBER = "chamber", N_("chamber of commerce")
    NETWORK = "network", N_("network")
    PROGRAMME = "programme", N_("programme")
    CLUSTER = "cluster", N_("cluster")
    INSTITUTION = "institution", N_("institution")
    OFFICE = "office", N_("office")
    OTHER = "other", N_("other")


class EventKind(Choice):
    """The kind of an event."""

    VISIT = "visit", N_("visit")
    DELEGATION = "delegation", N_("delegation")
    BUSINESS_MEETING = "business-meeting", N_("business meeting")
    MEETING = "meeting", N_("meeting")
    SIGNING = "signing", N_("signing")
    ROUND_TABLE = "round-table", N_("round table")
    FESTIVAL = "festival", N_("festival")
    EXHIBITION = "exhibition", N_("exhibition")
    THEMATIC_WEEK = "thematic-week", N_("thematic week")
    ANNIVERSARY = "anniversary", N_("anniversary")
    TRAINING = "training", N_("training")
    DECISION = "decision", N_("decision")
    COMPETITION = "competition", N_("competition")
    CEREMONY = "ceremony", N_("ceremony")
    OTHER = "other", N_("other")


class WorkKind(Choice):
    """The kind of a work."""

    FILM = "film", N_("film")
    LAW = "law", N_("law")
    PUBLICATION = "publication", N_("publication")
    PROGRAMME = "programme", N_("programme")


class Seen(Choice):
    """The form in which the editors saw a source."""

    DOCUMENT = "document", N_("as a document")
    LIVE_PAGE = "live page", N_("as a live page")
    STORED_COPY = "stored copy", N_("as an archived copy")


class SourceForm(Choice):
    """The kind of document or page that a source is."""

    PRESENTATION = "presentation", N_("presentation")
    PRESS_RELEASE = "press release", N_("press release")
    NEWS = "news", N_("news")
    WEB_PAGE = "web page", N_("web page")
    RESOLUTION = "resolution", N_("resolution")
    AGREEMENT_TEXT = "agreement", N_("text of an agreement")
    REPORT = "report", N_("report")
    LAW_TEXT = "law", N_("text of a law")
    BOOK = "book", N_("book")
    REGISTER = "register", N_("register")
    GAZETTEER = "gazetteer", N_("gazetteer")
    OTHER = "other", N_("other")
