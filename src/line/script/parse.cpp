// SPDX-License-Identifier: MIT
#include "script/parse.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "script/sentence.hpp"

namespace script {

namespace {

void check_length(const std::string& text, std::string_view what, std::size_t most) {
    auto characters = base::code_points(text).size();
    if (characters > most)
        throw base::Failure{base::Trouble::invalid, std::string(what) + " has " + std::to_string(characters) +
                                                        " characters; the limit is " + std::to_string(most) +
                                                        ". Shorten it."};
    if (word_count(text) == 0)
        throw base::Failure{base::Trouble::invalid, std::string(what) + " is empty. Write at least one sentence."};
}

/// "ADA", "Dr. No", "Speaker 2"; empty if what stands before the colon is no name.
std::string label_of(std::string_view row) {
    auto colon = row.find(':');
    if (colon == row.npos || colon == 0 || colon > 40 ||
        (colon + 1 < row.size() && row[colon + 1] != ' ' && row[colon + 1] != '*'))
        return {};
    auto name = std::string(base::trim(base::replace_all(std::string(row.substr(0, colon)), "*", "")));
    auto words = base::split_words(name);
    if (words.empty() || words.size() > 3) return {};
    for (const auto& word : words) {
        auto first = static_cast<unsigned char>(word[0]);
        if (first >= 'a' && first <= 'z') return {};
        for (unsigned char c : word)
            if (!std::isalnum(c) && c < 0x80 && c != '.' && c != '\'' && c != '-') return {};
    }
    if (std::isdigit(static_cast<unsigned char>(name[0]))) return {};  // "10:30"
    return name;
}

bool shouted(const std::string& name) {
    bool letters = false;
    for (unsigned char c : name) {
        if (c >= 'a' && c <= 'z') return false;
        letters |= c >= 'A' && c <= 'Z';
    }
    return letters && name.size() > 1;
}

/// Who speaks here: shouted names at once, others where the script uses them like names, so that "Remember: …" is
/// prose.
std::set<std::string> cast_of(const std::vector<std::string>& rows) {
    std::map<std::string, int> seen;
    int labelled = 0, spoken = 0;
    for (const auto& row : rows) {
        if (base::trim(row).empty() || row[0] == '[') continue;
        ++spoken;
        if (auto name = label_of(row); !name.empty()) ++seen[name], ++labelled;
    }
    std::set<std::string> cast;
    for (const auto& [name, times] : seen)
        if (shouted(name) || times >= 2 || 2 * labelled > spoken + 1 || (labelled == spoken && seen.size() > 1))
            cast.insert(name);
    return cast;
}

class Parser {
  public:
    Parser(const std::string& text, std::string_view name) : name_(name), rows_(base::split(text, '\n')) {
        for (auto& row : rows_) row = std::string(base::trim(row));
        cast_ = cast_of(rows_);
    }

    Script parse() {
        for (row_ = 0; row_ < rows_.size(); ++row_) read(rows_[row_]);
        flush();
        if (out_.lines.empty())
            throw base::Failure{
                base::Trouble::invalid,
                std::string(name_) + " has directions but nothing to say. Write at least one sentence."};
        if (out_.title.empty()) out_.title = headline(out_.lines.front().text);
        out_.engine = "user";
        return std::move(out_);
    }

  private:
    [[noreturn]] void fail(const std::string& message) const {
        throw base::Failure{base::Trouble::invalid,
                            std::string(name_) + ", line " + std::to_string(row_ + 1) + ": " + message};
    }

    static std::string headline(const std::string& sentence) {
        auto words = base::split_words(sentence);
        if (words.size() <= 9) return sentence.ends_with('.') ? sentence.substr(0, sentence.size() - 1) : sentence;
        words.resize(7);
        return base::join(words, " ") + "\xE2\x80\xA6";
    }

    void read(std::string_view row) {
        if (row.empty()) return flush();
        if (row.starts_with("# ")) {
            flush();
            out_.title = std::string(base::trim(row.substr(2)));
            return;
        }
        while (row.starts_with("#") || row.starts_with(">")) row = base::trim(row.substr(1));
        for (std::string_view bullet : {"- ", "* ", "\xE2\x80\xA2 "})
            if (row.starts_with(bullet)) flush(), row = base::trim(row.substr(bullet.size()));
        if (auto name = label_of(row); cast_.count(name)) {
            flush();
            auto narrator = base::lower(name) == "narrator";
            speaker_ = narrator ? "" : name;
            row = base::trim(row.substr(row.find(':') + 1));
            while (row.starts_with("*")) row = base::trim(row.substr(1));
        }
        pieces(row);
        // A short row is a line of its own unless the sentence plainly goes on below; long ones were wrapped by an
        // editor.
        auto next = row_ + 1 < rows_.size() ? rows_[row_ + 1] : "";
        bool goes_on = !next.empty() && ((next[0] >= 'a' && next[0] <= 'z') || row.ends_with(','));
        if (row.size() < 50 && !goes_on) flush();
    }

