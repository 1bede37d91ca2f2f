// SPDX-License-Identifier: MIT
#include "stage/text.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/writing.hpp"
#include "speech/segments.hpp"
#include "stage/draw.hpp"
#include "stage/fonts.hpp"
#include "stage/ink.hpp"

namespace stage {

namespace {

template <class T>
struct Unref {
    void operator()(T* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref<PangoLayout>>;

/// Pango asks for the family "emoji" where a character wants colour.
constexpr const char* rules = R"(<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<match target="pattern"><test qual="any" name="family"><string>emoji</string></test>
<edit name="family" mode="prepend_first"><string>Noto Color Emoji</string></edit></match>
<match target="pattern"><edit name="family" mode="append_last"><string>Noto Sans</string></edit></match>
</fontconfig>)";

FcConfig* own_fonts() {
    static FcConfig* config = [] {
        auto* made = FcConfigCreate();
        FcConfigParseAndLoadFromMemory(made, reinterpret_cast<const FcChar8*>(rules), FcFalse);
        for (const auto& path : found_fonts())
            FcConfigAppFontAddFile(made, reinterpret_cast<const FcChar8*>(path.c_str()));
        return made;
    }();
    return config;
}

/// One for each thread: font maps are not to be shared.
PangoContext* context() {
    struct Own {
        PangoFontMap* map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
        PangoContext* context = nullptr;
        Own() {
            pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), own_fonts());
            pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
            context = pango_font_map_create_context(map);
            auto* options = cairo_font_options_create();
            cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
            cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
            cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
            pango_cairo_context_set_font_options(context, options);
            pango_context_set_round_glyph_positions(context, FALSE);
            pango_context_set_language(context, pango_language_from_string("en"));
            cairo_font_options_destroy(options);
        }
        ~Own() {
            g_object_unref(context);
            g_object_unref(map);
        }
    };
    thread_local Own own;
    return own.context;
}

struct Face {
    const char* description;
    double heft = 0;
    bool capitals = false;
};

Face face_of(const Text& text) {
    auto dot = text.face.find('.');
    auto role = text.face.substr(0, dot);
    const auto& pair = type_pair(dot == std::string::npos ? "" : text.face.substr(dot + 1));
    if (role == "body") return {pair.body};
    if (role == "number") return {pair.number, pair.display_heft};
    return {pair.display, pair.display_heft};
}

struct Span {
    int begin = 0, end = 0;
};

std::vector<Span> words_of(const std::string& words) {
    std::vector<Span> spans;
    auto gap = [&](std::size_t i) -> std::size_t {
        if (words[i] == ' ' || words[i] == '\n' || words[i] == '\t') return 1;
        return words.compare(i, 3, no_space) == 0 ? 3 : 0;
    };
    for (std::size_t i = 0; i < words.size();) {
        while (i < words.size() && gap(i)) i += gap(i);
        auto begin = i;
        while (i < words.size() && !gap(i)) ++i;
        if (i > begin) spans.push_back({static_cast<int>(begin), static_cast<int>(i)});
    }
    return spans;
}

/// Words without spaces between them are kept whole.
void keep_whole(PangoAttrList* attributes, const std::string& words) {
    if (words.find(no_space) == std::string::npos) return;
    for (const auto& span : words_of(words)) {
        auto* attribute = pango_attr_allow_breaks_new(FALSE);
        attribute->start_index = static_cast<guint>(span.begin);
        attribute->end_index = static_cast<guint>(span.end);
        pango_attr_list_insert(attributes, attribute);
    }
}

/// Room between words for the pill of the one that is lit: the body faces' spaces are narrow at this weight.
void space_out(PangoAttrList* attributes, const Text& text) {
    if (text.face.rfind("body", 0) != 0) return;
    for (std::size_t i = text.words.find(' '); i != std::string::npos; i = text.words.find(' ', i + 1)) {
        auto* attribute = pango_attr_letter_spacing_new(static_cast<int>(0.11 * text.size * PANGO_SCALE));
        attribute->start_index = static_cast<guint>(i);
        attribute->end_index = static_cast<guint>(i + 1);
        pango_attr_list_insert(attributes, attribute);
    }
}

void light(PangoAttrList* attributes, const Text& text) {
    auto spans = words_of(text.words);
    if (text.lit_word < 0 || text.lit_word >= static_cast<int>(spans.size()) || text.lit_ink.empty()) return;
    auto c = colour(text.lit_ink);
    auto full = [](double share) { return static_cast<guint16>(share * 65535 + 0.5); };
    auto* attribute = pango_attr_foreground_new(full(c.red), full(c.green), full(c.blue));
    attribute->start_index = static_cast<guint>(spans[text.lit_word].begin);
    attribute->end_index = static_cast<guint>(spans[text.lit_word].end);
    pango_attr_list_insert(attributes, attribute);
}

Layout shaped(const Text& text, bool with_light = true) {
    if (!base::valid_utf8(text.words))
        throw base::Failure{base::Trouble::invalid,
                            "Words for the screen are not valid UTF-8; save the script as UTF-8."};
    Layout layout(pango_layout_new(context()));
    auto* description = pango_font_description_from_string(face_of(text).description);
    pango_font_description_set_absolute_size(description, std::max(1.0f, text.size) * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), description);
    pango_font_description_free(description);
    pango_layout_set_text(layout.get(), text.words.c_str(), static_cast<int>(text.words.size()));
    if (text.max_width > 0) {
        pango_layout_set_width(layout.get(), static_cast<int>(text.max_width * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    }
    auto* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    space_out(attributes, text);
    keep_whole(attributes, text.words);
    if (with_light) light(attributes, text);
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    return layout;
}

/// Where each line's baseline lies: a rhythm of our own, since faces disagree about their line boxes.
struct Lines {
    std::vector<double> baseline;  ///< from the top of the words
    std::vector<double> left;      ///< of each line's words, from the left of the words
    std::vector<double> width;
    double total_width = 0, total_height = 0;
    double above = 0, below = 0;
};

Lines ruled(PangoLayout* layout, const Text& text) {
    Lines lines;
    int count = pango_layout_get_line_count(layout);
    double above = 0.80 * text.size, below = 0.24 * text.size;
    bool tall = false;
    for (int i = 0; i < count; ++i) {
        PangoRectangle drawn, logical;
        pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, i), &drawn, &logical);
        lines.width.push_back(logical.width / static_cast<double>(PANGO_SCALE));
        lines.total_width = std::max(lines.total_width, lines.width.back());
        double up = -drawn.y / static_cast<double>(PANGO_SCALE),
               down = (drawn.y + drawn.height) / static_cast<double>(PANGO_SCALE);
        if (up > above + 0.12 * text.size || down > below + 0.10 * text.size) tall = true;
        if (i == 0) above = std::max(above, up);
        if (i + 1 == count) below = std::max(below, down);
    }
    // Outlined lines need air, or one line's outline eats the letters of the next.
    double step = (tall ? 1.36 : text.outline.empty() ? 1.06 : 1.15) * text.size;
    for (int i = 0; i < count; ++i) {
        lines.baseline.push_back(above + i * step);
        double spare = lines.total_width - lines.width[i];
        bool rtl = pango_layout_get_direction(layout, pango_layout_line_get_start_index(pango_layout_get_line_readonly(
                                                          layout, i))) == PANGO_DIRECTION_RTL;
        bool to_right = text.align == "right" ? true : text.align == "left" ? rtl : false;
        lines.left.push_back(text.align == "center" ? spare / 2 : to_right ? spare : 0);
    }
    lines.above = above, lines.below = below;
    lines.total_height = lines.baseline.empty() ? 0 : lines.baseline.back() + below;
    return lines;
}

