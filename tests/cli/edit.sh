#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# One word of the middle line replaced: only its segments are rebuilt, the others' packets are byte-identical, and the
# bytes are those of a full render of the edited film.
set -uo pipefail
# shellcheck source=tools/tally.sh
source "$AUTOVIDEO_SOURCE/tools/tally.sh"

make_small a.mp4 --keep-project kept --json >first.json 2>said || { failed "edit: the first film: $(tail -n 1 said)"; exit 0; }
sed 's/light and warmth/light and wonderful warmth/' kept/film.json >kept/edited.json
cmp -s kept/film.json kept/edited.json && failed 'edit: the word is not in film.json'
autovideo render kept/film.json -o same.mp4 --json --quality draft >same.json 2>said || failed "edit: the same film: $(tail -n 1 said)"
if cmp -s a.mp4 same.mp4; then passed 'edit: film.json renders to the bytes of make'; else failed 'edit: film.json renders to other bytes than make'; fi
autovideo render kept/edited.json -o b.mp4 --json --quality draft >second.json 2>said || { failed "edit: the edited film: $(tail -n 1 said)"; exit 0; }
AUTOVIDEO_CACHE=$AUTOVIDEO_SCRATCH/empty autovideo render kept/edited.json -o whole.mp4 --quality draft >said 2>&1
if [[ $(hash_of b.mp4) == "$(hash_of whole.mp4)" ]]; then passed 'edit: the bytes are those of a full render'; else failed 'edit: a full render has other bytes'; fi
segments=$(json_number second.json segments) unchanged=$(json_number second.json segments_unchanged)
if ((unchanged > 0 && unchanged < segments)); then passed "edit: $unchanged of $segments segments unchanged"; else failed "edit: $unchanged of $segments segments unchanged"; fi
autovideo film resolve kept/film.json >times.json 2>/dev/null
same=$(sort <(packets a.mp4 | sort -u) <(packets b.mp4 | sort -u) | uniq -d | wc -l)
all=$(packets b.mp4 | wc -l)
if ((same * 3 > all)); then passed "edit: $same of $all packets are byte-identical"; else failed "edit: only $same of $all packets are byte-identical"; fi
autovideo film diff kept/film.json kept/edited.json >said 2>/dev/null
if grep -q 'l2' said && grep -q 'to rebuild' said; then passed 'film diff: names the edited line'; else failed "film diff: $(tail -n 1 said)"; fi
autovideo film recast kept/film.json l2 -o kept/recast.json >said 2>&1
if [[ -s kept/recast.json ]] && ! cmp -s kept/film.json kept/recast.json; then passed 'film recast: new choices for one line'; else failed 'film recast: nothing new was chosen'; fi
