// SPDX-License-Identifier: MIT
// A receipt: what a film was made of, by whom, and what came out; enough to make it again and compare bytes.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "build/maker.hpp"

namespace build {

inline constexpr const char* receipt_format = "autovideo-receipt/1";

struct Receipt {
    std::string program;  ///< "autovideo 0.1.0"
    std::string file;     ///< name of the output, without folder
    std::string sha256;
    std::int64_t bytes = 0;
    std::int64_t duration_ms = 0;
    std::int64_t took_ms = 0;
    std::string made_at;  ///< UTC, ISO 8601; the only clock in it
    frames::Profile profile;
    std::map<std::string, std::string> engines;
    std::vector<std::string> notes;  ///< fall-backs; none: nothing was downgraded
    std::vector<Step> steps;
    film::Film film;
    std::string folder;  ///< that the film's paths are relative to, as seen from the receipt; empty: its own
};

Receipt receipt_of(const Made& made, const Order& order, std::string program, std::int64_t took_ms,
                   std::string made_at);
std::string write(const Receipt& receipt);
/// Throws invalid, naming the path of each error.
Receipt read_receipt(std::string_view text, std::string_view name);

}  // namespace build
