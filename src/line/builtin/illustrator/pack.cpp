// SPDX-License-Identifier: MIT
#include "builtin/illustrator/pack.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cstring>
#include <map>
#include <set>
#include <vector>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "builtin/illustrator/pack_format.hpp"

namespace builtin {

namespace json = boost::json;
namespace format = pack_format;
using base::Failure;
using base::Trouble;

namespace {

struct Piece {
    std::string label;
    std::vector<std::string> tags;
    std::uint32_t group = 999999;
    std::string body;
};

/// The set's ids where they differ from the emoji data's labels.
const std::map<std::string, std::string, std::less<>> renamed = {
    {"blackbird", "black-bird"},
    {"phoenix-bird", "phoenix"},
    {"piata", "pinata"},
    {"hugging-face", "smiling-face-with-open-hands"},
    {"knocked-out-face", "face-with-crossed-out-eyes"},
    {"person-elf", "elf"},
    {"person-fairy", "fairy"},
    {"person-genie", "genie"},
    {"person-mage", "mage"},
    {"person-merpeople", "merperson"},
    {"person-superhero", "superhero"},
    {"person-supervillain", "supervillain"},
    {"person-vampire", "vampire"},
    {"person-zombie", "zombie"},
    {"man-merpeople", "merman"},
    {"woman-merpeople", "mermaid"},
    {"person-deaf", "deaf-person"},
    {"pouting-face", "enraged-face"},
    {"red-triangle", "red-triangle-pointed-up"},
    {"person-with-bunny-ears", "people-with-bunny-ears"},
    {"person-wrestling", "people-wrestling"},
};

json::value parsed(const std::filesystem::path& file) {
    auto text = base::read_file(file);
    boost::system::error_code error;
    auto value = json::parse(text, error);
    if (error) throw Failure{Trouble::unreadable, file.string() + " is not valid JSON: " + error.message() + "."};
    return value;
}

/// "Mrs. Claus" -> "mrs-claus", "piñata" -> "pinata": as the icon set spells its ids.
std::string id_of(std::string_view label) {
    std::string id;
    for (auto point : base::code_points(base::lower(label))) {
        if (point == U'ñ') point = U'n';
        if (point == U'\u2019' || point == U'\'') continue;
        if (point == U'&')
            id += "and";
        else if ((point >= U'a' && point <= U'z') || (point >= U'0' && point <= U'9'))
            id += static_cast<char>(point);
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

struct Known {
    std::string label;
    std::vector<std::string> tags;
    std::uint32_t group = 999999;
};

std::map<std::string, Known, std::less<>> labels(const std::filesystem::path& file) {
    std::map<std::string, Known, std::less<>> known;
    try {
        auto document = parsed(file);
        for (const auto& value : document.as_array()) {
            const auto& emoji = value.as_object();
            Known one;
            one.label = base::lower(std::string_view(emoji.at("label").as_string()));
            if (auto* tags = emoji.if_contains("tags"))
                for (const auto& tag : tags->as_array())
                    one.tags.push_back(base::lower(std::string_view(tag.as_string())));
            if (emoji.contains("group") && emoji.contains("subgroup"))
                one.group = static_cast<std::uint32_t>(emoji.at("group").to_number<int>() * 1000 +
                                                       emoji.at("subgroup").to_number<int>());
            known.emplace(id_of(one.label), std::move(one));
        }
    } catch (const std::exception& error) {
        if (dynamic_cast<const Failure*>(&error)) throw;
        throw Failure{Trouble::unreadable, file.string() + " is not emojibase data: " + error.what()};
    }
    return known;
}

std::string stem_of_tone(std::string_view id, const json::object& icons) {
    for (std::string_view tone : {"-medium-light", "-medium-dark", "-light", "-medium", "-dark"})
        if (id.ends_with(tone) && icons.contains(id.substr(0, id.size() - tone.size())))
            return std::string(id.substr(0, id.size() - tone.size()));
    return {};
}

/// Aliases that are another piece seen in a mirror: "backhand-index-pointing-right".
void add_mirrored(const json::object& set, const std::map<std::string, Known, std::less<>>& known,
                  std::map<std::string, Piece>& kept) {
    auto* aliases = set.if_contains("aliases");
    if (!aliases) return;
    for (const auto& alias : aliases->as_object()) {
        const auto& about = alias.value().as_object();
        auto parent = kept.find(std::string(std::string_view(about.at("parent").as_string())));
        auto label = known.find(std::string_view(alias.key()));
        bool mirrored = about.size() == 2 && about.contains("hFlip") && about.at("hFlip").as_bool();
        if (parent == kept.end() || label == known.end() || !mirrored) continue;
        kept.emplace(std::string(alias.key()),
                     Piece{label->second.label, label->second.tags, label->second.group,
                           "<g transform=\"matrix(-1 0 0 1 32 0)\">" + parent->second.body + "</g>"});
    }
}

std::map<std::string, Piece> pieces(const std::filesystem::path& icons_json, const std::filesystem::path& data_json) {
    auto known = labels(data_json);
    std::map<std::string, Piece> kept;
    try {
        auto set = parsed(icons_json);
        const auto& icons = set.as_object().at("icons").as_object();
        for (const auto& icon : icons) {
            std::string id(icon.key());
            auto alias = renamed.find(id);
            auto about = known.find(alias == renamed.end() ? id : alias->second);
            if (left_out(id, stem_of_tone(id, icons), about != known.end())) continue;
            const auto& drawing = icon.value().as_object();
            Piece piece;
            piece.body = std::string(std::string_view(drawing.at("body").as_string()));
            // A few pieces have a view box of 33: all are drawn in 32.
            if (drawing.contains("width") || drawing.contains("height"))
                piece.body = "<g transform=\"scale(.96969697)\">" + piece.body + "</g>";
            piece.label = base::replace_all(id, "-", " ");
            if (about != known.end())
                piece.label = about->second.label, piece.tags = about->second.tags, piece.group = about->second.group;
            kept.emplace(std::move(id), std::move(piece));
        }
        add_mirrored(set.as_object(), known, kept);
    } catch (const std::exception& error) {
        if (dynamic_cast<const Failure*>(&error)) throw;
        throw Failure{Trouble::unreadable, icons_json.string() + " is not an Iconify set: " + error.what()};
    }
    return kept;
}

/// A string section that holds each string once.
class Strings {
  public:
    std::uint32_t put(const std::string& text) {
        auto [place, fresh] = at_.try_emplace(text, static_cast<std::uint32_t>(bytes_.size()));
        if (fresh) bytes_ += text + '\0';
        return place->second;
    }
    const std::string& bytes() const { return bytes_; }

  private:
    std::map<std::string, std::uint32_t> at_;
    std::string bytes_;
};

std::string compressed(const std::string& body) {
    auto length = ::compressBound(body.size());
    std::string packed(length, '\0');
    if (::compress2(reinterpret_cast<Bytef*>(packed.data()), &length, reinterpret_cast<const Bytef*>(body.data()),
                    body.size(), 9) != Z_OK)
        throw Failure{Trouble::internal, "An illustration could not be compressed."};
    packed.resize(length);
    return packed;
}

std::uint32_t crc_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<unsigned>(bytes.size())));
}

template <class T>
void append(std::string& bytes, const T& record) {
    bytes.append(reinterpret_cast<const char*>(&record), sizeof record);
}

/// Each word that leads to an art, with its best rank.
std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> keywords(const std::map<std::string, Piece>& kept) {
    std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> words;
    std::uint32_t art = 0;
    for (const auto& [id, piece] : kept) {
        auto add = [&](const std::string& word, std::uint32_t rank) {
            if (word.empty()) return;
            auto [place, fresh] = words.try_emplace({word, art}, rank);
            if (!fresh) place->second = std::min(place->second, rank);
        };
        add(piece.label, 0);
        add(base::replace_all(id, "-", " "), 0);
        for (const auto& word : base::split(id, '-')) add(word, 1);
        for (const auto& tag : piece.tags) add(tag, 2);
        ++art;
    }
    return words;
}

}  // namespace

