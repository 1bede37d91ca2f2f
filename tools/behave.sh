#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# tools/behave.sh [PATTERN]: behaviour of the real program, as told by tests/cli/*.test (data) and tests/cli/*.sh (stories).
# Each runs in an empty folder with a cache, home and temp folder of its own. tests/cli/README.md explains the format.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
source tools/tally.sh
here=$PWD
build=${AUTOVIDEO_BUILD:-$PWD/build}
export AUTOVIDEO_TIER=${AUTOVIDEO_TIER:-default} AUTOVIDEO_SOURCE=$here
pattern=${1:-}

[[ -x $build/src/app/autovideo ]] || { failed 'behaviour: the program is not built'; tally_end; exit 1; }

# An empty world for one test: $scratch with work, home, cache, tmp and bin (where the program is found).
new_world() {
    scratch=$(mktemp -d "${TMPDIR:-/tmp}/autovideo-test.XXXXXX")
    mkdir "$scratch"/{work,home,cache,tmp,bin}
    ln -s "$build/src/app/autovideo" "$scratch/bin/autovideo"
}

# Runs bash code in the world, as a user would: no terminal, no settings of the tester's.
in_world() {
    env -i PATH="$scratch/bin:$PATH" HOME="$scratch/home" TMPDIR="$scratch/tmp" AUTOVIDEO_CACHE="$scratch/cache" NO_COLOR=1 \
        AUTOVIDEO_TIER="$AUTOVIDEO_TIER" AUTOVIDEO_SOURCE="$AUTOVIDEO_SOURCE" AUTOVIDEO_SCRATCH="$scratch" BASH_ENV="$here/tests/cli/lib.bash" \
        timeout --kill-after=5 "${2:-300}" bash -c "cd \"\$AUTOVIDEO_SCRATCH/work\" || exit 99; $1" </dev/null
}

files_of_work() { (cd "$scratch/work" && find . -mindepth 1 -printf '%P\n' | sort); }

# Whatever a command says or leaves, this is never right.
check_manners() {
    local said
    said=$(grep -aiE 'terminate called|this should not happen|assertion|sanitizer|segmentation|runtime error' "$scratch/stderr" | head -n 3)
    [[ -z $said ]] || echo "line $1: stderr says: $said"
    ((code < 128 || code == 130)) || echo "line $1: ended by signal $((code - 128))"
    if ((code != 0)) && [[ ! -s $scratch/stderr ]]; then echo "line $1: exit $code without a word on stderr"; fi
    [[ -z $(ls -A "$scratch/tmp") ]] || echo "line $1: left in the temp folder: $(ls -A "$scratch/tmp")"
    said=$(find "$scratch/cache" -name '*.part' -o -name '.autovideo-*' | head -n 3)
    [[ -z $said ]] || echo "line $1: left in the cache: $said"
}

# Ends the account of one command: exit code, manners, and exactly the files it should have made.
close_command() {
    local made
    [[ -n $command_line ]] || return 0
    [[ $code == "$expected_code" ]] || { echo "line $command_line: exit $code, expected $expected_code"; tail -n 5 "$scratch/stderr"; }
    check_manners "$command_line"
    made=$(comm -13 <(echo "$files_before") <(echo "$files_after") | paste -sd' ')
    [[ $made == "$expected_files" ]] || echo "line $command_line: made \"$made\", expected \"$expected_files\""
    command_line=''
}

# Reads one .test file, prints its faults. A line that begins "skip:" says why it cannot run here.
run_test() {
    local file=$1 line word rest number=0
    local command_line='' code=0 expected_code=0 expected_files='' files_before='' files_after=''
    while IFS= read -r line || [[ -n $line ]]; do
        number=$((number + 1))
        word=${line%% *} rest=${line#* }
        case $word in
            '' | '#') ;;
            needs) in_world "$rest" >/dev/null 2>&1 || { echo "skip: needs $rest"; return; } ;;
            given) in_world "$rest" >"$scratch/given" 2>&1 || { echo "line $number: the setting failed: $rest"; cat "$scratch/given"; return; } ;;
            '$')
                close_command
                command_line=$number expected_code=0 expected_files='' files_before=$(files_of_work)
                in_world "$rest" >"$scratch/stdout" 2>"$scratch/stderr"
                code=$? files_after=$(files_of_work)
                ;;
            exit) expected_code=$rest ;;
            out) grep -qaF -- "$rest" "$scratch/stdout" || { echo "line $number: not on stdout: $rest"; head -n 5 "$scratch/stdout"; } ;;
            err) grep -qaF -- "$rest" "$scratch/stderr" || { echo "line $number: not on stderr: $rest"; tail -n 5 "$scratch/stderr"; } ;;
            no-err) ! grep -qaF -- "$rest" "$scratch/stderr" || { echo "line $number: on stderr: $rest"; tail -n 5 "$scratch/stderr"; } ;;
            quiet) [[ ! -s $scratch/stdout ]] || { echo "line $number: stdout is not empty"; head -n 5 "$scratch/stdout"; } ;;
            makes) expected_files=$(tr ' ' '\n' <<<"$rest" | sort | paste -sd' ') ;;
            holds) in_world "$rest" >"$scratch/given" 2>&1 || { echo "line $number: does not hold: $rest"; tail -n 5 "$scratch/given"; } ;;
            *) echo "line $number: \"$word\" is no word of a .test file" ;;
        esac
    done <"$file"
    close_command
}

for file in tests/cli/*.test; do
    [[ -e $file && $file == *"$pattern"* ]] || continue
    from=$SECONDS
    new_world
    faults=$(run_test "$file")
    rm -rf "$scratch"
    name="${file#tests/cli/} ($((SECONDS - from)) s)"
    case $faults in
        '') passed "$name" ;;
        skip:*) skipped "$name: ${faults#skip: }" ;;
        *) failed "$name"; head -n 40 <<<"$faults" | sed 's/^/      /' ;;
    esac
done
for file in tests/cli/*.sh; do
    [[ -e $file && $file == *"$pattern"* ]] || continue
    new_world
    in_world "export AUTOVIDEO_TALLY='$AUTOVIDEO_TALLY'; bash '$here/$file'" 3600 || failed "$file ended with $?"
    rm -rf "$scratch"
done
tally_end
