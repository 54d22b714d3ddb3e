-- Version 4: by which rules and words the marks are made; they are made anew when these change.

CREATE TABLE marking (
    version TEXT NOT NULL
) STRICT;

-- Those of earlier versions are unknown; where nothing is marked yet, no version stands.
INSERT INTO marking (version) SELECT '' WHERE EXISTS (SELECT 1 FROM document);
