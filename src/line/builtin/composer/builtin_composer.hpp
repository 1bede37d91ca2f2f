// SPDX-License-Identifier: MIT
// Music composed by us and played by FluidSynth; effects synthesised by us. Nobody else has rights in either.
#pragma once
#include <filesystem>

#include "score/score.hpp"

namespace builtin {

/// The same wish gives the same bytes, in any thread and process, for one engine().
class BuiltinComposer : public score::Composer {
  public:
    /// soundfont: an SF2 or SF3 file with the General MIDI instruments; empty: $AUTOVIDEO_SOUNDFONT, then where
    /// distributions put them. Nothing is opened before the first compose().
    explicit BuiltinComposer(std::filesystem::path soundfont = {});

    std::vector<std::string> moods() const override;
    /// At -20 LUFS, whatever the mood. Throws invalid (unknown mood, bad length), missing (no soundfont).
    media::Sound compose(const score::MusicWish& wish) override;
    /// Peaks at -14 dBFS. With the film's seed it is in the key of the film's music.
    media::Sound effect(std::string_view name, std::int64_t seed) override;
    /// Throws missing when there is no soundfont.
    std::string engine() const override;

  private:
    std::filesystem::path soundfont() const;
    std::filesystem::path given_;
};

}  // namespace builtin
