// SPDX-License-Identifier: MIT
// One function for each layout: what Shot::texts and Shot::art mean to it.
#pragma once
#include <string>
#include <vector>

#include "stage/easel.hpp"

namespace stage {

struct Layout {
    const char* name;
    void (*draw)(Easel&);
    const char* texts;  ///< meaning of Shot::texts
    int most_art;       ///< how many illustrations it shows
    const char* sentence;
};
const std::vector<Layout>& layouts();

/// Throws invalid, naming the nearest.
const Layout& layout(const std::string& name);

void draw_title(Easel&);
void draw_hero(Easel&);
void draw_pair(Easel&);
void draw_trio(Easel&);
void draw_list(Easel&);
void draw_number(Easel&);
void draw_versus(Easel&);
void draw_parts(Easel&);
void draw_chart(Easel&);
void draw_quote(Easel&);
void draw_type(Easel&);
void draw_footage(Easel&);

}  // namespace stage
