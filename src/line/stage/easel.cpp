// SPDX-License-Identifier: MIT
#include "stage/easel.hpp"

#include <glib.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "scenery/footage.hpp"
#include "stage/backgrounds/background.hpp"
#include "stage/wave.hpp"

namespace stage {

namespace {

std::uint64_t seed_of(const film::Film& film, const film::Shot& shot) {
    return static_cast<std::uint64_t>(shot.seed) * 0x9e3779b97f4a7c15ULL ^ static_cast<std::uint64_t>(film.seed);
}

/// A line's first shot says where in the background's time the line starts; its other shots run on.
Moment moment_of(const ShotInTime& in) {
    int from = in.line && in.line->choices && !in.line->choices->shots.empty()
                   ? in.line->choices->shots.front().offset_ms
                   : in.shot->offset_ms;
    return {from + in.line_ms, in.duration_ms};
}

}  // namespace

void fill(Sprite& sprite, const scenery::Drawing& drawing, int offset_ms) {
    if (!drawing.svg.empty()) {
        sprite.svg = drawing.svg;
        return;
    }
    auto content = drawing.content.empty() ? base::sha256_of_file(drawing.file) : drawing.content;
    if (drawing.moves)
        sprite.clip = Clip{drawing.file, content, offset_ms, true};
    else
        sprite.picture = drawing.file, sprite.picture_content = content;
}

namespace {

/// By drawing it small: filters make librsvg's own geometry far too large.
Inked seen(RsvgHandle* handle) {
    constexpr int side = 96;
    auto* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, side, side);
    auto* cr = cairo_create(surface);
    RsvgRectangle whole{0, 0, side, side};
    GError* error = nullptr;
    if (!rsvg_handle_render_document(handle, cr, &whole, &error)) g_clear_error(&error);
    cairo_surface_flush(surface);
    const auto* bytes = cairo_image_surface_get_data(surface);
    int left = side, top = side, right = 0, bottom = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (bytes[y * cairo_image_surface_get_stride(surface) + x * 4 + 3] > 70)
                left = std::min(left, x), right = std::max(right, x + 1), top = std::min(top, y),
                bottom = std::max(bottom, y + 1);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    if (right - left < 5 || bottom - top < 5) return {};
    auto share = [](int of) { return static_cast<float>(of) / side; };
    return {share(left), share(top), share(right), share(bottom)};
}

}  // namespace

Inked inked(const scenery::Drawing& drawing) {
    if (drawing.svg.empty()) return {};
    static std::mutex mutex;
    static std::map<std::string, Inked> known;
    auto key = base::sha256(drawing.svg);
    {
        std::lock_guard lock(mutex);
        if (auto found = known.find(key); found != known.end()) return found->second;
    }
    GError* error = nullptr;
    auto* handle =
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(drawing.svg.data()), drawing.svg.size(), &error);
    if (!handle) {
        std::string why = error ? error->message : "";
        g_clear_error(&error);
        throw base::Failure{base::Trouble::unreadable, "An illustration is not a readable SVG drawing; choose another.",
                            why};
    }
    auto out = seen(handle);
    g_object_unref(handle);
    std::lock_guard lock(mutex);
    if (known.size() > 4096) known.clear();
    return known[key] = out;
}

Easel::Easel(const film::Film& film, const ShotInTime& in, const scenery::Painter& painter, const Palette& palette,
             const Template& look)
    : film(film),
      in(in),
      painter(painter),
      palette(palette),
      look(look),
      zones(stage::zones(film.canvas.aspect)),
      chance(seed_of(film, *in.shot)),
      end(std::max(in.duration_ms, 400)),
      begin(in.first ? -260 : -110) {
    place = lives() ? build_background(film.look.background, palette, zones, static_cast<std::uint64_t>(film.seed),
                                       look.light, moment_of(in))
                    : build_set(in.shot->set, palette, zones, seed_of(film, *in.shot) ^ 0x5e7, look.light);
    scene.width = static_cast<int>(zones.width);
    scene.height = static_cast<int>(zones.height);
    scene.field = place.field;
    for (auto& layer : place.behind) scene.layers.push_back(std::move(layer));
}

