-- Version 6: whether a feed's story says something else, or has only got another date.

-- The digest of the title and the text as the feed gave them last; NULL where that is not known.
ALTER TABLE story ADD COLUMN content BLOB;
