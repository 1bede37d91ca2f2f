// SPDX-License-Identifier: MIT
#include "builtin/composer/arrange.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "builtin/composer/motif.hpp"

namespace builtin::composer {
namespace {

enum PartOf { pad, plucker, lead, bass, top, drums };

constexpr int kick_key = 36, crash_key = 49, orchestra_cymbal = 57, roll_key = 38;

class Arranger {
  public:
    Arranger(const score::MusicWish& wish, const Mood& mood)
        : mood_(mood),
          chance_(base::seed_from("music " + std::string(mood.name)) ^ static_cast<std::uint64_t>(wish.seed)),
          scale_{48 + tonic_of(wish.seed), mood.modes.front()} {
        scale_.mode = chance_.pick(mood.modes);
        if (scale_.tonic > 54) scale_.tonic -= 12;
        choose();
        form_ = form_for(wish, mood.tempo, chance_.fork(1));
        piece_.end_ms = form_.end_ms;
        piece_.duration_ms = wish.duration_ms;
    }

    Piece arrange() {
        for (std::size_t i = 0; i < form_.sections.size(); ++i)
            write(form_.sections[i], i + 1 == form_.sections.size());
        flush_pad(form_.end_ms);
        last_chord();
        return std::move(piece_);
    }

  private:
    /// All that differs between two films of one mood.
    void choose() {
        std::vector<int> order;
        for (std::size_t i = 0; i < mood_.progressions.size(); ++i) order.push_back(static_cast<int>(i));
        chance_.shuffle(order);
        a_ = mood_.progressions[static_cast<std::size_t>(order[0])];
        b_ = mood_.progressions[static_cast<std::size_t>(order[1])];
        const Part kit{128, mood_.kit, mood_.lead_in == LeadIn::run ? 62 : 84, 64, 25};
        const auto plucked = chance_.pick(mood_.pluckers);
        auto leads = mood_.leads;
        if (leads.size() > 1) std::erase_if(leads, [&](const Part& part) { return part.program == plucked.program; });
        piece_.parts = {chance_.pick(mood_.pads), plucked, chance_.pick(leads), chance_.pick(mood_.basses),
                        chance_.pick(mood_.tops), kit};
        groove_ = chance_.pick(mood_.grooves);
        ostinato_a_ = chance_.pick(mood_.ostinati);
        ostinato_b_ = chance_.pick(mood_.ostinati);
        bass_line_ = chance_.pick(mood_.bass_lines);
        motif_ = invented(chance_.fork(2));
    }

    void add(PartOf part, double at_ms, double for_ms, int key, double velocity) {
        const double late = part == pad ? 0 : chance_.between(-5, 5);
        const int struck = static_cast<int>(velocity + chance_.between(-5, 5));
        piece_.notes.push_back(
            {part, std::max(0.0, at_ms + late), std::max(30.0, for_ms), key, std::clamp(struck, 8, 118)});
    }

    /// Swung time of a sixteenth.
    double step_ms(const Section& section, int bar, int step) const {
        const int in_beat = step % 4;
        const double within =
            in_beat < 2 ? in_beat / 2.0 * mood_.swing : mood_.swing + (in_beat - 2) / 2.0 * (1 - mood_.swing);
        return section.at(bar * 4 + step / 4 + within);
    }

    int root_of(const Section& section, int bar, bool last) const {
        if (last && bar + 1 == section.bars() && section.bars() > 1)
            return mood_.cadences[static_cast<std::size_t>(form_.sections.size() % mood_.cadences.size())];
        const auto& chords = section.kind == Kind::b ? b_ : a_;
        return chords[static_cast<std::size_t>(bar) % chords.size()];
    }

