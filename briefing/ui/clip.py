"""Names in narrow columns, where every letter counts. Pure."""

from rich.cells import cell_len, set_cell_size


def clipped(name: str, width: int) -> str:
    """A name in at most `width` cells, cut within a word where it must be; "" in none."""
    if cell_len(name) <= width:
        return name
    return f"{set_cell_size(name, width - 1).rstrip()}…" if width > 0 else ""
