# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Completion for bash; zsh takes it after `autoload bashcompinit && bashcompinit`.
#   source tools/completions/autovideo.bash
_autovideo() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]:-} words='' program=${COMP_WORDS[0]}
    case $previous in
        --aspect) words='9:16 16:9 1:1 4:5' ;;
        --quality) words='draft low medium high' ;;
        --fps) words='24 25 30 60' ;;
        --style) words='engaging professional educational funny dramatic calm' ;;
        --captions) words='karaoke box pop phrase none' ;;
        --codec) words='h264 av1 vp9' ;;
        --exact) words='native portable' ;;
        --subtitles) words='srt vtt ass' ;;
        --voice) words=$("$program" voices 2>/dev/null | cut -d' ' -f1) ;;
        --background) words=$("$program" backgrounds 2>/dev/null | cut -d' ' -f1) ;;
        --template) words=$("$program" templates 2>/dev/null | cut -d' ' -f1) ;;
    esac
    if [[ -z $words ]]; then
        case $command in
            make) words='--script --from --output --aspect --quality --fps --length --language --style --template --voice --captions --music
                --background --images --seed --subtitles --thumbnail --json --dry-run --open --force --keep-project --definition --codec
                --exact --workers --help' ;;
            render) words='--output --quality --codec --exact --subtitles --thumbnail --json --force --dry-run --workers --help' ;;
            film) words='resolve recast upgrade diff schema --output --help' ;;
            bench) words='--workload --only --rounds --json --help' ;;
            cache) words='list size prune --keep --json --help' ;;
            doctor) words='--fix --json --help' ;;
            verify | voices | templates | backgrounds | settings) words='--json --help' ;;
        esac
        ((COMP_CWORD > 1)) || words='make render film verify voices templates backgrounds doctor bench cache settings test --help --version'
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    case $previous:$current in
        --aspect:*) ;;  # its words hold a colon, which bash takes for a break
        *:-*) ;;
        *) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current") ;;
    esac
}
complete -o filenames -F _autovideo autovideo ./autovideo
