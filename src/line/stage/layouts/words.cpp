// SPDX-License-Identifier: MIT
// Quote and type: words that land as they are spoken.
#include <algorithm>

#include "base/text.hpp"
#include "stage/layouts.hpp"

namespace stage {

namespace {

std::string bare(const std::string& word) {
    std::string out;
    for (char c : base::lower(word))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 127) out += c;
    return out;
}

/// When each word is spoken, matched in order; words nobody speaks come 110 ms after the one before.
/// None waits long for its voice: an empty screen, or half a phrase, is worse than a word that runs ahead.
std::vector<int> landings(const Easel& e, const std::vector<std::string>& words) {
    std::vector<int> at;
    std::size_t next = 0;
    int last = e.begin - 110;
    for (const auto& word : words) {
        int when = last + 110;
        for (std::size_t i = next; i < e.in.words.size(); ++i)
            if (bare(e.in.words[i].text) == bare(word)) {
                when = std::max(when, e.in.words[i].start_ms - 70);
                next = i + 1;
                break;
            }
        when = std::min(when, at.empty() ? e.begin + 160 : last + 420);
        at.push_back(last = std::min(when, std::max(e.begin, e.end - 900)));
    }
    return at;
}

/// The word that matters: the longest, but no mere joint of the sentence.
std::size_t weighty(const std::vector<std::string>& words) {
    static const std::vector<std::string> joints = {"about",  "after",   "against", "around", "another", "because",
                                                    "before", "between", "could",   "during", "every",   "should",
                                                    "their",  "there",   "these",   "those",  "through", "under",
                                                    "until",  "where",   "which",   "while",  "without", "would"};
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto word = bare(words[i]);
        auto worth = std::find(joints.begin(), joints.end(), word) != joints.end() ? 1 : base::code_points(word).size();
        if (worth > most) most = worth, best = i;
    }
    return best;
}

/// Lays words out as one block (so that spacing is the face's own), then lets each be a layer.
void land(Easel& e, const Text& block, const Box& room, bool stress_colour) {
    std::vector<std::string> words;
    for (auto& piece : pieces_of(block.words)) words.push_back(std::move(piece.text));
    auto boxes = word_boxes(block);
    auto size = measure(block);
    auto at = landings(e, words);
    float left = room.centre_x() - size.width / 2, top = room.centre_y() - size.height / 2;
    std::size_t longest = weighty(words);
    for (std::size_t i = 0; i < words.size() && i < boxes.size(); ++i) {
        Text one = block;
        one.words = words[i], one.max_width = 0;
        bool key = stress_colour && i == longest;
        if (key)
            one.shadow = one.outline = "", one.lit_word = 0, one.lit_ink = e.palette.pill_ink,
            one.lit_pill = e.palette.pill;
        auto& layer = e.write("subject.word", one, left + boxes[i].x + boxes[i].width / 2,
                              top + boxes[i].y + boxes[i].height / 2);
        layer.sprite = measured(std::move(layer.sprite));
        layer.depth = 0.6f;
        glide_in(layer, at[i], 0, block.size * (i % 2 ? -0.5f : 0.5f),
                 340);  // from above or below: sideways it would cross its neighbour
        layer.scale.keys = {{at[i], 0.7f, Ease::linear}, {at[i] + 340, 1, Ease::spring}};
        if (key) layer.turn.rest = -2.5f;
        layer.turn.wave = {key ? 1.6f : 0.7f, 1700 + 130 * static_cast<int>(i % 5), 300 * static_cast<int>(i)};
        layer.y.wave = {4, 1500 + 170 * static_cast<int>(i % 4), 250 * static_cast<int>(i)};
        for (int beat : e.stresses())
            if (key && beat > at[i] + 400 && beat < e.end - 400) punch(layer, beat, 0.07f, 300);
        leave(layer, e.end, 0, -80 - 12 * static_cast<float>(i % 4));
    }
    for (std::size_t i = 0; i < words.size(); ++i)
        if (i == longest && i < boxes.size())
            e.burst(at[i] + 160, left + boxes[i].x + boxes[i].width / 2, top + boxes[i].y + boxes[i].height / 2, 360,
                    12);
}

/// Big soft shapes that drift behind words where there is no set.
void drifting_shapes(Easel& e) {
    for (int i = 0; i < 4; ++i) {
        float r = e.zones.width * (0.10f + 0.05f * static_cast<float>(i % 3));
        Svg s(r * 2, r * 2);
        Ink ink = i % 2 ? e.palette.second : e.palette.pill;
        if (i % 2)
            s.raw("<circle cx=\"" + number(r) + "\" cy=\"" + number(r) + "\" r=\"" + number(r * 0.8) +
                  "\" fill=\"none\" " + paint("stroke", with_alpha(ink, 0.30)) + " stroke-width=\"" + number(r * 0.2) +
                  "\"/>");
        else
            s.circle(r, r, r * 0.9, s.down(with_alpha(ink, 0.34), with_alpha(ink, 0.05)));
        static constexpr float spots[][2] = {{0.02f, 0.07f}, {0.98f, 0.20f}, {0.03f, 0.86f}, {0.95f, 0.94f}};
        auto& shape = e.draw("shape", s, e.zones.width * spots[i][0], e.zones.height * spots[i][1]);
        shape.depth = 0.3f + 0.2f * static_cast<float>(i);
        shape.x.wave = {30, 4200 + 500 * i, 700 * i};
        shape.y.wave = {40, 3700 + 600 * i, 500 * i};
        pop_in(shape, e.begin - 100 + 70 * i, 500, 0.3f);
    }
}

}  // namespace

