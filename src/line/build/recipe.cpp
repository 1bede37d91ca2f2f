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

const std::string& SceneNames::of(const timeline::SharedScene& scene) {
    auto& name = names_[&*scene];
    if (!name.empty()) return name;
    auto bare = *scene;
    forget_paths(bare);
    return name = base::sha256(base::canonical(bare));
}

std::string segment_key(const timeline::Segment& segment, SceneNames& names, const frames::Profile& profile,
                        const std::string& engine) {
    base::Hasher hasher;
    hasher.field("segment/2").field(engine).field(base::canonical(profile));
    hasher.field(names.of(segment.scene)).number(segment.first).number(segment.frames);
    if (segment.before) hasher.field(names.of(segment.before)).number(segment.before_first).field(segment.transition);
    return hasher.hex();
}

std::string soundtrack_key(const timeline::Timeline& timeline, const std::vector<std::string>& contents,
                           const std::string& engine, std::string_view codec, const std::string& music_content) {
    base::Hasher hasher;
    hasher.field("soundtrack/4")
        .field(engine)
        .field(codec)
        .field(music_content)
        .number(timeline.fps)
        .number(timeline.frames);
    hasher.field(base::canonical(timeline.music))
        .field(base::canonical(timeline.lines))
        .field(base::canonical(timeline.effects));
    for (const auto& content : contents) hasher.field(content);
    return hasher.hex();
}

}  // namespace build
