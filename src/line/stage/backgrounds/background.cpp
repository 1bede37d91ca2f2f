// SPDX-License-Identifier: MIT
#include "stage/backgrounds/background.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "stage/ink.hpp"

namespace stage {

namespace {

constexpr double readable_at = 4.8;  ///< where it is measured; between, a line of light may be a little brighter
constexpr double own_share = 0.22;   ///< of the palette, in a background that has colours of its own

/// Colours words may meet, over a minute of the background's time, where words stand.
std::vector<Ink> met(const Field& field, const Zones& zones) {
    constexpr int across = 17, down = 27;
    LivingField living(field.living, zones.width, zones.height);
    double step = std::max(zones.width / (across - 1), zones.height / (down - 1));
    std::vector<Ink> inks;
    for (int second = 0; second < 60; second += 6) {
        std::vector<Light> lights;
        for (int row = 0; row < down; ++row)
            for (int column = 0; column < across; ++column) {
                auto share = std::min(1.0, row * step / zones.height);
                std::size_t next = 1;
                while (next + 1 < field.stops.size() && field.stops[next].at < share) ++next;
                const auto &a = field.stops[next - 1], &b = field.stops[next];
                auto c = colour(mixed(a.ink, b.ink, std::clamp((share - a.at) / (b.at - a.at), 0.0, 1.0)));
                lights.push_back({static_cast<float>(c.red), static_cast<float>(c.green), static_cast<float>(c.blue)});
            }
        living.paint(second * 1000 - field.living.from_ms, step, across, down, lights);
        for (std::size_t i = 0; i < lights.size(); ++i) {
            double x = static_cast<double>(i % across) * step, y = static_cast<double>(i / across) * step;
            if (x > zones.width || y < zones.content.y || y > zones.content.bottom()) continue;
            const auto& l = lights[i];
            inks.push_back(ink({l[0], l[1], l[2], 1}));
        }
    }
    return inks;
}

double worst(const Ink& words, const std::vector<Ink>& grounds) {
    double least = 21;
    for (const auto& ground : grounds) least = std::min(least, contrast(words, ground));
    return least;
}

/// As strong as words bear; measured once for all shots of a film.
void temper(Field& field, Tones& tones, const Zones& zones) {
    struct Tempered {
        float strength;
        Tones tones;
    };
    static std::mutex mutex;
    static std::map<std::string, Tempered> known;
    auto living = field.living;
    living.from_ms = 0;
    auto key = base::canonical(living) + base::canonical(field.stops) + tones.ink + number(zones.width) + "x" +
               number(zones.height);
    std::lock_guard lock(mutex);
    if (known.size() > 256) known.clear();
    auto [found, fresh] = known.try_emplace(key);
    if (fresh) {
        auto behind = met(field, zones);
        for (; worst(tones.ink, behind) < readable_at && field.living.strength > 0.05f; behind = met(field, zones))
            field.living.strength *= 0.88f;
        tones.ink = readable(tones.ink, behind);
        tones.accent = readable(tones.accent, behind);
        found->second = {field.living.strength, tones};
    }
    field.living.strength = found->second.strength;
    tones = found->second.tones;
}

}  // namespace

const std::vector<Background>& backgrounds() {
    static const std::vector<Background> all = {
        {"aurora",
         true,
         aurora,
         furnish_aurora,
         {"#050b24", "#0a1f45", "#0f4a5a"},
         {"#39f5a2", "#c9fff0", "#9a5cff"},
         "Curtains of light over a night sky."},
        {"bokeh", false, bokeh, nullptr, {}, {}, "Soft discs of light that rise and drift."},
        {"clouds", false, clouds, nullptr, {}, {}, "Clouds that pass and change."},
        {"lava",
         true,
         lava,
         nullptr,
         {"#190420", "#3a0736", "#5c0a34"},
         {"#e0123f", "#ff8a1f", "#f5380a"},
         "Slow bubbles that melt into each other."},
        {"neon",
         true,
         neon,
         furnish_neon,
         {"#0d0524", "#2a0b52", "#6b1470"},
         {"#3de8ff", "#ffd84d", "#ff3da8"},
         "A glowing grid that runs towards us under a low sun."},
        {"silk", false, silk, nullptr, {}, {}, "Folds of cloth in a slow wind."},
        {"stars",
         true,
         starfield,
         furnish_starfield,
         {"#050416", "#0d0b30", "#1d1152"},
         {"#2fc8ff", "#ffffff", "#a13dff"},
         "A flight through stars and coloured dust."},
        {"water",
         true,
         water,
         nullptr,
         {"#06547a", "#06406a", "#03203f"},
         {"#3fd8f0", "#e6ffff", "#36c4e8"},
         "Nets of sunlight under water."},
    };
    return all;
}

const Background& background(const std::string& name) {
    std::vector<std::string> names;
    for (const auto& one : backgrounds()) {
        if (name == one.name) return one;
        names.emplace_back(one.name);
    }
    auto near = base::nearest(name, names);
    throw base::Failure{base::Trouble::invalid, "There is no background '" + name + "'" +
                                                    (near ? "; did you mean '" + *near + "'?"
                                                          : "; choose one of: " + base::join(names, ", ") + ".")};
}

Place build_background(const std::string& name, const Palette& palette, const Zones& zones, std::uint64_t seed,
                       double light, const Moment& moment) {
    const auto& kind = background(name);
    Builder builder(palette, zones, seed, light, kind.deep);
    auto& place = builder.place;
    auto& field = place.field;
    auto& sky = place.tones.sky;
    for (std::size_t i = 0; i < 3; ++i)
        if (kind.sky[i]) sky[i] = mixed(kind.sky[i], sky[i], own_share);
    std::vector<Ink> inks = {palette.blobs[0], palette.glow, kind.deep ? palette.blobs[1] : palette.sky[2]};
    for (std::size_t i = 0; i < 3; ++i)
        if (kind.inks[i]) inks[i] = mixed(kind.inks[i], inks[i], own_share);
    field.blobs.clear();
    field.stops = {{0, sky[0]}, {0.55f, sky[1]}, {1, kind.deep ? sky[2] : mixed(sky[1], sky[2], 0.55)}};
    field.living = {.pattern = name,
                    .inks = inks,
                    .calm_from = zones.content.y - 20,
                    .calm_to = zones.content.bottom(),
                    .from_ms = moment.from_ms,
                    .seed = static_cast<std::int64_t>(seed >> 1)};
    temper(field, place.tones, zones);
    place.afloat = true;
    if (kind.furnish) kind.furnish(builder, moment);
    return std::move(place);
}

}  // namespace stage
