// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/writing.hpp"
#include "stage/layouts.hpp"

namespace stage {

namespace {

bool about(const std::string& word, const std::string& topic) {
    auto w = base::lower(word), t = base::lower(topic);
    if (t.size() < 3) return false;
    auto stem = t.substr(0, std::max<std::size_t>(3, t.size() - 2));
    return w.find(stem) != std::string::npos;
}

/// Up to `most` lines as even as can be: the fewest letters in the longest, then the least ragged; no lone little word.
/// room: letters of the largest size that fit a line.
std::vector<std::string> stacked(const std::string& title, std::size_t most, std::size_t room) {
    auto words = pieces_of(title);
    std::vector<int> size;
    int letters = 0;
    for (const auto& word : words) size.push_back(base::breadth(word.text)), letters += size.back() + 1;
    std::size_t count =
        std::min(words.size(), std::clamp<std::size_t>((static_cast<std::size_t>(letters) + room - 2) / room, 1, most));
    int even = letters / static_cast<int>(std::max<std::size_t>(count, 1));
    // best[k][w]: raggedness of the first w words in k lines.
    constexpr int never = 1 << 28;
    std::vector<std::vector<int>> best(count + 1, std::vector<int>(words.size() + 1, never)),
        from(count + 1, std::vector<int>(words.size() + 1, 0));
    best[0][0] = 0;
    for (std::size_t k = 1; k <= count; ++k)
        for (std::size_t end = k; end <= words.size(); ++end)
            for (std::size_t start = end, width = 0; start-- > k - 1;) {
                width += static_cast<std::size_t>(size[start]) + 1;
                int off = static_cast<int>(width) - even, cost = best[k - 1][start] + off * off * (off > 0 ? 2 : 1);
                if (best[k - 1][start] < never && cost < best[k][end])
                    best[k][end] = cost, from[k][end] = static_cast<int>(start);
            }
    std::vector<std::string> lines(count);
    for (std::size_t k = count, end = words.size(); k > 0; --k) {
        auto start = static_cast<std::size_t>(from[k][end]);
        for (std::size_t i = start; i < end; ++i)
            lines[k - 1] += (i == start ? "" : words[i].joined ? no_space : " ") + words[i].text;
        end = start;
    }
    return lines;
}

/// The line that matters: with the topic's word, else the longest.
std::size_t important(const std::vector<std::string>& lines, const std::string& topic) {
    std::size_t best = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (const auto& word : base::split_words(topic))
            if (about(lines[i], word)) return i;
        if (lines[i].size() > lines[best].size()) best = i;
    }
    return best;
}

}  // namespace

void draw_title(Easel& e) {
    auto texts = e.in.shot->texts;
    texts.erase(std::remove(texts.begin(), texts.end(), ""), texts.end());
    if (texts.empty()) texts = {e.film.title};
    std::string small = texts.size() > 1 ? texts[0] : "";
    std::string big = texts.size() > 1 ? base::join({texts.begin() + 1, texts.end()}, " ") : texts[0];
    const auto& c = e.zones.content;
    bool art = e.has_art(0);
    Box words = c;
    if (e.zones.wide && art)
        words.width = c.width * 0.56f;
    else if (art)
        words.height = c.height * (e.zones.height > 1500 ? 0.50f : 0.46f);
    bool tall = e.zones.height > 1200;
    auto lines = stacked(set_apart(e.cased(big), e.film.language), tall ? 4 : e.zones.wide ? 3 : 2, tall ? 9 : 11);
    std::size_t key = important(lines, e.film.topic);
    std::vector<Text> set;
    float total = 0, small_size = e.zones.height > 1500 ? 54.0f : 40.0f,
          small_height = small.empty() ? 0 : small_size * 1.95f;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        float most = static_cast<float>(e.look.title_size) * (i == key ? 1.0f : 0.78f);
        set.push_back(fitted(e.display(lines[i], most), words.width, 1));
        set.back().max_width = 0;
        total += set.back().size * 0.94f;
    }
    float room = words.height - small_height, squeeze = std::min(1.0f, room / total);
    // With room to spare the block sits just above its subject, not in the sky's corner.
    float y = words.y + small_height +
              (e.zones.wide || !art ? (room - total * squeeze) / 2 : std::max(0.0f, (room - total * squeeze) * 0.45f));
    float x = words.centre_x();
    int at_ms = e.begin;
    if (!small.empty()) {
        auto line = fitted(e.body(small, small_size), words.width - 40, 1);
        line.max_width = 0;
        line.shadow = line.outline = "";
        line.box = e.palette.pill, line.ink = e.palette.pill_ink;
        auto& layer = e.write("title.small", line, x, y - small_height * 0.5f);
        glide_in(layer, at_ms, 0, -50);
        layer.turn.rest = -2;
        layer.turn.wave = {0.8f, 2600, 0};
        leave(layer, e.end, 0, -60);
        at_ms += 70;
    }
    for (std::size_t i = 0; i < set.size(); ++i, at_ms += 75) {
        set[i].size *= squeeze;
        if (i == key) set[i].ink = e.place.tones.accent;
        float high = set[i].size * 0.94f;
        auto& layer = e.write("title." + std::to_string(i), set[i], x, y + high / 2);
        layer.scale.keys = {{at_ms, 0.6f, Ease::linear}, {at_ms + 400, 1, Ease::spring}};
        glide_in(layer, at_ms, 0, 90, 360);
        if (i == key)
            for (int beat : e.stresses())
                if (beat > at_ms + 450 && beat < e.end - 400) punch(layer, beat, 0.05f, 300);
        layer.scale.wave = {0.008f, 2200, static_cast<int>(i) * 300};
        leave(layer, e.end, 0, -70 - 10 * static_cast<float>(i));
        y += high;
    }
    if (!art) return;
    float space = e.zones.wide ? c.height : e.zones.ground - y - 26;
    ArtWish wish{.x = e.zones.wide ? c.right() - c.width * 0.20f : e.zones.width / 2,
                 .feet = e.place.ground,
                 .width = e.zones.wide ? 560.0f : 620.0f,
                 .height = std::max(220.0f, space),
                 .at_ms = e.begin};
    auto subject = e.stand(0, wish);
    float top = wish.feet - wish.height;
    int beat = e.word_start(e.film.topic.size() > 3 ? e.film.topic.substr(0, e.film.topic.size() - 1) : "", 500);
    (void)subject;
    e.burst(std::max(beat, 350), wish.x, top + wish.height * 0.5f, 430);
}

}  // namespace stage
