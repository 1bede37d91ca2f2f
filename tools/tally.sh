# SPDX-License-Identifier: MIT
# Sourced by the test tools: what passed, failed and was skipped, counted over all of them in one file.
# shellcheck shell=bash
if [[ -z ${AUTOVIDEO_TALLY:-} ]]; then
    AUTOVIDEO_TALLY=$(mktemp)
    export AUTOVIDEO_TALLY
    tally_here=1
fi

passed() { echo pass >>"$AUTOVIDEO_TALLY"; printf 'ok    %s\n' "$*"; }
skipped() { echo skip >>"$AUTOVIDEO_TALLY"; printf 'skip  %s\n' "$*"; }
failed() { echo fail >>"$AUTOVIDEO_TALLY"; printf 'FAIL  %s\n' "$*"; }
count() { local of=$1 n; for ((n = ${2:-0}; n > 0; n--)); do echo "$of" >>"$AUTOVIDEO_TALLY"; done; }

# $1 names a check; what the rest prints are its faults, none is a pass.
faultless() {
    local name=$1 faults
    shift
    faults=$("$@" 2>&1) || faults+=$'\n'"($1 ended with an error)"
    if [[ -z $faults ]]; then passed "$name"; else failed "$name"; head -n 40 <<<"$faults" | sed 's/^/      /'; fi
}

# Prints "N passed, N failed", fails if anything did.
tally_up() {
    local good bad left
    good=$(grep -c pass "$AUTOVIDEO_TALLY" || true)
    bad=$(grep -c fail "$AUTOVIDEO_TALLY" || true)
    left=$(grep -c skip "$AUTOVIDEO_TALLY" || true)
    rm -f "$AUTOVIDEO_TALLY"
    printf '%s passed, %s failed' "$good" "$bad"
    ((left == 0)) || printf ', %s skipped' "$left"
    printf '\n'
    ((bad == 0 && good > 0))
}

# The sum, where this tool was started alone; else whoever started it adds up.
tally_end() { if [[ -n ${tally_here:-} ]]; then tally_up; fi; }