double padding(const Text& text) {
    double pad = text.size * 0.06 + 2;
    if (!text.outline.empty()) pad = std::max(pad, text.outline_width + 2.0);
    if (!text.shadow.empty()) pad = std::max(pad, text.size * 0.22);
    if (!text.box.empty()) pad = std::max(pad, text.size * 0.42);
    if (!text.lit_pill.empty()) pad = std::max(pad, text.size * 0.26);
    return std::ceil(pad);
}

TextSize size_of(const Text& text, const Lines& lines) {
    double pad = padding(text);
    return {static_cast<float>(std::ceil(lines.total_width + 2 * pad)),
            static_cast<float>(std::ceil(lines.total_height + 2 * pad)),
            static_cast<float>(lines.total_width),
            static_cast<float>(lines.total_height),
            static_cast<int>(lines.baseline.size()),
            static_cast<float>(pad),
            static_cast<float>(pad + (lines.baseline.empty() ? 0 : lines.baseline[0]))};
}

std::vector<WordBox> boxes(PangoLayout* layout, const Text& text, const Lines& lines) {
    double pad = padding(text);
    std::vector<WordBox> found;
    auto spans = words_of(text.words);
    for (const auto& span : spans) {
        int index, x_ignored;
        pango_layout_index_to_line_x(layout, span.begin, FALSE, &index, &x_ignored);
        auto* line = pango_layout_get_line_readonly(layout, index);
        int* ranges = nullptr;
        int count = 0;
        pango_layout_line_get_x_ranges(
            line, span.begin,
            std::min(span.end, pango_layout_line_get_start_index(line) + pango_layout_line_get_length(line)), &ranges,
            &count);
        double low = 1e9, high = -1e9;
        for (int i = 0; i < count * 2; ++i)
            low = std::min(low, ranges[i] / double(PANGO_SCALE)),
            high = std::max(high, ranges[i] / double(PANGO_SCALE));
        g_free(ranges);
        // Ranges count from the layout's left, where a right-to-left line of a wrapped layout does not begin.
        int* whole = nullptr;
        int pieces = 0;
        pango_layout_line_get_x_ranges(line, pango_layout_line_get_start_index(line),
                                       pango_layout_line_get_start_index(line) + pango_layout_line_get_length(line),
                                       &whole, &pieces);
        double line_left = 1e9;
        for (int i = 0; i < pieces * 2; ++i) line_left = std::min(line_left, whole[i] / double(PANGO_SCALE));
        g_free(whole);
        found.push_back({static_cast<float>(pad + lines.left[index] + low - line_left),
                         static_cast<float>(pad + lines.baseline[index] - 0.80 * text.size),
                         static_cast<float>(high - low), static_cast<float>(1.04 * text.size)});
    }
    return found;
}

