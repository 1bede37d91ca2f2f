// SPDX-License-Identifier: MIT
#include "scenery/dressing.hpp"

#include <algorithm>
#include <map>

namespace scenery {

namespace {

std::string other_than(base::Chance& chance, std::vector<std::string> from, const std::string& one,
                       const std::string& two) {
    std::erase_if(from, [&](const std::string& name) { return name == one || name == two; });
    return chance.pick(from);
}

}  // namespace

std::string camera(base::Chance& chance, const film::Shot* before, const film::Shot* after) {
    return other_than(chance, {"push", "pull", "left", "right", "up"}, before ? before->camera : "",
                      after ? after->camera : "");
}

std::string transition(base::Chance& chance, const film::Shot* before, const film::Shot& shot, const film::Shot* after,
                       Manner manner) {
    if (!before) return "cut";
    auto one = before->enter, two = after ? after->enter : std::string();
    // Where the main picture keeps its place the eye can stay on it.
    bool keeps_place = manner.same_line && before->set == shot.set && before->art.size() == 1 && shot.art.size() == 1;
    if (keeps_place && one != "match" && two != "match" && chance.below(2) == 0) return "match";
    if (manner.gentle) return other_than(chance, {"slide", "wipe-circle", "match", "zoom"}, one, two);
    if (!manner.same_line)
        return other_than(chance, {"whip-left", "wipe-circle", "whip-up", "zoom", "slide"}, one, two);
    return other_than(chance, {"cut", "slide", "zoom", "whip-up", "wipe-circle"}, one, two);
}

std::vector<film::Cue> cues(const film::FilmLine& line, const std::vector<film::Shot>& shots,
                            const std::vector<speech::SpokenWord>& words, int figure_word, bool first_line) {
    std::map<int, std::string> at;  // the first put on a word stays
    auto last_word = std::max(0, static_cast<int>(words.size()) - 1);
    auto put = [&](int word, const char* effect) { at.try_emplace(std::clamp(word, 0, last_word), effect); };
    bool numbered =
        std::any_of(shots.begin(), shots.end(), [](const film::Shot& shot) { return shot.layout == "number"; });
    if (numbered && figure_word >= 0) {
        put(figure_word, "tick");
        if (figure_word > 0) put(std::max(0, figure_word - 2), "riser");
    }
    for (std::size_t i = 0; i < shots.size(); ++i) {
        const auto& shot = shots[i];
        if (shot.enter.starts_with("whip")) put(shot.at_word, "whoosh");
        if (shot.layout == "list") {
            auto end = i + 1 < shots.size() ? shots[i + 1].at_word : static_cast<int>(words.size());
            put(std::min(shot.at_word + 1, end - 1), "pop");
            if (end - shot.at_word > 2) put(end - 1, "ding");
        }
        if (shot.layout == "pair" || shot.layout == "trio" || shot.layout == "versus") put(shot.at_word, "pop");
    }
    if (line.directions.role == script::Role::turn) put(0, "riser");
    if (first_line) put(0, "pop");
    std::vector<film::Cue> sorted;
    for (const auto& [word, effect] : at) sorted.push_back({word, effect});
    return sorted;
}

}  // namespace scenery
