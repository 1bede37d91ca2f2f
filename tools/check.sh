#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What can be said of the sources without running them: format, licences, doors, and that the documents tell the truth.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
source tools/tally.sh
build=${AUTOVIDEO_BUILD:-$PWD/build}
program=$build/src/app/autovideo

sources() { git ls-files --cached --others --exclude-standard "$@" 2>/dev/null || find . -path './build*' -prune -o -type f -print | sed 's|^\./||'; }
code() { sources src | grep -E '\.(cpp|hpp)$' | while read -r file; do [[ ! -e $file ]] || echo "$file"; done; }

format() { code | xargs -r clang-format --dry-run -Werror 2>&1 | grep -oE '^[^ ]+:[0-9]+' | cut -d: -f1 | uniq -c | sed 's/$/: run tools\/format.sh/'; true; }

# A CMakeLists.txt that begins with its room(…) needs no more words than that.
licences() {
    sources | grep -E '\.(cpp|hpp|sh|cmake|test|bash)$|CMakeLists.txt$|^autovideo$|^\.ci/run$' | while read -r file; do
        [[ -e $file && ! ($file == *CMakeLists.txt && $(head -c 5 "$file") == 'room(') ]] || continue
        grep -q 'SPDX-License-Identifier: MIT' <(head -n 3 "$file") || echo "$file: no SPDX line"
    done
}

climbing_includes() { code | xargs -r grep -nE '#include "\.\./' || true; }

# g++ 12 frees temporaries twice in many of them: coroutines stay in wire/, and there they are written as they work.
awaits() { python3 tools/awaits.py src; }
sockets() { code | grep -v '^src/edge/wire/server/' | xargs -r grep -nE '#include <boost/(asio|beast)|\bco_(await|return|yield)\b' || true; }

scripts() { shellcheck -x autovideo .ci/run tools/*.sh tools/completions/*.bash tests/cli/*.sh tests/cli/*.bash; }

# The README's commands are the ones that work, and the build machine runs the same.
readme() {
    local command
    for command in './autovideo make' './autovideo test'; do grep -qF "$command" README.md || echo "README.md does not show $command"; done
    grep -qF 'exec ./autovideo test' .ci/run || echo '.ci/run does not run the test command of README.md'
    grep -q 'MIT' LICENSE || echo 'LICENSE is not the MIT licence'
}

# Each relative link of a document leads somewhere.
links() {
    local file target
    sources | grep -E '\.md$' | grep -v '^knowledge/' | while read -r file; do
        [[ -e $file ]] || continue
        grep -oE '\]\([^)# ]+' "$file" | sed 's/^](//' | grep -vE '^[a-z]+:' | while read -r target; do
            [[ -e $(dirname "$file")/$target ]] || echo "$file: no $target"
        done
    done
    true
}

# Each package has its row in docs/dependencies.md, and no row is left over.
dependencies() {
    local wanted told
    wanted=$({ sed -nE 's/^(build|run|test|sanitize) +([^ #]+).*/\2/p' tools/packages.txt
        sed -n '/"dependencies"/,/}/s/^ *"\([^"]*\)": "[0-9].*/\1/p' art/package.json; } | sort -u)
    # shellcheck disable=SC2013,SC2016
    told=$(grep -E '^\| `' docs/dependencies.md | cut -d'|' -f2 | grep -oE '`[^`]+`' | tr -d '\`' | sort -u)
    comm -23 <(echo "$wanted") <(echo "$told") | sed 's/$/: not in docs\/dependencies.md/'
    comm -13 <(echo "$wanted") <(echo "$told") | sed 's/$/: in docs\/dependencies.md, but in no list/'
}

commands_of() { "$program" "$@" --help | sed -n '/^Subcommands:/,/^[^ ]/s/^  \([a-z]\{1,\}\).*/\1/p'; }
options_of() { "$program" "$@" --help | sed '/^Examples:/,$d' | grep -oE -- '(^|[ ,])--[a-z][a-z-]+' | tr -d ' ,' | sort -u; }

