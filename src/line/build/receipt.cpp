// SPDX-License-Identifier: MIT
#include "build/receipt.hpp"

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "film/document.hpp"

namespace build {

namespace json = base::json;

namespace {

/// The part of a receipt that is plain members.
struct Head {
    std::string format = receipt_format;
    std::string program, file, sha256;
    std::int64_t bytes = 0, duration_ms = 0, took_ms = 0;
    std::string made_at, folder;
    frames::Profile profile;
    std::vector<std::string> notes;
    std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(Head, (),
                      (format, program, file, sha256, bytes, duration_ms, took_ms, made_at, folder, profile, notes,
                       steps))

}  // namespace

namespace {
std::string folder_seen_from_output(const Order& order) {
    auto whole = [](const std::filesystem::path& path) {
        return std::filesystem::absolute(path.empty() ? "." : path / "").lexically_normal();
    };
    auto folder = whole(order.folder).lexically_proximate(whole(order.output.parent_path())).string();
    return folder == "." ? "" : folder;
}
}  // namespace

Receipt receipt_of(const Made& made, const Order& order, std::string program, std::int64_t took_ms,
                   std::string made_at) {
    return {std::move(program),
            order.output.filename().string(),
            made.output_sha256,
            made.output_bytes,
            made.duration_ms,
            took_ms,
            std::move(made_at),
            order.profile,
            made.engines,
            made.notes,
            made.steps,
            made.film,
            folder_seen_from_output(order)};
}

std::string write(const Receipt& receipt) {
    Head head{receipt_format,  receipt.program, receipt.file,   receipt.sha256,  receipt.bytes, receipt.duration_ms,
              receipt.took_ms, receipt.made_at, receipt.folder, receipt.profile, receipt.notes, receipt.steps};
    auto value = base::to_json(head);
    auto& members = value.as_object();
    json::object engines;
    for (const auto& [name, engine] : receipt.engines) engines[name] = engine;
    members["engines"] = engines;
    members["film"] = base::to_json(receipt.film);
    return base::pretty(value);
}

Receipt read_receipt(std::string_view text, std::string_view name) {
    auto value = base::parse_json(text, name);
    auto* members = value.if_object();
    auto refuse = [&](std::string why) {
        throw base::Failure{base::Trouble::invalid, std::string(name) + " is not a receipt of this program: " + why};
    };
    if (!members || !members->contains("film") || !members->contains("format")) refuse("format and film are missing.");
    if ((*members)["format"] != receipt_format) refuse("format must be \"" + std::string(receipt_format) + "\".");
    Receipt receipt;
    if (auto* engines = (*members)["engines"].if_object())
        for (const auto& engine : *engines)
            if (engine.value().is_string())
                receipt.engines[std::string(engine.key())] = std::string(engine.value().get_string());
    receipt.film = film::read(json::serialize((*members)["film"]), std::string(name) + " (film)");
    members->erase("film"), members->erase("engines");
    std::vector<base::BindError> errors;
    auto head = base::from_json<Head>(value, errors);
    if (!errors.empty()) refuse(errors.front().path + " " + errors.front().message + ".");
    receipt.program = head.program, receipt.file = head.file, receipt.sha256 = head.sha256, receipt.bytes = head.bytes;
    receipt.duration_ms = head.duration_ms, receipt.took_ms = head.took_ms, receipt.made_at = head.made_at,
    receipt.folder = head.folder;
    receipt.profile = head.profile, receipt.notes = head.notes, receipt.steps = head.steps;
    return receipt;
}

}  // namespace build
