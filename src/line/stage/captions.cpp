// SPDX-License-Identifier: MIT
#include "stage/captions.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/writing.hpp"
#include "stage/draw.hpp"
#include "stage/ink.hpp"
#include "stage/motion.hpp"
#include "stage/palette.hpp"
#include "stage/svg.hpp"
#include "stage/template.hpp"
#include "stage/text.hpp"
#include "stage/zones.hpp"

namespace stage {

namespace {

int letters_of(const std::string& word) {
    return base::breadth(word);
}

/// 3 after a sentence, 2 after a phrase or a comma, 0 within.
int weight_after(const speech::SpokenWord& word) {
    static const std::vector<std::string> full = {".", "!", "?", "…", "。", "！", "？", "؟", "।"};
    static const std::vector<std::string> half = {",", ";", ":", "—", "–", "、", "，", "،", "؛"};
    auto ends = [&](const std::string& mark) {
        return word.text.size() >= mark.size() &&
               word.text.compare(word.text.size() - mark.size(), mark.size(), mark) == 0;
    };
    if (std::any_of(full.begin(), full.end(), ends)) return 3;
    if (word.ends_phrase || std::any_of(half.begin(), half.end(), ends)) return 2;
    return 0;
}

int letters_of(const std::vector<speech::SpokenWord>& words, int first, int count) {
    int sum = count - 1;
    for (int i = first; i < first + count; ++i) sum += letters_of(words[static_cast<std::size_t>(i)].text);
    return sum;
}

/// Cost of one page: lone words, long pages, breaks within a phrase, pages that run over a phrase's end.
double cost(const std::vector<speech::SpokenWord>& words, int first, int count, int letters) {
    double sum = 0;
    bool last = first + count == static_cast<int>(words.size());
    int over = letters_of(words, first, count) - letters;
    if (count == 1) sum += letters_of(words, first, 1) > 9 ? 3 : 7;
    if (over > 0 && count > 1) sum += 4.0 * over;
    if (count == 4) sum += 1;
    if (!last && weight_after(words[static_cast<std::size_t>(first + count - 1)]) == 0) sum += 4;
    for (int i = first; i + 1 < first + count; ++i) {
        int within = weight_after(words[static_cast<std::size_t>(i)]);
        sum += within == 3 ? 14 : within == 2 ? 6 : 0;
    }
    return sum;
}

}  // namespace

std::vector<Page> caption_pages(const std::vector<speech::SpokenWord>& words, int line_end_ms, int letters) {
    int n = static_cast<int>(words.size());
    std::vector<double> best(static_cast<std::size_t>(n) + 1, 1e18);
    std::vector<int> count(static_cast<std::size_t>(n) + 1, 0);
    best[0] = 0;
    for (int end = 1; end <= n; ++end)
        for (int c = 1; c <= std::min(4, end); ++c) {
            double sum = best[static_cast<std::size_t>(end - c)] + cost(words, end - c, c, letters);
            if (sum < best[static_cast<std::size_t>(end)])
                best[static_cast<std::size_t>(end)] = sum, count[static_cast<std::size_t>(end)] = c;
        }
    std::vector<Page> pages;
    for (int end = n; end > 0; end -= count[static_cast<std::size_t>(end)])
        pages.push_back({end - count[static_cast<std::size_t>(end)], count[static_cast<std::size_t>(end)], 0, 0});
    std::reverse(pages.begin(), pages.end());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto& last = words[static_cast<std::size_t>(pages[i].first + pages[i].count - 1)];
        pages[i].from_ms = words[static_cast<std::size_t>(pages[i].first)].start_ms;
        int next = i + 1 < pages.size() ? words[static_cast<std::size_t>(pages[i + 1].first)].start_ms
                                        : std::max(line_end_ms, last.end_ms);
        pages[i].to_ms = std::max(pages[i].from_ms + 1, std::min(next, last.end_ms + 600));
    }
    return pages;
}