void use(cairo_t* cr, const Ink& with, double share = 1) {
    auto c = colour(with);
    cairo_set_source_rgba(cr, c.red, c.green, c.blue, c.alpha * share);
}

void rounded(cairo_t* cr, double x, double y, double w, double h, double r) {
    r = std::min({r, w / 2, h / 2});
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + w - r, y + r, r, -M_PI / 2, 0);
    cairo_arc(cr, x + w - r, y + h - r, r, 0, M_PI / 2);
    cairo_arc(cr, x + r, y + h - r, r, M_PI / 2, M_PI);
    cairo_arc(cr, x + r, y + r, r, M_PI, 3 * M_PI / 2);
    cairo_close_path(cr);
}

class Drawing {
  public:
    Drawing(const Text& text, double scale) : text_(text), layout_(shaped(text)), lines_(ruled(layout_.get(), text)) {
        auto size = size_of(text, lines_);
        pad_ = size.pad;
        width_ = static_cast<int>(std::ceil(size.width * scale - 1e-6));
        height_ = static_cast<int>(std::ceil(size.height * scale - 1e-6));
        if (width_ > 8192 || height_ > 8192)
            throw base::Failure{base::Trouble::full, "A text on the screen is larger than 8192 pixels; shorten it."};
        surface_ = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, std::max(1, width_), std::max(1, height_));
        cr_ = cairo_create(surface_);
        cairo_scale(cr_, scale, scale);
        cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_cap(cr_, CAIRO_LINE_CAP_ROUND);
    }
    ~Drawing() {
        cairo_destroy(cr_);
        cairo_surface_destroy(surface_);
    }

    media::Picture draw() {
        auto size = size_of(text_, lines_);
        if (!text_.box.empty()) box(size);
        cairo_save(cr_);
        spare_lit_word();
        if (!text_.shadow.empty()) shadow();
        if (!text_.outline.empty() && text_.outline_width > 0) outline();
        cairo_restore(cr_);
        if (text_.lit_word >= 0 && !text_.lit_pill.empty()) pill();
        double heft = face_of(text_).heft;
        if (heft > 0) stroke(text_.ink, heft * text_.size, 0, 0, 1);
        fill();
        return picture();
    }

  private:
    void to_line(std::size_t i, double dx, double dy) {
        cairo_move_to(cr_, pad_ + lines_.left[i] + dx, pad_ + lines_.baseline[i] + dy);
    }
    PangoLayoutLine* line(std::size_t i) { return pango_layout_get_line_readonly(layout_.get(), static_cast<int>(i)); }

    void stroke(const Ink& with, double width, double dx, double dy, double share) {
        cairo_new_path(cr_);
        for (std::size_t i = 0; i < lines_.baseline.size(); ++i) {
            to_line(i, dx, dy);
            pango_cairo_layout_line_path(cr_, line(i));
        }
        use(cr_, with, share);
        cairo_set_line_width(cr_, width);
        cairo_stroke(cr_);
    }

    /// A word on a pill has no outline: dark on bright would look smudged.
    void spare_lit_word() {
        if (text_.lit_word < 0 || text_.lit_pill.empty()) return;
        auto all = boxes(layout_.get(), text_, lines_);
        if (text_.lit_word >= static_cast<int>(all.size())) return;
        const auto& word = all[static_cast<std::size_t>(text_.lit_word)];
        double side = std::max(2.0, text_.outline_width * 0.9);
        cairo_rectangle(cr_, 0, 0, 8192, 8192);
        cairo_rectangle(cr_, word.x - side, word.y - text_.size * 0.2, word.width + 2 * side,
                        word.height + text_.size * 0.4);
        cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
        cairo_clip(cr_);
        cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_WINDING);
    }

    /// A few wide translucent strokes below the words: soft enough, and a hundredth of a blur's cost.
    void shadow() {
        double size = text_.size;
        for (int i = 0; i < 5; ++i) stroke(text_.shadow, size * (0.02 + 0.065 * i), 0, size * 0.055, 0.26);
    }
    void outline() { stroke(text_.outline, text_.outline_width * 2, 0, 0, 1); }

    void box(const TextSize& size) {
        double edge = padding(text_) - text_.size * 0.38;
        rounded(cr_, edge, edge, size.width - 2 * edge, size.height - 2 * edge, text_.size * 0.42);
        use(cr_, text_.box);
        cairo_fill(cr_);
    }
    void pill() {
        auto all = boxes(layout_.get(), text_, lines_);
        if (text_.lit_word >= static_cast<int>(all.size())) return;
        const auto& word = all[static_cast<std::size_t>(text_.lit_word)];
        double side = text_.size * 0.20;
        rounded(cr_, word.x - side, word.y - text_.size * 0.09, word.width + 2 * side, word.height + text_.size * 0.16,
                text_.size * 0.30);
        use(cr_, text_.lit_pill);
        cairo_fill(cr_);
    }
    void fill() {
        use(cr_, text_.ink);
        for (std::size_t i = 0; i < lines_.baseline.size(); ++i) {
            to_line(i, 0, 0);
            pango_cairo_show_layout_line(cr_, line(i));
        }
    }
    media::Picture picture() {
        cairo_surface_flush(surface_);
        media::Picture out{width_, height_, {}};
        out.rgba.resize(static_cast<std::size_t>(width_) * height_ * 4);
        const auto* from = cairo_image_surface_get_data(surface_);
        int stride = cairo_image_surface_get_stride(surface_);
        auto* to = out.rgba.data();
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x, to += 4) {
                std::uint32_t p;
                __builtin_memcpy(&p, from + y * stride + x * 4, 4);
                to[0] = static_cast<std::uint8_t>(p >> 16), to[1] = static_cast<std::uint8_t>(p >> 8);
                to[2] = static_cast<std::uint8_t>(p), to[3] = static_cast<std::uint8_t>(p >> 24);
            }
        return out;
    }

    const Text& text_;
    Layout layout_;
    Lines lines_;
    double pad_ = 0;
    int width_ = 0, height_ = 0;
    cairo_surface_t* surface_ = nullptr;
    cairo_t* cr_ = nullptr;
};

}  // namespace