# docs/cli.md, the man page and the completions know every command and option there is, and cli.md no other.
# shellcheck disable=SC2001,SC2016
command_line() {
    local command option told all=''
    for command in $(commands_of); do
        local below each
        below=$(commands_of "$command")
        for each in "$command" ${below:+$(sed "s/^/$command /" <<<"$below" | tr ' ' '+')}; do
            grep -qE "^#+ .*autovideo ${each//+/ }\b|\`${each//+/ }" docs/cli.md || echo "docs/cli.md: no ${each//+/ }"
            # shellcheck disable=SC2086
            for option in $(options_of ${each//+/ }); do
                all+=" $option"
                for told in docs/cli.md docs/autovideo.1 tools/completions/autovideo.bash; do
                    grep -qE -- "(^|[^a-z-])$option([^a-z-]|$)" <(sed 's/\\-/-/g' "$told") || echo "$told: no $option (${each//+/ })"
                done
            done
        done
    done
    for option in $(grep -oE -- '`--[a-z][a-z-]+' docs/cli.md | tr -d '\`' | sort -u); do
        [[ " $all --version --yes --no-install --full --sanitize " == *" $option "* ]] || echo "docs/cli.md: $option is told of, but there is none"
    done
}

schema() { "$program" film schema | cmp - docs/film.schema.json || echo "write it again: autovideo film schema >docs/film.schema.json"; }

# What the documents call a command is one.
told_commands() {
    local command known
    known=$(commands_of)
    # shellcheck disable=SC2013,SC2016
    for command in $(grep -ohE '`?(\./)?autovideo [a-z]+' docs/cli.md README.md | sed 's/.* //' | sort -u); do
        [[ $command == test || $'\n'$known$'\n' == *$'\n'$command$'\n'* ]] || echo "told of, but no command: $command"
    done
}

# No file takes more than 20 s of processor time to compile at -O2. Only those that took long in the last build are compiled again, alone.
compile_times() {
    local object command seconds
    awk -F'\t' '$4 ~ /\.o$/ {took[$4] = $2 - $1} END {for (o in took) if (took[o] > 20000) print o}' "$build/.ninja_log" | sort | while read -r object; do
        command=$(ninja -C "$build" -t commands -s "$object" 2>/dev/null | tail -n 1)
        [[ -n $command ]] || continue
        TIMEFORMAT=%U
        seconds=$( { time (cd "$build" && CCACHE_DISABLE=1 bash -c "${command/ -o $object/ -o \/dev\/null}") >/dev/null 2>&1; } 2>&1 | tail -n 1)
        [[ ${seconds%.*} -lt 20 ]] || echo "$object: $seconds s"
    done
}

if command -v clang-format >/dev/null; then faultless 'format: clang-format finds nothing to change' format; else skipped 'format: clang-format is not installed'; fi
faultless 'licences: each file has its SPDX line' licences
faultless 'doors: no include climbs out of its room' climbing_includes
if command -v python3 >/dev/null; then faultless 'awaits: each co_await is one that g++ 12 compiles rightly' awaits; else skipped 'awaits: python3 is not installed'; fi
faultless 'doors: sockets and coroutines in wire/server alone' sockets
if command -v shellcheck >/dev/null; then faultless 'scripts: shellcheck finds nothing' scripts; else skipped 'scripts: shellcheck is not installed'; fi
faultless 'README: its commands are the ones that work' readme
faultless 'documents: each link leads somewhere' links
faultless 'documents: each dependency has its reason' dependencies
if [[ -x $program ]]; then
    faultless 'documents: docs/cli.md, man page and completions agree with --help' command_line
    faultless 'documents: each command they tell of is there' told_commands
    faultless 'documents: docs/film.schema.json is what the program prints' schema
    faultless 'build: no file compiles over 20 s' compile_times
else
    skipped 'documents against --help: nothing is built yet'
fi
tally_end
