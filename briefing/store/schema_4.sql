-- Version 4: by which rules and words the marks are made; they are made anew when these change.

CREATE TABLE marking (
    version TEXT NOT NULL
) STRICT;
