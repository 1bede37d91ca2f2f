// SPDX-License-Identifier: MIT
#include "app/bench/reel.hpp"

#include "base/bind.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "media/decode_sound.hpp"
#include "media/footage.hpp"
#include "stage/draw.hpp"

namespace app::bench {

namespace {

constexpr int turn_ms = 4000, slide_ms = 300, segment_frames = 60;

std::string upper(std::string text) {
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

stage::Layer footage(const std::filesystem::path& mezzanine, const Times& times) {
    stage::Layer layer{.name = "footage"};
    layer.sprite.width = static_cast<float>(times.w), layer.sprite.height = static_cast<float>(times.h);
    layer.sprite.clip = stage::Clip{mezzanine.string(), base::sha256_of_file(mezzanine), 0, true};
    layer.x.rest = static_cast<float>(times.w) / 2, layer.y.rest = static_cast<float>(times.h) / 2;
    layer.depth = 0;
    return layer;
}

/// Characters by turns, left and right, each up from below in 0.3 s.
stage::Layer character(const std::filesystem::path& picture, const std::string& content, int turn) {
    stage::Layer layer{.name = "character"};
    layer.sprite.width = 600, layer.sprite.height = 900;
    layer.sprite.picture = picture.string(), layer.sprite.picture_content = content;
    layer.pivot_x = layer.pivot_y = 0;
    layer.x.rest = turn % 2 ? 480 : 0;
    layer.y.keys = {{turn * turn_ms, 1920, stage::Ease::hold}, {turn * turn_ms + slide_ms, 1020, stage::Ease::out}};
    layer.depth = 0;
    layer.from_ms = turn * turn_ms, layer.to_ms = (turn + 1) * turn_ms;
    return layer;
}

void add_captions(stage::Scene& scene, const Times& times) {
    for (const auto& page : times.pages) {
        std::string words;
        for (auto index : page)
            words += (words.empty() ? "" : " ") + upper(times.words.at(static_cast<std::size_t>(index)).text);
        for (std::size_t i = 0; i < page.size(); ++i) {
            const auto& word = times.words.at(static_cast<std::size_t>(page[i]));
            stage::Layer layer{.name = "caption"};
            layer.sprite.text = stage::Text{.words = words,
                                            .size = 96,
                                            .outline = "#000000",
                                            .outline_width = 8,
                                            .shadow = "#00000078",
                                            .lit_word = static_cast<int>(i),
                                            .lit_ink = "#ffe000"};
            layer.sprite = stage::measured(layer.sprite);
            layer.x.rest = 540, layer.y.rest = 860;
            layer.depth = 0;
            layer.from_ms = static_cast<int>(word.start * 1000), layer.to_ms = static_cast<int>(word.end * 1000);
            scene.overlay.push_back(layer);
        }
    }
}

/// Only what shows between two times: a segment's key must not hold the rest of the film.
stage::Scene clipped(stage::Scene scene, int from_ms, int to_ms) {
    for (auto* layers : {&scene.layers, &scene.overlay})
        std::erase_if(*layers,
                      [&](const stage::Layer& layer) { return layer.to_ms <= from_ms || layer.from_ms >= to_ms; });
    return scene;
}

}  // namespace

std::filesystem::path sound_of(const std::filesystem::path& folder, const std::string& name) {
    auto flac = folder / (name + ".flac");
    return std::filesystem::exists(flac) ? flac : folder / (name + ".wav");
}

Reel read_reel(const std::filesystem::path& folder, const std::filesystem::path& video,
               const std::filesystem::path& scratch) {
    std::vector<base::BindError> errors;
    auto times =
        base::from_json<Times>(base::parse_json(base::read_file(folder / "timeline.json"), "timeline.json"), errors);
    Reel reel{.fps = times.fps, .frames = times.dur * times.fps, .width = times.w, .height = times.h};
    auto mezzanine = scratch / (video.stem().string() + ".mezzanine.mp4");
    media::make_footage(video, mezzanine, times.w, times.h, times.fps);
    stage::Scene scene{.width = times.w, .height = times.h};
    scene.field.stops = {{0, "#000000"}};
    scene.layers.push_back(footage(mezzanine, times));
    const std::filesystem::path pictures[] = {folder / "charA.png", folder / "charB.png"};
    const std::string contents[] = {base::sha256_of_file(pictures[0]), base::sha256_of_file(pictures[1])};
    for (int turn = 0; turn * turn_ms < times.dur * 1000; ++turn)
        scene.layers.push_back(character(pictures[turn % 2], contents[turn % 2], turn));
    add_captions(scene, times);
    for (int first = 0; first < reel.frames; first += segment_frames) {
        auto frames = std::min(segment_frames, reel.frames - first);
        reel.segments.push_back({clipped(scene, first * 1000 / times.fps, (first + frames) * 1000 / times.fps + 1),
                                 first, frames, std::nullopt, 0, "", ""});
    }
    reel.voice = media::read_sound(sound_of(folder, "voice"));
    reel.music = media::read_sound(sound_of(folder, "music"));
    return reel;
}

}  // namespace app::bench
