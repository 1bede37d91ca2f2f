// SPDX-License-Identifier: MIT
#include "builtin/aligner/recogniser.hpp"

#include <pocketsphinx.h>

#include <algorithm>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace builtin {

Recogniser::Recogniser() {
    auto model = sphinx_model();
    auto acoustic = (model / "en-us").string(), dictionary = (model / "cmudict-en-us.dict").string(),
         language = (model / "en-us.lm.bin").string();
    auto* settings = cmd_ln_init(nullptr, ps_args(), TRUE, "-hmm", acoustic.c_str(), "-lm", language.c_str(), "-dict",
                                 dictionary.c_str(), "-logfn", "/dev/null", nullptr);
    decoder_.reset(settings ? ps_init(settings) : nullptr);
    if (settings) cmd_ln_free_r(settings);
    if (!decoder_)
        throw base::Failure{
            base::Trouble::missing,
            "The English model of speech cannot be loaded. Install the package pocketsphinx-en-us again."};
}

std::vector<std::string> Recogniser::recognise(const media::Sound& sound) {
    auto samples = sphinx_samples(sound, 0.20);
    auto* decoder = decoder_.get();
    ps_start_utt(decoder);
    ps_process_raw(decoder, samples.data(), samples.size(), FALSE, TRUE);
    ps_end_utt(decoder);
    int32 score = 0;
    const char* heard = ps_get_hyp(decoder, &score);
    return base::split_words(base::lower(heard ? heard : ""));
}

int word_errors(const std::vector<std::string>& said, const std::vector<std::string>& heard) {
    std::vector<int> row(heard.size() + 1);
    for (std::size_t j = 0; j <= heard.size(); ++j) row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= said.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= heard.size(); ++j) {
            int best = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (said[i - 1] != heard[j - 1])});
            diagonal = row[j], row[j] = best;
        }
    }
    return row.back();
}

}  // namespace builtin
