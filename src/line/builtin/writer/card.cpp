// SPDX-License-Identifier: MIT
#include "builtin/writer/card.hpp"

#include <algorithm>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

namespace {

const std::vector<std::string> headers{"aliases", "kind", "topic", "what", "left", "right"};
const std::vector<std::string> sections{"Hook", "Answer", "Steps", "Numbers", "Compare",
                                        "Myth", "Turn",   "Close", "Act"};
constexpr std::size_t most_card = 64 * 1024;

class Reader {
  public:
    Reader(std::string_view text, std::string_view file)
        : file_(file), rows_(base::split(script::clean_text(text, file, most_card), '\n')) {}

    Card read() {
        card_.id = file_.substr(file_.rfind('/') + 1);
        card_.id = card_.id.substr(0, card_.id.rfind('.'));
        for (row_ = 0; row_ < rows_.size(); ++row_)
            if (auto row = base::trim(rows_[row_]); !row.empty()) take(row);
        check();
        return std::move(card_);
    }

  private:
    [[noreturn]] void fail(const std::string& message) const {
        throw base::Failure{base::Trouble::invalid,
                            file_ + ":" + std::to_string(std::min(row_ + 1, rows_.size())) + ": " + message};
    }
    void unknown(const std::string& what, const std::string& name, const std::vector<std::string>& known) const {
        auto near = base::nearest(name, known);
        fail(what + " \"" + name.substr(0, 40) + "\" is not known." +
             (near ? " Did you mean \"" + *near + "\"?" : " Known: " + base::join(known, ", ") + "."));
    }

    void take(std::string_view row) {
        if (card_.title.empty()) {
            if (!row.starts_with("# ")) fail("a card begins with \"# Question\".");
            card_.title = std::string(base::trim(row.substr(2)));
            if (card_.title.size() > 80) fail("the title is over 80 bytes long.");
        } else if (row.starts_with("## ")) {
            begin(std::string(base::trim(row.substr(3))));
        } else if (section_.empty()) {
            header(row);
        } else {
            sentence(row);
        }
    }

    void begin(std::string name) {
        if (std::find(sections.begin(), sections.end(), name) == sections.end()) unknown("the section", name, sections);
        if (!list(name).empty() || name == section_) fail("the section \"" + name + "\" comes twice.");
        section_ = std::move(name);
    }

    std::vector<Sentence>& list(const std::string& section) {
        switch (section[0]) {
            case 'H':
                return card_.hook;
            case 'S':
                return card_.steps;
            case 'N':
                return card_.numbers;
            case 'M':
                return card_.myth;
            case 'T':
                return card_.turn;
            case 'C':
                return section[1] == 'o' ? card_.compare : card_.close;
            default:
                return section[1] == 'n' ? card_.answer : card_.act;
        }
    }

    void header(std::string_view row) {
        auto colon = row.find(':');
        auto name = std::string(base::trim(row.substr(0, colon)));
        if (colon == row.npos || std::find(headers.begin(), headers.end(), name) == headers.end())
            unknown("the header", name, headers);
        auto value = std::string(base::trim(row.substr(colon + 1)));
        if (value.empty()) fail("the header \"" + name + "\" is empty.");
        if (name == "topic")
            card_.topic = value;
        else if (name == "what")
            card_.what = spoken(value);
        else if (name == "kind")
            kind(value);
        else if (name == "left")
            card_.left = side(value);
        else if (name == "right")
            card_.right = side(value);
        else
            for (const auto& alias : base::split(value, ';'))
                if (auto one = base::trim(alias); !one.empty()) card_.aliases.emplace_back(one);
    }

    void kind(const std::string& value) {
        if (!boost::describe::enum_from_string(value.c_str(), card_.kind))
            unknown("the kind", value, {"why", "how", "what", "versus", "tips", "story"});
        kinded_ = true;
    }

    script::Side side(std::string value) {
        auto show = directions(value);
        return {value, show.empty() ? value : show.front()};
    }

