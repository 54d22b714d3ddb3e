-- Version 5: the files that feeds' stories come with, in the feed's order.

-- `medium` is what a file holds: audio, video, image, document or other. `length` is in bytes, NULL
-- where the feed tells none.
CREATE TABLE enclosure (
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    medium   TEXT NOT NULL,
    length   INTEGER,
    url      TEXT NOT NULL,
    PRIMARY KEY (story_id, position)
) STRICT, WITHOUT ROWID;
