// SPDX-License-Identifier: MIT
#include "builtin/writer/outline.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/failure.hpp"
#include "builtin/writer/typed.hpp"
#include "builtin/writer/words.hpp"
#include "script/pace.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

namespace {

constexpr double step_value = 5, all_steps_bonus = 6, tolerance = 0.11, per_deviation = 60;

double seconds_of(const Unit& unit, script::Style style) {
    double seconds = 0;
    for (const auto& line : unit.lines) seconds += script::spoken_seconds(line, style);
    return seconds;
}

/// What a unit says, for telling whether another says it too.
struct Gist {
    std::set<std::string> words;
    std::string opening;  ///< "galaxy is" of "So a galaxy is …"
};

Gist gist_of(const Unit& unit, const std::vector<std::string>& about) {
    Gist gist;
    if (unit.lines.empty()) return gist;
    // What leads over is no news, and neither is a question.
    for (const auto& line : unit.lines) {
        if (line.directions.role == script::Role::talk || line.text.ends_with('?')) continue;
        auto all = tokens(line.text);
        for (auto word : content(all)) {
            if (std::find(about.begin(), about.end(), word) != about.end()) continue;
            if (auto number = number_of(word)) word = std::to_string(number);
            if (word.size() > 4 && word.ends_with('s')) word.pop_back();
            gist.words.insert(word.size() > 6 ? word.substr(0, 6) : word);
        }
        std::erase_if(all,
                      [](const auto& word) { return word == "so" || word == "a" || word == "an" || word == "the"; });
        for (std::size_t i = 1; i < all.size() && i < 4 && gist.opening.empty(); ++i)
            if (all[i] == "is" || all[i] == "are") gist.opening = all[i - 1] + " is";
    }
    return gist;
}

/// Value lost when both are said.
double repetition(const Gist& a, const Gist& b) {
    constexpr double allowed = 0.25, cost = 12, same_opening = 2;
    auto fewer = std::min(a.words.size(), b.words.size());
    if (fewer < 2) return 0;
    std::size_t both = 0;
    for (const auto& word : a.words) both += b.words.count(word);
    auto share = static_cast<double>(both) / static_cast<double>(fewer);
    return (both > 1 ? cost * std::max(0.0, share - allowed) : 0) +
           (!a.opening.empty() && a.opening == b.opening ? same_opening : 0);
}

}  // namespace

