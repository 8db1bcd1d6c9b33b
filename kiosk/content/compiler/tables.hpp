// SPDX-License-Identifier: Apache-2.0
//
// The tables of the content databases, made to be read with the sqlite3 tool as well. Rules are kept as they are
// written. A change here is a new layout_version (catalogue.hpp).
#pragma once

namespace kiosk::content {

// `position` is the order of the sources. A citation is three columns: words, and for a law its document and article;
// without a document the words are the region's own official text.
inline constexpr const char* shared_tables = R"(
CREATE TABLE edition (
    version TEXT NOT NULL,
    checked TEXT NOT NULL
) STRICT;

CREATE TABLE fact (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    scope TEXT NOT NULL CHECK (scope IN ('family', 'child')),
    kind TEXT NOT NULL CHECK (kind IN ('boolean', 'integer', 'choice')),
    minimum INTEGER,
    maximum INTEGER,
    growth TEXT NOT NULL CHECK (growth IN ('none', 'months', 'years')),
    confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
    icon TEXT,
    on_moving TEXT NOT NULL CHECK (on_moving IN ('stays', 'unknown', 'from_zero'))
) STRICT;
CREATE TABLE fact_moved (
    fact TEXT NOT NULL REFERENCES fact (name),
    value TEXT NOT NULL,
    position INTEGER NOT NULL,
    becomes TEXT NOT NULL,
    PRIMARY KEY (fact, value, position)
) STRICT;
CREATE TABLE fact_value (
    fact TEXT NOT NULL REFERENCES fact (name),
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    icon TEXT,
    PRIMARY KEY (fact, position),
    UNIQUE (fact, value)
) STRICT;
CREATE TABLE term (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL
) STRICT;
CREATE TABLE confirmation (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE contradiction (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL
) STRICT;
CREATE TABLE doubt (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL
) STRICT;

CREATE TABLE question (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
    same_as_before INTEGER NOT NULL CHECK (same_as_before IN (0, 1)),
    detail INTEGER NOT NULL CHECK (detail IN (0, 1))
) STRICT;
CREATE TABLE question_fact (
    question TEXT NOT NULL REFERENCES question (id),
    position INTEGER NOT NULL,
    fact TEXT NOT NULL REFERENCES fact (name),
    PRIMARY KEY (question, position)
) STRICT;
CREATE TABLE question_choice (
    question TEXT NOT NULL REFERENCES question (id),
    value INTEGER NOT NULL,
    PRIMARY KEY (question, value)
) STRICT;

CREATE TABLE category (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    icon TEXT NOT NULL,
    color TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE document (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    number TEXT,
    in_force TEXT,
    quality TEXT NOT NULL CHECK (quality IN ('O', 'N', 'M'))
) STRICT;
CREATE TABLE hotline (
    position INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL CHECK (source IN ('official', 'read', 'recalled'))
) STRICT;

CREATE TABLE howto (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    topic TEXT NOT NULL CHECK (topic IN ('where', 'step', 'bring', 'time', 'cost', 'proxy', 'refused')),
    trust TEXT NOT NULL CHECK (trust IN ('official', 'law', 'practice')),
    words TEXT CHECK ((words IS NOT NULL) = (trust = 'official')),
    document TEXT REFERENCES document (id) CHECK ((document IS NOT NULL) = (trust = 'law')),
    article TEXT CHECK ((article IS NOT NULL) = (trust = 'law')),
    basis TEXT CHECK ((basis IS NOT NULL) = (trust = 'practice'))
) STRICT;
CREATE TABLE printer_reason (
    position INTEGER PRIMARY KEY,
    keyword TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('report', 'warning', 'error'))
) STRICT;

CREATE TABLE register_word (
    position INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('header', 'answer', 'value', 'unit', 'meaning', 'form')),
    "of" TEXT NOT NULL,
    value TEXT NOT NULL,
    word TEXT NOT NULL,
    UNIQUE (kind, "of", value, word)
) STRICT;

CREATE TABLE region ( -- of each a file regions/<id>.db
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    province TEXT,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL -- of its file
) STRICT;

CREATE TABLE pressing_mode (
    position INTEGER PRIMARY KEY,
    mode TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE language (
    position INTEGER PRIMARY KEY,
    tag TEXT NOT NULL UNIQUE,
    offered INTEGER NOT NULL CHECK (offered IN (0, 1))
) STRICT;
)";

// In the shared part and in the file of a region: what a family reads. What is missing is a line as well, so that it
// can be counted once however many files lack it.
inline constexpr const char* word_tables = R"(
CREATE TABLE message (
    language TEXT NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('source', 'translated', 'reviewed', 'outdated', 'missing')),
    PRIMARY KEY (language, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE official (
    language TEXT NOT NULL,
    words TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('translated', 'reviewed', 'missing')),
    PRIMARY KEY (language, words)
) STRICT, WITHOUT ROWID;
)";

