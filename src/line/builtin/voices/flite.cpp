// SPDX-License-Identifier: MIT
#include "builtin/voices/flite.hpp"

#include <memory>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "builtin/voices/contour.hpp"

extern "C" {
#include <flite/cst_cg.h>
#include <flite/flite.h>
cst_voice* register_cmu_us_slt(const char*);
cst_voice* register_cmu_us_rms(const char*);
cst_voice* register_cmu_us_awb(const char*);
cst_lexicon* cmulex_init(void);
}

namespace builtin {

namespace {

struct FreeUtterance {
    void operator()(cst_utterance* utterance) const { delete_utterance(utterance); }
};
struct FreeTrack {
    void operator()(cst_track* track) const { delete_track(track); }
};
struct FreeWave {
    void operator()(cst_wave* wave) const { delete_wave(wave); }
};
using Track = std::unique_ptr<cst_track, FreeTrack>;

cst_voice* voice_named(const std::string& name) {
    static const bool ready = flite_init() == 0;
    static cst_voice* const rms = register_cmu_us_rms(nullptr);
    static cst_voice* const slt = register_cmu_us_slt(nullptr);
    static cst_voice* const awb = register_cmu_us_awb(nullptr);
    (void)ready;
    if (name == "rms") return rms;
    if (name == "slt") return slt;
    if (name == "awb") return awb;
    throw base::Failure{base::Trouble::missing, "No English voice is called " + name + "."};
}

/// The three were recorded at different speeds: this brings each to some 175 words a minute in an ordinary style.
double own_stretch(const std::string& name) {
    return name == "slt" ? 1.22 : name == "awb" ? 1.16 : 1.06;
}

/// flite's own spelling of phones in a token: "hh ax l ow1".
std::string flite_phones(const std::string& arpabet) {
    std::string out;
    for (const auto& piece : base::split_words(base::lower(arpabet))) {
        auto name = piece;
        char stress = 0;
        if (name.back() >= '0' && name.back() <= '2') stress = name.back(), name.pop_back();
        if (name == "ah" && stress == '0') name = "ax";
        if (stress) name += stress == '2' ? '1' : stress;
        out += (out.empty() ? "" : " ") + name;
    }
    return out;
}

void add_tokens(cst_utterance* utterance, const std::vector<Saying>& sayings) {
    auto* tokens = utt_relation_create(utterance, "Token");
    for (const auto& saying : sayings) {
        auto* token = relation_append(tokens, nullptr);
        item_set_string(token, "name", saying.word.c_str());
        item_set_string(token, "whitespace", " ");
        item_set_string(token, "prepunctuation", "");
        item_set_string(token, "punc", saying.punctuation.c_str());
        item_set_int(token, "caption", saying.caption);
        item_set_int(token, "pause_ms", saying.pause_ms);
        if (saying.stressed) item_set_float(token, "local_duration_stretch", 1.06f);
        if (!saying.phones.empty()) item_set_string(token, "phones", flite_phones(saying.phones).c_str());
    }
}

/// The phones with their frames, and the pause each silence should last.
struct Segment {
    RawPhone phone;
    int first = 0;  ///< frame
    int last = 0;   ///< one past
    int pause_ms = 0;
};

bool is_vowel(const std::string& name) {
    return name != "pau" && std::string_view("aeiou").find(name[0]) != std::string_view::npos;
}

std::vector<Segment> segments_of(cst_utterance* utterance, double frame, int frames) {
    std::vector<Segment> segments;
    int at = 0, pause = 0;
    for (auto* item = relation_head(utt_relation(utterance, "Segment")); item; item = item_next(item)) {
        Segment segment;
        segment.phone.name = item_feat_string(item, "name");
        segment.phone.vowel = is_vowel(segment.phone.name);
        segment.first = at;
        // flite gives a state all frames that start no later than its end.
        at = std::min(frames, static_cast<int>(static_cast<double>(item_feat_float(item, "end")) / frame) + 1);
        segment.last = item_next(item) ? at : frames;
        auto* syllable = item_parent(item_as(item, "SylStructure"));
        auto* word = syllable ? item_parent(syllable) : nullptr;
        if (word) {
            auto* token = item_parent(item_as(word, "Token"));
            segment.phone.caption = item_feat_int(token, "caption");
            segment.phone.stressed = std::string_view(ffeature_string(syllable, "stress")) == "1";
            pause = item_feat_int(token, "pause_ms");
        } else {
            segment.pause_ms = pause;
        }
        segments.push_back(std::move(segment));
    }
    return segments;
}

/// Which frame of the prediction each frame of the speech takes: pauses get their exact length. Moves the segments.
std::vector<int> retime(std::vector<Segment>& segments, double frame) {
    constexpr int head_ms = 40, tail_ms = 60, least_ms = 60;
    std::vector<int> sources;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        auto& segment = segments[i];
        int have = segment.last - segment.first, want = have;
        if (segment.phone.name == "pau") {
            int ms = i == 0 ? head_ms : i + 1 == segments.size() ? tail_ms : std::max(segment.pause_ms, least_ms);
            want = std::max(1, static_cast<int>(ms / (frame * 1000) + 0.5));
        }
        int from = static_cast<int>(sources.size());
        for (int k = 0; k < want; ++k) {
            // A longer pause rests on its middle frame; edges stay beside the speech they belong to.
            int source = have >= want           ? (k < want / 2 ? k : have - want + k)
                         : k < have / 2         ? k
                         : k >= want - have / 2 ? have - want + k
                                                : have / 2;
            sources.push_back(segment.first + std::min(source, std::max(0, have - 1)));
        }
        segment.first = from, segment.last = static_cast<int>(sources.size());
    }
    return sources;
}

Track take(const cst_track* from, const std::vector<int>& sources) {
    Track track(new_track());
    cst_track_resize(track.get(), static_cast<int>(sources.size()), from->num_channels);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const float* row = from->frames[sources[i]];
        std::copy(row, row + from->num_channels, track->frames[i]);
        track->times[i] = static_cast<float>(i) * 0.005f;
    }
    return track;
}

