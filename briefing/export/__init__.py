"""What leaves the program: wording, citations, JSON and plain text."""
