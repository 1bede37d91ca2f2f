// SPDX-License-Identifier: MIT
#include "film/document.hpp"

#include "base/fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view text) {
        auto film = film::read(text, "film.json");
        auto written = film::write(film);
        base::must(film::write(film::read(written, "film.json")) == written);
        base::must(film::differences(film, film).empty());
    });
}
