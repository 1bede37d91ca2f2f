# SPDX-License-Identifier: MIT
# Words for tests/cli: odd media made by ffmpeg, and questions to finished films. Read by every shell of a test (BASH_ENV).
# shellcheck shell=bash

# moving NAME [ffmpeg options]: two seconds of moving picture with a tone.
moving() {
    local name=$1
    shift
    ffmpeg -v error -y -f lavfi -i testsrc2=s=640x360:r=25:d=2 -f lavfi -i sine=frequency=330:duration=2 -shortest "$@" "$name"
}

# A talk of three short lines, some six seconds.
# shellcheck disable=SC2120
talk() { printf 'The sun is a star.\nIt gives us light and warmth.\nPlants turn that light into food.\n' >"${1:-talk.txt}"; }

# make_small OUT [more options]: the talk as a small film.
make_small() {
    local out=$1
    shift
    # shellcheck disable=SC2119
    [[ -e talk.txt ]] || talk
    autovideo make --script talk.txt --quality draft -o "$out" "$@"
}

hash_of() { sha256sum "$1" | cut -d' ' -f1; }
json_number() { sed -nE "s/.*\"$2\": ?(-?[0-9.]+).*/\1/p" "$1" | tail -n 1; }
json_text() { sed -nE "s/.*\"$2\": ?\"([^\"]*)\".*/\1/p" "$1" | tail -n 1; }
stream_seconds() { ffprobe -v error -select_streams "$2" -show_entries stream=duration -of csv=p=0 "$1" | head -n 1; }
film_seconds() { ffprobe -v error -show_entries format=duration -of csv=p=0 "$1"; }
picture_size() { ffprobe -v error -select_streams v -show_entries stream=width,height -of csv=p=0 "$1" | head -n 1; }
packets() { ffmpeg -v error -i "$1" -map 0:v -c copy -f framemd5 - | grep -v '^#' | awk -F, '{print $NF}'; }
# near A B LIMIT: |A - B| <= LIMIT
near() { awk -v a="$1" -v b="$2" -v limit="$3" 'BEGIN {d = a - b; if (d < 0) d = -d; exit !(d <= limit)}'; }
export -f moving talk make_small 2>/dev/null
