"""The completion scripts of the shells, made from the table of commands; `completion` prints them.

What a source is called comes from strangers. The scripts take names as data alone: bash offers them
through `printf %q`, and not through `compgen -W`, which would run what stands in `$()`; zsh and
fish quote what they insert. No name is evaluated, and none is a part of a script.
"""

from briefing.cli.shells.bash import bash
from briefing.cli.shells.fish import fish
from briefing.cli.shells.zsh import zsh

__all__ = ["bash", "fish", "zsh"]
