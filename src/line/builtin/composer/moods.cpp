// SPDX-License-Identifier: MIT
#include "builtin/composer/moods.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

namespace builtin::composer {
namespace {

// General MIDI: drum keys, then instruments (bank, program, volume, pan, reverb).
constexpr int kick = 36, rim = 37, clap = 39, hat = 42, tambourine = 54, cabasa = 69, high_block = 76, low_block = 77,
              shaker = 82;
constexpr int bass_drum = 36, timpani_low = 41, timpani_high = 48;  // in the orchestra kit

constexpr Part piano{8, 0, 92, 54, 40}, electric_piano{0, 4, 96, 54, 40}, celesta{0, 8, 84, 76, 55},
    glockenspiel{0, 9, 62, 78, 50}, music_box{0, 10, 84, 74, 60}, vibraphone{0, 11, 88, 74, 55},
    marimba{0, 12, 100, 50, 35}, xylophone{0, 13, 74, 76, 35}, nylon_guitar{0, 24, 96, 48, 35},
    clean_guitar{0, 27, 80, 46, 40}, muted_guitar{0, 28, 92, 46, 30}, ukulele{8, 24, 96, 48, 30},
    kalimba{0, 108, 100, 72, 45}, harp{0, 46, 100, 50, 55}, pizzicato{0, 45, 96, 50, 45};
constexpr Part acoustic_bass{0, 32, 104, 64, 10}, finger_bass{0, 33, 100, 64, 8}, fretless{0, 35, 100, 64, 10},
    synth_bass{0, 38, 84, 64, 5}, tuba{0, 58, 84, 64, 25}, contrabass{0, 43, 100, 64, 30};
constexpr Part strings{0, 48, 84, 60, 55}, slow_strings{0, 49, 84, 64, 60}, choir{0, 52, 76, 64, 65},
    horns{0, 60, 84, 68, 60}, warm_pad{0, 89, 84, 64, 50}, sweep_pad{0, 95, 70, 64, 55}, halo_pad{0, 94, 62, 64, 60},
    space_voice{0, 91, 74, 64, 60}, clarinet{0, 71, 74, 66, 45}, bassoon{0, 70, 80, 58, 45}, celli{40, 48, 96, 72, 50},
    tremolo{0, 44, 70, 64, 55};

const Groove brushed{{shaker, 1, "o.o.x.o.o.o.x.o."}, {kick, 2, "x.......o......."}, {rim, 2, "....o.......o..."}};
const Groove heartbeat{{kick, 1, "x.........o....."}, {cabasa, 1, "..o.o.o...o.o.o."}, {rim, 2, "........x......."}};
const Groove four_floor{{kick, 1, "x...x...x...x..."},
                        {clap, 2, "....x.......x..."},
                        {shaker, 1, "o.x.o.x.o.x.o.x."},
                        {tambourine, 3, "..o...o...o...o."}};
const Groove bouncing{{kick, 1, "x.....x...x....."}, {clap, 2, "....x.......x..."}, {hat, 1, "o.o.x.o.o.o.x.oo"}};
const Groove steady{{kick, 1, "x.......x.o....."},
                    {rim, 1, "....o.......o..."},
                    {clap, 2, "....o.......o..."},
                    {hat, 2, "o.o.o.o.o.o.o.o."}};
const Groove driving{{kick, 1, "x..x....x..x...."}, {rim, 2, "....x.......x..."}, {shaker, 1, "ooxoooxoooxoooxo"}};
const Groove tiptoe{
    {low_block, 1, "x.....o...x....."}, {high_block, 1, "....x.......x.o."}, {hat, 2, "..o...o...o...o."}};
const Groove snapping{{rim, 1, "....x.......x..."}, {kick, 2, "x.....o...x....."}, {cabasa, 1, "o.o.o.o.o.o.o.oo"}};
const Groove oompah{{kick, 1, "x.......x......."},
                    {clap, 2, "....x.......x..."},
                    {hat, 1, "....o.......o..."},
                    {tambourine, 2, "..o...o...o...o."}};
const Groove marching{
    {bass_drum, 1, "x.....o.x......."}, {timpani_low, 2, "x...........o.o."}, {timpani_high, 3, "........x......."}};
const Groove thunder{
    {bass_drum, 1, "X.....x...x....."}, {timpani_low, 2, "x.....o...o....."}, {bass_drum, 3, "....o.o.....o.oo"}};
const Groove slow_pulse{{kick, 1, "x.....o........."}, {hat, 2, "..o...o...o...o."}, {rim, 2, "........o......."}};

std::vector<Mood> written() {
    return {
        {"calm",
         {66, 82},
         {Mode::major, Mode::lydian},
         {{0, 4, 5, 3}, {0, 2, 3, 4}, {3, 0, 4, 5}, {0, 5, 1, 4}, {0, 3, 0, 4}},
         {3, 4},
         Colour::ninth,
         0.5,
         {warm_pad, slow_strings, space_voice},
         {piano, nylon_guitar, harp, electric_piano, vibraphone},
         {electric_piano, vibraphone, kalimba},
         {fretless, acoustic_bass},
         {celesta, halo_pad},
         40,
         LeadIn::run,
         {brushed, heartbeat},
         {"0...1...2...3...", "0.1.2.3.2...1...", "0.2.1.2.3.2.1.2.", "0..1..2..3..2..."},
         {"r---------------", "r-------5-------", "r-----------5---"}},
        {"upbeat",
         {108, 122},
         {Mode::major},
         {{0, 4, 5, 3}, {0, 3, 5, 4}, {5, 3, 0, 4}, {0, 2, 3, 4}, {3, 4, 5, 0}},
         {4, 3},
         Colour::plain,
         0.5,
         {warm_pad, strings},
         {muted_guitar, ukulele, marimba, clean_guitar},
         {marimba, kalimba, glockenspiel},
         {finger_bass, synth_bass},
         {strings, glockenspiel},
         0,
         LeadIn::toms,
         {four_floor, bouncing},
         {"0.2.1.2.0.2.1.2.", "0.0.2.0.1.0.2.1.", "0..2..1.0..2..1.", "02..12..02..13.."},
         {"r.r.r.r.r.r.r.r.", "r--.r-..5-..8...", "r..r..r.r..r..5."}},
        {"dramatic",
         {84, 98},
         {Mode::minor, Mode::dorian},
         {{0, 5, 2, 6}, {0, 3, 5, 6}, {0, 6, 5, 6}, {0, 2, 6, 3}, {0, 0, 5, 3}},
         {6, 3},
         Colour::plain,
         0.5,
         {choir, slow_strings, space_voice},
         {piano, celli, pizzicato, harp},
         {horns, celli},
         {contrabass},
         {tremolo, horns},
         48,
         LeadIn::roll,
         {marching, thunder},
         {"0.0.1.0.2.0.1.0.", "0.2.1.2.0.2.1.2.", "00.0.0.010.0.0.2", "0..0..0.1..0..2."},
         {"r-------r-------", "r-----r-r-------", "r-----------5---"}},
        {"corporate",
         {100, 114},
         {Mode::major},
         {{0, 4, 5, 3}, {5, 3, 0, 4}, {0, 5, 3, 4}, {3, 0, 4, 5}},
         {3, 4},
         Colour::ninth,
         0.5,
         {warm_pad, strings},
         {piano, muted_guitar, electric_piano, clean_guitar},
         {electric_piano, vibraphone, marimba},
         {finger_bass, synth_bass},
         {strings, glockenspiel},
         0,
         LeadIn::toms,
         {steady, driving},
         {"0.2.1.2.3.2.1.2.", "0.0.1.0.2.0.1.0.", "0..1..2.3..2..1.", "0.1.2.0.1.2.0.1."},
         {"r-------r---r---", "r.r.r.r.r.r.r.r.", "r-----r-----5---"}},
        {"curious",
         {92, 106},
         {Mode::dorian, Mode::lydian},
         {{0, 3, 0, 3}, {0, 1, 3, 0}, {0, 6, 3, 4}, {0, 1, 0, 4}, {0, 3, 1, 4}},
         {3, 4},
         Colour::seventh,
         0.54,
         {space_voice, warm_pad, clarinet},
         {pizzicato, marimba, kalimba},
         {bassoon, vibraphone, celesta},
         {acoustic_bass, pizzicato},
         {celesta, strings},
         0,
         LeadIn::run,
         {tiptoe, snapping},
         {"0...2.1.....3...", "0.2...1.0.3...2.", "0..1..2...1.3...", "..1.2.....1.3.2."},
         {"r---....5---....", "r-..r-..5-..r-..", "r-----..r-....5."}},
        {"playful",
         {112, 128},
         {Mode::major},
         {{0, 5, 1, 4}, {0, 3, 0, 4}, {0, 0, 3, 4}, {0, 1, 4, 0}, {0, 5, 3, 4}},
         {4},
         Colour::plain,
         0.62,
         {clarinet, strings},
         {ukulele, pizzicato, xylophone},
         {kalimba, glockenspiel, marimba},
         {tuba, acoustic_bass},
         {glockenspiel, pizzicato},
         40,
         LeadIn::run,
         {oompah, bouncing},
         {"..1...2...1...2.", "0.2.1.2.0.2.1.2.", "..2.1...0.2.1...", "0...12..0...21.."},
         {"r-......5-......", "r-..5-..r-..5-..", "r-......5-..r.5."}},
        {"epic",
         {78, 92},
         {Mode::minor},
         {{0, 5, 2, 6}, {0, 2, 6, 3}, {5, 6, 0, 0}, {0, 6, 5, 6}, {0, 3, 2, 6}},
         {6, 3},
         Colour::plain,
         0.5,
         {slow_strings, choir},
         {celli, strings},
         {horns},
         {contrabass},
         {choir, tremolo},
         48,
         LeadIn::roll,
         {thunder, marching},
         {"0.0.0.0.1.0.2.0.", "0.010.010.010.02", "0.1.2.1.0.1.2.1.", "00.000.000.010.2"},
         {"r---------------", "r-----r-----5---", "r-------r---r---"}},
        {"dreamy",
         {70, 84},
         {Mode::lydian, Mode::major},
         {{0, 1, 0, 1}, {0, 4, 1, 5}, {3, 0, 3, 4}, {0, 2, 5, 1}, {0, 1, 5, 4}},
         {1, 4},
         Colour::ninth,
         0.5,
         {halo_pad, sweep_pad, warm_pad},
         {piano, electric_piano, harp, music_box},
         {celesta, music_box, vibraphone},
         {fretless, synth_bass},
         {space_voice, sweep_pad},
         25,
         LeadIn::run,
         {slow_pulse, heartbeat},
         {"0..1..2..3..2.1.", "0...2...1...3...", "0.1.2.3.4.3.2.1.", "0..2..1..3......"},
         {"r---------------", "r-----------5---", "r-------8-------"}},
    };
}

}  // namespace

const std::vector<Mood>& all_moods() {
    static const auto moods = written();
    return moods;
}

const Mood& mood_named(std::string_view name) {
    std::vector<std::string> names;
    for (const auto& mood : all_moods()) {
        if (mood.name == name) return mood;
        names.emplace_back(mood.name);
    }
    throw base::Failure{base::Trouble::invalid, "There is no music of the mood '" + std::string(name) +
                                                    "'; there are " + base::join(names, ", ") + "."};
}

}  // namespace builtin::composer
