// SPDX-License-Identifier: MIT
#include "build/receipt.hpp"

#include "base/fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view text) {
        auto written = build::write(build::read_receipt(text, "film.receipt.json"));
        base::must(build::write(build::read_receipt(written, "film.receipt.json")) == written);
    });
}