void draw_type(Easel& e) {
    auto words = base::join(e.in.shot->texts, " ");
    if (e.plain()) drifting_shapes(e);
    Box room = e.zones.content;
    if (!e.in.shot->set.empty()) room.height = std::min(room.height, e.zones.horizon - room.y - 30);
    auto block = fitted(e.display(e.cased(words), e.zones.wide ? 190 : 178), room.width - 40, e.zones.wide ? 3 : 5,
                        room.height - 20, 48);
    land(e, block, room, true);
}

namespace {

/// The sheet the words stand on: a note; where somebody speaks, a bubble whose tail points down to their side.
void sheet(Easel& e, const Box& box, bool speaks, bool from_left) {
    float pad = 30, tail = speaks ? 62.0f : 0.0f;
    double radius = std::min<double>(e.look.corner_radius + 12, box.height / 3);
    Svg s(box.width + 2 * pad, box.height + 2 * pad + tail);
    s.rect(pad, pad + 14, box.width, box.height, "#00000030", radius);
    if (speaks) {
        double x = from_left ? pad + box.width * 0.16 : pad + box.width * 0.84, way = from_left ? -1 : 1;
        s.path("M" + number(x - 46) + " " + number(pad + box.height - 4) + "L" + number(x + way * 40) + " " +
                   number(pad + box.height + tail) + "L" + number(x + 46) + " " + number(pad + box.height - 4) + "Z",
               e.palette.panel);
    }
    s.rect(pad, pad, box.width, box.height, e.palette.panel, radius);
    if (!speaks) s.rect(pad + 26, pad + 40, 14, box.height - 80, e.palette.pill, 7);
    auto& layer = e.draw("quote.sheet", s, box.centre_x(), box.centre_y() + tail / 2);
    layer.turn.wave = {0.5f, 3100, 0};
    layer.depth = 0.6f;
    layer.y.wave = {5, 2600, 0};
    pop_in(layer, e.begin, 420, 0.5f);
    leave(layer, e.end, 0, -80);
}

/// Who says it, on a tag at the sheet's upper edge.
void tag(Easel& e, const std::string& who, const Box& box, bool from_left) {
    Text name = fitted(e.body(who, 54), box.width * 0.6f, 1, 0, 28);
    name.max_width = 0;
    name.ink = e.palette.pill_ink, name.box = e.palette.pill, name.shadow = name.outline = "";
    auto size = measure(name);
    float x = from_left ? box.x + 30 + size.width / 2 : box.right() - 30 - size.width / 2;
    auto& layer = e.write("quote.name", name, x, box.y);
    layer.depth = 0.6f;
    layer.y.wave = {5, 2600, 0};
    glide_in(layer, e.begin + 120, 0, 60);
    leave(layer, e.end, 0, -80);
}

}  // namespace

void draw_quote(Easel& e) {
    const auto& texts = e.in.shot->texts;
    if (texts.empty()) return;
    if (e.plain()) drifting_shapes(e);
    Box room = e.zones.content;
    bool art = e.has_art(0), side = art && e.zones.wide;
    if (side)
        room.width *= 0.62f;
    else if (art)
        room.height *= 0.58f;
    else if (!e.in.shot->set.empty())
        room.height = std::min(room.height, e.zones.ground - room.y - 20);
    std::string who = texts.size() > 1 && !texts[1].empty() ? texts[1] : e.in.line ? e.in.line->speaker : "";
    bool speaks = !who.empty();
    bool from_left = !speaks || e.film.lines.empty() || e.film.lines.front().speaker == who;
    float across = speaks ? 56 : 84, down = 58, above = speaks ? 44 : 0, below = speaks ? 62 : 0;
    Box words{room.x + across, room.y + down + above, room.width - 2 * across, room.height - 2 * down - above - below};
    bool few = base::split_words(texts[0]).size() <= 3;
    auto text = e.display(texts[0], (e.zones.height > 1200 ? 124.0f : 100.0f) * (few ? 1.3f : 1.0f));
    text.ink = e.palette.panel_ink, text.shadow = text.outline = "";
    auto block = fitted(text, words.width, 5, words.height, 40);
    auto size = measure(block);
    float wide = std::max(size.ink_width + 2 * across, room.width * 0.62f), high = size.ink_height + 2 * down;
    Box box{room.centre_x() - wide / 2, words.centre_y() - high / 2, wide, high};
    sheet(e, box, speaks, from_left);
    if (speaks) tag(e, who, box, from_left);
    if (!speaks) box.x += 22;  // the bar's share
    land(e, block, box, false);
    if (!art) return;
    const auto& c = e.zones.content;
    e.stand(0, {.x = side ? c.right() - c.width * 0.18f : e.zones.width / 2,
                .feet = e.place.ground,
                .width = 480,
                .height = side ? c.height * 0.9f : e.zones.ground - room.bottom() - 10,
                .at_ms = e.begin});
}

}  // namespace stage
