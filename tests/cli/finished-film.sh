#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Films as their watcher gets them: size, length, sound and picture ending together, loudness, no black or frozen second.
# Small ones of each shape, and three at full size.
set -uo pipefail
# shellcheck source=tools/tally.sh
source "$AUTOVIDEO_SOURCE/tools/tally.sh"

# watch NAME WIDTH HEIGHT FPS: faults of film.mp4
watch() {
    local width=$1 height=$2 fps=$3 video audio loudness peak
    [[ $(picture_size film.mp4) == "$width,$height" ]] || echo "size $(picture_size film.mp4), expected $width,$height"
    [[ $(ffprobe -v error -show_entries stream=codec_name -of csv=p=0 film.mp4 | paste -sd,) == h264,aac ]] || echo 'not H.264 with AAC'
    video=$(stream_seconds film.mp4 v) audio=$(stream_seconds film.mp4 a)
    near "$video" "$audio" "$(awk -v f="$fps" 'BEGIN {print 1 / f + 0.0005}')" || echo "picture ends at $video s, sound at $audio s"
    ffmpeg -nostdin -v error -xerror -i film.mp4 -f null - 2>&1 | head -n 3
    ffmpeg -nostdin -i film.mp4 -vf 'blackdetect=d=0.5:pix_th=0.06,freezedetect=n=0.0003:d=1' -af ebur128=peak=true -f null - 2>measured
    grep -E 'black_start|freeze_start' measured | head -n 3
    loudness=$(sed -n '/Integrated loudness/,$s/^ *I: *\(-[0-9.]*\) LUFS/\1/p' measured | tail -n 1)
    peak=$(sed -n '/True peak/,$s/^ *Peak: *\(-*[0-9.]*\) dBFS/\1/p' measured | tail -n 1)
    near "$loudness" -14 0.3 || echo "loudness $loudness LUFS"
    awk -v p="$peak" 'BEGIN {exit !(p <= -1)}' || echo "true peak $peak dBTP"
    grep -qa moov <(head -c 200000 film.mp4) || echo 'moov is not in front'
    rm -f film.mp4 film.receipt.json
}
# shape NAME WIDTH HEIGHT FPS options…
shape() {
    local name=$1 width=$2 height=$3 fps=$4
    shift 4
    if autovideo make --script talk.txt -o film.mp4 --fps "$fps" "$@" >said 2>&1; then
        faultless "film: $name" watch "$width" "$height" "$fps"
    else
        failed "film: $name: $(tail -n 1 said)"
    fi
}
talk
shape 'small portrait, 30' 540 960 30 --quality draft
shape 'small landscape, 24, no music' 960 540 24 --quality draft --aspect 16:9 --music none
shape 'small square, 25, no captions' 540 540 25 --quality draft --aspect 1:1 --captions none
shape 'full portrait' 1080 1920 30
shape 'full landscape, 60' 1920 1080 60 --aspect 16:9
shape 'full tall, dialogue' 1080 1350 30 --aspect 4:5 --voice rms --voice slt
