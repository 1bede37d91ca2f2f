// SPDX-License-Identifier: MIT
#include "scenery/cut.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "scenery/phrase.hpp"

namespace scenery {

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max() / 4;

/// What a shot of this length costs: nothing near 2.6 s, very much outside 1.2 to 4 s.
std::int64_t length_cost(int ms) {
    std::int64_t off = (ms - 2600) / 10;
    auto cost = off * off / 10;
    if (ms < shortest_shot_ms) cost += 200'000 + 500LL * (shortest_shot_ms - ms);
    if (ms > longest_shot_ms) cost += 100'000 + 300LL * (ms - longest_shot_ms);
    return cost;
}

/// What a cut before this word costs: least at a sentence's end, most inside a phrase.
std::int64_t cut_cost(const LineTime& line, int word) {
    const auto& before = line.words[word - 1];
    if (ends_sentence(before.text)) return 500;
    if (ends_clause(before.text)) return 900;
    for (const auto& one : line.together)
        if (one.first < word && word < one.end) return one.deed ? 20000 : 40000;
    bool opens = opens_clause(line.words[word].text);
    if (before.ends_phrase) return opens ? 1100 : 2200;
    if (opens) return 2600;
    return is_filler(line.words[word].text) && !is_filler(before.text) ? 9000 : 14000;
}

}  // namespace

int span_ms(const LineTime& line, int first, int last) {
    if (line.words.empty()) return line.lead_ms + line.tail_ms;
    auto count = static_cast<int>(line.words.size());
    auto start = first == 0 ? -line.lead_ms : line.words[first].start_ms;
    auto end = last >= count ? line.words.back().end_ms + line.tail_ms : line.words[last].start_ms;
    return end - start;
}

std::vector<int> cuts(const LineTime& line, int least) {
    auto count = static_cast<int>(line.words.size());
    if (count == 0) return {0};
    auto whole = span_ms(line, 0, count);
    auto most_shots = std::min(count, std::max(least, whole / shortest_shot_ms + 1));
    // best[k][w]: cheapest way to have k shots over the words before w.
    std::vector<std::vector<std::int64_t>> best(most_shots + 1, std::vector<std::int64_t>(count + 1, never));
    std::vector<std::vector<int>> from(most_shots + 1, std::vector<int>(count + 1, 0));
    best[0][0] = 0;
    for (int shots = 1; shots <= most_shots; ++shots)
        for (int end = shots; end <= count; ++end)
            for (int start = end - 1; start >= shots - 1; --start) {
                auto length = span_ms(line, start, end);
                if (start < end - 1 && length > 3 * longest_shot_ms) break;  // bounded, however long the line
                if (best[shots - 1][start] >= never) continue;
                auto cost = best[shots - 1][start] + length_cost(length) + (start > 0 ? cut_cost(line, start) : 0);
                if (cost < best[shots][end]) best[shots][end] = cost, from[shots][end] = start;
            }
    auto cheapest = [&](int fewest) {
        int chosen = fewest;
        for (int shots = fewest; shots <= most_shots; ++shots)
            if (best[shots][count] < best[chosen][count]) chosen = shots;
        return chosen;
    };
    auto chosen = cheapest(std::min(std::max(1, least), most_shots));
    if (best[chosen][count] >= 150'000) chosen = cheapest(1);
    std::vector<int> starts;
    for (int shots = chosen, end = count; shots > 0; --shots) {
        end = from[shots][end];
        starts.push_back(end);
    }
    std::reverse(starts.begin(), starts.end());
    return starts;
}

}  // namespace scenery
