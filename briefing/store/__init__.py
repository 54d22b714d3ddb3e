"""SQLite: the stories, what has been read of them, and what is known of their sources."""