bool left_out(std::string_view id, std::string_view stem, bool known) {
    if (!stem.empty() && !known) return true;
    static constexpr std::array<std::string_view, 9> buttons = {"cl-button",
                                                                "ng-button",
                                                                "id-button",
                                                                "o-button-blood-type",
                                                                "b-button-blood-type",
                                                                "a-button-blood-type",
                                                                "ab-button-blood-type",
                                                                "circled-m",
                                                                "middle-finger"};
    if (std::find(buttons.begin(), buttons.end(), id) != buttons.end()) return true;
    if (id.starts_with("keycap-") || id.ends_with("-facing-right")) return true;
    if (id.starts_with("japanese-") && id.ends_with("-button")) return true;
    if (id.ends_with("-oclock") || (id.ends_with("-thirty"))) return id != "two-oclock" && id != "ten-oclock";
    return false;
}

std::string with_short_ids(std::string_view body, std::string_view prefix) {
    std::map<std::string, std::string, std::less<>> names;
    for (std::size_t at = 0; (at = body.find(" id=\"", at)) != std::string_view::npos;) {
        at += 5;
        auto end = body.find('"', at);
        if (end == std::string_view::npos) break;
        names.try_emplace(std::string(body.substr(at, end - at)), std::string(prefix) + std::to_string(names.size()));
    }
    std::string out;
    out.reserve(body.size());
    for (std::size_t at = 0; at < body.size();) {
        static constexpr std::array<std::pair<std::string_view, char>, 4> starts = {
            {{" id=\"", '"'}, {"url(#", ')'}, {"href=\"#", '"'}, {"", '\0'}}};
        bool replaced = false;
        for (const auto& [start, stop] : starts) {
            if (start.empty() || body.substr(at, start.size()) != start) continue;
            auto from = at + start.size();
            auto end = body.find(stop, from);
            auto name = end == std::string_view::npos ? names.end() : names.find(body.substr(from, end - from));
            if (name == names.end()) break;
            out.append(start).append(name->second).push_back(stop);
            at = end + 1;
            replaced = true;
            break;
        }
        if (!replaced) out += body[at++];
    }
    return out;
}

