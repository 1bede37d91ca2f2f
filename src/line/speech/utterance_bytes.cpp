// SPDX-License-Identifier: MIT
#include "speech/utterance_bytes.hpp"

#include <cmath>

#include "speech/bytes.hpp"

namespace speech {

namespace {

constexpr std::string_view magic = "AVUT";
constexpr int version = 2;
constexpr std::int64_t longest_text = 1 << 20, most_words = 20'000, most_phones = 200'000, latest_ms = 600'000;
constexpr std::int64_t most_samples = latest_ms / 1000 * media::sample_rate;

SpokenWord read_word(Reader& from) {
    SpokenWord word;
    word.text = from.text(longest_text);
    for (auto left = from.count(most_words, 8); left > 0; --left) word.spoken.push_back(from.text(longest_text));
    word.start_ms = static_cast<int>(from.number(0, latest_ms));
    word.end_ms = static_cast<int>(from.number(word.start_ms, latest_ms));
    auto flags = from.number(0, 7);
    word.stressed = flags & 1, word.ends_phrase = flags & 2, word.joined = flags & 4;
    return word;
}

Phone read_phone(Reader& from, std::int64_t words) {
    Phone phone;
    phone.name = from.text(64);
    phone.start_ms = static_cast<int>(from.number(0, latest_ms));
    phone.end_ms = static_cast<int>(from.number(phone.start_ms, latest_ms));
    phone.word = static_cast<int>(from.number(-1, words - 1));
    return phone;
}

}  // namespace

std::string pack(const Utterance& utterance) {
    Writer out;
    out.bytes(magic);
    out.number(version);
    out.text(utterance.line), out.text(utterance.engine);
    out.number(static_cast<std::int64_t>(utterance.words.size()));
    for (const auto& word : utterance.words) {
        out.text(word.text);
        out.number(static_cast<std::int64_t>(word.spoken.size()));
        for (const auto& spoken : word.spoken) out.text(spoken);
        out.number(word.start_ms), out.number(word.end_ms),
            out.number((word.stressed ? 1 : 0) | (word.ends_phrase ? 2 : 0) | (word.joined ? 4 : 0));
    }
    out.number(static_cast<std::int64_t>(utterance.phones.size()));
    for (const auto& phone : utterance.phones)
        out.text(phone.name), out.number(phone.start_ms), out.number(phone.end_ms), out.number(phone.word);
    out.number(utterance.sound.channels);
    out.number(static_cast<std::int64_t>(utterance.sound.samples.size()));
    for (float sample : utterance.sound.samples) out.sample(sample);
    return out.take();
}

Utterance unpack(std::string_view bytes) {
    Reader from(bytes, "An utterance");
    if (from.take(magic.size()) != magic) from.wrong("it is something else");
    if (from.number(0, 1 << 20) != version) from.wrong("it was written by another version of this program");
    Utterance utterance;
    utterance.line = from.text(longest_text), utterance.engine = from.text(longest_text);
    for (auto left = from.count(most_words, 40); left > 0; --left) utterance.words.push_back(read_word(from));
    for (auto left = from.count(most_phones, 32); left > 0; --left)
        utterance.phones.push_back(read_phone(from, static_cast<std::int64_t>(utterance.words.size())));
    utterance.sound.channels = static_cast<int>(from.number(1, 1));
    utterance.sound.samples.resize(from.count(most_samples, 4));
    for (auto& sample : utterance.sound.samples)
        if (sample = from.sample(); !std::isfinite(sample)) from.wrong("its sound is not made of numbers");
    from.end();
    return utterance;
}

}  // namespace speech
