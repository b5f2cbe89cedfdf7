-- The record. Built from data/ in one go, then only read.
-- Money is in cents, ratios and shares in thousandths, dates as EDTF text with the first and last
-- day that it allows. A list in one cell stands as it does in the CSV, with '|' between its parts.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The files of the data package that the record was built from, compressed by zlib: what is exported
-- is what is answered from, whatever became of the folder since.
CREATE TABLE files (
    name TEXT NOT NULL PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

-- Everything that can be cited, with the name it goes by. `weight` counts its evidence, a role's
-- also that of its figures; of a holder or a topic the quotations and paraphrases; of a stoppage,
-- how often its workers double from a thousand on. The row in `search` has the same rowid.
CREATE TABLE records (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    weight INTEGER NOT NULL
) STRICT;

CREATE TABLE sources (
    id TEXT PRIMARY KEY REFERENCES records (id),
    kind TEXT NOT NULL,
    standing TEXT NOT NULL,
    title TEXT NOT NULL,
    author TEXT,
    outlet TEXT NOT NULL,
    published TEXT,
    published_first TEXT,
    published_last TEXT,
    url TEXT,
    repeats TEXT REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
    doc TEXT,
    note TEXT,
    copied_by TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE topics (
    id TEXT PRIMARY KEY REFERENCES records (id),
    proposition TEXT NOT NULL,
    about TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE holders (
    id TEXT PRIMARY KEY REFERENCES records (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    role TEXT,
    organisation TEXT,
    source TEXT REFERENCES sources (id),
    aliases TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE strikes (
    id TEXT PRIMARY KEY REFERENCES records (id),
    name TEXT NOT NULL,
    unions TEXT NOT NULL,
    employer_side TEXT NOT NULL,
    start TEXT NOT NULL,
    start_first TEXT NOT NULL,
    start_last TEXT NOT NULL,
    start_time TEXT,
    finish TEXT,
    finish_first TEXT,
    finish_last TEXT,
    finish_time TEXT,
    last_full_day TEXT,
    last_full_day_first TEXT,
    last_full_day_last TEXT,
    workers INTEGER,
    published_days TEXT NOT NULL,
    issues TEXT NOT NULL,
    stoppage TEXT NOT NULL,
    note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE roles (
    id TEXT PRIMARY KEY REFERENCES records (id),
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    counts TEXT NOT NULL,
    employer TEXT,
    unions TEXT NOT NULL,
    schedule TEXT REFERENCES roles (id) DEFERRABLE INITIALLY DEFERRED,
    occupation TEXT,
    aliases TEXT NOT NULL,
    about TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE figures (
    id TEXT PRIMARY KEY REFERENCES records (id),
    role TEXT NOT NULL REFERENCES roles (id),
    low INTEGER,
    high INTEGER,
    strict TEXT,
    currency TEXT,
    per TEXT,
    measure TEXT NOT NULL,
    share INTEGER,
    as_of TEXT NOT NULL,
    as_of_first TEXT NOT NULL,
    as_of_last TEXT NOT NULL,
    of TEXT,
    strike TEXT REFERENCES strikes (id),
    note TEXT,
    disagrees INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX figures_by_role ON figures (role, as_of_last);
CREATE INDEX figures_by_strike ON figures (strike, role, as_of_first);

-- What was bargained over: contracts, subjects, and what each side demanded or offered and what was
-- won. Amounts are in cents, or in thousandths of a unit.
CREATE TABLE contracts (
    id TEXT PRIMARY KEY REFERENCES records (id),
    name TEXT NOT NULL,
    unions TEXT NOT NULL,
    employers TEXT NOT NULL,
    start TEXT NOT NULL,
    start_first TEXT NOT NULL,
    start_last TEXT NOT NULL,
    finish TEXT,
    finish_first TEXT,
    finish_last TEXT,
    strike TEXT REFERENCES strikes (id),
    aliases TEXT NOT NULL,
    note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE subjects (
    id TEXT PRIMARY KEY REFERENCES records (id),
    name TEXT NOT NULL,
    in_group TEXT REFERENCES subjects (id) DEFERRABLE INITIALLY DEFERRED,
    aliases TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE terms (
    id TEXT PRIMARY KEY REFERENCES records (id),
    contract TEXT NOT NULL REFERENCES contracts (id),
    subject TEXT NOT NULL REFERENCES subjects (id),
    side TEXT NOT NULL,
    says TEXT NOT NULL,
    effective TEXT NOT NULL,
    effective_first TEXT NOT NULL,
    effective_last TEXT NOT NULL,
    figures TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    strict TEXT,
    currency TEXT,
    unit TEXT,
    per TEXT,
    measure TEXT,
    of TEXT,
    note TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX terms_by_contract ON terms (contract, subject);
CREATE INDEX terms_by_subject ON terms (subject);

-- National wages of an occupation in May of a year, in cents.
CREATE TABLE occupations (
    soc TEXT NOT NULL REFERENCES records (id),
    title TEXT NOT NULL,
    year INTEGER NOT NULL,
    employment INTEGER,
    h_mean INTEGER,
    h_p10 INTEGER,
    h_p25 INTEGER,
    h_median INTEGER,
    h_p75 INTEGER,
    h_p90 INTEGER,
    a_mean INTEGER,
    a_p10 INTEGER,
    a_p25 INTEGER,
    a_median INTEGER,
    a_p75 INTEGER,
    a_p90 INTEGER,
    h_top_code INTEGER,
    a_top_code INTEGER,
    PRIMARY KEY (soc, year)
) STRICT, WITHOUT ROWID;

-- CPI-U of a month or a year, in thousandths.
CREATE TABLE prices (
    period TEXT PRIMARY KEY,
    value INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES sources (id)
) STRICT, WITHOUT ROWID;

-- BLS work stoppages; start and finish are plain days.
CREATE TABLE stoppages (
    id TEXT PRIMARY KEY REFERENCES records (id),
    employer TEXT NOT NULL,
    unions TEXT,
    industry TEXT NOT NULL,
    states TEXT NOT NULL,
    start TEXT NOT NULL,
    finish TEXT,
    workers INTEGER NOT NULL,
    days_lost INTEGER NOT NULL,
    ownership TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES sources (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX stoppages_by_workers ON stoppages (workers DESC, start, id);
CREATE INDEX stoppages_by_days_lost ON stoppages (days_lost DESC, start, id);
CREATE INDEX stoppages_by_start ON stoppages (start, id, finish);

-- Stoppages that are on no list of the BLS, apart from those that are and are ranked.
CREATE TABLE tracked_stoppages (
    id TEXT PRIMARY KEY REFERENCES records (id),
    employer TEXT NOT NULL,
    unions TEXT,
    industry TEXT NOT NULL,
    states TEXT NOT NULL,
    start TEXT NOT NULL,
    finish TEXT,
    workers INTEGER NOT NULL,
    days_lost INTEGER,
    ownership TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES sources (id),
    sure TEXT NOT NULL,
    note TEXT
) STRICT, WITHOUT ROWID;

-- What was corrected, in the order of the ledger. `record` may be a stoppage; without a `field`, `was`
-- or `now` is a whole row, as JSON.
CREATE TABLE corrections (
    number INTEGER PRIMARY KEY,
    date TEXT NOT NULL,
    record TEXT NOT NULL,
    source TEXT,
    field TEXT,
    was TEXT NOT NULL,
    now TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;

-- Everyday words: `meaning` is, by `kind`, an id, an employer or union of stoppages, or other words.
CREATE TABLE aliases (
    alias TEXT NOT NULL,
    kind TEXT NOT NULL,
    meaning TEXT NOT NULL,
    PRIMARY KEY (kind, meaning, alias)
) STRICT, WITHOUT ROWID;

CREATE TABLE sites (
    site TEXT NOT NULL,
    outlet TEXT,
    kind TEXT NOT NULL,
    note TEXT
) STRICT;

CREATE TABLE quotes (
    id TEXT PRIMARY KEY REFERENCES records (id),
    holder TEXT NOT NULL REFERENCES holders (id),
    voice TEXT NOT NULL,
    topic TEXT NOT NULL REFERENCES topics (id),
    stance TEXT NOT NULL,
    text TEXT NOT NULL,
    said_on TEXT,
    said_on_first TEXT,
    said_on_last TEXT,
    source TEXT NOT NULL REFERENCES sources (id),
    note TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX quotes_by_topic ON quotes (topic);
CREATE INDEX quotes_by_holder ON quotes (holder);
CREATE INDEX quotes_by_source ON quotes (source);

CREATE TABLE statements (
    id TEXT PRIMARY KEY REFERENCES records (id),
    holder TEXT NOT NULL REFERENCES holders (id),
    topic TEXT NOT NULL REFERENCES topics (id),
    stance TEXT NOT NULL,
    says TEXT NOT NULL,
    said_on TEXT,
    said_on_first TEXT,
    said_on_last TEXT,
    note TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX statements_by_topic ON statements (topic);
CREATE INDEX statements_by_holder ON statements (holder);

CREATE TABLE events (
    id TEXT PRIMARY KEY REFERENCES records (id),
    date TEXT NOT NULL,
    date_first TEXT NOT NULL,
    date_last TEXT NOT NULL,
    title TEXT NOT NULL,
    what TEXT NOT NULL,
    kind TEXT NOT NULL,
    parties TEXT NOT NULL,
    strike TEXT REFERENCES strikes (id),
    note TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX events_by_date ON events (date_first, date_last);
CREATE INDEX events_by_last_day ON events (date_last);
CREATE INDEX roles_by_counts ON roles (counts, unions);
CREATE INDEX events_by_strike ON events (strike, date_first);

-- Which holder is a party to which event or strike, or a person that the event names.
CREATE TABLE parties (
    holder TEXT NOT NULL REFERENCES holders (id),
    record TEXT NOT NULL REFERENCES records (id),
    PRIMARY KEY (holder, record)
) STRICT, WITHOUT ROWID;

-- `origin` is the source at the end of the chain of `via` and `repeats`.
CREATE TABLE evidence (
    number INTEGER PRIMARY KEY,
    record TEXT NOT NULL REFERENCES records (id),
    source TEXT NOT NULL REFERENCES sources (id),
    via TEXT,
    origin TEXT NOT NULL REFERENCES sources (id),
    excerpt TEXT,
    doc TEXT,
    start INTEGER,
    finish INTEGER,
    says TEXT,
    differs INTEGER NOT NULL
) STRICT;

CREATE INDEX evidence_by_source ON evidence (source);

-- The evidence of each record as one JSON cell, made ready for the answers, the best sources first:
-- [[source, origin, excerpt, doc, start, finish, says, differs], …].
CREATE TABLE stated (
    record TEXT PRIMARY KEY REFERENCES records (id),
    words TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every name that a record goes by, for completion and for what is typed without choosing.
CREATE TABLE names (
    record TEXT NOT NULL REFERENCES records (id),
    name TEXT NOT NULL,
    PRIMARY KEY (record, name)
) STRICT, WITHOUT ROWID;

-- Every number that a record states or tells, to find whose number it is: amounts, shares,
-- multiples, counts and durations in thousandths, open where nothing bounds them. `source` is the
-- one whose words tell it, '' for the record's own; `told` are those words, '' for a pay figure.
CREATE TABLE numbers (
    record TEXT NOT NULL REFERENCES records (id),
    kind TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    strict TEXT NOT NULL,
    unit TEXT NOT NULL,
    source TEXT NOT NULL,
    told TEXT NOT NULL
) STRICT;

CREATE INDEX numbers_by_low ON numbers (kind, low);
CREATE INDEX numbers_by_high ON numbers (kind, high);
CREATE INDEX numbers_by_record ON numbers (record);

-- Every three words in a row of the exact words that the record has of the articles.
CREATE TABLE shingles (
    words TEXT NOT NULL,
    evidence INTEGER NOT NULL REFERENCES evidence (number),
    place INTEGER NOT NULL,
    PRIMARY KEY (words, evidence, place)
) STRICT, WITHOUT ROWID;

-- What records are found by, with the rowid of `records`. `named` has their names, `more` what is
-- not shown: a token for each number and each name, dates in words, addresses.
CREATE VIRTUAL TABLE search USING fts5 (
    record UNINDEXED,
    kind UNINDEXED,
    title,
    body,
    named,
    more,
    tokenize = "porter unicode61 remove_diacritics 2"
);

-- The distinct words of `search` as they are written, folded, and how many records have them.
CREATE TABLE words (
    word TEXT NOT NULL PRIMARY KEY,
    records INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- For ranking, a byte for each record in the order of their rowids: its kind, how much of a matter
-- it is among those of its kind, and the words of its title.
CREATE TABLE ranks (
    name TEXT NOT NULL PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
