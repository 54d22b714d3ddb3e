-- Version 2: who is quoted in a story can be looked for.

-- The speakers of each story's quotes, a name a line; it follows from `document.marks`.
CREATE VIRTUAL TABLE speakers USING fts5 (
    names,
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW spoken (story_id, names) AS
SELECT story_id, (
    SELECT group_concat(name, char(10)) FROM (
        SELECT DISTINCT json_extract(value, '$.speaker') AS name
        FROM json_each(iif(json_valid(marks), marks, NULL), '$.quotes')
        WHERE name IS NOT NULL
    )
)
FROM document;

INSERT INTO speakers (rowid, names)
SELECT story_id, names FROM spoken WHERE names IS NOT NULL;

CREATE TRIGGER speakers_added AFTER INSERT ON document WHEN new.marks IS NOT NULL
BEGIN
    INSERT INTO speakers (rowid, names)
    SELECT story_id, names FROM spoken WHERE story_id = new.story_id AND names IS NOT NULL;
END;

CREATE TRIGGER speakers_removed AFTER DELETE ON document WHEN old.marks IS NOT NULL
BEGIN
    DELETE FROM speakers WHERE rowid = old.story_id;
END;

CREATE TRIGGER speakers_changed AFTER UPDATE OF marks ON document WHEN old.marks IS NOT new.marks
BEGIN
    DELETE FROM speakers WHERE rowid = old.story_id;
    INSERT INTO speakers (rowid, names)
    SELECT story_id, names FROM spoken WHERE story_id = new.story_id AND names IS NOT NULL;
END;
