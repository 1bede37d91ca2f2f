// SPDX-License-Identifier: MIT
#include "wire/form.hpp"

#include "base/failure.hpp"
#include "base/fuzz.hpp"

namespace {

/// Everything that was handed on, in one text.
struct Transcript : wire::FormTaker {
    void begin(const wire::FormPart& part) override {
        text += "<" + part.name + "|" + part.file_name.value_or("-") + "|" + part.content_type + ">";
        base::must(!open);
        open = true;
    }
    void take(std::string_view bytes) override {
        base::must(open && !bytes.empty());
        text += bytes;
    }
    void end() override {
        open = false;
        text += "</>";
    }
    std::string text;
    bool open = false;
};

/// Nothing: refused.
std::string read(std::string_view bytes, std::size_t piece) {
    Transcript transcript;
    try {
        wire::FormReader reader("XX", transcript, {5, 200, 300});
        for (std::size_t at = 0; at < bytes.size(); at += piece) reader.take(bytes.substr(at, piece));
        reader.finish();
        base::must(!transcript.open);
        return "whole: " + transcript.text;
    } catch (const base::Failure&) {
        return {};
    }
}

}  // namespace

/// A form means the same in whatever pieces it comes.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view bytes) {
        auto whole = read(bytes, bytes.size() + 1);
        base::must(read(bytes, 1) == whole);
        base::must(read(bytes, 5) == whole);
        base::must(!wire::plain_file_name(bytes).empty());
        (void)wire::form_boundary(bytes);
    });
}
