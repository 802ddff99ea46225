# fish completion of pacecat: everything is asked of "pacecat complete".
# SPDX-License-Identifier: MIT

function __pacecat_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -l typed (string unescape -- "$last"; or echo "$last")
    for line in ($words[1] complete -- $words "$typed" 2>/dev/null)
        switch $line
            case ':files'
                # Behind "--output=" a path stands alone.
                set -l option (string match -r -- '^--[a-z]+=' "$last")
                for path in (__fish_complete_path (string replace -r -- '^--[a-z]+=' '' "$last"))
                    echo "$option$path"
                end
            case ':open'
            case '*'
                echo $line
        end
    end
end

complete -c pacecat -f -a '(__pacecat_complete)'
