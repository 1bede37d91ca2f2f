// SPDX-License-Identifier: MIT
#include "builtin/aligner/aligner.hpp"

#include <pocketsphinx.h>
#include <sphinxbase/fsg_model.h>

#include <algorithm>
#include <cmath>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "builtin/voices/flite.hpp"

namespace builtin {

namespace {

constexpr double pad = 0.20;  ///< seconds of faint noise on each side: the decoder wants to hear a beginning
constexpr int longest_seconds = 120;
constexpr const char* phone_names[] = {"AA", "AE", "AH", "AO", "AW", "AY", "B",  "CH", "D", "DH", "EH", "ER", "EY",
                                       "F",  "G",  "HH", "IH", "IY", "JH", "K",  "L",  "M", "N",  "NG", "OW", "OY",
                                       "P",  "R",  "S",  "SH", "T",  "TH", "UH", "UW", "V", "W",  "Y",  "Z",  "ZH"};

/// A frame is 10 ms.
int milliseconds(int frame) {
    return std::max(0, static_cast<int>(std::lround(frame * 10 - pad * 1000)));
}

void mark_silence(fsg_model_t* grammar, int word) {
    if (!grammar->silwords) grammar->silwords = static_cast<bitvec_t*>(bitvec_alloc(grammar->n_word_alloc));
    bitvec_set(grammar->silwords, word);
}

}  // namespace

struct SphinxAligner::Piece {
    std::string word;
    int first = 0, last = 0;  ///< frames, both included
    int score = 0;
};

/// One place in the sequence: any of the words, silence allowed before it.
struct SphinxAligner::Step {
    std::vector<std::string> words;
    bool silence_before = true;
};

SphinxAligner::SphinxAligner() {
    auto model = sphinx_model();
    auto acoustic = (model / "en-us").string(), dictionary = (model / "cmudict-en-us.dict").string();
    // No voice detection: it drops frames, and times with them (measured: 250-340 ms). Wide beams: the words are known.
    auto* settings =
        cmd_ln_init(nullptr, ps_args(), TRUE, "-hmm", acoustic.c_str(), "-dict", dictionary.c_str(), "-logfn",
                    "/dev/null", "-fsgusefiller", "no", "-remove_silence", "no", "-remove_noise", "no", "-beam",
                    "1e-120", "-pbeam", "1e-120", "-wbeam", "1e-100", "-lw", "1", "-bestpath", "no", nullptr);
    decoder_.reset(settings ? ps_init(settings) : nullptr);
    if (settings) cmd_ln_free_r(settings);
    if (!decoder_)
        throw base::Failure{
            base::Trouble::missing,
            "The English model of speech cannot be loaded. Install the package pocketsphinx-en-us again."};
    for (const char* phone : phone_names)
        ps_add_word(decoder_.get(), ("ph_" + std::string(phone)).c_str(), phone, FALSE);
}

/// The decoder's own name of a word; added by rule when the dictionary lacks it. Empty: it has no sounds.
std::string SphinxAligner::known(const std::string& word) {
    std::string name;
    for (char c : base::lower(word))
        if ((c >= 'a' && c <= 'z') || c == '\'') name += c;
    if (word == "A") name = "a(2)";
    if (name.empty()) return {};
    if (char* phones = ps_lookup_word(decoder_.get(), name.c_str())) {
        ckd_free(phones);
        return name;
    }
    auto phones = phones_of(name.substr(0, 60));
    if (phones.empty() || ps_add_word(decoder_.get(), name.c_str(), phones.c_str(), TRUE) < 0) return {};
    return name;
}

std::vector<SphinxAligner::Piece> SphinxAligner::decode(const std::vector<short>& samples,
                                                        const std::vector<Step>& steps) {
    auto* decoder = decoder_.get();
    auto* logs = ps_get_logmath(decoder);
    int count = static_cast<int>(steps.size());
    // State 2k, an optional silence to 2k+1, a word to 2k+2.
    auto* grammar = fsg_model_init("line", logs, 1.0f, 2 * count + 2);
    grammar->start_state = 0, grammar->final_state = 2 * count + 1;
    int silence = fsg_model_word_add(grammar, "<sil>");
    mark_silence(grammar, silence);
    for (int k = 0; k <= count; ++k) {
        bool quiet = k == count || steps[static_cast<std::size_t>(k)].silence_before;
        if (quiet) fsg_model_trans_add(grammar, 2 * k, 2 * k + 1, logmath_log(logs, 0.1), silence);
        fsg_model_null_trans_add(grammar, 2 * k, 2 * k + 1, logmath_log(logs, 0.9));
        if (k == count) break;
        for (const auto& word : steps[static_cast<std::size_t>(k)].words)
            fsg_model_trans_add(grammar, 2 * k + 1, 2 * k + 2, 0, fsg_model_word_add(grammar, word.c_str()));
    }
    glist_free(fsg_model_null_trans_closure(grammar, nullptr));
    std::vector<Piece> pieces;
    bool set = ps_set_fsg(decoder, "line", grammar) >= 0;
    fsg_model_free(grammar);
    if (!set) return pieces;
    ps_set_search(decoder, "line");
    ps_start_utt(decoder);
    ps_process_raw(decoder, samples.data(), samples.size(), FALSE, TRUE);
    ps_end_utt(decoder);
    for (auto* segment = ps_seg_iter(decoder); segment; segment = ps_seg_next(segment)) {
        Piece piece;
        int32 acoustic = 0, language = 0, backoff = 0;
        ps_seg_frames(segment, &piece.first, &piece.last);
        ps_seg_prob(segment, &acoustic, &language, &backoff);
        piece.word = ps_seg_word(segment), piece.score = acoustic;
        if (piece.word[0] != '<' && piece.word[0] != '(' && piece.word[0] != '[') pieces.push_back(std::move(piece));
    }
    ps_unset_search(decoder, "line");
    return pieces;
}

speech::Alignment SphinxAligner::align(const media::Sound& sound, const std::vector<std::string>& words) {
    if (sound.frames() > static_cast<std::size_t>(longest_seconds) * media::sample_rate)
        throw base::Failure{base::Trouble::unsupported,
                            "Words are found in at most 120 s of speech at a time. Cut the recording at pauses."};
    auto samples = sphinx_samples(sound, pad);
    std::vector<Step> steps;
    std::vector<std::size_t> asked;  // which word each step is
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto name = known(words[i]);
        if (name.empty()) continue;
        Step step{{name}, true};
        for (int k = 2; k < 6 && name.find('(') == name.npos; ++k) {
            auto other = name + "(" + std::to_string(k) + ")";
            char* phones = ps_lookup_word(decoder_.get(), other.c_str());
            if (!phones) break;
            ckd_free(phones);
            step.words.push_back(other);
        }
        steps.push_back(std::move(step)), asked.push_back(i);
    }
    speech::Alignment alignment;
    if (steps.empty()) throw base::Failure{base::Trouble::invalid, "There are no words to find in the recording."};
    auto pieces = decode(samples, steps);
    if (pieces.size() != steps.size())
        throw base::Failure{base::Trouble::invalid,
                            "The text does not fit the recording. Check that it is what is said, word for word."};
    std::vector<Step> phones;
    std::vector<int> owner;
    double total = 0;
    long frames = 0;
    for (const auto& word : words) alignment.words.push_back({word, 0, 0, 0});
    for (std::size_t k = 0; k < pieces.size(); ++k) {
        const auto& piece = pieces[k];
        int length = piece.last - piece.first + 1;
        auto& word = alignment.words[asked[k]];
        word.start_ms = milliseconds(piece.first), word.end_ms = milliseconds(piece.last + 1),
        word.score = static_cast<double>(piece.score) / length;
        total += piece.score, frames += length;
        char* found = ps_lookup_word(decoder_.get(), piece.word.c_str());
        bool first = true;
        for (const auto& phone : base::split_words(found ? found : ""))
            phones.push_back({{"ph_" + phone}, first}), owner.push_back(static_cast<int>(asked[k])), first = false;
        if (found) ckd_free(found);
    }
    for (std::size_t i = 1; i < alignment.words.size(); ++i)
        if (alignment.words[i].end_ms == 0)
            alignment.words[i].start_ms = alignment.words[i].end_ms = alignment.words[i - 1].end_ms;
    alignment.score = total / static_cast<double>(std::max(1L, frames));
    alignment.matches = alignment.score > -30;
    auto said = decode(samples, phones);
    for (std::size_t k = 0; k < std::min(said.size(), owner.size()); ++k)
        alignment.phones.push_back({base::lower(said[k].word.substr(3)), milliseconds(said[k].first),
                                    milliseconds(said[k].last + 1), owner[k]});
    return alignment;
}

}  // namespace builtin
