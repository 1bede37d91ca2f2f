// SPDX-License-Identifier: MIT
#include "script/article.hpp"

#include "base/fuzz.hpp"
#include "base/text.hpp"

/// The first byte tells the kind of markup.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view text) {
        if (text.empty()) return;
        auto markup = static_cast<script::Markup>(static_cast<unsigned char>(text[0]) % 3);
        for (const auto& line : script::digest(text.substr(1), markup, {}).lines)
            base::must(base::valid_utf8(line.text) && !base::trim(line.text).empty());
    });
}