std::string set_apart(const std::string& text, const std::string& language) {
    if (!base::has_written_together(text) || text.find(no_space) != std::string::npos) return text;
    std::string out;
    for (const auto& word : base::split_words(text)) {
        if (!out.empty()) out += ' ';
        out += base::join(speech::segments(word, language), no_space);
    }
    return out;
}

std::vector<Piece> pieces_of(const std::string& text) {
    std::vector<Piece> pieces;
    for (const auto& span : words_of(text)) {
        auto from = static_cast<std::size_t>(span.begin), to = static_cast<std::size_t>(span.end);
        pieces.push_back({text.substr(from, to - from), from >= 3 && text.compare(from - 3, 3, no_space) == 0});
    }
    return pieces;
}

TextSize measure(const Text& text) {
    auto layout = shaped(text, false);
    return size_of(text, ruled(layout.get(), text));
}

std::vector<WordBox> word_boxes(const Text& text) {
    auto layout = shaped(text, false);
    return boxes(layout.get(), text, ruled(layout.get(), text));
}

Sprite measured(Sprite sprite) {
    if (!sprite.text) return sprite;
    auto size = measure(*sprite.text);
    sprite.width = size.width;
    sprite.height = size.height;
    return sprite;
}

media::Picture draw_text(const Text& text, double scale) {
    if (auto missing = missing_glyphs(text); !missing.empty())
        throw base::Failure{base::Trouble::unsupported,
                            "No font for '" + missing + "' in \"" + text.words +
                                "\". Install the fonts-noto packages, or change the words."};
    return Drawing(text, scale).draw();
}