// In the file of a region. What is named of the shared part, facts, confirmations, hotlines, laws and how to apply, is
// proved to be there by the compiler, which reads the file back together with it. Services and benefits are named by
// their position: another edition of a service has the same id.
inline constexpr const char* region_tables = R"(
CREATE TABLE region (
    id TEXT NOT NULL PRIMARY KEY,
    province TEXT,
    name TEXT NOT NULL,
    plan TEXT NOT NULL,
    list TEXT NOT NULL,
    in_force TEXT,
    in_force_words TEXT
) STRICT;
CREATE TABLE edition (
    valid_from TEXT NOT NULL PRIMARY KEY,
    plan TEXT NOT NULL,
    list TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE TABLE region_hotline (
    position INTEGER PRIMARY KEY,
    hotline TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE danger (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE danger_hotline (
    danger INTEGER NOT NULL REFERENCES danger (position),
    position INTEGER NOT NULL,
    hotline TEXT NOT NULL REFERENCES region_hotline (hotline),
    PRIMARY KEY (danger, position)
) STRICT;
CREATE TABLE region_choice (
    fact TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (fact, position)
) STRICT;
CREATE TABLE membership (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    rule TEXT NOT NULL,
    words TEXT NOT NULL,
    document TEXT,
    article TEXT
) STRICT;
CREATE TABLE hindrance (
    membership INTEGER NOT NULL REFERENCES membership (position),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (membership, position)
) STRICT;

CREATE TABLE service (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    category TEXT NOT NULL,
    subject TEXT,
    icon TEXT, -- its category's where there is none
    name TEXT NOT NULL,
    target TEXT NOT NULL,
    target_inherited INTEGER NOT NULL CHECK (target_inherited IN (0, 1)),
    text TEXT NOT NULL,
    uncovered TEXT,
    departments_note TEXT
) STRICT;
CREATE TABLE service_hotline (
    service INTEGER NOT NULL REFERENCES service (position),
    position INTEGER NOT NULL,
    hotline TEXT NOT NULL REFERENCES region_hotline (hotline),
    PRIMARY KEY (service, position)
) STRICT;
CREATE TABLE department (
    service INTEGER NOT NULL REFERENCES service (position),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (service, position)
) STRICT;
CREATE TABLE target (
    service INTEGER NOT NULL REFERENCES service (position),
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    words TEXT NOT NULL,
    document TEXT,
    article TEXT,
    PRIMARY KEY (service, position)
) STRICT;

CREATE TABLE benefit (
    position INTEGER PRIMARY KEY,
    service INTEGER NOT NULL REFERENCES service (position),
    id TEXT NOT NULL,
    words TEXT, -- what its messages are called by; its id where it says nothing
    quote TEXT NOT NULL,
    mode_words TEXT
) STRICT;
CREATE TABLE benefit_note (
    benefit INTEGER NOT NULL REFERENCES benefit (position),
    position INTEGER NOT NULL,
    note TEXT NOT NULL,
    rule TEXT,
    PRIMARY KEY (benefit, position)
) STRICT;
CREATE TABLE benefit_mode (
    benefit INTEGER NOT NULL REFERENCES benefit (position),
    position INTEGER NOT NULL,
    mode TEXT NOT NULL,
    PRIMARY KEY (benefit, position)
) STRICT;
CREATE TABLE clause (
    benefit INTEGER NOT NULL REFERENCES benefit (position),
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    words TEXT NOT NULL,
    document TEXT,
    article TEXT,
    PRIMARY KEY (benefit, position)
) STRICT;
CREATE TABLE benefit_confirmation (
    benefit INTEGER NOT NULL REFERENCES benefit (position),
    position INTEGER NOT NULL,
    confirmation TEXT NOT NULL,
    rule TEXT,
    words TEXT NOT NULL,
    document TEXT,
    article TEXT,
    PRIMARY KEY (benefit, position)
) STRICT;
CREATE TABLE benefit_howto (
    benefit INTEGER NOT NULL REFERENCES benefit (position),
    position INTEGER NOT NULL,
    howto TEXT NOT NULL,
    PRIMARY KEY (benefit, position),
    UNIQUE (benefit, howto)
) STRICT;
CREATE TABLE waiver (
    benefit INTEGER NOT NULL PRIMARY KEY REFERENCES benefit (position),
    target INTEGER NOT NULL CHECK (target IN (0, 1)),
    words TEXT NOT NULL,
    document TEXT,
    article TEXT
) STRICT;
CREATE TABLE waived_clause (
    benefit INTEGER NOT NULL REFERENCES waiver (benefit),
    position INTEGER NOT NULL,
    membership TEXT NOT NULL,
    PRIMARY KEY (benefit, position)
) STRICT;

-- The days of what does not hold for good, by its place: of a service, a membership clause or a benefit its position
-- (and no owner); else its owner, the service or benefit, and the position with it.
CREATE TABLE validity (
    kind TEXT NOT NULL CHECK (kind IN ('membership', 'service', 'target', 'benefit', 'clause', 'confirmation')),
    owner INTEGER,
    position INTEGER NOT NULL,
    valid_from TEXT,
    valid_until TEXT, -- the last day
    words TEXT NOT NULL,
    document TEXT,
    article TEXT,
    CHECK ((owner IS NULL) = (kind IN ('membership', 'service', 'benefit'))),
    CHECK (valid_from IS NOT NULL OR valid_until IS NOT NULL)
) STRICT;

CREATE TABLE golden (
    name TEXT NOT NULL PRIMARY KEY,
    input TEXT NOT NULL,
    expected TEXT NOT NULL
) STRICT;
)";

} // namespace kiosk::content
