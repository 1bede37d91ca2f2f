// SPDX-License-Identifier: MIT
#include "stage/layouts.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

namespace stage {

const std::vector<Layout>& layouts() {
    static const std::vector<Layout> all = {
        {"title", draw_title, "small line, big words", 1, "The film's title in stacked big type over its subject."},
        {"hero", draw_hero, "label (may be absent)", 1, "One big subject in its place."},
        {"pair", draw_hero, "label", 1, "Two subjects that belong together."},
        {"trio", draw_hero, "label", 1, "Three subjects in a row."},
        {"versus", draw_hero, "label", 1, "One side against the other."},
        {"parts", draw_hero, "label", 1, "What a whole is made of."},
        {"chart", draw_hero, "label", 1, "Bars that grow."},
        {"quote", draw_hero, "label", 1, "Words somebody said."},
        {"type", draw_hero, "label", 1, "Words alone."},
        {"footage", draw_hero, "label", 1, "A picture or clip over the whole canvas."},
        {"list", draw_list, "headline, item, item, ...", 6, "A list that fills, one row a shot."},
        {"number", draw_number, "value, unit, label", 1, "A number that counts up while it is spoken."},
    };
    return all;
}

const Layout& layout(const std::string& name) {
    std::vector<std::string> names;
    for (const auto& one : layouts()) {
        if (name == one.name) return one;
        names.emplace_back(one.name);
    }
    auto near = base::nearest(name, names);
    throw base::Failure{base::Trouble::invalid, "There is no layout '" + name + "'" + (near ? "; did you mean '" + *near + "'?" : "; choose one of: " + base::join(names, ", ") + ".")};
}

}  // namespace stage
