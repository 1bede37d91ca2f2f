// SPDX-License-Identifier: MIT
#include "stage/layouts.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

namespace stage {

const std::vector<Layout>& layouts() {
    static const std::vector<Layout> all = {
        {"title", draw_title, "small line, big words", 1, "The film's title in stacked big type over its subject."},
        {"hero", draw_hero, "label (may be absent)", 1, "One big subject in its place."},
        {"pair", draw_pair, "label for each illustration", 2, "Two subjects that belong together."},
        {"trio", draw_trio, "label for each illustration", 3, "Three subjects, one after the other."},
        {"versus", draw_versus, "left, right", 2, "One side against the other, in two palettes."},
        {"parts", draw_parts, "label for each part", 5, "A whole among the names of its parts."},
        {"chart", draw_chart, "title, name, value, name, value, ...", 4, "Bars that grow to their values."},
        {"quote", draw_quote, "words, who said them (may be absent)", 1, "Words somebody said, as they are spoken."},
        {"type", draw_type, "words", 0, "Big words that land as they are spoken."},
        {"footage", draw_footage, "headline (may be absent)", 1, "A picture or clip over the whole canvas."},
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
    throw base::Failure{base::Trouble::invalid, "There is no layout '" + name + "'" +
                                                    (near ? "; did you mean '" + *near + "'?"
                                                          : "; choose one of: " + base::join(names, ", ") + ".")};
}

}  // namespace stage
