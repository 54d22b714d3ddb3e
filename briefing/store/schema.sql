-- The database of stories, version 1. Times are seconds since the epoch; every flag is 0 or 1.
-- What a reader does (read marks, stars) stands on `story`, so that lists never touch a text.

-- Where stories come from. `place` is the identity: an address, a path, or "-".
-- `name` is "" where nobody gave one; then `title`, as the feed names itself, is shown.
-- `position` is the line in the list of sources, NULL for a source that is not saved.
CREATE TABLE source (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    place         TEXT NOT NULL UNIQUE,
    kind          TEXT NOT NULL,
    name          TEXT NOT NULL,
    tags          TEXT NOT NULL DEFAULT '[]',
    title         TEXT,
    position      INTEGER,
    -- Kept right by triggers on `story`.
    stories       INTEGER NOT NULL DEFAULT 0,
    unread        INTEGER NOT NULL DEFAULT 0,
    starred       INTEGER NOT NULL DEFAULT 0,
    -- What the last visits told; see `Check`.
    url           TEXT,
    etag          TEXT,
    last_modified TEXT,
    last_check    INTEGER,
    next_check    INTEGER,
    not_before    INTEGER,
    failures      INTEGER NOT NULL DEFAULT 0,
    error         TEXT,
    remark        TEXT,
    is_gone       INTEGER NOT NULL DEFAULT 0,
    ttl           INTEGER,
    -- Which process is refreshing the source, and until when its word counts.
    holder        TEXT,
    held_until    INTEGER
) STRICT;

-- Hosts that asked to be left alone.
CREATE TABLE host_stop (
    origin TEXT PRIMARY KEY,
    until  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a story, small. A feed's story is told by `guid`, `url`, `headline` and `date`, a local
-- document by `path`. `digest` tells its content as it came. `time` orders the lists; of two that
-- are equal the greater `id` is the newer.
CREATE TABLE story (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id    INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    time         INTEGER NOT NULL,
    first_seen   INTEGER NOT NULL,
    is_read      INTEGER NOT NULL DEFAULT 0,
    is_starred   INTEGER NOT NULL DEFAULT 0,
    is_full      INTEGER NOT NULL DEFAULT 0,  -- the text is the whole article, not the feed's
    is_pending   INTEGER NOT NULL DEFAULT 0,  -- text or marks are still to be made
    text_is_read INTEGER NOT NULL DEFAULT 0,  -- this very text has been read
    minutes      INTEGER,
    quotes       INTEGER,
    figures      INTEGER,
    headline     TEXT NOT NULL,
    publisher    TEXT,
    date         TEXT,
    url          TEXT,
    digest       BLOB NOT NULL,
    guid         TEXT,
    ident        TEXT,                        -- Story.id of a local document
    place        TEXT,                        -- where a local document is, as it is shown
    path         BLOB,                        -- the same, absolute, as the system has it
    stamp        TEXT                         -- the file's times and size when it was read
) STRICT;

-- `id` comes right after `time` in both, so that a list is one walk along an index.
CREATE INDEX story_newest ON story (time, id, source_id, is_read, is_starred);
CREATE INDEX story_of_source ON story (source_id, time, id, is_read, is_starred);
CREATE INDEX story_pending ON story (time, id) WHERE is_pending;
CREATE UNIQUE INDEX story_path ON story (path) WHERE path IS NOT NULL;

-- What a feed gave and nobody has turned into a document yet; beside a whole article, what the
-- feed gave after that.
CREATE TABLE body (
    story_id INTEGER PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
    headline TEXT NOT NULL,
    byline   TEXT,
    is_html  INTEGER NOT NULL,
    base     TEXT NOT NULL,
    body     TEXT NOT NULL
) STRICT;

-- The text of a story, its blocks, links and marks (JSON). `marks` is NULL until they are made;
-- `since` is when this text was stored first.
CREATE TABLE document (
    story_id  INTEGER PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
    since     INTEGER NOT NULL,
    headline  TEXT NOT NULL,
    byline    TEXT,
    date      TEXT,
    publisher TEXT,
    url       TEXT,
    is_cut    INTEGER NOT NULL,
    blocks    TEXT NOT NULL,
    links     TEXT NOT NULL,
    marks     TEXT,
    text      TEXT NOT NULL
) STRICT;

-- Texts that a story had before.
CREATE TABLE revision (
    id       INTEGER PRIMARY KEY,
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    seen     INTEGER NOT NULL,
    replaced INTEGER NOT NULL,
    was_read INTEGER NOT NULL,
    text     TEXT NOT NULL
) STRICT;

CREATE INDEX revision_of_story ON revision (story_id, id);

-- What is left of stories that were cleared away, so that they do not come back as new.
CREATE TABLE tombstone (
    id        INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    guid      TEXT,
    url       TEXT,
    headline  TEXT NOT NULL,
    date      TEXT,
    digest    BLOB NOT NULL
) STRICT;

CREATE INDEX tombstone_of_source ON tombstone (source_id, id);

-- The words of every document. The text itself stands in `document` alone.
CREATE VIRTUAL TABLE words USING fts5 (
    headline, text,
    content = 'document', content_rowid = 'story_id',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER document_added AFTER INSERT ON document
BEGIN
    INSERT INTO words (rowid, headline, text) VALUES (new.story_id, new.headline, new.text);
END;

CREATE TRIGGER document_removed AFTER DELETE ON document
BEGIN
    INSERT INTO words (words, rowid, headline, text)
    VALUES ('delete', old.story_id, old.headline, old.text);
END;

CREATE TRIGGER document_changed AFTER UPDATE OF headline, text ON document
WHEN old.headline <> new.headline OR old.text <> new.text
BEGIN
    INSERT INTO words (words, rowid, headline, text)
    VALUES ('delete', old.story_id, old.headline, old.text);
    INSERT INTO words (rowid, headline, text) VALUES (new.story_id, new.headline, new.text);
END;

CREATE TRIGGER story_added AFTER INSERT ON story
BEGIN
    UPDATE source
    SET stories = stories + 1, unread = unread + 1 - new.is_read, starred = starred + new.is_starred
    WHERE id = new.source_id;
END;

CREATE TRIGGER story_removed AFTER DELETE ON story
BEGIN
    UPDATE source
    SET stories = stories - 1, unread = unread - 1 + old.is_read, starred = starred - old.is_starred
    WHERE id = old.source_id;
END;

CREATE TRIGGER story_changed AFTER UPDATE OF is_read, is_starred ON story
WHEN old.source_id = new.source_id
    AND (old.is_read <> new.is_read OR old.is_starred <> new.is_starred)
BEGIN
    UPDATE source
    SET unread = unread + old.is_read - new.is_read,
        starred = starred + new.is_starred - old.is_starred
    WHERE id = new.source_id;
END;

CREATE TRIGGER story_moved AFTER UPDATE OF source_id ON story
WHEN old.source_id <> new.source_id
BEGIN
    UPDATE source
    SET stories = stories - 1, unread = unread - 1 + old.is_read, starred = starred - old.is_starred
    WHERE id = old.source_id;
    UPDATE source
    SET stories = stories + 1, unread = unread + 1 - new.is_read, starred = starred + new.is_starred
    WHERE id = new.source_id;
END;
