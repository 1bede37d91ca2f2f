// SPDX-License-Identifier: MIT
#include "media/picture_kind.hpp"

#include "base/fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view bytes) {
        if (auto kind = media::picture_kind(bytes))
            base::must(kind->width >= 0 && kind->height >= 0 && kind->rotation >= 1 && kind->rotation <= 8);
    });
}
