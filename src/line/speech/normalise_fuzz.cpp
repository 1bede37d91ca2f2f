// SPDX-License-Identifier: MIT
#include "speech/normalise.hpp"

#include "base/fuzz.hpp"
#include "base/text.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view text) {
        if (!base::valid_utf8(text)) return;
        for (const char* language : {"en", "de"})
            base::must(speech::normalise(text, language).size() == base::split_words(text).size());
    });
}