std::string missing_glyphs(const Text& text) {
    auto layout = shaped(text, false);
    if (pango_layout_get_unknown_glyphs_count(layout.get()) == 0) return "";
    std::string missing;
    for (auto point : base::code_points(text.words)) {
        Text one = text;
        one.words = base::utf8(point);
        if (point <= ' ' || point == 0x200B || missing.find(one.words) != std::string::npos) continue;
        if (pango_layout_get_unknown_glyphs_count(shaped(one, false).get()) > 0) missing += one.words;
    }
    return missing.empty() ? text.words : missing;
}

namespace {

/// The narrowest width that keeps the number of lines: no lone word on the last one.
Text balanced(Text text) {
    int lines = measure(text).lines;
    if (lines < 2) return text;
    float low = text.max_width / static_cast<float>(lines), high = text.max_width;
    for (int i = 0; i < 7; ++i) {
        Text tried = text;
        tried.max_width = (low + high) / 2;
        auto size = measure(tried);
        if (size.lines <= lines && size.ink_width <= tried.max_width + 0.5f)
            high = tried.max_width;
        else
            low = tried.max_width;
    }
    text.max_width = high;
    return text;
}

}  // namespace

Text fitted(Text text, float max_width, int lines, float height, float least) {
    text.max_width = max_width;
    // The widest piece that cannot be broken, as a share of the size; in scripts without spaces that is a syllable.
    Text pieces = text;
    pieces.max_width = 1;
    float widest = measure(pieces).ink_width / text.size;
    auto fits = [&](float size) {
        text.size = size;
        auto now = measure(text);
        return now.lines <= lines && (height <= 0 || now.ink_height <= height) && now.ink_width <= max_width + 0.5f &&
               widest * size <= max_width;
    };
    float most = text.size;
    if (fits(most)) return balanced(text);
    if (most < least) least = most;
    int low = 0, high = static_cast<int>((most - least) / 2);  // steps above `least`; low is taken to fit
    while (high - low > 1) {
        int middle = (low + high) / 2;
        (fits(least + 2 * static_cast<float>(middle)) ? low : high) = middle;
    }
    text.size = least + 2 * static_cast<float>(low);
    // Too wide or too many lines even at the least size: smaller still, never broken nor cut off.
    for (float size = text.size; size >= 12 && !fits(size);) size -= 1;
    return balanced(text);
}

std::string text_engine() {
    base::Hasher fonts;
    for (const auto& path : found_fonts()) fonts.field(base::sha256_of_file(path));
    return "pango-" + std::string(pango_version_string()) + " cairo-" + cairo_version_string() + " fonts-" +
           fonts.hex().substr(0, 16);
}

}  // namespace stage
