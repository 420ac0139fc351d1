# How fish asks for completions of a command that is typed.
function _creativegraph
    set --local words (commandline -opc)[2..] (commandline -ct)
    set --local offered (_CREATIVEGRAPH_COMPLETE=fish_complete creativegraph $words 2>/dev/null)
    if set --query offered[1]
        printf '%s\n' $offered
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command creativegraph --no-files --arguments '(_creativegraph)'
