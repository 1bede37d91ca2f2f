// SPDX-License-Identifier: MIT
#include "builtin/voices/cell_speaker.hpp"

#include <boost/describe/enum_from_string.hpp>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "builtin/voices/speaker.hpp"
#include "speech/bytes.hpp"
#include "speech/utterance_bytes.hpp"

namespace builtin {

namespace {

using namespace std::chrono_literals;
constexpr std::int64_t longest = 1 << 20;

/// Two hundred and fifty times the time a slow machine needs: only a voice that hangs is ended.
std::chrono::milliseconds deadline_for(std::string_view text) {
    return 20s + std::chrono::milliseconds(20 * text.size());
}

std::string packed(const script::Line& line, const speech::Voice& voice, const speech::Dictionary& dictionary) {
    speech::Writer out;
    out.text("speak"), out.text(line.id), out.text(line.text);
    out.text(base::canonical(voice));
    out.number(static_cast<std::int64_t>(dictionary.size()));
    for (const auto& [word, entry] : dictionary)
        out.text(word), out.text(base::join(entry.spoken, " ")), out.text(entry.phones);
    return out.take();
}

std::string speak_for(speech::Reader& from) {
    script::Line line;
    line.id = from.text(longest), line.text = from.text(longest);
    std::vector<base::BindError> errors;
    auto voice = base::from_json<speech::Voice>(base::parse_json(from.text(longest), "voice"), errors);
    if (!errors.empty()) from.wrong(errors[0].path + " " + errors[0].message);
    speech::Dictionary dictionary;
    for (auto left = from.count(100'000, 24); left > 0; --left) {
        auto word = from.text(longest);
        auto spoken = base::split_words(from.text(longest));
        dictionary[word] = {spoken, from.text(longest)};
    }
    from.end();
    return speech::pack(BuiltinSpeaker(std::move(dictionary)).speak(line, voice));
}

}  // namespace

std::string answer_as_voice(std::string_view request) {
    speech::Reader from(request, "A request to a voice");
    auto verb = from.text(16);
    if (verb == "speak") return speak_for(from);
    if (verb == "voices") return base::canonical(BuiltinSpeaker().voices());
    from.wrong("no voice knows \"" + verb + "\"");
}

CellSpeaker::CellSpeaker(speech::Dictionary dictionary, int cells, cell::Program program)
    : dictionary_(std::move(dictionary)) {
    cell::Limits limits;
    limits.memory_bytes = std::uint64_t{1} << 30;
    limits.fresh = true;
    for (int i = 0; i < std::max(1, cells); ++i)
        cells_.free.push_back(std::make_unique<cell::Cell>(voice_role, limits, program));
}

std::string CellSpeaker::Pool::ask(const std::string& request, std::chrono::milliseconds deadline,
                                   const std::string& what) {
    std::unique_lock lock(mutex);
    freed.wait(lock, [&] { return !free.empty(); });
    auto cell = std::move(free.back());
    free.pop_back();
    lock.unlock();
    auto give_back = [&] {
        lock.lock();
        free.push_back(std::move(cell));
        freed.notify_one();
    };
    try {
        auto answer = cell->ask(request, deadline, what);
        give_back();
        return answer;
    } catch (...) {
        give_back();
        throw;
    }
}

std::vector<speech::VoiceInfo> CellSpeaker::voices() const {
    std::call_once(listed_, [&] {
        speech::Writer out;
        out.text("voices");
        std::vector<base::BindError> errors;
        voices_ = base::from_json<std::vector<speech::VoiceInfo>>(
            base::parse_json(cells_.ask(out.take(), 20s, "listing voices"), "voices"), errors);
    });
    return voices_;
}

speech::Utterance CellSpeaker::speak(const script::Line& line, const speech::Voice& voice) {
    return speech::unpack(cells_.ask(packed(line, voice, dictionary_), deadline_for(line.text), "line " + line.id));
}

/// The user's own pronunciations shape the sound too. All of them count for every line: what an entry does not touch
/// comes out with the same bytes, and a rebuild ends there.
std::string CellSpeaker::engine(const speech::Voice& voice) const {
    auto name = engine_of(voice, voices());
    if (dictionary_.empty()) return name;
    base::Hasher entries;
    for (const auto& [word, entry] : dictionary_)
        entries.field(word).field(base::join(entry.spoken, " ")).field(entry.phones);
    return name + ", dictionary " + entries.hex().substr(0, 12);
}

}  // namespace builtin
