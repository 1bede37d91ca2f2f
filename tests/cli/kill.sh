#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# kill -9 at N instants over the length of a build, run again: it finishes with the bytes of an undisturbed run, and goes
# on from the artifacts it has. N is 5 in the default tier, 100 in --full.
set -uo pipefail -m  # -m: each background job is a process group, killed whole
# shellcheck source=tools/tally.sh
source "$AUTOVIDEO_SOURCE/tools/tally.sh"
n=5
[[ $AUTOVIDEO_TIER != full ]] || n=100

talk
from=$(date +%s%N)
make_small film.mp4 >said 2>&1 || { failed "kill -9: the undisturbed run: $(tail -n 1 said)"; exit 0; }
took_ms=$((($(date +%s%N) - from) / 1000000))
wanted=$(hash_of film.mp4)
good=0
RANDOM=20
for ((i = 0; i < n; i++)); do
    rm -rf film.mp4 film.receipt.json
    export AUTOVIDEO_CACHE=$AUTOVIDEO_SCRATCH/cache-$i
    autovideo make --script talk.txt --quality draft -o film.mp4 >said 2>&1 &
    victim=$!
    at_ms=$(((i * 1000 + RANDOM % 1000) * took_ms / (n * 1000)))
    sleep "$(printf '%d.%03d' $((at_ms / 1000)) $((at_ms % 1000)))"
    kill -9 -- -"$victim" 2>/dev/null
    wait "$victim" 2>/dev/null
    if [[ -e film.mp4 && $(hash_of film.mp4) != "$wanted" ]]; then echo "      at $at_ms ms: half a film was left"; continue; fi
    if ! make_small film.mp4 --force >said 2>&1; then echo "      at $at_ms ms: the next run: $(tail -n 1 said)"; continue; fi
    if [[ $(hash_of film.mp4) != "$wanted" ]]; then echo "      at $at_ms ms: other bytes"; continue; fi
    left=$(find . -mindepth 1 -name '.*' | head -n 3)
    if [[ -n $left ]]; then echo "      at $at_ms ms: still left after the next run: $left"; continue; fi
    good=$((good + 1))
    rm -rf "$AUTOVIDEO_CACHE"
done
if ((good == n)); then passed "kill -9: $good of N=$n finish with the same bytes"; else failed "kill -9: $good of N=$n finish with the same bytes"; fi
