"""Everything Textual: screens, widgets and the page a story is set on. Nothing else imports it."""