void pack_art(const std::filesystem::path& icons_json, const std::filesystem::path& data_json,
              const std::filesystem::path& overrides, const std::filesystem::path& pack) {
    auto kept = pieces(icons_json, data_json);
    auto curated = base::read_file(overrides, 1 << 20);
    Strings strings;
    strings.put("");
    std::string records, words, bodies;
    std::uint32_t index = 0;
    for (const auto& [id, piece] : kept) {
        auto body = with_short_ids(piece.body, "a" + std::to_string(index++) + "_");
        auto packed = compressed(body);
        append(records, format::Art{strings.put(id), strings.put(piece.label), strings.put(base::join(piece.tags, ";")),
                                    piece.group, static_cast<std::uint32_t>(bodies.size()),
                                    static_cast<std::uint32_t>(packed.size()), static_cast<std::uint32_t>(body.size()),
                                    crc_of(body)});
        bodies += packed;
    }
    std::uint32_t keyword_count = 0;
    for (const auto& [word, rank] : keywords(kept))
        append(words, format::Keyword{strings.put(word.first), word.second, rank}), ++keyword_count;
    auto section = records + words + strings.bytes() + curated;
    section.append((8 - (sizeof(format::Header) + section.size()) % 8) % 8, '\0');
    format::Header header{};
    std::memcpy(header.magic, format::magic, sizeof header.magic);
    header.index_crc = crc_of(section);
    header.arts = index;
    header.keywords = keyword_count;
    header.strings = static_cast<std::uint32_t>(strings.bytes().size());
    header.overrides = static_cast<std::uint32_t>(curated.size());
    header.bodies = static_cast<std::uint32_t>(sizeof header + section.size());
    header.size = header.bodies + bodies.size();
    if (header.size > format::most_bytes)
        throw Failure{Trouble::full, "The art pack would take " + std::to_string(header.size) +
                                         " bytes, more than its limit of 8,000,000."};
    std::string bytes;
    append(bytes, header);
    base::write_file(pack, bytes + section + bodies);
}

}  // namespace builtin
