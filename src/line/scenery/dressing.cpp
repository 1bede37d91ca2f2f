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

/// The template's own ways: its first ones twice as often as its last, the same never twice in a row. A match cut wants
/// a picture that keeps its place; within a line a cut is always at hand.
std::string preferred(base::Chance& chance, const film::Shot* before, const film::Shot& shot, const std::string& one,
                      const std::string& two, const Manner& manner) {
    bool keeps_place = manner.same_line && before->set == shot.set && before->art.size() == 1 && shot.art.size() == 1;
    std::vector<std::string> ways;
    for (std::size_t i = 0; i < manner.allowed.size(); ++i) {
        const auto& way = manner.allowed[i];
        if (way == one || way == two || (way == "match" && !keeps_place)) continue;
        if (manner.gentle && way.starts_with("whip")) continue;
        for (auto times = 2 * i < manner.allowed.size() || way == "match" ? 2 : 1; times > 0; --times)
            ways.push_back(way);
    }
    if (ways.empty())
        ways = {one == "cut" || two == "cut" ? (one == "slide" || two == "slide" ? "zoom" : "slide") : "cut"};
    return chance.pick(ways);
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
    if (!manner.allowed.empty()) return preferred(chance, before, shot, one, two, manner);
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
