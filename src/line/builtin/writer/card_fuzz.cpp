// SPDX-License-Identifier: MIT
#include "builtin/writer/card.hpp"

#include "base/fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view text) {
        auto card = builtin::writing::parse_card(text, "a-card.md");
        base::must(card.id == "a-card" && !card.title.empty() && !card.topic.empty());
    });
}
