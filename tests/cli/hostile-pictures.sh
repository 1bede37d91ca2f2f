#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Pictures made to do harm: each ends in a film or in exit 2 that names the file; no crash, no hang, nothing of ours read or kept.
set -uo pipefail
# shellcheck source=tools/tally.sh
source "$AUTOVIDEO_SOURCE/tools/tally.sh"

# show FILE: the talk with it in the background, in at most 60 s and 4 GB.
show() {
    local file=$1 code
    rm -f out.mp4 out.receipt.json
    (ulimit -v 4000000; timeout 60 autovideo make --script talk.txt --quality draft --background "$file" -o out.mp4) >said 2>&1
    code=$?
    if [[ -n $(ls -A "$TMPDIR") ]]; then
        failed "hostile picture: $file leaves $(ls -A "$TMPDIR")"
    elif ((code == 0)) && [[ -s out.mp4 ]]; then
        passed "hostile picture: $file is shown as far as it can be"
    elif ((code == 2)) && grep -qF "$file" said && [[ ! -e out.mp4 ]]; then
        passed "hostile picture: $file is refused"
    else
        failed "hostile picture: $file: exit $code: $(tail -n 1 said)"
    fi
}

printf 'The sun is a star.\n' >talk.txt
head='<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
{
    echo '<!DOCTYPE svg [<!ENTITY a0 "ha">'
    for i in 1 2 3 4 5 6 7 8 9; do printf '<!ENTITY a%d "' "$i"; printf "&a$((i - 1));%.0s" 1 2 3 4 5 6 7 8 9 10; echo '">'; done
    echo "]>$head width='100' height='100'><text y='20'>&a9;</text></svg>"
} >laughs.svg
echo "$head width='900000' height='900000'><rect width='900000' height='900000' fill='red'/></svg>" >huge.svg
{
    echo "$head width='100' height='100'>"
    for ((i = 0; i < 20000; i++)); do printf '<g>'; done
    for ((i = 0; i < 20000; i++)); do printf '</g>'; done
    echo '</svg>'
} >deep.svg
echo "$head width='100' height='100'><defs><g id='a'><use xlink:href='#b'/></g><g id='b'><use xlink:href='#a'/></g></defs><use xlink:href='#a'/></svg>" >circle.svg
echo "$head width='100' height='100'><filter id='f' width='99999' height='99999'><feGaussianBlur stdDeviation='9999'/></filter><rect filter='url(#f)' width='100' height='100'/></svg>" >blur.svg
ffmpeg -v error -f lavfi -i color=white:s=100x100 -frames:v 1 secret.png
echo "$head width='100' height='100'><rect width='100' height='100' fill='black'/><image xlink:href='secret.png' width='100' height='100'/><image xlink:href='file://$PWD/secret.png' width='100' height='100'/></svg>" >outside.svg
for file in laughs huge deep circle blur outside; do show $file.svg; done
# The last one shows black, not the picture beside it: its brightest pixel away from the caption stays dark.
if [[ -s out.mp4 ]]; then
    brightest=$(ffmpeg -v error -ss 0.5 -i out.mp4 -frames:v 1 -vf 'extractplanes=y,crop=iw:100:0:200' -f rawvideo - | od -An -v -tu1 | tr -s ' ' '\n' | sort -n | tail -n 1)
    if ((brightest < 128)); then passed 'hostile picture: a drawing shows no other file'; else failed "hostile picture: outside.svg shows another file ($brightest)"; fi
fi

# Every format, cut short and with bytes turned over.
for kind in png jpg webp gif bmp tiff; do
    ffmpeg -v error -y -f lavfi -i testsrc2=s=320x240 -frames:v 1 "whole.$kind" || continue
    size=$(stat -c %s "whole.$kind")
    head -c $((size / 2)) "whole.$kind" >"cut.$kind"
    cp "whole.$kind" "turned.$kind"
    RANDOM=5
    for ((i = 0; i < 40; i++)); do
        printf '%b' "\\x$(printf %02x $((RANDOM % 256)))" | dd of="turned.$kind" bs=1 seek=$((20 + (RANDOM * 32768 + RANDOM) % (size - 20))) conv=notrunc status=none
    done
    show "cut.$kind"
    show "turned.$kind"
done
# Ten thousand by ten thousand in a few bytes: all that may be decoded, and no more.
ffmpeg -v error -f lavfi -i color=red:s=10000x10000 -frames:v 1 bomb.png && show bomb.png
printf 'GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;' >claims.gif && show claims.gif
