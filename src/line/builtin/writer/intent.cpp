// SPDX-License-Identifier: MIT
#include "builtin/writer/intent.hpp"

#include "builtin/writer/words.hpp"

namespace builtin::writing {

Intent classify(const Words& words, bool& you) {
    if (words.empty()) return Intent::topic;
    auto first = words[0].low;
    auto second = words.size() > 1 ? words[1].low : "";
    auto third = words.size() > 2 ? words[2].low : "";
    if (contains(words, {"vs", "versus", "v"}) || first == "compare" ||
        (contains(words, {"difference", "differences", "different", "differ"}) &&
         contains(words, {"between", "from", "and"})))
        return Intent::versus;
    if (first == "how") {
        if (second == "to" || (second == "do" && third == "i") ||
            (Set{"can", "should", "could", "would"}.count(second) && Set{"i", "we", "you", "one", "my"}.count(third)))
            return Intent::tips;
        if (second == "come") return Intent::why;
        if (second == "do" && (third == "you" || third == "we")) you = true;
        auto joined = tokens(first + " " + second + " x");
        if (joined[0] != "how") return Intent::measure;
        return Intent::how;
    }
    if (first == "why" || starts(words, 0, "the reason") || starts(words, 0, "reason") ||
        starts(words, 0, "reasons why") || starts(words, 0, "because"))
        return Intent::why;
    if (contains(words, {"same"}) && contains(words, {"and", "as"}) && (first == "are" || first == "is"))
        return Intent::versus;
    if (starts(words, 0, "what is the reason") || starts(words, 0, "what was the reason")) return Intent::why;
    if (first == "what") {
        if (contains(words, {"or"}) && contains(words, {"better", "healthier", "worse", "best", "faster", "cheaper"}))
            return Intent::versus;
        if (contains(words, {"causes", "caused"})) return Intent::why;
        if (Set{"causes", "caused", "makes", "made", "cause"}.count(second)) return Intent::why;
        if (Set{"happens", "happened"}.count(second)) return Intent::how;
        if (Set{"is", "are", "was", "were", "does", "do", "did", "a", "an", "the"}.count(second)) return Intent::what;
        return Intent::measure;
    }
    if (first == "define" || starts(words, 0, "meaning of") || starts(words, 0, "the meaning of") ||
        starts(words, 0, "definition of") || starts(words, 0, "the definition of"))
        return Intent::what;
    if (Set{"when", "where", "who", "whose", "which"}.count(first))
        return first == "which" && contains(words, {"or"}) ? Intent::versus : Intent::measure;
    if (Set{"is", "are", "do", "does", "did", "can", "could", "will", "would", "has", "have", "should"}.count(first))
        return contains(words, {"or"}) && words.size() <= 9 ? Intent::versus : Intent::yes_no;
    if (contains(words, {"or"}) && words.size() <= 7) return Intent::versus;
    if (words.size() > 1 && words.back().low == "better") return Intent::tips;  // "sleep better"
    if (Set{"causes", "cause"}.count(first) && second == "of") return Intent::why;
    // "planes fly how", "volcanoes why do they erupt"
    if (words.back().low == "why" || words.back().low == "how")
        return words.back().low == "why" ? Intent::why : Intent::how;
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
        if (words[i].low == "why") return Intent::why;
    return Intent::topic;
}

}  // namespace builtin::writing
