"""Texts in other languages than English: which they are, and what is read in them.

No rule of English grammar holds there. What is left is what every language of news shares: marks
that open and close, a name before a colon, digits with their units, days with their months. To add
a word, put it in the language's own file (german.py, french.py, spanish.py); to add a language,
write such a file and name it in guess.py.
"""