bool Easel::lives() const {
    return scenery::names_living(film.look.background);
}

std::string Easel::cased(const std::string& words) const {
    if (!look.capitals) return words;
    auto* upper = g_utf8_strup(words.c_str(), static_cast<gssize>(words.size()));
    std::string out = upper;
    g_free(upper);
    return out;
}

Text Easel::display(const std::string& words, float size) const {
    Text text{.words = set_apart(words, film.language),
              .face = "display." + look.type_pair,
              .size = size,
              .ink = place.tones.ink};
    // A dark halo on dark skies; where something stands or lives behind the words, a rim of the sky around them.
    bool something_behind = lives() || !in.shot->set.empty();
    if (place.tones.dark || something_behind) text.shadow = with_alpha(place.tones.sky[0], 0.5);
    if (something_behind)
        text.outline = place.tones.sky[0], text.outline_width = std::clamp(size * 0.075f, 5.0f, 12.0f);
    return text;
}

Text Easel::body(const std::string& words, float size) const {
    Text text = display(words, size);
    text.face = "body." + look.type_pair;
    return text;
}

Text Easel::digits(const std::string& words, float size) const {
    Text text = display(words, size);
    text.face = "number." + look.type_pair;
    return text;
}

Layer& Easel::write(const std::string& name, const Text& text, float x, float y) {
    Layer layer;
    layer.name = name;
    layer.sprite.text = text;
    layer.sprite = measured(std::move(layer.sprite));
    auto size = measure(text);
    layer.x.rest = text.align == "left" ? x + size.ink_width / 2 : text.align == "right" ? x - size.ink_width / 2 : x;
    layer.y.rest = y;
    layer.depth = 0.25f;
    scene.layers.push_back(std::move(layer));
    return scene.layers.back();
}

Layer& Easel::draw(const std::string& name, const Svg& drawing, float x, float y) {
    Layer layer;
    layer.name = name;
    layer.sprite.svg = drawing.text();
    layer.sprite.width = static_cast<float>(drawing.width());
    layer.sprite.height = static_cast<float>(drawing.height());
    layer.x.rest = x;
    layer.y.rest = y;
    layer.depth = 0.25f;
    scene.layers.push_back(std::move(layer));
    return scene.layers.back();
}

Layer& Easel::panel(const std::string& name, const Box& box, const Ink& fill, float radius, const Ink& rim) {
    float pad = 26;
    Svg s(box.width + 2 * pad, box.height + 2 * pad);
    for (int i = 4; i >= 1; --i)
        s.rect(pad - 4 * i + 3, pad - 4 * i + 12, box.width + 8 * i - 6, box.height + 8 * i - 8, "#00000012",
               radius + 4 * i);
    s.rect(pad, pad, box.width, box.height, fill, radius);
    s.rect(pad, pad, box.width, box.height, s.down("#ffffff2e", "#ffffff00", "#ffffff00", 0.6), radius);
    s.raw("<rect x=\"" + number(pad + 2) + "\" y=\"" + number(pad + 2) + "\" width=\"" + number(box.width - 4) +
          "\" height=\"" + number(box.height - 4) + "\" rx=\"" + number(radius - 2) + "\" fill=\"none\" " +
          paint("stroke", rim.empty() ? "#ffffff55" : rim) + " stroke-width=\"" + (rim.empty() ? "3" : "7") + "\"/>");
    return draw(name, s, box.centre_x(), box.centre_y());
}

