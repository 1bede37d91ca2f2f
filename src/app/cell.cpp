// SPDX-License-Identifier: MIT
// autovideo cell ROLE: the child side of a cell (hidden).
#include "cell/cell.hpp"

#include "app/commands.hpp"
#include "build/media_cell.hpp"
#include "builtin/voices/cell_speaker.hpp"

namespace app {

int serve_cell(const std::string& role) {
    return cell::serve({{builtin::voice_role, builtin::answer_as_voice}, {build::media_role, build::answer_as_media}},
                       role);
}

}  // namespace app