std::vector<float> render(cst_cg_db* model, const cst_track* parameters, const cst_track* strengths) {
    Track smooth(model->do_mlpg ? mlpg(parameters, model) : nullptr);
    std::unique_ptr<cst_wave, FreeWave> wave(
        mlsa_resynthesis(smooth ? smooth.get() : parameters, strengths, model, nullptr, 0));
    std::vector<float> samples(static_cast<std::size_t>(wave->num_samples));
    for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = static_cast<float>(wave->samples[i]) / 32768.0f;
    return samples;
}

}  // namespace

RawSpeech speak_with_flite(const std::vector<Saying>& sayings, const FliteWish& wish) {
    auto* voice = voice_named(wish.voice);
    std::unique_ptr<cst_utterance, FreeUtterance> utterance(new_utterance());
    utt_init(utterance.get(), voice);
    // Words are already spelled out: flite's own text analysis must not touch them.
    utt_set_feat(utterance.get(), "tokentowords_func", itemfunc_val(&default_tokentowords));
    utt_set_feat_float(utterance.get(), "duration_stretch",
                       static_cast<float>(own_stretch(wish.voice) * wish.manner.stretch * 100 / wish.rate_percent));
    add_tokens(utterance.get(), sayings);
    if (!utt_synth_tokens(utterance.get()))
        throw base::Failure{base::Trouble::internal, "The English voice could not speak this line."};

    auto* model = val_cg_db(utt_feat_val(utterance.get(), "cg_db"));
    const auto* parameters = val_track(utt_feat_val(utterance.get(), "param_track"));
    const auto* strengths = model->mixed_excitation ? val_track(utt_feat_val(utterance.get(), "str_track")) : nullptr;
    double frame = static_cast<double>(model->frame_advance);
    auto segments = segments_of(utterance.get(), frame, parameters->num_frames);
    auto sources = retime(segments, frame);
    auto track = take(parameters, sources);
    Track strength = strengths ? take(strengths, sources) : nullptr;

    RawSpeech speech;
    speech.rate = model->sample_rate;
    for (const auto& segment : segments) {
        speech.phones.push_back(segment.phone);
        speech.phones.back().start = segment.first * frame;
        speech.phones.back().end = segment.last * frame;
    }
    std::vector<double> pitch(sources.size());
    for (std::size_t i = 0; i < pitch.size(); ++i) pitch[i] = static_cast<double>(track->frames[i][0]);
    shape_pitch(pitch, frame, speech.phones, sayings, wish);
    for (std::size_t i = 0; i < pitch.size(); ++i) track->frames[i][0] = static_cast<float>(pitch[i]);
    speech.samples = render(model, track.get(), strength.get());
    return speech;
}

std::string phones_of(const std::string& word) {
    voice_named("rms");
    static cst_lexicon* const lexicon = cmulex_init();
    auto* found = lex_lookup(lexicon, word.c_str(), nullptr, nullptr);
    std::string phones;
    for (const cst_val* at = found; at; at = val_cdr(at)) {
        std::string name;
        for (const char* c = val_string(val_car(at)); *c; ++c)
            if (*c < '0' || *c > '9') name += *c >= 'a' && *c <= 'z' ? static_cast<char>(*c - 'a' + 'A') : *c;
        if (name == "AX") name = "AH";
        if (name == "AXR") name = "ER";
        phones += (phones.empty() ? "" : " ") + name;
    }
    delete_val(found);
    return phones;
}

}  // namespace builtin