    /// Text and the directions within it.
    void pieces(std::string_view row) {
        while (!row.empty()) {
            auto open = row.find('[');
            if (open != row.npos && open > 0 && row[open - 1] == '\\') {
                text_ += std::string(row.substr(0, open - 1)) + "[";
                auto close = std::min(row.find(']', open), row.size() - 1);
                text_ += base::replace_all(std::string(row.substr(open + 1, close - open)), "\\]", "]");
                row.remove_prefix(close + 1);
                continue;
            }
            text_ += std::string(row.substr(0, open));
            if (open == row.npos) break;
            auto close = row.find(']', open);
            if (close == row.npos)
                fail("a direction that begins with [ has no ]. Close it, or write \\[ for a bracket to be spoken.");
            direct(base::trim(row.substr(open + 1, close - open - 1)));
            row.remove_prefix(close + 1);
        }
        text_ += ' ';
    }

    void direct(std::string_view direction) {
        auto end = direction.find_first_of(": \t");
        auto word = base::lower(direction.substr(0, end));
        auto value = std::string(end == direction.npos ? "" : base::trim(direction.substr(end + 1)));
        if (value.starts_with(":")) value = std::string(base::trim(std::string_view(value).substr(1)));
        static const std::vector<std::string> known{"scene", "pause", "title", "show"};
        if (std::find(known.begin(), known.end(), word) == known.end()) {
            auto near = base::nearest(word, known);
            fail("[" + word.substr(0, 40) + "] is not a direction I know." +
                 (near ? " Did you mean [" + *near + "]?"
                       : " Known are [scene: words], [pause 0.5], [title: words] and [show: thing; thing].") +
                 " Write \\[ for a bracket to be spoken.");
        }
        flush();
        if (word == "pause") return pause(value);
        if (value.empty() && word != "scene") fail("[" + word + "] needs words after it: [" + word + ": …].");
        if (word == "title")
            out_.title = value;
        else if (word == "scene")
            scene_ = value;
        else
            show(value);
    }

    void show(const std::string& value) {
        for (const auto& concept_ : base::split(value, ';'))
            if (auto one = base::trim(concept_); !one.empty()) show_.emplace_back(one);
    }

    void pause(std::string value) {
        double scale = 1000;
        if (value.ends_with("ms"))
            value.resize(value.size() - 2), scale = 1;
        else if (value.ends_with("s"))
            value.pop_back();
        value = std::string(base::trim(value));
        bool digits = !value.empty() && value.size() < 8 && value.find_first_not_of("0123456789.") == value.npos &&
                      std::count(value.begin(), value.end(), '.') <= 1 && value != ".";
        auto ms = digits ? static_cast<int>(std::strtod(value.c_str(), nullptr) * scale + 0.5) : -1;
        if (ms < 0 || ms > 10'000) fail("[pause] takes seconds from 0 to 10, as in [pause 0.5].");
        if (out_.lines.empty())
            fail("[pause] follows the line it holds, but no line stands before it. Move it below one.");
        auto& held = out_.lines.back().directions.pause_ms;
        held = std::min(10'000, held + ms);
    }

    void flush() {
        auto text = base::replace_all(std::exchange(text_, {}), "**", "");
        std::string waiting;  // a very short sentence shares the next one's breath
        auto say = [&](const std::string& words) {
            for (const auto& breath : breaths(words)) {
                Line line{"l" + std::to_string(out_.lines.size() + 1), speaker_, breath, {}};
                line.directions.scene = scene_.empty() ? std::nullopt : std::optional(scene_);
                line.directions.show = std::exchange(show_, {});
                out_.lines.push_back(std::move(line));
            }
        };
        for (const auto& sentence : sentences(text)) {
            auto both = waiting.empty() ? sentence : waiting + " " + sentence;
            if (word_count(both) <= 2) {
                waiting = both;
            } else if (word_count(both) <= most_words) {
                say(both), waiting.clear();
            } else {
                if (!waiting.empty()) say(waiting), waiting.clear();
                say(sentence);
            }
        }
        if (!waiting.empty()) say(waiting);
    }

    std::string_view name_;
    std::vector<std::string> rows_;
    std::set<std::string> cast_;
    std::size_t row_ = 0;
    std::string text_, speaker_, scene_;
    std::vector<std::string> show_;
    Script out_;
};

}  // namespace

std::string checked_prompt(std::string_view prompt) {
    auto text = clean_text(prompt, "The prompt", std::size_t{1} << 20);
    check_length(text, "The prompt", most_prompt);
    return std::string(base::trim(text));
}

Script parse(std::string_view text, std::string_view name) {
    auto clean = clean_text(text, name, std::size_t{1} << 20);
    check_length(clean, name, most_script);
    return Parser(clean, name).parse();
}

}  // namespace script
