#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Films as their watcher gets them: size, length, sound and picture ending together, loudness, no black or frozen second, no
# pulse at keyframes, no bands. Small ones of each shape, and three at full size. Each check has to find its fault in a film
# that was broken for it.
set -uo pipefail
# shellcheck source=tools/tally.sh
source "$AUTOVIDEO_SOURCE/tools/tally.sh"

# Keyframes within a shot that change the picture far more than the frames around them do. (Where all changes, a shot begins.)
pulses() {
    local keys
    keys=$(ffprobe -v error -select_streams v -show_entries packet=flags -of csv=p=0 "$1" | awk '/K/ {print NR - 1}' | paste -sd,)
    ffmpeg -v error -nostdin -i "$1" -vf 'tblend=all_mode=difference,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-' -f null - |
        sed -n 's/.*YAVG=//p' | awk -v keys="$keys" '
            {change[NR] = $1}
            END {
                for (i = split(keys, at, ","); i > 0; i--) {
                    key = at[i] + 0; usual = 0
                    for (j = key - 3; j <= key + 3; j++) if (j != key && change[j] > usual) usual = change[j]
                    if (key > 3 && change[key] < 6 && change[key] > 2 * usual + 0.3)
                        printf "keyframe %d pulses: changes by %.2f, those around it by %.2f\n", key, change[key], usual
                }
            }'
}

# A soft field from top to bottom (part W:H:X:Y of film $1 at 1.2 s): rows next to each other are at most one level apart.
bands() {
    ffmpeg -v error -nostdin -ss 1.2 -i "$1" -frames:v 1 -vf "extractplanes=y,crop=$2" -f rawvideo -pix_fmt gray - |
        od -An -v -tu1 -w"${2%%:*}" | awk '
            {level = 0; for (i = 1; i <= NF; i++) level += $i / NF}
            NR > 1 {step = level - last; if (step < 0) step = -step; if (step > most) most = step}
            {last = level}
            END {if (NR < 100) print "no field was found"; if (most > 1.3) printf "bands: a step of %.1f levels\n", most}'
}

# watch FILM WIDTH HEIGHT FPS: its faults
watch() {
    local film=$1 width=$2 height=$3 fps=$4 video audio loudness peak
    [[ $(picture_size "$film") == "$width,$height" ]] || echo "size $(picture_size "$film"), expected $width,$height"
    [[ $(ffprobe -v error -show_entries stream=codec_name -of csv=p=0 "$film" | paste -sd,) == h264,aac ]] || echo 'not H.264 with AAC'
    video=$(stream_seconds "$film" v) audio=$(stream_seconds "$film" a)
    near "$video" "$audio" "$(awk -v f="$fps" 'BEGIN {print 1 / f + 0.0005}')" || echo "picture ends at $video s, sound at $audio s"
    near "$video" "$(json_number film.receipt.json duration_ms | awk '{print $1 / 1000}')" 0.05 || echo "the receipt tells another length than $video s"
    ffmpeg -nostdin -v error -xerror -i "$film" -f null - 2>&1 | head -n 3
    ffmpeg -nostdin -i "$film" -vf 'blackdetect=d=0.5:pix_th=0.06,freezedetect=n=0.0003:d=1' -af ebur128=peak=true -f null - 2>measured
    grep -E 'black_start|freeze_start' measured | head -n 3
    loudness=$(sed -n '/Integrated loudness/,$s/^ *I: *\(-[0-9.]*\) LUFS/\1/p' measured | tail -n 1)
    peak=$(sed -n '/True peak/,$s/^ *Peak: *\(-*[0-9.]*\) dBFS/\1/p' measured | tail -n 1)
    near "$loudness" -14 0.3 || echo "loudness $loudness LUFS"
    awk -v p="$peak" 'BEGIN {exit !(p <= -1)}' || echo "true peak $peak dBTP"
    grep -qa moov <(head -c 200000 "$film") || echo 'moov is not in front'
    pulses "$film"
}

# shape NAME WIDTH HEIGHT FPS options…
shape() {
    local name=$1 width=$2 height=$3 fps=$4
    shift 4
    rm -f film.mp4 film.receipt.json
    if autovideo make --script talk.txt -o film.mp4 --fps "$fps" "$@" >said 2>&1; then
        faultless "film: $name" watch film.mp4 "$width" "$height" "$fps"
    else
        failed "film: $name: $(tail -n 1 said)"
    fi
}

# breaks FFMPEG'S OPTIONS: broken.mp4 from film.mp4. finds FAULT CHECK…: the check tells of the fault.
breaks() { ffmpeg -nostdin -v error -y -i film.mp4 "$@" broken.mp4 || failed "finished-film: cannot break a film: $*"; }
finds() {
    local fault=$1
    shift
    "$@" >found 2>&1
    if grep -q "$fault" found; then passed "a broken film is found: $fault"; else failed "a broken film is not found: $fault"; fi
}

talk
shape 'small portrait, 30' 540 960 30 --quality draft --captions none --keep-project kept

all=(watch broken.mp4 540 960 30)
breaks -c:a copy -vf 'drawbox=color=black:t=fill:enable=between(t\,1\,2)'
finds black_start "${all[@]}"
breaks -c:a copy -vf 'loop=loop=40:size=1:start=40'
finds freeze_start "${all[@]}"
finds 'sound at' "${all[@]}"
finds 'another length' "${all[@]}"
breaks -c:v copy -af volume=6dB
finds 'loudness -' "${all[@]}"
finds 'true peak' "${all[@]}"
head -c $(($(stat -c %s film.mp4) * 2 / 3)) film.mp4 >broken.mp4
finds 'rror\|nvalid\|partial' "${all[@]}"
breaks -an -vf scale=320:240
finds 'size 320,240' "${all[@]}"
finds 'not H.264 with AAC' "${all[@]}"
breaks -an -preset veryfast -crf 40 -g 12 -x264-params scenecut=0:ipratio=3:mbtree=0
finds 'keyframe .* pulses' pulses broken.mp4

# Words on a bare field, so that the field shows.
sed -i -E 's/"layout": "[a-z]+"/"layout": "type"/; s/"(set|camera)": "[a-z]*"/"\1": ""/; s/"art": \[[^]]*\]/"art": []/; s/"texts": \[[^]]*\]/"texts": ["Sun"]/' kept/film.json
for quality in draft medium; do
    part=100:430:160:520
    [[ $quality == draft ]] || part=200:860:320:1040
    autovideo render kept/film.json -o film.mp4 --quality $quality --force >said 2>&1 || failed "film: a bare field: $(tail -n 1 said)"
    faultless "film: a soft field without bands, $quality" bands film.mp4 "$part"
done
breaks -an -vf 'lutyuv=y=floor(val/2)*2' -crf 12
finds bands: bands broken.mp4 200:860:320:1040

shape 'small landscape, 24, no music' 960 540 24 --quality draft --aspect 16:9 --music none
shape 'small square, 25, no captions' 540 540 25 --quality draft --aspect 1:1 --captions none
shape 'full portrait' 1080 1920 30
shape 'full landscape, 60' 1920 1080 60 --aspect 16:9
shape 'full tall, dialogue' 1080 1350 30 --aspect 4:5 --voice rms --voice slt
