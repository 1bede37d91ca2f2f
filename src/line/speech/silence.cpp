// SPDX-License-Identifier: MIT
#include "speech/silence.hpp"

#include <algorithm>
#include <cmath>

namespace speech {

namespace {

struct Cut {
    int from_ms, to_ms;  ///< what goes
};

std::size_t sample_at(int ms) {
    return static_cast<std::size_t>(ms) * media::sample_rate / 1000;
}

std::vector<Cut> cuts_for(const Utterance& utterance, const SilenceRule& rule) {
    std::vector<Cut> cuts;
    int last = -1, end = static_cast<int>(utterance.sound.duration().count());
    for (const auto& word : utterance.words) {
        if (word.end_ms <= word.start_ms) continue;
        int gap_from = std::max(last, 0), kept = last < 0 ? rule.head_ms : rule.keep_ms;
        bool cut = last < 0 ? word.start_ms > rule.head_ms : word.start_ms - last > rule.longer_than_ms;
        // Of a pause most stays before the next word: a word's last sound dies away slowly.
        if (cut && last < 0)
            cuts.push_back({0, word.start_ms - kept});
        else if (cut)
            cuts.push_back({gap_from + kept * 3 / 5, word.start_ms - (kept - kept * 3 / 5)});
        last = word.end_ms;
    }
    if (last >= 0 && end - last > rule.tail_ms) cuts.push_back({last + rule.tail_ms, end});
    return cuts;
}

int moved(const std::vector<Cut>& cuts, int ms) {
    int gone = 0;
    for (const auto& cut : cuts) {
        if (ms >= cut.to_ms)
            gone += cut.to_ms - cut.from_ms;
        else if (ms > cut.from_ms)
            gone += ms - cut.from_ms;
    }
    return ms - gone;
}

}  // namespace

std::vector<float> crossfaded(std::vector<float> first, const std::vector<float>& second, std::size_t overlap) {
    overlap = std::min({overlap, first.size(), second.size()});
    auto at = first.size() - overlap;
    for (std::size_t i = 0; i < overlap; ++i) {
        double part = (static_cast<double>(i) + 0.5) / static_cast<double>(overlap);
        first[at + i] = static_cast<float>(std::sqrt(1 - part) * static_cast<double>(first[at + i]) +
                                           std::sqrt(part) * static_cast<double>(second[i]));
    }
    first.insert(first.end(), second.begin() + static_cast<std::ptrdiff_t>(overlap), second.end());
    return first;
}

int cut_silence(Utterance& utterance, const SilenceRule& rule) {
    auto cuts = cuts_for(utterance, rule);
    if (cuts.empty()) return 0;
    const auto& sound = utterance.sound.samples;
    auto half = sample_at(rule.crossfade_ms) / 2;
    auto piece = [&](std::size_t from, std::size_t to) {
        return std::vector<float>(sound.begin() + static_cast<std::ptrdiff_t>(from),
                                  sound.begin() + static_cast<std::ptrdiff_t>(to));
    };
    std::vector<float> out;
    std::size_t from = 0, reach = 0;
    for (const auto& cut : cuts) {
        auto stop = std::min(sample_at(cut.from_ms), sound.size()),
             go_on = std::min(sample_at(cut.to_ms), sound.size());
        // Half of the fade lies beyond each edge, so that the length goes by exactly what was cut.
        auto next = std::min({half, stop - std::min(stop, from), sound.size() - go_on, (go_on - stop) / 2});
        out = crossfaded(std::move(out), piece(from, stop + next), 2 * reach);
        from = go_on - next, reach = next;
    }
    out = crossfaded(std::move(out), piece(from, sound.size()), 2 * reach);
    utterance.sound.samples = std::move(out);
    int before = 0;
    for (const auto& cut : cuts) before += cut.to_ms - cut.from_ms;
    for (auto& word : utterance.words)
        word.start_ms = moved(cuts, word.start_ms), word.end_ms = moved(cuts, word.end_ms);
    for (auto& phone : utterance.phones)
        phone.start_ms = moved(cuts, phone.start_ms), phone.end_ms = moved(cuts, phone.end_ms);
    return before;
}

}  // namespace speech