void Easel::halo(float x, float y, float radius, int at_ms, int style) {
    Svg s(radius * 2, radius * 2);
    double r = radius, strength = look.halo;
    Ink glow = palette.glow;
    s.circle(r, r, r,
             s.round(with_alpha(glow, 0.75 * strength), with_alpha(glow, 0), 0.5, 0.5, 0.5,
                     with_alpha(glow, 0.32 * strength), 0.55));
    auto& soft = draw("halo", s, x, y);
    soft.depth = 0.85f;
    soft.scale.wave = {0.035f, 2300, 0};
    pop_in(soft, at_ms, 520, 0.4f);
    soft.scale.wave = {0.035f, 2300, 0};
    Svg t(radius * 2, radius * 2);
    if (style == 0) {
        t.circle(r, r, r * 0.86, with_alpha(glow, 0.16)).circle(r, r, r * 0.66, with_alpha(glow, 0.18));
    } else if (style == 1) {
        for (int i = 0; i < 14; ++i) {
            double a = i / 14.0, w = 1 / 42.0;
            auto edge = [&](double turn, double reach) {
                return number(r + reach * r * cosine_of_turns(turn)) + " " +
                       number(r + reach * r * sine_of_turns(turn));
            };
            t.path("M" + number(r) + " " + number(r) + "L" + edge(a - w, 1) + "L" + edge(a + w, 1) + "Z",
                   t.round(with_alpha(glow, 0.36), with_alpha(glow, 0.0), 0.5, 0.5, 1.0));
        }
    } else {
        t.raw("<circle cx=\"" + number(r) + "\" cy=\"" + number(r) + "\" r=\"" + number(r * 0.8) + "\" fill=\"none\" " +
              paint("stroke", with_alpha(glow, 0.55)) +
              " stroke-width=\"6\" stroke-linecap=\"round\" stroke-dasharray=\"2 34\"/>");
        t.raw("<circle cx=\"" + number(r) + "\" cy=\"" + number(r) + "\" r=\"" + number(r * 0.92) +
              "\" fill=\"none\" " + paint("stroke", with_alpha(glow, 0.28)) + " stroke-width=\"3\"/>");
        t.circle(r + r * 0.92, r, 14, glow).circle(r - r * 0.65, r - r * 0.65, 9, palette.second);
    }
    auto& crisp = draw("halo.crisp", t, x, y);
    crisp.depth = 0.85f;
    pop_in(crisp, at_ms + 60, 460, 0.5f);
    if (style == 0)
        crisp.scale.wave = {0.02f, 1900, 300};
    else
        crisp.turn.keys = {{0, 0, Ease::linear}, {6000, style == 1 ? 40.0f : -70.0f, Ease::linear}};
}

std::size_t Easel::stand(std::size_t index, const ArtWish& wish) {
    auto drawing = painter.draw(in.shot->art.at(index));
    auto ink = inked(drawing);
    float aspect = static_cast<float>(drawing.height > 0 ? drawing.width / drawing.height : 1);
    // The sprite's size such that its inked part fits the wish.
    float ink_w = ink.right - ink.left, ink_h = ink.bottom - ink.top;
    float sprite_w = std::min(wish.width / ink_w, wish.height / ink_h * aspect), sprite_h = sprite_w / aspect;
    float seen_w = sprite_w * ink_w, seen_h = sprite_h * ink_h;
    float lift = place.afloat && wish.standing ? seen_h * 0.05f : 0;
    float centre_y = wish.feet - lift - seen_h / 2;
    if (wish.halo) halo(wish.x, centre_y, std::max(seen_w, seen_h) * 0.80f, wish.at_ms, chance.below(3));
    if (wish.standing) {
        float w = seen_w * 1.08f, h = w * 0.17f;
        Svg s(w, h);
        s.ellipse(w / 2, h / 2, w / 2, h / 2, s.round("#0000008c", "#00000000", 0.5, 0.5, 0.5, "#00000052", 0.5));
        auto& shadow = draw(wish.name + ".shadow", s, wish.x, wish.feet + h * 0.02f);
        shadow.depth = 1;
        if (place.afloat) shadow.opacity.rest = 0.6f;
        fade_in(shadow, wish.at_ms, 200);
        shadow.scale = {.rest = 1, .keys = {{wish.at_ms, 0.5f, Ease::linear}, {wish.at_ms + 380, 1, Ease::spring}}};
    }
    Layer layer;
    layer.name = wish.name;
    fill(layer.sprite, drawing, in.shot->offset_ms);
    layer.sprite.width = sprite_w;
    layer.sprite.height = sprite_h;
    layer.pivot_x = (ink.left + ink.right) / 2;
    layer.pivot_y = ink.bottom;
    layer.x.rest = wish.x;
    layer.y.rest = wish.feet - lift;
    layer.turn.rest = wish.turn;
    layer.depth = 1;
    scene.layers.push_back(layer);
    auto& added = scene.layers.back();
    added.scale.keys = {{wish.at_ms, 0.62f, Ease::linear}, {wish.at_ms + 420, 1, Ease::spring}};
    added.y.keys = {{wish.at_ms, wish.feet - lift + seen_h * 0.10f, Ease::linear},
                    {wish.at_ms + 300, wish.feet - lift, Ease::back_out}};
    fade_in(added, wish.at_ms, 90);
    live(scene.layers.size() - 1, seen_h, wish.at_ms + 430);
    return scene.layers.size() - 1;
}

