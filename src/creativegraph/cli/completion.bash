# How bash asks for completions of a command that is typed.
COMP_WORDBREAKS=${COMP_WORDBREAKS//:}  # cg:Forum is one word
_creativegraph() {
    local IFS=$'\n'
    COMPREPLY=($(_CREATIVEGRAPH_COMPLETE=bash_complete creativegraph "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -o nosort -F _creativegraph creativegraph
