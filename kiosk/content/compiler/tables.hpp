// SPDX-License-Identifier: Apache-2.0
//
// The tables of a content database, made to be read with the sqlite3 tool as well. Rules are kept as they are written.
// A change here is a new layout_version (catalogue.hpp).
#pragma once

namespace kiosk::content {

// `position` is the order of the sources. A citation is three columns: words, and for a law its document and article;
// without a document the words are the region's own official text.
inline constexpr const char* tables = R"(
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

CREATE TABLE region (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    province TEXT,
    name TEXT NOT NULL,
    plan TEXT NOT NULL,
    list TEXT NOT NULL,
    in_force TEXT,
    in_force_words TEXT
) STRICT;
CREATE TABLE region_hotline (
    region TEXT NOT NULL REFERENCES region (id),
    position INTEGER NOT NULL,
    hotline TEXT NOT NULL REFERENCES hotline (number),
    PRIMARY KEY (region, position)
) STRICT;
CREATE TABLE danger (
    region TEXT NOT NULL REFERENCES region (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (region, id)
) STRICT;
CREATE TABLE danger_hotline (
    region TEXT NOT NULL,
    danger TEXT NOT NULL,
    position INTEGER NOT NULL,
    hotline TEXT NOT NULL REFERENCES hotline (number),
    PRIMARY KEY (region, danger, position),
    FOREIGN KEY (region, danger) REFERENCES danger (region, id)
) STRICT;
CREATE TABLE region_choice (
    region TEXT NOT NULL REFERENCES region (id),
    fact TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (region, fact, position),
    FOREIGN KEY (fact, value) REFERENCES fact_value (fact, value)
) STRICT;
CREATE TABLE membership (
    region TEXT NOT NULL REFERENCES region (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    rule TEXT NOT NULL,
    words TEXT NOT NULL,
    document TEXT REFERENCES document (id),
    article TEXT,
    PRIMARY KEY (region, id)
) STRICT;
CREATE TABLE hindrance (
    region TEXT NOT NULL,
    membership TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (region, membership, position),
    FOREIGN KEY (region, membership) REFERENCES membership (region, id)
) STRICT;

CREATE TABLE pressing_mode (
    position INTEGER PRIMARY KEY,
    mode TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE service (
    position INTEGER PRIMARY KEY,
    region TEXT NOT NULL REFERENCES region (id),
    id TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL REFERENCES category (id),
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
    service TEXT NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    hotline TEXT NOT NULL REFERENCES hotline (number),
    PRIMARY KEY (service, position)
) STRICT;
CREATE TABLE department (
    service TEXT NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (service, position)
) STRICT;
CREATE TABLE target (
    service TEXT NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    words TEXT NOT NULL,
    document TEXT REFERENCES document (id),
    article TEXT,
    PRIMARY KEY (service, position)
) STRICT;

CREATE TABLE benefit (
    position INTEGER PRIMARY KEY,
    service TEXT NOT NULL REFERENCES service (id),
    id TEXT NOT NULL UNIQUE,
    quote TEXT NOT NULL,
    mode_words TEXT
) STRICT;
CREATE TABLE benefit_note (
    benefit TEXT NOT NULL REFERENCES benefit (id),
    position INTEGER NOT NULL,
    note TEXT NOT NULL,
    rule TEXT,
    PRIMARY KEY (benefit, position)
) STRICT;
CREATE TABLE benefit_mode (
    benefit TEXT NOT NULL REFERENCES benefit (id),
    position INTEGER NOT NULL,
    mode TEXT NOT NULL,
    PRIMARY KEY (benefit, position)
) STRICT;
CREATE TABLE clause (
    benefit TEXT NOT NULL REFERENCES benefit (id),
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    words TEXT NOT NULL,
    document TEXT REFERENCES document (id),
    article TEXT,
    PRIMARY KEY (benefit, position)
) STRICT;
CREATE TABLE benefit_confirmation (
    benefit TEXT NOT NULL REFERENCES benefit (id),
    position INTEGER NOT NULL,
    confirmation TEXT NOT NULL REFERENCES confirmation (id),
    rule TEXT,
    words TEXT NOT NULL,
    document TEXT REFERENCES document (id),
    article TEXT,
    PRIMARY KEY (benefit, position)
) STRICT;
CREATE TABLE benefit_howto (
    benefit TEXT NOT NULL REFERENCES benefit (id),
    position INTEGER NOT NULL,
    howto TEXT NOT NULL REFERENCES howto (id),
    PRIMARY KEY (benefit, position),
    UNIQUE (benefit, howto)
) STRICT;
CREATE TABLE waiver (
    benefit TEXT NOT NULL PRIMARY KEY REFERENCES benefit (id),
    target INTEGER NOT NULL CHECK (target IN (0, 1)),
    words TEXT NOT NULL,
    document TEXT REFERENCES document (id),
    article TEXT
) STRICT;
CREATE TABLE waived_clause (
    benefit TEXT NOT NULL REFERENCES waiver (benefit),
    position INTEGER NOT NULL,
    region TEXT NOT NULL,
    membership TEXT NOT NULL,
    PRIMARY KEY (benefit, position),
    FOREIGN KEY (region, membership) REFERENCES membership (region, id)
) STRICT;

CREATE TABLE language (
    position INTEGER PRIMARY KEY,
    tag TEXT NOT NULL UNIQUE,
    offered INTEGER NOT NULL CHECK (offered IN (0, 1)),
    missing INTEGER NOT NULL
) STRICT;
CREATE TABLE message (
    language TEXT NOT NULL REFERENCES language (tag),
    key TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('source', 'translated', 'reviewed', 'outdated')),
    PRIMARY KEY (language, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE official (
    language TEXT NOT NULL REFERENCES language (tag),
    words TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('translated', 'reviewed')),
    PRIMARY KEY (language, words)
) STRICT, WITHOUT ROWID;
CREATE TABLE golden (
    name TEXT NOT NULL PRIMARY KEY,
    input TEXT NOT NULL,
    expected TEXT NOT NULL
) STRICT;
)";

} // namespace kiosk::content