    /// Takes "{art; art2}" off the end.
    std::vector<std::string> directions(std::string& text) {
        std::vector<std::string> out;
        auto open = text.find('{');
        if (open == text.npos) {
            if (text.find('}') != text.npos) fail("} stands without {.");
            return out;
        }
        auto close = text.find('}', open);
        if (close == text.npos || close + 1 != text.size()) fail("{art} must stand whole at the end of its sentence.");
        for (const auto& art : base::split(std::string_view(text).substr(open + 1, close - open - 1), ';'))
            if (auto one = base::trim(art); !one.empty()) out.emplace_back(one);
        text = std::string(base::trim(std::string_view(text).substr(0, open)));
        return out;
    }

    std::string spoken(const std::string& text) {
        auto words = script::word_count(text);
        if (words == 0) fail("a sentence is empty.");
        if (words > script::most_words)
            fail("the sentence has " + std::to_string(words) + " words; at most 16 can be spoken in one breath.");
        if (std::string_view(".?!").find(text.back()) == std::string_view::npos)
            fail("the sentence does not end with . ? or !");
        return text;
    }

    void sentence(std::string_view row) {
        Sentence out;
        auto cells = base::split(row, '|');
        for (auto& cell : cells) cell = std::string(base::trim(cell));
        if (section_ == "Numbers") {
            if (cells.size() != 4) fail("a number reads: value | unit | Sentence. {art} | source: where from.");
            if (cells[0].empty() || cells[0].size() > 20) fail("the value must have 1 to 20 characters.");
            out.figure = script::Figure{cells[0], cells[1] == "in" ? "" : cells[1], ""};
            out.show = directions(cells[2]);
            out.text = spoken(cells[2]);
            if (out.text.find(cells[0]) == out.text.npos)
                fail("the sentence does not contain its number " + cells[0] + ".");
            if (!cells[3].starts_with("source:") || cells[3].size() < 9) fail("a number needs \"source: …\".");
            out.source = std::string(base::trim(std::string_view(cells[3]).substr(7)));
        } else {
            if (cells.size() > 2 || (cells.size() == 2 && !cells[1].starts_with("label:")))
                fail("after | only \"label: words\" is known here.");
            if (cells.size() == 2) out.label = std::string(base::trim(std::string_view(cells[1]).substr(6)));
            out.show = directions(cells[0]);
            out.text = spoken(cells[0]);
        }
        list(section_).push_back(std::move(out));
    }

    void check() {
        if (card_.title.empty()) fail("the card is empty.");
        if (!kinded_) fail("the header \"kind\" is missing.");
        if (card_.topic.empty()) fail("the header \"topic\" is missing.");
        if (card_.hook.empty() || card_.answer.empty() || card_.close.empty())
            fail("a card needs the sections Hook, Answer and Close.");
        if (card_.steps.size() < 2 || card_.steps.size() > 12) fail("a card needs 2 to 12 Steps.");
        if (!card_.myth.empty() && card_.myth.size() != 2) fail("Myth has two lines: the belief, and the fact.");
        if (card_.kind == Kind::versus && !(card_.left && card_.right))
            fail("a versus card needs the headers left and right.");
        for (const auto* many :
             {&card_.hook, &card_.answer, &card_.numbers, &card_.compare, &card_.turn, &card_.close, &card_.act})
            if (many->size() > 6) fail("a section has more than 6 sentences.");
        if (card_.kind == Kind::tips)
            for (auto& step : card_.steps)
                if (step.label.empty())
                    fail("the step \"" + step.text + "\" of a tips card needs \" | label: words\".");
    }

    std::string file_;
    std::vector<std::string> rows_;
    std::size_t row_ = 0;
    std::string section_;
    bool kinded_ = false;
    Card card_;
};

}  // namespace

Card parse_card(std::string_view text, std::string_view file) {
    return Reader(text, file).read();
}

}  // namespace builtin::writing
