"""The completion script of bash."""

from collections.abc import Sequence
from typing import Final

from briefing.cli.grammar import CHOICES, FILES, LISTED, Command
from briefing.cli.shells.words import command_names, filled, offered, valued, with_value

_SCRIPT: Final = r"""# Completion of briefing in bash, made by: briefing completion bash

# Offers the lines that begin as what is typed, quoted as the line needs it.
_briefing_offer() {
    local word mark
    while IFS= read -r word; do
        [[ $word == "$plain"* ]] || continue
        mark=${word: -1}
        case $quote in
            \") [[ $word == *[\"\\\`\$!]* ]] && continue ;;
            \') [[ $word == *\'* ]] && continue ;;
            *) printf -v word %q "$word" ;;
        esac
        # What stands before the last : or = is in the line already.
        [[ $word == "$before"* ]] || continue
        COMPREPLY[${#COMPREPLY[@]}]=${word#"$before"}
        [[ $mark == ":" ]] && compopt -o nospace 2>/dev/null
    done
}

_briefing_words() {
    compopt +o default 2>/dev/null
    _briefing_offer < <(printf '%s\n' "$@")
}

_briefing_list() {
    compopt +o default 2>/dev/null
    _briefing_offer < <(command briefing completion "$1" 2>/dev/null)
}

# What is typed, without its quotation marks and backslashes.
_briefing_plain() {
    plain=$typed quote=
    case $plain in
        [\"\']*) quote=${plain:0:1} plain=${plain:1} ;;
        *\\*)
            local rest=$plain
            plain=
            while [[ $rest == *\\* ]]; do
                plain+=${rest%%\\*}
                rest=${rest#*\\}
                plain+=${rest:0:1}
                rest=${rest:1}
            done
            plain+=$rest
            ;;
    esac
}

_briefing() {
    local line=${COMP_LINE:0:COMP_POINT} words=() count=0 i piece blank
    local IFS=$' \t\n' command= taken= skip=
    local typed plain quote before option options choices subject
    COMPREPLY=()
    # bash takes a word apart at : and =; together again, as they stand in the line.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        blank=${line%%[![:blank:]]*}
        line=${line#"$blank"}
        piece=${COMP_WORDS[i]}
        ((i == COMP_CWORD)) && piece=$line
        if [[ -n $blank || $i == 0 ]]; then
            words[count++]=$piece
        else
            words[count - 1]+=$piece
        fi
        line=${line#"$piece"}
    done
    typed=${words[count - 1]}
    case $piece in
        [:=]*) before=$typed ;;
        *) before=${typed%"$piece"} ;;
    esac
    for ((i = 1; i < count - 1; i++)); do
        if [[ -n $skip ]]; then
            skip=
            continue
        fi
        case ${words[i]} in
            @WITH_VALUE@) skip=1 ;;
            -?*) ;;
            @COMMANDS@)
                if [[ -z $command$taken ]]; then
                    command=${words[i]}
                else
                    taken=1
                fi
                ;;
            *) taken=1 ;;
        esac
    done
    option=
    ((count > 2)) && option=${words[count - 2]}
    case $typed in
        --*=*)
            option=${typed%%=*}
            before=${before#"$option="}
            typed=${typed#*=}
            ;;
    esac
    _briefing_plain
    case $option in
@VALUES@
    esac
    case $command in
@SUBJECTS@
    esac
    case $typed in
        -*) _briefing_words $options; return ;;
    esac
    if [[ -n $choices && -z $taken ]]; then
        _briefing_words $choices
        # A word that begins none of them may be a path.
        [[ $subject == files && ${#COMPREPLY[@]} -eq 0 ]] && compopt -o default 2>/dev/null
        return
    fi
    case $subject in
        files) ;;
        "") compopt +o default 2>/dev/null ;;
        *) _briefing_list "$subject" ;;
    esac
}

complete -o default -F _briefing briefing
"""


def bash(commands: Sequence[Command]) -> str:
    """The script for bash: `source <(briefing completion bash)`."""
    viewer, *others = commands
    values = [f"{'|'.join(names)}) {_value(v)}" for names, v in valued(commands).items()]
    # Every word meets the viewer's pattern, and so it is the last.
    subjects = [_subject(command, command.choices) for command in others]
    subjects.append(_subject(viewer, command_names(commands)))
    return filled(
        _SCRIPT,
        WITH_VALUE="|".join(with_value(commands)),
        COMMANDS="|".join(command_names(commands)),
        VALUES="\n".join(f"        {value}return ;;" for value in values),
        SUBJECTS="\n".join(subjects),
    )


def _subject(command: Command, choices: Sequence[str]) -> str:
    names = " ".join(name for option in command.options for name in option.names)
    return (
        f"        {command.name or '*'})\n"
        f"            options='{names}'\n"
        f"            choices='{' '.join(choices)}'\n"
        f"            subject={offered(command.values)}\n"
        "            ;;"
    )


def _value(value: str) -> str:
    """What offers a value; bash itself completes the name of a file where nothing is offered."""
    if value in CHOICES:
        return f"_briefing_words {' '.join(CHOICES[value])}; "
    if value in LISTED:
        return f"_briefing_list {LISTED[value]}; "
    return "" if value in FILES else "compopt +o default 2>/dev/null; "
