// SPDX-License-Identifier: MIT
#include "script/parse.hpp"

#include <set>

#include "base/fuzz.hpp"
#include "base/text.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view text) {
        auto script = script::parse(text);
        std::set<std::string> ids;
        base::must(!script.lines.empty() && base::valid_utf8(script.title));
        for (const auto& line : script.lines)
            base::must(ids.insert(line.id).second && base::valid_utf8(line.text) && !base::trim(line.text).empty());
    });
}