    void write(const Section& section, bool last) {
        if (section.energy >= 2) accent(section);
        for (int bar = 0; bar < section.bars(); ++bar) {
            const int root = root_of(section, bar, last);
            chord_ = voiced(scale_, root, mood_.colour, chord_, 50, 72);
            // Before a turn of the film everybody but pad and plucker rests for the last half bar.
            const bool breath = section.turn && bar + 1 == section.bars() && section.beats > 3;
            const int steps = section.beats_in(bar) * 4, played = breath ? std::max(0, steps - 8) : steps;
            write_pad(section, bar);
            write_plucker(section, bar, steps);
            if (section.energy >= 1) write_bass(section, bar, root, played);
            if (section.energy >= 1) write_drums(section, bar, played);
            if (section.energy >= 3) write_top(section, bar);
            if (bar + 1 == section.bars() && section.energy >= 1) lead_in(section, last);
        }
        write_motif(section, last);
    }

    /// Tones that stay are held on, not struck again.
    void write_pad(const Section& section, int bar) {
        const double start = section.at(bar * 4);
        std::vector<Held> kept;
        for (const auto& held : held_) {
            if (std::find(chord_.begin(), chord_.end(), held.key) != chord_.end() && start - held.since_ms < 7000)
                kept.push_back(held);
            else
                add(pad, held.since_ms, start - held.since_ms + 60, held.key, held.velocity);
        }
        held_ = kept;
        for (int key : chord_)
            if (std::none_of(held_.begin(), held_.end(), [&](const Held& held) { return held.key == key; }))
                held_.push_back({key, start, 60.0 + 4 * section.energy});
    }

    void flush_pad(double end_ms) {
        for (const auto& held : held_) add(pad, held.since_ms, end_ms - held.since_ms, held.key, held.velocity);
        held_.clear();
    }

    void write_plucker(const Section& section, int bar, int steps) {
        const auto pattern = section.kind == Kind::b ? ostinato_b_ : ostinato_a_;
        for (int step = 0; step < steps; ++step) {
            const char sign = pattern[static_cast<std::size_t>(step)];
            if (sign == '.') continue;
            if (section.energy == 0 && step % 4) continue;  // the intro only hints at it
            const auto tone = static_cast<std::size_t>(sign - '0');
            const int octave = static_cast<int>(tone / chord_.size());
            const double stress = step % 8 == 0 ? 10 : step % 4 == 0 ? 5 : 0;
            add(plucker, step_ms(section, bar, step), section.beat_ms * 0.9, chord_[tone % chord_.size()] + 12 * octave,
                60 + 3 * section.energy + stress);
        }
    }

    void write_bass(const Section& section, int bar, int root, int steps) {
        const int key = near(scale_, root, 40), fifth = near(scale_, root + 4, key + 7 <= 48 ? key + 6 : key - 5);
        for (int step = 0; step < steps; ++step) {
            const char sign = bass_line_[static_cast<std::size_t>(step)];
            if (sign == '.' || sign == '-') continue;
            int end = step + 1;
            while (end < steps && bass_line_[static_cast<std::size_t>(end)] == '-') ++end;
            const double at = step_ms(section, bar, step);
            const double until = end >= steps ? section.at(bar * 4 + steps / 4.0) : step_ms(section, bar, end);
            add(bass, at, (until - at) * 0.94,
                sign == '5'   ? fifth
                : sign == '8' ? key + 12
                              : key,
                58 + 5 * section.energy + (step == 0 ? 6 : 0));
        }
    }

    void write_drums(const Section& section, int bar, int steps) {
        for (const auto& beat : groove_) {
            if (beat.energy > section.energy) continue;
            for (int step = 0; step < steps; ++step) {
                const char sign = beat.steps[static_cast<std::size_t>(step)];
                if (sign == '.') continue;
                add(drums, step_ms(section, bar, step), 200, beat.key,
                    (sign == 'X'   ? 92
                     : sign == 'x' ? 74
                                   : 48) +
                        4 * section.energy);
            }
        }
    }

    /// The chord once more, an octave up and soft.
    void write_top(const Section& section, int bar) {
        for (std::size_t i = 0; i < 2 && i < chord_.size(); ++i)
            add(top, section.at(bar * 4), section.beat_ms * section.beats_in(bar) * 0.97, chord_[i] + 12, 46);
    }

