// SPDX-License-Identifier: MIT
#include "builtin/illustrator/illustrator.hpp"

#include <algorithm>
#include <array>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "builtin/illustrator/recolour.hpp"
#include "builtin/illustrator/senses.hpp"
#include "scenery/phrase.hpp"

namespace builtin {

namespace {

/// Fields a piece may show, by emoji subgroup (https://github.com/milesj/emojibase, meta/groups.json): the first the
/// word has is what the piece depicts. Faces, hands, people's activities and signs depict no thing and have none.
std::vector<std::string_view> fields_of(int subgroup) {
    if (subgroup == 22) return {"noun.body"};
    if (subgroup == 23 || subgroup == 25 || subgroup == 26) return {"noun.person"};
    if (subgroup >= 34 && subgroup <= 39) return {"noun.animal"};
    if (subgroup == 40 || subgroup == 41) return {"noun.plant", "noun.object", "noun.artifact"};
    if (subgroup == 42 || subgroup == 43) return {"noun.food", "noun.plant"};
    if (subgroup >= 44 && subgroup <= 47) return {"noun.food", "noun.artifact"};
    if (subgroup >= 48 && subgroup <= 58) return {"noun.artifact", "noun.object", "noun.location"};
    if (subgroup == 59) return {"noun.phenomenon", "noun.object", "noun.artifact", "noun.event"};
    if (subgroup >= 60 && subgroup <= 82)
        return {"noun.artifact", "noun.communication", "noun.possession", "noun.object",
                "noun.body",     "noun.animal",        "noun.plant",      "noun.substance"};
    return {};
}

bool living(std::string_view field) {
    return field == "noun.animal" || field == "noun.plant" || field == "noun.food";
}
bool tangible(std::string_view field) {
    return living(field) || field == "noun.artifact" || field == "noun.body" || field == "noun.object" ||
           field == "noun.phenomenon" || field == "noun.substance";
}

/// Ends the id of a piece in its other colour.
constexpr std::string_view other_end = "~other";

std::string spaced(std::string_view id) {
    return base::replace_all(std::string(id), "-", " ");
}

void strip_determiner(std::vector<std::string>& words) {
    static constexpr auto openers =
        std::to_array<std::string_view>({"a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "some",
                                         "this", "that", "these", "those"});
    while (words.size() > 1 && std::find(openers.begin(), openers.end(), words[0]) != openers.end())
        words.erase(words.begin());
}

}  // namespace

BuiltinPainter::BuiltinPainter()
    : BuiltinPainter(base::share_folder() / "art.pack", base::share_folder() / "abroad.pack", WordNet::open()) {}

BuiltinPainter::BuiltinPainter(const std::filesystem::path& art_pack, const std::filesystem::path& abroad_pack,
                               const WordNet& wordnet)
    : pack_(art_pack), abroad_(abroad_pack), wordnet_(wordnet), curation_(pack_.overrides()) {
    index();
}

std::optional<Sense> BuiltinPainter::depicted(int art) const {
    auto entry = pack_.entry(art);
    auto lemma = spaced(entry.id);
    std::vector<std::string_view> fields;
    if (auto given = curation_.depicts(entry.id)) {
        if (given->lemma.empty()) return std::nullopt;
        lemma = given->lemma;
        for (auto& sense : wordnet_.senses(lemma, PartOfSpeech::noun))
            if (given->field.empty() || sense.field == given->field) return sense;
        return std::nullopt;
    }
    if (curation_.never(entry.id)) return std::nullopt;
    fields = fields_of(entry.group % 1000);
    if (fields.empty()) return std::nullopt;
    auto senses = wordnet_.senses(lemma, PartOfSpeech::noun);
    if (senses.empty()) senses = wordnet_.senses(wordnet_.base_form(lemma, PartOfSpeech::noun), PartOfSpeech::noun);
    for (auto field : fields)
        for (auto& sense : senses)
            if (sense.field == field) return sense;
    return std::nullopt;
}

void BuiltinPainter::index() {
    for (int art = 0; art < pack_.size(); ++art) {
        auto sense = depicted(art);
        if (!sense) continue;
        meanings_[art] = {sense->synset, sense->field, sense->tagged};
        showing_[sense->synset].push_back(art);
        if (!living(sense->field)) continue;
        // Steps up to the kinds it may stand for; only living things and food, where a kind's picture is one of its
        // members.
        std::vector<std::uint32_t> level{sense->synset};
        for (int steps = 1; steps <= 2; ++steps) {
            std::vector<std::uint32_t> above;
            for (auto synset : level)
                for (auto wider : wordnet_.sense(synset).hypernyms)
                    above.push_back(wider), below_[wider].push_back({steps, art});
            level = std::move(above);
        }
    }
    for (auto& [synset, arts] : below_)
        std::stable_sort(arts.begin(), arts.end(), [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : meanings_[a.second].tagged > meanings_[b.second].tagged;
        });
}

std::optional<int> BuiltinPainter::named(const std::string& words) const {
    for (const auto& name : {words, wordnet_.base_form(words, PartOfSpeech::noun)})
        for (const auto& hit : pack_.with_keyword(name))
            if (hit.match == ArtPack::Match::label) return hit.art;
    return std::nullopt;
}

/// Candidates for a lemma by what it most likely means here.
BuiltinPainter::Candidates BuiltinPainter::by_sense(const std::string& lemma, const Company& company,
                                                    const Company& topic) const {
    std::map<int, double> scores;
    auto senses = likely_senses(wordnet_, lemma, company, topic);
    // An animal or plant with a piece of its very name is meant more often than its fur, its meat or a coat like it.
    double sum = 0;
    for (auto& likely : senses) {
        auto own = showing_.find(likely.sense.synset);
        bool named = own != showing_.end() && std::any_of(own->second.begin(), own->second.end(), [&](int art) {
                         return spaced(pack_.entry(art).id) == lemma;
                     });
        if (named && (likely.sense.field == "noun.animal" || likely.sense.field == "noun.plant")) likely.share *= 3;
        sum += likely.share;
    }
    for (auto& likely : senses) likely.share /= sum;
    for (const auto& likely : senses) {
        std::map<int, double> right;  // arts that show this sense, and how well
        auto offer = [&](std::uint32_t synset, double fit) {
            if (auto found = showing_.find(synset); found != showing_.end())
                for (auto art : found->second) right[art] = std::max(right[art], fit);
        };
        offer(likely.sense.synset, 1.0);
        // A fruit, its tree and its dish go by one name and look alike enough.
        if (living(likely.sense.field))
            for (const auto& other : wordnet_.senses(lemma, PartOfSpeech::noun))
                if (living(other.field)) offer(other.synset, 0.92);
        if (right.empty() && tangible(likely.sense.field)) {
            auto far = living(likely.sense.field) ? 3 : 1;
            auto level = likely.sense.hypernyms;
            for (int steps = 1; steps <= far && right.empty(); ++steps) {
                std::vector<std::uint32_t> above;
                for (auto wider : level) {
                    if (wordnet_.ancestors(wider).size() >= 5) offer(wider, 0.88 - 0.08 * steps);
                    for (auto next : wordnet_.sense(wider).hypernyms) above.push_back(next);
                }
                level = std::move(above);
            }
        }
        if (right.empty() && living(likely.sense.field))
            if (auto found = below_.find(likely.sense.synset);
                found != below_.end() && wordnet_.ancestors(likely.sense.synset).size() >= 5)
                right[found->second.front().second] = 0.78 - 0.08 * found->second.front().first;
        for (auto [art, fit] : right) scores[art] += fit * likely.share;
    }
    Candidates found;
    for (auto [art, score] : scores) {
        // Among the pieces of one sense the one whose name is the word itself stands first.
        auto entry = pack_.entry(art);
        bool own_name = spaced(entry.id) == lemma;
        found.push_back({std::string(entry.id), std::min(0.95, score) + (own_name ? 0.001 : 0)});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    return found;
}

/// "stock prices" -> "stock price", "roads" -> "road", though WordNet lists "roads" too: the commoner form.
std::string BuiltinPainter::singular(const std::string& phrase) const {
    auto base = wordnet_.base_form(phrase, PartOfSpeech::noun);
    if (base != phrase) return base;
    auto gap = phrase.rfind(' ');
    auto head = gap == std::string::npos ? phrase : phrase.substr(gap + 1);
    auto front = gap == std::string::npos ? std::string() : phrase.substr(0, gap + 1);
    if (!front.empty() && !wordnet_.knows(phrase, PartOfSpeech::noun)) return front + singular(head);
    if (!front.empty() || head.size() < 4 || head.back() != 's' || head.ends_with("ss")) return phrase;
    auto one = head.substr(0, head.size() - 1);
    auto count = [&](const std::string& lemma) {
        int sum = 0;
        for (const auto& sense : wordnet_.senses(lemma, PartOfSpeech::noun)) sum += sense.tagged;
        return sum;
    };
    return wordnet_.knows(one, PartOfSpeech::noun) && count(one) > count(head) ? one : phrase;
}

/// A suspension bridge is a bridge; a guinea pig is no pig.
bool BuiltinPainter::is_its_head(const std::string& compound) const {
    auto head = compound.substr(compound.rfind(' ') + 1);
    auto senses = wordnet_.senses(compound, PartOfSpeech::noun);
    if (senses.empty()) return false;
    for (auto above : wordnet_.ancestors(senses.front().synset))
        for (const auto& lemma : wordnet_.sense(above).lemmas)
            if (lemma == head) return true;
    return false;
}

BuiltinPainter::Candidates BuiltinPainter::noun(const std::string& phrase, const Company& company,
                                                const Company& topic) const {
    auto everything = company;
    everything.insert(topic.begin(), topic.end());
    auto base = singular(phrase);
    for (const auto& name : {phrase, base})
        if (auto art = curation_.decided(Curation::Part::noun, name, everything))
            return *art == "-" ? Candidates{} : Candidates{{*art, 0.9}};
    bool several = phrase.find(' ') != std::string::npos;
    if (several)
        if (auto art = named(phrase); art && !curation_.never(pack_.entry(*art).id))
            return {{std::string(pack_.entry(*art).id), 0.95}};
    if (wordnet_.knows(base, PartOfSpeech::noun)) {
        auto found = by_sense(base, company, topic);
        if (!found.empty() || !several || !is_its_head(base)) return found;
    }
    if (!several) {
        if (auto art = named(phrase); art && !curation_.never(pack_.entry(*art).id) && meanings_.count(*art))
            return {{std::string(pack_.entry(*art).id), 0.8}};
        return {};
    }
    // An unknown compound means what its last word means, said a little less surely; "river bank" brings its own
    // company.
    auto words = base::split_words(phrase);
    auto with = company;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        with.insert(words[i]), with.insert(wordnet_.base_form(words[i], PartOfSpeech::noun));
    auto rest = base::join({words.begin() + 1, words.end()}, " ");
    auto found = noun(rest, with, topic);
    for (auto& one : found) one.score *= 0.9;
    if (!found.empty()) return found;
    // A head without a picture ("mouse button", "newspaper column") may be shown by what it belongs to, if that is
    // certain.
    auto beside = company;
    for (std::size_t i = 1; i < words.size(); ++i) beside.insert(words[i]), beside.insert(singular(words[i]));
    auto owner = words[0];
    auto all = beside;
    all.insert(topic.begin(), topic.end());
    // "plant manager": without company that says which plant, neither.
    if (curation_.ambiguous(Curation::Part::noun, singular(owner)) &&
        curation_.decided(Curation::Part::noun, singular(owner), all) ==
            curation_.decided(Curation::Part::noun, singular(owner), {}))
        return {};
    found = noun(owner, beside, topic);
    std::erase_if(found, [](const scenery::Candidate& one) { return one.score < 0.85; });
    for (auto& one : found) one.score *= 0.75;
    return found;
}

std::vector<scenery::Candidate> BuiltinPainter::find(std::string_view concept_words, std::string_view sentence,
                                                     std::string_view topic) const {
    std::vector<std::string> words;
    for (const auto& raw : scenery::words_of(concept_words))
        if (auto word = scenery::bare(raw); !word.empty()) words.push_back(word);
    if (words.empty()) return {};
    auto plain = base::join(words, " ");
    if (sentence.empty()) {
        auto id = base::replace_all(base::lower(base::trim(concept_words)), " ", "-");
        if (auto art = pack_.find(id)) return {{std::string(pack_.entry(*art).id), 1.0}};
        if (auto art = named(base::lower(base::trim(concept_words)))) return {{std::string(pack_.entry(*art).id), 1.0}};
        if (auto art = named(plain)) return {{std::string(pack_.entry(*art).id), 1.0}};
    }
    auto company = company_of(sentence, wordnet_), subject = company_of(topic, wordnet_);
    auto without = [&](Company from) {
        for (const auto& word : words)
            from.erase(word), from.erase(wordnet_.base_form(word, PartOfSpeech::noun)),
                from.erase(wordnet_.base_form(word, PartOfSpeech::verb));
        return from;
    };
    company = without(company), subject = without(subject);
    auto everything = company;
    everything.insert(subject.begin(), subject.end());
    auto decided = [&](Curation::Part part, const std::string& word) {
        auto art = curation_.decided(part, word, everything);
        return art && *art != "-" ? Candidates{{*art, 0.7}} : Candidates{};
    };
    if (words[0] == "to" && words.size() > 1)
        return decided(Curation::Part::verb, base::join({words.begin() + 1, words.end()}, " "));
    if (words.size() == 1 && curation_.knows(Curation::Part::mood, words[0]))
        return decided(Curation::Part::mood, words[0]);
    strip_determiner(words);
    auto found = noun(base::join(words, " "), company, subject);
    if (found.size() > 5) found.resize(5);
    return found;
}

scenery::Drawing BuiltinPainter::draw(std::string_view art) const {
    bool other = art.ends_with(other_end);
    auto found = pack_.find(other ? art.substr(0, art.size() - other_end.size()) : art);
    if (!found)
        throw base::Failure{base::Trouble::missing,
                            "There is no illustration \"" + std::string(art) + "\" in the art pack."};
    auto body = pack_.body(*found);
    if (other) body = mirrored(recoloured(body));
    // Drawn nearly black: they would vanish at night.
    if (art.starts_with("bust")) body = brightened(body);
    return {.svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 "
                "32 32\">" +
                body + "</svg>"};
}

std::string BuiltinPainter::other_of(std::string_view art) const {
    return std::string(art) + (art.ends_with(other_end) ? "" : std::string(other_end));
}

std::string BuiltinPainter::engine() const {
    return "builtin-painter/3+" + pack_.fingerprint() + "+" + abroad_.fingerprint();
}

std::vector<scenery::Gloss> BuiltinPainter::glosses(const std::vector<std::string>& words,
                                                    std::string_view language) const {
    return abroad_.glosses(words, language);
}

std::vector<std::string> BuiltinPainter::kinds(std::string_view concept_words) const {
    std::vector<std::string> wider;
    auto add = [&](std::uint32_t synset) {
        for (const auto& lemma : wordnet_.sense(synset).lemmas)
            if (wider.size() < 12) wider.push_back(base::replace_all(base::lower(lemma), "_", " "));
    };
    auto words = base::lower(base::trim(concept_words));
    auto art = pack_.find(base::replace_all(words, " ", "-"));
    std::optional<std::uint32_t> synset;
    if (art && meanings_.count(*art))
        synset = meanings_.at(*art).synset;
    else if (!art) {
        auto senses = wordnet_.senses(wordnet_.base_form(words, PartOfSpeech::noun), PartOfSpeech::noun);
        if (!senses.empty()) synset = senses.front().synset;
    }
    if (!synset) return wider;
    add(*synset);
    for (auto above : wordnet_.ancestors(*synset)) add(above);
    return wider;
}

}  // namespace builtin
