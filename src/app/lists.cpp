// SPDX-License-Identifier: MIT
// autovideo voices, templates, backgrounds, cache, settings.
#include <fmt/format.h>

#include <cstdlib>

#include "app/commands.hpp"
#include "app/house.hpp"
#include "base/bind.hpp"
#include "base/files.hpp"
#include "stage/backgrounds/background.hpp"
#include "stage/template.hpp"

namespace app {

namespace {

void print_json(const base::json::value& value) {
    fmt::print("{}", base::pretty(value));
}

double gigabytes(std::int64_t bytes) {
    return static_cast<double>(bytes) / 1e9;
}

}  // namespace

int list_voices(bool json) {
    House house;
    auto voices = house.speaker().voices();
    if (json) return print_json(base::to_json(voices)), 0;
    for (const auto& voice : voices)
        fmt::print("{:<16} {:<8} {:<7} {}\n", voice.id, voice.language, voice.gender, voice.name);
    return 0;
}

int list_templates(bool json) {
    base::json::array rows;
    for (const auto& each : stage::list_templates()) {
        if (json)
            rows.push_back({{"name", each.name}, {"sentence", each.sentence}});
        else
            fmt::print("{:<14} {}\n", each.name, each.sentence);
    }
    if (json) print_json(rows);
    return 0;
}

int list_backgrounds(bool json) {
    base::json::array rows;
    for (const auto& each : stage::backgrounds()) {
        if (json)
            rows.push_back({{"name", each.name}, {"sentence", each.sentence}});
        else
            fmt::print("{:<14} {}\n", each.name, each.sentence);
    }
    if (json) print_json(rows);
    return 0;
}

int cache_list(bool json) {
    House house;
    auto manifests = house.artifacts().list();
    if (json) return print_json(base::to_json(manifests)), 0;
    for (const auto& manifest : manifests)
        fmt::print("{}  {:>10}  {:<10} {}\n", manifest.key.substr(0, 12), manifest.size, manifest.kind, manifest.note);
    return 0;
}

int cache_size(bool json) {
    House house;
    auto usage = house.artifacts().usage();
    if (json)
        return print_json({{"bytes", usage.bytes},
                           {"artifacts", usage.artifacts},
                           {"limit", cache_limit_bytes()},
                           {"folder", house.artifacts().folder().string()}}),
               0;
    fmt::print("{:.2f} GB in {} artifacts in {} (limit {:.0f} GB, AUTOVIDEO_CACHE_LIMIT)\n", gigabytes(usage.bytes),
               usage.artifacts, house.artifacts().folder().string(), gigabytes(cache_limit_bytes()));
    return 0;
}

int cache_prune(double keep_gigabytes) {
    House house;
    auto gone = house.artifacts().prune(static_cast<std::int64_t>(keep_gigabytes * 1e9));
    fmt::print("{:.2f} GB in {} artifacts removed.\n", gigabytes(gone.bytes), gone.artifacts);
    return 0;
}

int settings(bool json) {
    struct Row {
        const char* name;
        std::string value;
        const char* variable;
    };
    auto origin = [](const char* variable) {
        return std::getenv(variable) ? std::string("environment ") + variable : std::string("default");
    };
    std::vector<Row> rows = {
        {"cache", base::cache_folder().string(), "AUTOVIDEO_CACHE"},
        {"cache limit (GB)", fmt::format("{:.0f}", gigabytes(cache_limit_bytes())), "AUTOVIDEO_CACHE_LIMIT"},
        {"data", base::data_folder().string(), "AUTOVIDEO_DATA"},
        {"share", base::share_folder().string(), "AUTOVIDEO_SHARE"}};
    base::json::array out;
    for (const auto& row : rows) {
        if (json)
            out.push_back({{"name", row.name}, {"value", row.value}, {"origin", origin(row.variable)}});
        else
            fmt::print("{:<18} {:<50} {}\n", row.name, row.value, origin(row.variable));
    }
    if (json) print_json(out);
    return 0;
}

}  // namespace app
