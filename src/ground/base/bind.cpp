// SPDX-License-Identifier: MIT
#include "base/bind.hpp"

#include "base/failure.hpp"

namespace base {

namespace {

void write_pretty(std::string& out, const json::value& value, int depth) {
    auto indent = [&](int d) { out += '\n', out.append(static_cast<std::size_t>(d) * 2, ' '); };
    if (auto* members = value.if_object()) {
        if (members->empty()) return void(out += "{}");
        if (auto flat = json::serialize(value); flat.size() < 80 && depth > 2) return void(out += flat);
        out += '{';
        bool first = true;
        for (const auto& member : *members) {
            if (!first) out += ',';
            first = false;
            indent(depth + 1);
            out += json::serialize(json::value(member.key())) + ": ";
            write_pretty(out, member.value(), depth + 1);
        }
        indent(depth);
        out += '}';
    } else if (auto* items = value.if_array()) {
        if (auto flat = json::serialize(value); flat.size() < 80) return void(out += flat);
        out += '[';
        for (std::size_t i = 0; i < items->size(); ++i) {
            if (i) out += ',';
            indent(depth + 1);
            write_pretty(out, (*items)[i], depth + 1);
        }
        indent(depth);
        out += ']';
    } else {
        out += json::serialize(value);
    }
}

}  // namespace

std::string pretty(const json::value& value) {
    std::string out;
    write_pretty(out, value, 0);
    return out + "\n";
}

json::value parse_json(std::string_view text, std::string_view name) {
    json::parse_options options;
    options.max_depth = 64;
    json::stream_parser parser({}, options);
    boost::system::error_code error;
    std::size_t used = parser.write_some(text.data(), text.size(), error);
    if (!error && used < text.size() && text.find_first_not_of(" \t\r\n", used) != text.npos)
        error = json::error::extra_data;
    if (!error) parser.finish(error);
    if (!error) return parser.release();
    std::size_t line = 1, column = 1;
    for (std::size_t i = 0; i < std::min(used, text.size()); ++i) text[i] == '\n' ? (++line, column = 1) : ++column;
    throw Failure{Trouble::invalid, std::string(name) + ", line " + std::to_string(line) + ", column " +
                                        std::to_string(column) + ": not valid JSON (" + error.message() + ")."};
}

}  // namespace base
