"""The screens that are pushed on the main one, and the main one itself."""
