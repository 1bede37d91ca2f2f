// SPDX-License-Identifier: MIT
#include "speech/pronounce.hpp"

#include "base/fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view text) {
        for (const auto& [word, said] : speech::read_dictionary(text, "pronounce.txt"))
            base::must(!word.empty() && !said.spoken.empty());
    });
}
