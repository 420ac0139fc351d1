#compdef creativegraph
_creativegraph() {
    local -a offered
    local value text
    while IFS=$'\t' read -r value text; do
        offered+=("${value//:/\\:}${text:+:$text}")
    done < <(_CREATIVEGRAPH_COMPLETE=zsh_complete creativegraph "${(@)words[2,CURRENT]}" 2>/dev/null)
    if (( $#offered )); then
        _describe -V 'creativegraph' offered -U
    else
        _files
    fi
}
compdef _creativegraph creativegraph
