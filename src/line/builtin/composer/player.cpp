// SPDX-License-Identifier: MIT
#include "builtin/composer/player.hpp"

#include <fluidsynth.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <memory>
#include <mutex>
#include <string_view>
#include <tuple>

#include "base/failure.hpp"

namespace builtin::composer {
namespace {

using base::Failure;
using base::Trouble;

constexpr int drum_channel = 9;

struct Event {
    std::size_t frame;
    bool on;
    int channel, key, velocity;

    /// Ends before beginnings at one instant, then by channel and key: one order, whatever order the notes came in.
    bool operator<(const Event& other) const {
        return std::tuple(frame, on, channel, key, velocity) <
               std::tuple(other.frame, other.on, other.channel, other.key, other.velocity);
    }
};

int channel_of(const Piece& piece, int part) {
    if (piece.parts[static_cast<std::size_t>(part)].bank == 128) return drum_channel;
    return part < drum_channel ? part : part + 1;
}

std::size_t frame_of(double ms) {
    return static_cast<std::size_t>(std::llround(std::max(0.0, ms) * media::sample_rate / 1000));
}

/// A key struck again while it sounds is let go first, or its end would cut the new one.
std::vector<Event> events_of(const Piece& piece) {
    auto notes = piece.notes;
    std::stable_sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) {
        return std::tuple(a.part, a.key, a.at_ms) < std::tuple(b.part, b.key, b.at_ms);
    });
    std::vector<Event> events;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const auto& note = notes[i];
        double end = note.at_ms + note.for_ms;
        if (i + 1 < notes.size() && notes[i + 1].part == note.part && notes[i + 1].key == note.key)
            end = std::min(end, notes[i + 1].at_ms - 3);
        if (end <= note.at_ms) continue;
        const int channel = channel_of(piece, note.part);
        events.push_back({frame_of(note.at_ms), true, channel, note.key, note.velocity});
        events.push_back({frame_of(end), false, channel, note.key, 0});
    }
    std::sort(events.begin(), events.end());
    return events;
}

/// FluidSynth would hand anything else to a library that complains on the terminal.
bool is_soundfont(const std::filesystem::path& path) {
    std::array<char, 12> head{};
    std::ifstream(path, std::ios::binary).read(head.data(), head.size());
    return std::string_view(head.data(), 4) == "RIFF" && std::string_view(head.data() + 8, 4) == "sfbk";
}

class Synthesizer {
  public:
    explicit Synthesizer(const std::filesystem::path& soundfont) {
        // FluidSynth fills its global tables on first use and shares samples between synthesizers.
        const std::lock_guard lock(loading());
        fluid_set_log_function(FLUID_ERR, nullptr, nullptr);
        fluid_set_log_function(FLUID_WARN, nullptr, nullptr);
        settings_.reset(new_fluid_settings());
        set("synth.sample-rate", static_cast<double>(media::sample_rate));
        set("synth.gain", 0.35);
        set("synth.reverb.room-size", 0.55);
        set("synth.reverb.damp", 0.35);
        set("synth.reverb.width", 0.8);
        set("synth.reverb.level", 0.5);
        fluid_settings_setint(settings_.get(), "synth.dynamic-sample-loading", 1);
        fluid_settings_setint(settings_.get(), "synth.chorus.active", 0);
        fluid_settings_setint(settings_.get(), "synth.polyphony", 192);
        fluid_settings_setint(settings_.get(), "synth.cpu-cores", 1);
        synth_.reset(new_fluid_synth(settings_.get()));
        if (!synth_) throw Failure{Trouble::internal, "The synthesizer could not be started."};
        if (is_soundfont(soundfont)) font_ = fluid_synth_sfload(synth_.get(), soundfont.c_str(), 0);
        if (font_ < 0)
            throw Failure{Trouble::unreadable, "'" + soundfont.filename().string() +
                                                   "' is not a soundfont that can be read; install the package "
                                                   "musescore-general-soundfont-small again."};
    }
    ~Synthesizer() {
        const std::lock_guard lock(loading());
        synth_.reset();
    }
    Synthesizer(const Synthesizer&) = delete;
    Synthesizer& operator=(const Synthesizer&) = delete;

    void seat(const Part& part, int channel) {
        const std::lock_guard lock(loading());
        if (fluid_synth_program_select(synth_.get(), channel, font_, part.bank, part.program) != FLUID_OK)
            throw Failure{Trouble::missing, "The soundfont lacks an instrument (bank " + std::to_string(part.bank) +
                                                ", program " + std::to_string(part.program) +
                                                "); use musescore-general-soundfont-small."};
        fluid_synth_cc(synth_.get(), channel, 7, part.volume);
        fluid_synth_cc(synth_.get(), channel, 10, part.pan);
        fluid_synth_cc(synth_.get(), channel, 91, part.reverb);
    }

    void play(const Event& event) {
        if (event.on)
            fluid_synth_noteon(synth_.get(), event.channel, event.key, event.velocity);
        else
            fluid_synth_noteoff(synth_.get(), event.channel, event.key);
    }

    void render(media::Sound& sound, std::size_t first, std::size_t last) {
        if (last > first)
            fluid_synth_write_float(synth_.get(), static_cast<int>(last - first), sound.samples.data(),
                                    static_cast<int>(first * 2), 2, sound.samples.data(),
                                    static_cast<int>(first * 2 + 1), 2);
    }

  private:
    static std::mutex& loading() {
        static std::mutex mutex;
        return mutex;
    }
    void set(const char* name, double value) { fluid_settings_setnum(settings_.get(), name, value); }

    struct Delete {
        void operator()(fluid_settings_t* settings) const { delete_fluid_settings(settings); }
        void operator()(fluid_synth_t* synth) const { delete_fluid_synth(synth); }
    };
    std::unique_ptr<fluid_settings_t, Delete> settings_;
    std::unique_ptr<fluid_synth_t, Delete> synth_;
    int font_ = -1;
};

}  // namespace

media::Sound played(const Piece& piece, const std::filesystem::path& soundfont) {
    Synthesizer synthesizer(soundfont);
    for (int part = 0; part < static_cast<int>(piece.parts.size()); ++part)
        synthesizer.seat(piece.parts[static_cast<std::size_t>(part)], channel_of(piece, part));
    media::Sound sound{2, std::vector<float>(frame_of(piece.duration_ms) * 2, 0.0F)};
    std::size_t at = 0;
    for (const auto& event : events_of(piece)) {
        const auto frame = std::min(event.frame, sound.frames());
        synthesizer.render(sound, at, frame);
        at = frame;
        synthesizer.play(event);
    }
    synthesizer.render(sound, at, sound.frames());
    return sound;
}

std::string player_version() {
    return std::string("fluidsynth ") + fluid_version_str();
}

}  // namespace builtin::composer
