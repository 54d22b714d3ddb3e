-- Version 3: names that are tied, and the stories that tell of one event.

-- Names that a reader has said are one person's, or are not; `one` < `other`.
CREATE TABLE name_tie (
    one     TEXT NOT NULL,
    other   TEXT NOT NULL,
    is_same INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- Stories on one event. A story that stands alone is in none, or is the only one in it.
CREATE TABLE coverage (
    id INTEGER PRIMARY KEY AUTOINCREMENT
) STRICT;

-- `is_by_hand`: a reader has put the story there, and it stays.
CREATE TABLE covered (
    story_id    INTEGER PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
    coverage_id INTEGER NOT NULL REFERENCES coverage (id) ON DELETE CASCADE,
    is_by_hand  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX covered_in ON covered (coverage_id, story_id);

-- Stories that a reader has taken out of a coverage, and that never come back to it by themselves.
CREATE TABLE coverage_apart (
    story_id    INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    coverage_id INTEGER NOT NULL REFERENCES coverage (id) ON DELETE CASCADE,
    PRIMARY KEY (story_id, coverage_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX apart_from ON coverage_apart (coverage_id);

CREATE TRIGGER coverage_emptied AFTER DELETE ON covered
BEGIN
    DELETE FROM coverage WHERE id = old.coverage_id
    AND NOT EXISTS (SELECT 1 FROM covered WHERE coverage_id = old.coverage_id);
END;

-- What follows is made from the documents, and made again by `mend`.

-- Marked stories that have not been placed among the others yet, or not with this text.
CREATE TABLE unplaced (
    story_id INTEGER PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE
) STRICT;

INSERT INTO unplaced (story_id) SELECT id FROM story WHERE NOT is_pending;

-- A statement that brings its own way with conflicts takes it into triggers: none may arise here.
CREATE TRIGGER unplaced_added AFTER INSERT ON document WHEN new.marks IS NOT NULL
BEGIN
    INSERT INTO unplaced (story_id) SELECT new.story_id
    WHERE NOT EXISTS (SELECT 1 FROM unplaced WHERE story_id = new.story_id);
END;

CREATE TRIGGER unplaced_changed AFTER UPDATE OF marks ON document WHEN new.marks IS NOT NULL
BEGIN
    INSERT INTO unplaced (story_id) SELECT new.story_id
    WHERE NOT EXISTS (SELECT 1 FROM unplaced WHERE story_id = new.story_id);
END;

-- What a placed story is compared by. `day` is its time in whole days; `text` is one number for all
-- stories that are copies of one text; `terms` are packed, and `posted` lists those that others
-- find it by (JSON).
CREATE TABLE placed (
    story_id INTEGER PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
    day      INTEGER NOT NULL,
    text     INTEGER NOT NULL,
    terms    BLOB NOT NULL,
    posted   TEXT NOT NULL
) STRICT;

-- Which stories of a day have a term. A term is known by its hash.
CREATE TABLE posting (
    term     INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    PRIMARY KEY (term, day, story_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER placed_removed AFTER DELETE ON placed
BEGIN
    DELETE FROM posting WHERE day = old.day AND story_id = old.story_id
    AND term IN (SELECT value FROM json_each(old.posted));
END;

-- How many stories a term has been in, those that are gone since included; in row -1, how many
-- there have been.
CREATE TABLE term (
    id      INTEGER PRIMARY KEY,
    stories INTEGER NOT NULL
) STRICT;
