"""Rows of numbers, as tables have them: each is a figure by itself, whatever stands beside it."""

import pytest

from briefing.marks.figures import find_figures


def found(text: str) -> list[str]:
    figures, dates = find_figures(text)
    marks = sorted([(m.start, m.end) for m in figures] + [(m.start, m.end) for m in dates])
    return [text[start:end] for start, end in marks]


@pytest.mark.parametrize("joint", [" ", ", ", "\n"])
def test_every_cell_of_a_row_is_a_figure_or_a_year(joint: str) -> None:
    cells = ["3,200", "12%", "$40", "7.5", "1990", "seven", "twenty-one", "€1,200.50", "45", "30"]
    cells = [*cells, "18", "two", "2,000,000"]
    assert found(joint.join(cells)) == cells


def test_a_sign_belongs_to_the_number_after_it() -> None:
    row = "40 $12 40 $12 40 $12 40 $12 40 $12 40 $12"
    assert found(row)[:6] == ["40", "$12"] * 3


def test_groups_of_one_number_are_not_cells() -> None:
    assert "45 000" in found("12 7 9 45 000 3 4 7 8 2 9 11 12")


def test_a_row_of_numbers_counts_no_number() -> None:
    figures, _ = find_figures("two twenty-one 12 twenty-one seven 9 12 30 8 41")
    assert {figure.counted for figure in figures} == {None}
