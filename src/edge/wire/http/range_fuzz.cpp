// SPDX-License-Identifier: MIT
#include "base/fuzz.hpp"
#include "wire/http/conditions.hpp"
#include "wire/http/date.hpp"
#include "wire/http/encoding.hpp"
#include "wire/http/range.hpp"

/// Fields of a request that decide what is sent of a file.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view bytes) {
        for (std::uint64_t whole : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1000}, std::uint64_t{1} << 40}) {
            auto ranges = wire::ranges_of(bytes, whole);
            base::must((ranges.asked == wire::Asked::parts) == !ranges.parts.empty());
            base::must(ranges.parts.size() <= wire::most_ranges);
            for (const auto& range : ranges.parts) base::must(range.first <= range.last && range.last < whole);
        }
        wire::Headers headers;
        for (const auto* name : {"If-None-Match", "If-Match", "If-Range", "If-Modified-Since", "Accept-Encoding"})
            headers.add(name, std::string(bytes));
        (void)wire::verdict_on(headers, {"\"a\"", 1000});
        (void)wire::range_counts(headers, {"\"a\"", 1000});
        (void)wire::accepted_encoding(headers);
        if (auto date = wire::parsed_http_date(bytes))
            base::must(wire::parsed_http_date(wire::http_date(*date)) == date);
    });
}
