// SPDX-License-Identifier: MIT
#include "builtin/writer/writer.hpp"

#include <cstdlib>
#include <mutex>
#include <optional>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "builtin/writer/definition.hpp"
#include "builtin/writer/facts.hpp"
#include "builtin/writer/plan.hpp"
#include "builtin/writer/request.hpp"
#include "builtin/writer/shelf.hpp"
#include "script/article.hpp"
#include "script/parse.hpp"
#include "script/sentence.hpp"

namespace builtin {

namespace fs = std::filesystem;

struct BuiltinWriter::Room {
    Room(const std::vector<fs::path>& folders, const WordNet* wordnet) : lexicon(wordnet), shelf(folders, lexicon) {}
    writing::Lexicon lexicon;
    writing::Shelf shelf;
    std::mutex mutex;  // the lexicon remembers what it looked up

    script::Script write(const std::string& prompt, const script::Wish& wish);
};

std::vector<fs::path> knowledge_folders() {
    std::vector<fs::path> folders;
    try {
        folders.push_back(base::share_folder() / "knowledge");
    } catch (const base::Failure&) {
        // A program without its own data still has the user's.
    }
    folders.push_back(base::data_folder() / "knowledge");
    if (auto* set = std::getenv("AUTOVIDEO_KNOWLEDGE"); set && *set) folders.emplace_back(set);
    return folders;
}

namespace {

const WordNet* wordnet_if_any() {
    try {
        return &WordNet::open();
    } catch (const base::Failure&) {
        return nullptr;
    }
}

/// "how to wake up early without hating life": the question before a circumstance that no card knows of.
std::optional<std::string> without_circumstance(const std::string& subject) {
    auto words = base::split_words(subject);
    for (auto i = words.size(); i-- > 3;)
        for (std::string_view link :
             {"with", "without", "while", "as", "in", "for", "when", "before", "after", "during", "at", "if", "on"})
            if (base::lower(words[i]) == link && i + 1 < words.size())
                return base::join({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i)}, " ");
    return std::nullopt;
}

[[noreturn]] void refuse(const writing::Request& request, const writing::Shelf& shelf) {
    auto subject = request.about.empty() ? request.subject : request.about;
    if (subject.size() > 80) subject = subject.substr(0, subject.find_last_of(' ', 77)) + "\xE2\x80\xA6";
    auto near = shelf.near(request);
    std::string help = request.advert ? " Say in the prompt what is true of it, for example: \"ad for my bakery: fresh "
                                        "bread daily, open from 6 am\"."
                       : request.story
                           ? " Tell the story in a few sentences in the prompt, and I will film it."
                           : " Give me a text (--from FILE), your own script (--script FILE), or --definition for "
                             "a dictionary definition.";
    throw base::Failure{base::Trouble::unknowing,
                        (subject.empty() ? "The prompt does not say what the film is about."
                                         : "I have no facts about \"" + subject + "\".") +
                            help + (near.empty() ? "" : " Near topics I know: " + base::join(near, "; ")) +
                            (shelf.warnings().empty() ? "" : "\n" + base::join(shelf.warnings(), "\n"))};
}

constexpr int article_words = 120;  ///< a prompt this long brings its own material

}  // namespace

BuiltinWriter::BuiltinWriter() : BuiltinWriter(knowledge_folders(), wordnet_if_any()) {}
BuiltinWriter::BuiltinWriter(const std::vector<fs::path>& folders, const WordNet* wordnet)
    : room_(std::make_unique<Room>(folders, wordnet)) {}
BuiltinWriter::~BuiltinWriter() = default;
const std::vector<std::string>& BuiltinWriter::warnings() const {
    return room_->shelf.warnings();
}

script::Script BuiltinWriter::write(const script::Wish& wish) {
    auto prompt = script::checked_prompt(wish.prompt);
    if (wish.length.count() < 5 || wish.length.count() > 600)
        throw base::Failure{base::Trouble::invalid,
                            "A film can be 5 to 600 seconds long, not " + std::to_string(wish.length.count()) + "."};
    if (!wish.language.starts_with("en"))
        throw base::Failure{base::Trouble::unknowing, "The builtin writer writes English only, not \"" + wish.language +
                                                          "\". Give your own text with --script FILE or --from FILE."};
    std::lock_guard lock(room_->mutex);
    auto script = room_->write(prompt, wish);
    const auto& warnings = room_->shelf.warnings();
    script.notes.insert(script.notes.end(), warnings.begin(), warnings.end());
    return script;
}

script::Script BuiltinWriter::Room::write(const std::string& prompt, const script::Wish& wish) {
    auto request = writing::understand(prompt);
    if (script::word_count(prompt) >= article_words && request.facts.size() >= 6 && !request.advert && !request.story)
        return script::digest(prompt, script::Markup::plain, wish);
    if (request.intent == writing::Intent::facts) return writing::from_facts(request, wish, lexicon);
    auto* card = shelf.named(prompt);
    if (!card) card = shelf.find(request);
    auto mended = card ? request : shelf.mended(request);
    if (!card) card = shelf.find(mended);
    mended.beside = !card;
    if (!card) card = shelf.find_core(request);
    if (!card) card = shelf.find_core(mended);
    // Tips are worth giving without the circumstance; whoever asked is told so.
    if (!card && request.intent == writing::Intent::tips && request.facts.empty())
        for (auto shorter = without_circumstance(request.subject); shorter && !card;
             shorter = without_circumstance(*shorter)) {
            auto plainer = writing::understand(*shorter);
            plainer.intent = writing::Intent::tips;
            plainer.count = request.count, plainer.dialogue = request.dialogue, plainer.speakers = request.speakers;
            card = shelf.find(plainer);
            if (!card) card = shelf.find_core(plainer);
            if (!card) continue;
            auto script = writing::plan(*card, plainer, wish, lexicon);
            script.notes.push_back("I know nothing about \"" +
                                   std::string(base::trim(request.subject.substr(shorter->size()))) +
                                   "\", so the film leaves it out.");
            return script;
        }
    request = std::move(mended);
    if (card) return writing::plan(*card, request, wish, lexicon);
    if (request.facts.size() >= 2) return writing::from_facts(request, wish, lexicon);
    if (wish.definition)
        if (auto defined = writing::define(request, wish, lexicon)) return *defined;
    refuse(request, shelf);
}

}  // namespace builtin
