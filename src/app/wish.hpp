// SPDX-License-Identifier: MIT
// Options checked and turned into what the line takes; every refusal names the option and the nearest allowed value.
#pragma once
#include <string>
#include <vector>

#include "app/house.hpp"
#include "app/options.hpp"
#include "film/film.hpp"
#include "script/writer.hpp"

namespace app {

script::Wish wish_from(const MakeOptions& options);
film::Canvas canvas_from(const MakeOptions& options);
film::Look look_from(const MakeOptions& options, House& house);
/// At least one voice id, all known to the speaker.
std::vector<std::string> voices_from(const MakeOptions& options, const speech::Speaker& speaker);
std::vector<std::string> subtitles_from(const std::vector<std::string>& formats);
/// "30s", "1m", "1m30s", "45" -> seconds, 5 to 600. Throws invalid.
int seconds_from(const std::string& length);
/// ".mp4" or ".webm".
std::string extension(const std::string& codec);

}  // namespace app