void Easel::live(std::size_t index, float size, int from_ms) {
    auto& layer = scene.layers[index];
    int phase = static_cast<int>(index) * 370;
    double energy = 0.55 + 0.75 * look.energy;
    layer.scale.wave = {static_cast<float>(0.014 * energy), 2100, phase};
    layer.turn.wave = {static_cast<float>((place.afloat ? 2.2 : 1.3) * energy), place.afloat ? 3300 : 2700,
                       phase + 400};
    if (place.afloat) layer.y.wave = {static_cast<float>(0.02 * size), 2500, phase};
    int next = from_ms, beat = 0;
    for (int at_ms : stresses()) {
        if (at_ms < next || at_ms > end - 420) continue;
        int kind = (beat++ + static_cast<int>(index)) % 3;
        if (kind == 0)
            hop(layer, at_ms, static_cast<float>(size * 0.055 * energy));
        else if (kind == 1)
            nod(layer, at_ms, static_cast<float>((beat % 2 ? -1 : 1) * 5.5 * energy));
        else
            punch(layer, at_ms, static_cast<float>(0.065 * energy), 340);
        next = at_ms + 430;
    }
}

Layer& Easel::show(const std::string& name, std::size_t index, float x, float y, float size) {
    auto drawing = painter.draw(in.shot->art.at(index));
    auto ink = inked(drawing);
    Layer layer;
    layer.name = name;
    fill(layer.sprite, drawing, in.shot->offset_ms);
    float aspect = static_cast<float>(drawing.height > 0 ? drawing.width / drawing.height : 1);
    float big = std::max((ink.right - ink.left), (ink.bottom - ink.top) / aspect);
    layer.sprite.width = size / big;
    layer.sprite.height = layer.sprite.width / aspect;
    layer.pivot_x = (ink.left + ink.right) / 2;
    layer.pivot_y = (ink.top + ink.bottom) / 2;
    layer.x.rest = x;
    layer.y.rest = y;
    layer.depth = 0.25f;
    scene.layers.push_back(std::move(layer));
    return scene.layers.back();
}