    void accent(const Section& section) {
        if (mood_.lead_in != LeadIn::run) add(drums, section.start_ms, 1500, cymbal(), 26 + 7 * section.energy);
    }

    int cymbal() const { return mood_.kit == 48 ? orchestra_cymbal : crash_key; }

    /// The last beat runs up to the next section.
    void lead_in(const Section& section, bool last) {
        const int count = section.turn || last ? 4 : 2;
        constexpr int toms[] = {50, 48, 45, 41};
        for (int i = 0; i < count; ++i) {
            const double at = section.at(section.beats - (count - i) / 4.0), velocity = 36 + 5 * section.energy + 6 * i;
            switch (mood_.lead_in) {
                case LeadIn::toms:
                    add(drums, at, 200, toms[i], velocity);
                    break;
                case LeadIn::roll:
                    add(drums, at, 200, roll_key, velocity);
                    break;
                case LeadIn::run:
                    add(plucker, at, section.beat_ms, near(scale_, 4 + i, 60 + 2 * i), velocity + 8);
                    break;
            }
        }
    }

    /// The motif every four bars, its answer between; upside down in B, thinner where it should stay back.
    void write_motif(const Section& section, bool last) {
        for (int bar = 0; bar < section.bars(); bar += 2) {
            const bool answer = bar % 4 == 2;
            if (section.kind == Kind::intro && bar > 0) break;
            auto tune = section.kind == Kind::b ? inverted(motif_) : motif_;
            if (answer) tune = answered(std::move(tune));
            if (section.energy == 0 || (section.energy == 1 && answer)) tune = thinned(tune);
            for (const auto& note : tune) {
                const int at_bar = bar + static_cast<int>(note.beat) / 4;
                const double beat = bar * 4 + note.beat;
                if (beat + 0.5 > section.beats - (section.turn ? 1 : 0)) break;
                const int root = root_of(section, at_bar, last);
                const int anchor = near(scale_, root, 64);
                const int key = near(scale_, root + note.step, anchor + note.step * 12 / 7);
                const int step = static_cast<int>((note.beat - 4 * (static_cast<int>(note.beat) / 4)) * 4);
                add(lead, step_ms(section, at_bar, step), note.length * section.beat_ms * 0.95, key,
                    62 + 4 * section.energy);
            }
        }
    }

    /// The tonic, rolled from the bass up, left to ring.
    void last_chord() {
        const double at = form_.end_ms, length = piece_.duration_ms - at;
        const auto colour = mood_.colour == Colour::seventh ? Colour::ninth : mood_.colour;
        const auto keys = voiced(scale_, 0, colour, chord_, 48, 72);
        const int root = near(scale_, 0, 40);
        add(bass, at, length, root, 74);
        double late = 0;
        for (int key : keys) {
            add(pad, at, length, key, 62);
            add(plucker, at + late, length, key, 66);
            late += std::min(28.0, length / 20);
        }
        add(lead, at + late, length, near(scale_, 0, 72), 66);
        if (form_.sections.back().energy < 2) return;
        add(drums, at, length, kick_key, 70);
        if (mood_.lead_in != LeadIn::run) add(drums, at, length, cymbal(), 42);
    }

    struct Held {
        int key;
        double since_ms;
        double velocity;
    };

    const Mood& mood_;
    base::Chance chance_;
    Scale scale_;
    Form form_;
    Piece piece_;
    std::vector<int> a_, b_, chord_;
    Groove groove_;
    std::string_view ostinato_a_, ostinato_b_, bass_line_;
    Motif motif_;
    std::vector<Held> held_;
};

}  // namespace

int tonic_of(std::int64_t seed) {
    return base::Chance(static_cast<std::uint64_t>(seed)).fork(0x6b6579).below(12);
}

Piece arranged(const score::MusicWish& wish) {
    return Arranger(wish, mood_named(wish.mood)).arrange();
}

}  // namespace builtin::composer