namespace {

Box layer_box(const Layer& layer) {
    return {settled(layer.x) - layer.pivot_x * layer.sprite.width,
            settled(layer.y) - layer.pivot_y * layer.sprite.height, layer.sprite.width, layer.sprite.height};
}

float shared(const Box& a, const Box& b) {
    float w = std::min(a.right(), b.right()) - std::max(a.x, b.x),
          h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return w > 0 && h > 0 ? w * h : 0;
}

/// One place for all pages of a shot, clear of the layout's words and, where it can be, of the subject.
float resting_y(const Zones& zones, const Scene& scene, float page_height) {
    float low = zones.caption.bottom() - page_height / 2, high = zones.caption.y + page_height / 2,
          middle = std::clamp(zones.caption.y + zones.caption.height * 0.46f, std::min(high, low), std::max(high, low));
    float best = middle, least = 1e30f;
    for (float y : {middle, low, high}) {
        Box page{zones.caption.x, y - page_height / 2, zones.caption.width, page_height};
        float sum = 0;
        for (const auto& layer : scene.layers) {
            if (layer.sprite.text)
                sum += 4 * shared(page, layer_box(layer));
            else if (layer.name.rfind("subject", 0) == 0 && layer.name.find("shadow") == std::string::npos)
                sum += shared(page, layer_box(layer));
        }
        if (sum < least - 1) least = sum, best = y;
    }
    return best;
}

class Captioner {
  public:
    Captioner(const film::Film& film, const Scene& scene)
        : look_(load_template(film.look.template_name)),
          palette_(palette(film.look.palette.empty() && !look_.palettes.empty() ? look_.palettes.front()
                                                                                : film.look.palette)),
          zones_(zones(film.canvas.aspect)),
          style_(film.look.captions) {
        // Two lines stay within the band; on a wide canvas a page is one line.
        float lines = zones_.wide ? 1.4f : 2.5f;
        size_ = std::min(static_cast<float>(look_.caption_size) * (zones_.height < 1200 ? 0.82f : 1.0f),
                         zones_.caption.height / lines);
        y_ = resting_y(zones_, scene, size_ * lines);
    }

    Text text(const std::string& words) const {
        Text text{.words = words, .face = "body." + look_.type_pair, .size = size_, .ink = palette_.caption};
        if (style_ == film::Captions::box)
            text.box = with_alpha(palette_.caption_edge, 0.86);
        else
            text.outline = palette_.caption_edge, text.outline_width = static_cast<float>(look_.caption_outline),
            text.shadow = with_alpha(palette_.caption_edge, 0.55);
        return fitted(text, zones_.caption.width - 2 * size_ * 0.3f, 2, 0, 40);
    }

    void page(std::vector<Layer>& out, const std::vector<speech::SpokenWord>& words, const Page& page, int number,
              int shift, int shot_ms) const {
        std::vector<std::string> pieces;
        std::string together;
        bool close = false;  // words without spaces: a pill has no room of its own
        for (int i = 0; i < page.count; ++i) {
            const auto& word = words[static_cast<std::size_t>(page.first + i)];
            pieces.push_back(word.text);
            if (i) together += word.joined ? no_space : " ";
            together += word.text;
            close |= word.joined && i;
        }
        auto plain = text(together);
        auto all = word_boxes(plain);
        auto size = measure(plain);
        bool lights = style_ != film::Captions::phrase;
        for (int i = 0; i < (lights ? page.count : 1); ++i) {
            int from = words[static_cast<std::size_t>(page.first + i)].start_ms;
            int to = lights && i + 1 < page.count ? words[static_cast<std::size_t>(page.first + i + 1)].start_ms
                                                  : page.to_ms;
            from -= shift, to = std::min(to - shift, shot_ms);
            if (to <= std::max(from, 0)) continue;
            std::string name = "caption." + std::to_string(number) + "." + std::to_string(i);
            const WordBox* box =
                lights && static_cast<std::size_t>(i) < all.size() ? &all[static_cast<std::size_t>(i)] : nullptr;
            float left = zones_.width / 2 - size.width / 2, top = y_ - size.height / 2;
            if (style_ == film::Captions::karaoke && box)
                out.push_back(pill(name + ".pill", *box, plain.size, left, top, from, to, close));
            Text state = plain;
            if (lights) {
                state.lit_word = i;
                state.lit_ink = style_ == film::Captions::karaoke ? palette_.pill_ink : bright();
                if (style_ == film::Captions::karaoke) state.lit_pill = "#00000000";
            }
            out.push_back(words_layer(name, state, size, from, to, i == 0));
            if (style_ == film::Captions::pop && box)
                out.push_back(
                    popped(name + ".pop", pieces[static_cast<std::size_t>(i)], plain, *box, left, top, from, to));
        }
    }

