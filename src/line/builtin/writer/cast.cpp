// SPDX-License-Identifier: MIT
#include "builtin/writer/cast.hpp"

namespace builtin::writing {

std::string Cast::asker() {
    if (!talks()) return {};
    if (names_.size() == 2) return names_[0];
    auto who = turn_++ % (names_.size() - 1);
    return names_[who == 0 ? 0 : who + 1];
}

std::string Cast::question() {
    if (about_ == Kind::tips) return pick({"So what can I do?", "So what helps?"});
    return about_ == Kind::versus ? "So what is the difference?" : "";
}

std::string Cast::lead() {
    switch (about_) {
        case Kind::tips:
            return pick({"Tell me how.", "Where do I begin?"});
        case Kind::versus:
            return pick({"How so?", "Tell me more."});
        case Kind::story:
            return pick({"Tell me the story.", "What happened?"});
        default:
            return pick({"Can you walk me through it?", "Walk me through it."});
    }
}

std::string Cast::murmur(std::size_t step) {
    bool first = step == 2;
    if (about_ == Kind::tips)
        return first ? pick({"I can do that. What else?", "Good idea. What else?"}) : "And what else?";
    if (about_ == Kind::versus) return first ? "What else?" : "Anything more?";
    return first ? pick({"I see. Go on.", "Right. Go on."}) : pick({"Okay. Go on.", "I follow. Go on."});
}

}  // namespace builtin::writing
