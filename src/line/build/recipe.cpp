// SPDX-License-Identifier: MIT
#include "build/recipe.hpp"

#include "base/bind.hpp"
#include "base/hash.hpp"

namespace build {

namespace {

/// Paths are where a thing lies, not what it is: only content hashes stay.
void forget_paths(stage::Scene& scene) {
    for (auto* layers : {&scene.layers, &scene.overlay})
        for (auto& layer : *layers) {
            layer.name.clear();
            layer.sprite.picture.clear();
            if (layer.sprite.clip) layer.sprite.clip->file.clear();
        }
}

}  // namespace

std::string speech_key(const script::Line& line, const speech::Voice& voice, const std::string& engine) {
    return base::Hasher().field("speech/1").field(engine).field(base::canonical(voice)).field(line.text).hex();
}

std::string segment_key(const timeline::Segment& segment, const frames::Profile& profile, const std::string& engine) {
    auto bare = segment;
    bare.line.clear();
    forget_paths(bare.scene);
    if (bare.before) forget_paths(*bare.before);
    return base::Hasher().field("segment/1").field(engine).field(base::canonical(profile)).field(base::canonical(bare)).hex();
}

std::string soundtrack_key(const timeline::Timeline& timeline, const std::vector<std::string>& contents, const std::string& engine,
                           std::string_view codec, const std::string& music_content) {
    base::Hasher hasher;
    hasher.field("soundtrack/1").field(engine).field(codec).field(music_content).number(timeline.fps).number(timeline.frames);
    hasher.field(base::canonical(timeline.music)).field(base::canonical(timeline.lines)).field(base::canonical(timeline.effects));
    for (const auto& content : contents) hasher.field(content);
    return hasher.hex();
}

}  // namespace build
