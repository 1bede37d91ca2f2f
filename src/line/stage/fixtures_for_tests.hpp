// SPDX-License-Identifier: MIT
// A painter of plain discs, a line of words in time, and shots of every layout.
#pragma once
#include <cstdlib>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "stage/draw.hpp"
#include "stage/layouts.hpp"
#include "stage/zones.hpp"

namespace stage {

struct DiscPainter : scenery::Painter {
    std::vector<scenery::Candidate> find(std::string_view, std::string_view, std::string_view) const override {
        return {};
    }
    scenery::Drawing draw(std::string_view) const override {
        return {
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><circle cx=\"16\" cy=\"17\" r=\"13\" "
            "fill=\"#e33\"/></svg>",
            "", 32, 32};
    }
    std::string engine() const override { return "discs"; }
};

inline std::vector<speech::SpokenWord> spoken(const std::string& text, int step_ms = 260) {
    std::vector<speech::SpokenWord> words;
    int at_ms = 60;
    for (const auto& word : base::split_words(text)) {
        speech::SpokenWord one;
        one.text = word, one.start_ms = at_ms, one.end_ms = at_ms + step_ms - 40, one.stressed = word.size() > 5;
        char last = word.back();
        one.ends_phrase = last == ',' || last == '.' || last == '?' || last == '!';
        at_ms += step_ms + (one.ends_phrase ? 180 : 0);
        words.push_back(one);
    }
    return words;
}

struct Sample {
    film::Film film;
    film::FilmLine line;
    film::Shot shot;
    ShotInTime in;
    DiscPainter painter;

    explicit Sample(const std::string& layout, film::Aspect aspect = film::Aspect::portrait,
                    const std::string& set = "hills", const std::string& palette = "ember") {
        setenv("AUTOVIDEO_SHARE", AUTOVIDEO_SOURCE_DIR, 1);
        film.title = "Why do volcanoes erupt?", film.topic = "volcano";
        film.look.palette = palette, film.canvas.aspect = aspect;
        shot.id = "l1.a", shot.layout = layout, shot.set = set, shot.camera = "push", shot.seed = 7;
        shot.art = {"a", "b", "c"};
        if (layout == "title") shot.texts = {"Why do", "volcanoes erupt so violently?"};
        if (layout == "hero") shot.texts = {"Magma chamber"};
        if (layout == "pair") shot.texts = {"pollen grains", "seeds"};
        if (layout == "trio") shot.texts = {"short showers", "fix the leak", "plant wisely"};
        if (layout == "list")
            shot.texts = {"Sleep better tonight", "Same hour, every single night",
                          "No coffee after two",  "Phone out of the room",
                          "Cool and dark",        "Rise together"},
            line.directions.item = 3;
        if (layout == "number") shot.texts = {"1,250,000", "kilometres a second", "escape speed of Earth"};
        if (layout == "versus") shot.texts = {"An elephant's heart", "95 kcal"};
        if (layout == "parts") shot.texts = {"two wings", "five compound eyes", "six legs", "stinger"};
        if (layout == "chart")
            shot.texts = {"Fastest on land", "cheetah", "104", "lion", "80", "greyhound", "72", "you", "37"},
            shot.art = {};
        if (layout == "quote")
            shot.texts = {"The cure for boredom is curiosity; there is no cure for curiosity.", "Ellen Parr"};
        if (layout == "type") shot.texts = {"Pressure finally cracks the rock apart"}, shot.set = "";
        if (layout == "footage") shot.texts = {"Seen from above"};
        in.line = &line, in.shot = &shot, in.duration_ms = 3200;
        in.words = spoken("Deep below, magma rises until pressure cracks the rock, and then it blows.", 220);
    }
    Sample(const Sample&) = delete;
    Scene scene() { return draw(film, in, painter); }
};

inline constexpr film::Aspect aspects[] = {film::Aspect::portrait, film::Aspect::landscape, film::Aspect::square,
                                           film::Aspect::tall};

/// The words of a text layer as they lie on the canvas at a time, camera left aside.
inline Box words_box(const Layer& layer, int ms) {
    auto size = measure(*layer.sprite.text);
    float k = at(layer.scale, ms);
    return {at(layer.x, ms) - size.ink_width * k / 2, at(layer.y, ms) - size.ink_height * k / 2, size.ink_width * k,
            size.ink_height * k};
}

}  // namespace stage
