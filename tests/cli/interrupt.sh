#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Ctrl-C: over within 2 s, exit 130, nothing left; the next run goes on from the artifacts there are.
set -uo pipefail -m  # -m: each background job is a process group of its own, as on a terminal
# shellcheck source=tools/tally.sh
source "$AUTOVIDEO_SOURCE/tools/tally.sh"

for i in $(seq 24); do echo "Line number $i tells of the sun and of the warm days of summer."; done >long.txt
for signal in INT TERM; do
    for after in 0.5 2; do
        autovideo make --script long.txt --quality draft -o film.mp4 >said 2>&1 &
        pid=$!
        sleep "$after"
        kill -"$signal" -- -"$pid" 2>/dev/null || { failed "$signal after $after s: the program had ended: $(tail -n 1 said)"; continue; }
        from=$(date +%s%N)
        wait "$pid"
        code=$? ms=$((($(date +%s%N) - from) / 1000000))
        left=$(find . -mindepth 1 ! -name long.txt ! -name said; ls -A "$TMPDIR")
        if ((code == 130 && ms <= 2000)) && [[ -z $left ]]; then
            passed "$signal after $after s: over in $ms ms, nothing left"
        else
            failed "$signal after $after s: exit $code after $ms ms, left: ${left:-nothing}"
        fi
    done
done
if autovideo make --script long.txt --quality draft -o film.mp4 --json >said 2>&1 && grep -qE '"reused":[1-9]' said; then
    passed 'the next run goes on from the artifacts there are'
else
    failed "the next run: $(tail -n 1 said)"
fi
