#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Ctrl-C and SIGTERM at N instants: over within 2 s, exit 130, nothing left; the next run goes on from the artifacts there are.
# N is 4 in the default tier, 10 in --full.
set -uo pipefail -m  # -m: each background job is a process group of its own, as on a terminal
# shellcheck source=tools/tally.sh
source "$AUTOVIDEO_SOURCE/tools/tally.sh"

for i in $(seq 24); do echo "Line number $i tells of the sun and of the warm days of summer."; done >long.txt
n=4
[[ $AUTOVIDEO_TIER != full ]] || n=10
RANDOM=7
for ((i = 0; i < n; i++)); do
    signal=INT
    ((i % 2 == 0)) || signal=TERM
    export AUTOVIDEO_CACHE=$AUTOVIDEO_SCRATCH/cache-$i
    at_ms=$(((i * 1000 + RANDOM % 1000) * 5 / n))  # over the first five seconds of some twenty
    after=$(printf '%d.%03d' $((at_ms / 1000)) $((at_ms % 1000)))
    autovideo make --script long.txt --quality draft -o film.mp4 >said 2>&1 &
    pid=$!
    sleep "$after"
    kill -"$signal" -- -"$pid" 2>/dev/null || { failed "$signal after $after s: the program had ended: $(tail -n 1 said)"; continue; }
    from=$(date +%s%N)
    wait "$pid"
    code=$? ms=$((($(date +%s%N) - from) / 1000000))
    # A program that is not up yet ends by the signal itself, as any program does.
    if ((at_ms < 100 && code == 128 + $(kill -l "$signal"))); then code=130; fi
    left=$(find . -mindepth 1 ! -name long.txt ! -name said; ls -A "$TMPDIR")
    if ((code == 130 && ms <= 2000)) && [[ -z $left ]]; then
        passed "$signal after $after s: over in $ms ms, nothing left"
    else
        failed "$signal after $after s: exit $code after $ms ms, left: ${left:-nothing}"
    fi
done
if autovideo make --script long.txt --quality draft -o film.mp4 --json >said 2>&1 && grep -qE '"reused":[1-9]' said; then
    passed 'the next run goes on from the artifacts there are'
else
    failed "the next run: $(tail -n 1 said)"
fi
