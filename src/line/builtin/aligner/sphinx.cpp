// SPDX-License-Identifier: MIT
#include "builtin/aligner/sphinx.hpp"

#include <pocketsphinx.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/chance.hpp"
#include "base/failure.hpp"
#include "speech/resample.hpp"

namespace builtin {

std::filesystem::path sphinx_model() {
    static constexpr std::array folders{"/usr/share/pocketsphinx/model/en-us",
                                        "/usr/local/share/pocketsphinx/model/en-us", "/usr/share/pocketsphinx/en-us"};
    for (const char* folder : folders) {
        std::error_code error;
        if (std::filesystem::exists(std::filesystem::path(folder) / "cmudict-en-us.dict", error)) return folder;
    }
    throw base::Failure{base::Trouble::missing,
                        "The English model of speech is not installed. Install the package pocketsphinx-en-us."};
}

void FreeDecoder::operator()(ps_decoder_s* decoder) const {
    ps_free(decoder);
}

std::vector<short> sphinx_samples(const media::Sound& sound, double pad_seconds) {
    std::vector<float> mono(sound.frames());
    auto channels = static_cast<std::size_t>(sound.channels);
    for (std::size_t i = 0; i < mono.size(); ++i) {
        float sum = 0;
        for (std::size_t c = 0; c < channels; ++c) sum += sound.samples[i * channels + c];
        mono[i] = sum / static_cast<float>(channels);
    }
    auto low = speech::resample(mono, media::sample_rate, 16000);
    double energy = 0;
    for (float sample : low) energy += static_cast<double>(sample) * static_cast<double>(sample);
    energy = std::sqrt(energy / static_cast<double>(std::max<std::size_t>(1, low.size())));
    double gain = energy > 1e-6 ? 0.08 / energy : 1;
    auto pad = static_cast<std::size_t>(pad_seconds * 16000);
    base::Chance noise(1);
    std::vector<short> out(low.size() + 2 * pad);
    for (auto& sample : out) sample = static_cast<short>(noise.below(16) - 8);
    for (std::size_t i = 0; i < low.size(); ++i) {
        double sample = std::clamp(static_cast<double>(low[i]) * gain, -0.99, 0.99) * 32000;
        out[i + pad] = static_cast<short>(out[i + pad] + static_cast<short>(sample));
    }
    return out;
}

}  // namespace builtin
