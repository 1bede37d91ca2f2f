// SPDX-License-Identifier: MIT
// Who talks in a dialogue: as the prompt names them, and as the plan gives them their parts.
#pragma once
#include <string>
#include <vector>

#include "builtin/writer/typed.hpp"

namespace builtin::writing {

/// Takes "between Tom and a fox about" off the front. Who knows answers, and stands second.
/// True for a dialogue, whether or not its speakers are named.
bool take_company(Words& words, bool dialogue, std::vector<std::string>& names);

/// As many as wished for, at most four; Mia, Leo, Ava and Max where nobody is named.
std::vector<std::string> company(std::vector<std::string> named, int wished);

}  // namespace builtin::writing