Fitted fit(const Outline& outline, script::Style style, double target) {
    const auto& units = outline.units;
    std::vector<std::size_t> optional, steps;
    auto around = script::pace(style).seconds_around;
    double fixed = around, all = around;
    std::vector<double> seconds;
    for (std::size_t i = 0; i < units.size(); ++i) {
        seconds.push_back(seconds_of(units[i], style));
        all += seconds[i];
        if (units[i].name == "step")
            steps.push_back(i);
        else if (units[i].required)
            fixed += seconds[i];
        else
            optional.push_back(i);
    }
    if (optional.size() > 20) throw base::Failure{base::Trouble::internal, "An outline with too many choices."};
    std::vector<std::size_t> needs(optional.size(), 0), excludes(optional.size(), 0);  // masks of optional units
    for (std::size_t i = 0; i < optional.size(); ++i)
        for (std::size_t k = 0; k < optional.size(); ++k)
            if (!units[optional[i]].excludes.empty() && units[optional[k]].name == units[optional[i]].excludes)
                excludes[i] |= std::size_t{1} << k;
    for (std::size_t i = 0; i < optional.size(); ++i)
        for (std::size_t k = 0; k < optional.size(); ++k)
            if (!units[optional[i]].needs.empty() && units[optional[k]].name == units[optional[i]].needs)
                needs[i] |= std::size_t{1} << k;
    std::size_t part_needs = 0;
    for (std::size_t k = 0; k < optional.size(); ++k)
        if (!outline.part_needs.empty() && units[optional[k]].name == outline.part_needs)
            part_needs |= std::size_t{1} << k;
    std::vector<Gist> gists;
    for (const auto& unit : units) gists.push_back(gist_of(unit, outline.about));
    std::vector<std::vector<float>> repeats(optional.size(), std::vector<float>(optional.size()));
    std::vector<float> own(optional.size()), beside_steps(optional.size());
    for (std::size_t i = 0; i < optional.size(); ++i) {
        own[i] = static_cast<float>(units[optional[i]].value);
        for (std::size_t k = 0; k < i; ++k)
            repeats[i][k] = repeats[k][i] = static_cast<float>(repetition(gists[optional[i]], gists[optional[k]]));
        for (std::size_t k = 0; k < units.size(); ++k)
            // A short film's answer may come again at its end.
            if (units[k].required && !(units[optional[i]].name == "answer" && units[k].name == "close"))
                own[i] -= static_cast<float>(repetition(gists[optional[i]], gists[k]));
    }
    auto masks = std::size_t{1} << optional.size();
    std::vector<float> time(masks), value(masks);
    for (std::size_t mask = 1; mask < masks; ++mask) {
        auto low = static_cast<std::size_t>(__builtin_ctzll(mask));
        auto rest = mask & (mask - 1);
        time[mask] = time[rest] + static_cast<float>(seconds[optional[low]]);
        value[mask] = value[rest] + own[low];
        for (auto others = rest; others; others &= others - 1)
            value[mask] -= repeats[low][static_cast<std::size_t>(__builtin_ctzll(others))];
    }
    auto most = std::min(steps.size(), static_cast<std::size_t>(std::max(outline.most_steps, 1)));
    double best = -1e9, step_seconds = 0;
    std::size_t best_mask = 0, best_steps = 0;
    for (std::size_t count = 0; count <= most; ++count) {
        if (count) {
            step_seconds += seconds[steps[count - 1]];
            for (std::size_t i = 0; i < optional.size(); ++i)
                beside_steps[i] += static_cast<float>(repetition(gists[optional[i]], gists[steps[count - 1]]));
        }
        if ((count == 1 && steps.size() > 1) || (outline.whole && count && count < most)) continue;
        // The first links of a chain of causes are worth less than items of a list.
        auto each = count < most && !outline.part_needs.empty() ? outline.part_value : step_value;
        auto steps_worth = static_cast<double>(count) * each + (count == most && count ? all_steps_bonus : 0);
        for (std::size_t mask = 0; mask < masks; ++mask) {
            auto total = fixed + step_seconds + time[mask];
            auto deviation = std::abs(total - target) / target;
            auto score =
                deviation <= tolerance ? steps_worth + value[mask] - per_deviation * deviation : -1000 * deviation;
            if (score <= best) continue;
            for (auto left = mask; left && count; left &= left - 1)
                score -= deviation <= tolerance ? beside_steps[static_cast<std::size_t>(__builtin_ctzll(left))] : 0;
            if (score <= best) continue;
            bool sensible = count == most || count == 0 || (mask & part_needs) == part_needs;
            for (std::size_t i = 0; i < optional.size() && sensible; ++i)
                if (mask >> i & 1)
                    sensible = (needs[i] & mask) == needs[i] && !(excludes[i] & mask) &&
                               (count || units[optional[i]].needs != "step");
            if (sensible) best = score, best_mask = mask, best_steps = count;
        }
    }
    Fitted out;
    out.seconds = around;
    out.all_seconds = all;
    out.score = best;
    for (const auto& unit : units)
        if (unit.required) out.score += unit.value;
    std::size_t step = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        auto at = std::find(optional.begin(), optional.end(), i);
        bool taken = at != optional.end()      ? best_mask >> (at - optional.begin()) & 1
                     : units[i].name == "step" ? step++ < best_steps
                                               : true;
        if (!taken) continue;
        out.seconds += seconds[i];
        out.lines.insert(out.lines.end(), units[i].lines.begin(), units[i].lines.end());
    }
    return out;
}

void settle(script::Script& script) {
    int items = 0;
    auto listed = [](const script::Line& line) {
        return line.directions.role == script::Role::step || line.directions.role == script::Role::tip;
    };
    for (const auto& line : script.lines) items += listed(line);
    int item = 0;
    for (std::size_t i = 0; i < script.lines.size(); ++i) {
        auto& line = script.lines[i];
        line.id = "l" + std::to_string(i + 1);
        if (listed(line)) line.directions.item = ++item, line.directions.items = items;
        if (script::word_count(line.text) > script::most_words)
            throw base::Failure{base::Trouble::internal, "A line is too long to be spoken.", line.text};
    }
}

}  // namespace builtin::writing
