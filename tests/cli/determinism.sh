#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Same film, seed, build and exact level: the same bytes, whatever the workers, the heap's filling, the cache, the name.
set -uo pipefail
# shellcheck source=tools/tally.sh
source "$AUTOVIDEO_SOURCE/tools/tally.sh"

talk
reference=''
# a way NAME COMMAND…: the film made this way, in a cache of its own, has the bytes of the first one.
way() {
    local name=$1 hash
    shift
    export AUTOVIDEO_CACHE=$AUTOVIDEO_SCRATCH/cache-$RANDOM$RANDOM
    "$@" >said 2>&1 || { failed "determinism: $name: $(tail -n 1 said)"; return; }
    hash=$(hash_of film.mp4)
    rm -rf film.mp4 film.receipt.json "$AUTOVIDEO_CACHE"
    reference=${reference:-$hash}
    if [[ $hash == "$reference" ]]; then passed "determinism: $name"; else failed "determinism: $name: other bytes"; fi
}
portable() { make_small film.mp4 --exact portable "$@"; }
way 'one worker' portable --workers 1
way 'two workers' portable --workers 2
way 'heap filled with ff' env MALLOC_PERTURB_=255 bash -c 'make_small film.mp4 --exact portable'
way 'heap filled with a5' env MALLOC_PERTURB_=165 bash -c 'make_small film.mp4 --exact portable --workers 1'
way 'another locale and time zone' env LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo bash -c 'make_small film.mp4 --exact portable'
reference=''
way 'native, once' make_small film.mp4
way 'native, again' make_small film.mp4 --workers 1

export AUTOVIDEO_CACHE=$AUTOVIDEO_SCRATCH/cache
make_small film.mp4 >said 2>&1
if autovideo verify film.receipt.json >said 2>&1; then passed 'verify: the film is built again with the same bytes'; else failed "verify: $(tail -n 1 said)"; fi
printf x >>film.mp4
autovideo verify film.receipt.json >said 2>&1
code=$?
if ((code == 6)); then passed 'verify: a changed file is noticed'; else failed "verify: a changed file gives exit $code, not 6"; fi
