from rich.cells import cell_len, set_cell_size
from textual.content import Content

from briefing.ui.cells import count_joined_words


def test_every_letter_of_a_joined_word_takes_its_column() -> None:
    count_joined_words()
    assert cell_len("क\u094d\u200dष") == 2
    assert Content("श\u094d\u200dर\u0940 लंका").cell_length == 5
    assert cell_len("م\u06cc\u200cخواهم") == 7
    assert cell_len(set_cell_size("क\u094d\u200dष", 5)) == 5
