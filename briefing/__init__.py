"""A terminal viewer for news briefings that marks who said what, and how much of what."""

__version__ = "0.1.0"