  private:
    Ink bright() const { return readable(palette_.pill, {palette_.caption_edge}); }

    Layer words_layer(const std::string& name, const Text& text, const TextSize& size, int from, int to,
                      bool first) const {
        Layer layer;
        layer.name = name;
        layer.sprite.text = text;
        layer.sprite.width = size.width, layer.sprite.height = size.height;
        layer.x.rest = zones_.width / 2, layer.y.rest = y_;
        layer.depth = 0;
        layer.from_ms = from, layer.to_ms = to;
        if (first) {
            layer.scale.keys = {{from, 0.9f, Ease::linear}, {from + 130, 1, Ease::back_out}};
        }
        return layer;
    }

    Layer pill(const std::string& name, const WordBox& word, float size, float left, float top, int from, int to,
               bool close) const {
        float side = size * (close ? 0.05f : 0.19f), w = word.width + 2 * side, h = size * 1.16f;
        Svg s(w, h);
        s.rect(0, 0, w, h, s.down(lighter(palette_.pill, 0.16), palette_.pill),
               std::min<double>(size * 0.30, look_.corner_radius));
        Layer layer;
        layer.name = name;
        layer.sprite.svg = s.text();
        layer.sprite.width = w, layer.sprite.height = h;
        layer.x.rest = left + word.x + word.width / 2;
        layer.y.rest = top + word.y + size * 0.50f;
        layer.depth = 0;
        layer.scale.keys = {{from, 0.72f, Ease::linear}, {from + 90, 1, Ease::back_out}};
        layer.from_ms = from, layer.to_ms = to;
        return layer;
    }

    Layer popped(const std::string& name, const std::string& word, const Text& plain, const WordBox& box, float left,
                 float top, int from, int to) const {
        Text one = plain;
        one.words = word, one.max_width = 0, one.ink = bright(), one.shadow = "";
        Layer layer;
        layer.name = name;
        layer.sprite.text = one;
        layer.sprite = measured(std::move(layer.sprite));
        layer.x.rest = left + box.x + box.width / 2;
        layer.y.rest = top + box.y + plain.size * 0.52f;
        layer.depth = 0;
        layer.scale.keys = {
            {from, 0.95f, Ease::linear}, {from + 80, 1.14f, Ease::out}, {from + 240, 1.06f, Ease::in_out}};
        layer.from_ms = from, layer.to_ms = to;
        return layer;
    }

    Template look_;
    const Palette& palette_;
    Zones zones_;
    film::Captions style_;
    float size_ = 88, y_ = 0;
};

}  // namespace

std::vector<Layer> captions(const film::Film& film, const std::vector<speech::SpokenWord>& line_words, int line_end_ms,
                            int shot_start_ms, int shot_end_ms, const Scene& scene) {
    std::vector<Layer> layers;
    if (film.look.captions == film::Captions::none || line_words.empty()) return layers;
    Captioner captioner(film, scene);
    auto pages = caption_pages(line_words, line_end_ms);
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (pages[i].to_ms > shot_start_ms && pages[i].from_ms < shot_end_ms)
            captioner.page(layers, line_words, pages[i], static_cast<int>(i), shot_start_ms,
                           shot_end_ms - shot_start_ms);
    return layers;
}

}  // namespace stage