void Easel::burst(int at_ms, float x, float y, float reach, int count) {
    if (at_ms > end - 250) return;
    count = std::max(4, static_cast<int>(count * (0.4 + 0.9 * look.energy)));
    auto dice = chance.fork(static_cast<std::uint64_t>(at_ms) + 77);
    for (int i = 0; i < count; ++i) {
        double turn = (i + dice.between(-0.3, 0.3)) / count, far = reach * dice.between(0.7, 1.15),
               r = dice.between(9, 20);
        Svg s(r * 2.4, r * 2.4);
        double c = r * 1.2;
        Ink ink = i % 3 == 0 ? palette.pill : i % 3 == 1 ? palette.second : palette.glow;
        if (i % 2)
            s.circle(c, c, r * 0.6, ink);
        else
            s.path("M" + number(c) + " " + number(c - r) + "Q" + number(c) + " " + number(c) + " " + number(c + r) +
                       " " + number(c) + "Q" + number(c) + " " + number(c) + " " + number(c) + " " + number(c + r) +
                       "Q" + number(c) + " " + number(c) + " " + number(c - r) + " " + number(c) + "Q" + number(c) +
                       " " + number(c) + " " + number(c) + " " + number(c - r) + "Z",
                   ink);
        auto& bit = draw("spark", s, x, y);
        bit.depth = 0.9f;
        auto fly = [&](Track& track, double to) {
            track = {.rest = track.rest,
                     .keys = {{at_ms, track.rest, Ease::linear},
                              {at_ms + 560, static_cast<float>(track.rest + to), Ease::out}}};
        };
        fly(bit.x, far * cosine_of_turns(turn));
        fly(bit.y, far * sine_of_turns(turn));
        bit.scale.keys = {{at_ms, 0.3f, Ease::linear}, {at_ms + 160, 1.25f, Ease::out}, {at_ms + 600, 0, Ease::in}};
        bit.turn.keys = {{at_ms, 0, Ease::linear}, {at_ms + 600, 120, Ease::out}};
        bit.from_ms = at_ms;
        bit.to_ms = at_ms + 600;
    }
}

std::vector<int> Easel::stresses() const {
    std::vector<int> at;
    for (const auto& word : in.words)
        if (word.stressed && (at.empty() || word.start_ms - at.back() >= 350)) at.push_back(word.start_ms);
    // Silence, or a voice without stress: a beat of its own, so that nothing stands still.
    std::vector<int> beats;
    int last = 0;
    auto fill = [&](int until) {
        for (; until - last > 1150; last += 700) beats.push_back(last + 700);
    };
    for (int one : at) {
        fill(one);
        beats.push_back(one);
        last = one;
    }
    fill(end);
    return beats;
}

int Easel::word_start(const std::string& part, int fallback) const {
    auto wanted = base::lower(part);
    for (const auto& word : in.words)
        if (!wanted.empty() && base::lower(word.text).find(wanted) != std::string::npos)
            return std::max(0, word.start_ms);
    return fallback;
}

void Easel::camera() {
    auto how = in.shot->camera;
    double travel_by = look.camera_travel;
    auto go = [&](Track& track, double from, double to) {
        track.keys = {{0, static_cast<float>(from), Ease::linear},
                      {std::max(end + 600, 1000), static_cast<float>(to), Ease::linear}};
    };
    double small = 0.012 + 0.028 * travel_by, pan = zones.width * 0.022 * travel_by;
    if (how == "pull")
        go(scene.camera.zoom, 1 + small * 1.6, 1.004);
    else if (how == "left" || how == "right") {
        double way = how == "left" ? -1 : 1;
        scene.camera.zoom.rest = 1.03f;
        go(scene.camera.x, -way * pan, way * pan);
    } else if (how == "up") {
        scene.camera.zoom.rest = 1.03f;
        go(scene.camera.y, pan, -pan);
    } else if (how == "still")
        go(scene.camera.zoom, 1.0, 1.006);
    else
        go(scene.camera.zoom, 1.0, 1 + small * 1.7);
}

void Easel::finish() {
    camera();
    // A glow lies on the place and below everything else: over words it would grey them.
    auto set_end = std::find_if(scene.layers.begin(), scene.layers.end(),
                                [](const Layer& layer) { return layer.name.rfind("set.", 0) != 0; });
    std::stable_partition(set_end, scene.layers.end(),
                          [](const Layer& layer) { return layer.name.rfind("halo", 0) == 0; });
    for (auto& layer : place.before) scene.layers.push_back(std::move(layer));
}

}  // namespace stage
