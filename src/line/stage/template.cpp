// SPDX-License-Identifier: MIT
#include "stage/template.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "film/film.hpp"
#include "stage/fonts.hpp"
#include "stage/palette.hpp"
#include "stage/sets/set.hpp"

namespace stage {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

class Reader {
  public:
    Reader(const fs::path& file) : file_(file) {
        document_ = base::parse_json(base::read_file(file, 1 << 20), file.string());
        const auto* object = document_.if_object();
        if (!object) wrong("(document)", "must be an object");
        for (const auto& [key, value] : *object)
            if (key != "format" && key != "name" && key != "sentence" && key != "parameters")
                wrong(std::string(key), "is not a known key");
        if (text("format") != "autovideo-template/1") wrong("format", "must be \"autovideo-template/1\"");
        const auto* found = object->if_contains("parameters");
        if (!found || !found->is_object()) wrong("parameters", "must be an object");
        parameters_ = &found->get_object();
    }
    [[noreturn]] void wrong(const std::string& key, const std::string& what) const {
        throw base::Failure{base::Trouble::invalid, file_.filename().string() + ": " + key + " " + what + "."};
    }
    std::string text(const char* key) const {
        const auto* found = document_.get_object().if_contains(key);
        if (!found || !found->is_string()) wrong(key, "must be a string");
        return std::string(found->get_string());
    }
    void read(const char* key, double& out) {
        const auto* value = value_of(key);
        if (!value) return;
        if (!value->is_number()) wrong(at(key), "must be a number");
        out = value->to_number<double>();
        if (const auto* range = member(key, "range"); range && range->is_array() && range->get_array().size() == 2) {
            double low = range->get_array()[0].to_number<double>(), high = range->get_array()[1].to_number<double>();
            if (out < low || out > high) wrong(at(key), "must lie within its range");
        }
    }
    void read(const char* key, bool& out) {
        const auto* value = value_of(key);
        if (!value) return;
        if (!value->is_bool()) wrong(at(key), "must be true or false");
        out = value->get_bool();
    }
    void read(const char* key, std::string& out, const std::vector<std::string>& allowed) {
        const auto* value = value_of(key);
        if (!value) return;
        if (!value->is_string()) wrong(at(key), "must be a string");
        out = std::string(value->get_string());
        check(key, out, allowed);
    }
    void read(const char* key, std::vector<std::string>& out, const std::vector<std::string>& allowed) {
        const auto* value = value_of(key);
        if (!value) return;
        if (!value->is_array() || value->get_array().empty()) wrong(at(key), "must be a list of at least one");
        out.clear();
        for (const auto& item : value->get_array()) {
            if (!item.is_string()) wrong(at(key), "must hold strings");
            out.emplace_back(item.get_string());
            check(key, out.back(), allowed);
        }
    }
    void no_others() const {
        for (const auto& member : *parameters_)
            if (std::find(known_.begin(), known_.end(), std::string(member.key())) == known_.end())
                wrong("parameters." + std::string(member.key()), "is not a known parameter");
    }

  private:
    static std::string at(const char* key) { return "parameters." + std::string(key) + ".value"; }
    const json::value* member(const char* key, const char* name) const {
        const auto* found = parameters_->if_contains(key);
        return found && found->is_object() ? found->get_object().if_contains(name) : nullptr;
    }
    const json::value* value_of(const char* key) {
        known_.emplace_back(key);
        const auto* found = parameters_->if_contains(key);
        if (!found) return nullptr;
        for (const char* part : {"value", "default", "range", "unit", "sentence"})
            if (!member(key, part)) wrong("parameters." + std::string(key), "has no \"" + std::string(part) + "\"");
        return member(key, "value");
    }
    void check(const char* key, const std::string& value, const std::vector<std::string>& allowed) const {
        if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return;
        auto near = base::nearest(value, allowed);
        wrong(at(key), "holds '" + value + "'" +
                           (near ? "; did you mean '" + *near + "'?" : "; choose from: " + base::join(allowed, ", ")));
    }

    fs::path file_;
    json::value document_;
    const json::object* parameters_ = nullptr;
    std::vector<std::string> known_;
};

template <class List, class Name>
std::vector<std::string> names(const List& list, Name name) {
    std::vector<std::string> out;
    for (const auto& one : list) out.emplace_back(name(one));
    return out;
}

}  // namespace

Template read_template(const fs::path& file) {
    Reader reader(file);
    Template look;
    look.name = reader.text("name");
    look.sentence = reader.text("sentence");
    reader.read("palettes", look.palettes, names(palettes(), [](const Palette& one) { return one.name; }));
    reader.read("type_pair", look.type_pair, names(type_pairs(), [](const TypePair& one) { return one.name; }));
    reader.read("captions", look.captions, {"karaoke", "box", "pop", "phrase", "none"});
    reader.read("sets", look.sets, names(sets(), [](const SetKind& one) { return one.name; }));
    reader.read("transitions", look.transitions,
                {"cut", "whip-left", "whip-up", "wipe-circle", "zoom", "match", "slide"});
    reader.read("energy", look.energy);
    reader.read("corner_radius", look.corner_radius);
    reader.read("camera_travel", look.camera_travel);
    reader.read("caption_size", look.caption_size);
    reader.read("caption_outline", look.caption_outline);
    reader.read("title_size", look.title_size);
    reader.read("light", look.light);
    reader.read("halo", look.halo);
    reader.read("capitals", look.capitals);
    reader.no_others();
    return look;
}

fs::path templates_folder() {
    return base::share_folder() / "templates";
}

std::vector<Template> list_templates() {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(templates_folder(), error))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Template> all;
    for (const auto& file : files) all.push_back(read_template(file));
    return all;
}

Template load_template(const std::string& name) {
    static std::mutex mutex;
    static std::map<std::string, Template> kept;
    std::string wanted = name.empty() ? "bright" : name;
    if (wanted.find('/') != std::string::npos)
        throw base::Failure{base::Trouble::invalid, "A template's name has no slash: '" + wanted + "'."};
    auto file = templates_folder() / (wanted + ".json");
    std::lock_guard lock(mutex);
    if (auto found = kept.find(file.string()); found != kept.end()) return found->second;
    if (!fs::exists(file)) {
        std::vector<std::string> all;
        for (const auto& one : list_templates()) all.push_back(one.name);
        auto near = base::nearest(wanted, all);
        throw base::Failure{base::Trouble::missing, "There is no template '" + wanted + "'" +
                                                        (near ? "; did you mean '" + *near + "'?"
                                                              : "; choose one of: " + base::join(all, ", ") + ".")};
    }
    return kept[file.string()] = read_template(file);
}

}  // namespace stage
