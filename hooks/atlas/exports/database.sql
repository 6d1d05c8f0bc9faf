-- The atlas as a database. Columns are explained in columns.json; days are text, YYYY-MM-DD, so that they compare.
-- What is derived holds for the day `as_of` in `about`.

CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE records (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    standing TEXT,
    withdrawn TEXT, -- the day on which it was withdrawn: nothing else is known of it then
    document TEXT -- the fields as in data/, as JSON: ask it by json_extract
);

CREATE TABLE names (
    record TEXT NOT NULL REFERENCES records (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (record, language)
) WITHOUT ROWID;

CREATE TABLE countries (
    record TEXT NOT NULL REFERENCES records (id),
    country TEXT NOT NULL,
    PRIMARY KEY (record, country)
) WITHOUT ROWID;

CREATE TABLE places (
    id TEXT PRIMARY KEY REFERENCES records (id),
    country TEXT NOT NULL,
    region TEXT REFERENCES records (id),
    latitude REAL,
    longitude REAL
);

CREATE TABLE agreements (
    id TEXT PRIMARY KEY REFERENCES records (id),
    type TEXT NOT NULL,
    beginning TEXT, -- the first of the dates since when it is, as its source states it
    beginning_field TEXT,
    beginning_earliest TEXT,
    beginning_latest TEXT,
    status TEXT NOT NULL, -- derived
    by_inferred_date INTEGER NOT NULL, -- derived
    last_confirmed TEXT -- derived
);

CREATE TABLE parties (
    agreement TEXT NOT NULL REFERENCES agreements (id),
    number INTEGER NOT NULL,
    record TEXT REFERENCES records (id),
    name TEXT NOT NULL,
    country TEXT,
    PRIMARY KEY (agreement, number)
);

CREATE TABLE pairs ( -- derived: each two parties that an agreement binds at the same time, both ways round
    agreement TEXT NOT NULL,
    number INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (agreement, number, other),
    FOREIGN KEY (agreement, number) REFERENCES parties (agreement, number),
    FOREIGN KEY (agreement, other) REFERENCES parties (agreement, number)
) WITHOUT ROWID;

CREATE TABLE periods ( -- derived: when an agreement is in force; `first` and `last` are in it; NULL: no bound
    agreement TEXT NOT NULL REFERENCES agreements (id),
    certainty TEXT NOT NULL, -- certain; inferred, where a date is; possible; within, on some day of it
    first TEXT,
    last TEXT
);

CREATE TABLE acts (
    agreement TEXT NOT NULL,
    number INTEGER NOT NULL,
    party TEXT REFERENCES records (id),
    party_name TEXT NOT NULL,
    act TEXT NOT NULL,
    date TEXT,
    earliest TEXT,
    latest TEXT,
    certainty TEXT,
    until TEXT,
    by TEXT,
    standing TEXT NOT NULL,
    source TEXT,
    source_address TEXT,
    place TEXT,
    quote TEXT,
    FOREIGN KEY (agreement, number) REFERENCES parties (agreement, number)
);

CREATE TABLE statements (
    statement TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL REFERENCES records (id),
    property TEXT NOT NULL,
    value TEXT NOT NULL,
    type TEXT NOT NULL,
    language TEXT,
    original TEXT,
    earliest TEXT,
    latest TEXT,
    source TEXT,
    source_address TEXT,
    place TEXT,
    quote TEXT,
    as_of TEXT,
    preferred TEXT NOT NULL,
    certainty TEXT NOT NULL,
    standing TEXT NOT NULL,
    first_seen TEXT,
    last_seen TEXT,
    source_record TEXT REFERENCES records (id) -- the source, where it has a record
);

CREATE INDEX statements_by_subject ON statements (subject, property);
CREATE INDEX statements_by_value ON statements (value);
CREATE INDEX parties_by_record ON parties (record);
CREATE INDEX periods_by_agreement ON periods (agreement);

CREATE VIRTUAL TABLE texts USING fts5 (
    record UNINDEXED, language UNINDEXED, property UNINDEXED, text, tokenize = 'unicode61 remove_diacritics 2'
);

-- Who is bound to whom, since when, and which words prove it: WHERE place = 'aasund'. A partner without a record has no
-- id, but a name.
CREATE VIEW partners AS
SELECT
    own.record AS place,
    other.record AS partner,
    other.name AS partner_name,
    other.country AS partner_country,
    agreements.id AS agreement,
    agreements.type,
    agreements.beginning,
    CAST(substr(agreements.beginning_earliest, 1, 4) AS INTEGER) AS start_year,
    agreements.status,
    proof.source,
    proof.source_address,
    proof.place AS place_in_source,
    proof.quote
FROM parties AS own
JOIN pairs ON pairs.agreement = own.agreement AND pairs.number = own.number
JOIN parties AS other ON other.agreement = pairs.agreement AND other.number = pairs.other
JOIN agreements ON agreements.id = own.agreement
LEFT JOIN statements AS proof ON proof.rowid = (
    SELECT min(rowid) FROM statements
    WHERE subject = agreements.id AND property = coalesce(agreements.beginning_field, 'parties') AND preferred = 'yes'
)
WHERE own.record IS NOT NULL;

-- Agreements with the times in which they are in force: WHERE '2019-01-01' BETWEEN first AND last.
CREATE VIEW in_force AS
SELECT
    agreements.id AS agreement,
    agreements.type,
    periods.certainty,
    coalesce(periods.first, '0001-01-01') AS first,
    coalesce(periods.last, '9999-12-31') AS last
FROM agreements
JOIN periods ON periods.agreement = agreements.id;

-- What parties did, the latest first: WHERE earliest >= '2022-01-01'.
CREATE VIEW acts_by_time AS
SELECT acts.*, agreements.type, agreements.status
FROM acts
JOIN agreements ON agreements.id = acts.agreement
ORDER BY acts.latest DESC, acts.agreement, acts.number;
