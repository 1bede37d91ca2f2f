// SPDX-License-Identifier: MIT
// Keys: the SHA-256 of (kind, version, inputs), where inputs enter by the SHA-256 of their bytes.
#pragma once
#include <map>
#include <string>

#include "film/film.hpp"
#include "frames/frames.hpp"
#include "speech/voice.hpp"
#include "timeline/timeline.hpp"

namespace build {

/// A line spoken: engine, voice, text.
std::string speech_key(const script::Line& line, const speech::Voice& voice, const std::string& engine);

/// SHA-256 of what a scene shows, worked out once for each scene. The scenes must outlive this.
class SceneNames {
  public:
    const std::string& of(const timeline::SharedScene& scene);

  private:
    std::map<const stage::Scene*, std::string> names_;
};

/// A segment encoded. Where it lies in the film and which line it belongs to do not matter; what it shows does.
std::string segment_key(const timeline::Segment& segment, SceneNames& names, const frames::Profile& profile,
                        const std::string& engine);

/// The soundtrack mixed and encoded. contents: the SHA-256 of each line's utterance, in order.
std::string soundtrack_key(const timeline::Timeline& timeline, const std::vector<std::string>& contents,
                           const std::string& engine, std::string_view codec, const std::string& music_content);

}  // namespace build
