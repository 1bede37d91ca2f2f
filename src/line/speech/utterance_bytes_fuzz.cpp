// SPDX-License-Identifier: MIT
#include "speech/utterance_bytes.hpp"

#include "base/fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size,
                      [](std::string_view bytes) { base::must(speech::pack(speech::unpack(bytes)) == bytes); });
}
