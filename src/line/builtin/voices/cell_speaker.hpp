// SPDX-License-Identifier: MIT
// The builtin voices in processes of their own, a fresh one for each line: the libraries may crash, and they carry
// noise and flutter over from line to line, so that what was said before would change the bytes.
#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "cell/cell.hpp"
#include "speech/pronounce.hpp"
#include "speech/voice.hpp"

namespace builtin {

/// The role's name, and its handler for the table that app/main gives to cell::serve.
inline constexpr const char* voice_role = "voice";
std::string answer_as_voice(std::string_view request);

class CellSpeaker : public speech::Speaker {
  public:
    /// cells: lines spoken at the same time. program: empty for this executable started again.
    explicit CellSpeaker(speech::Dictionary dictionary = {}, int cells = 2, cell::Program program = {});
    std::vector<speech::VoiceInfo> voices() const override;
    speech::Utterance speak(const script::Line& line, const speech::Voice& voice) override;
    std::string engine(const speech::Voice& voice) const override;

  private:
    /// Cells that wait for work.
    struct Pool {
        std::vector<std::unique_ptr<cell::Cell>> free;
        std::mutex mutex;
        std::condition_variable freed;
        std::string ask(const std::string& request, std::chrono::milliseconds deadline, const std::string& what);
    };

    speech::Dictionary dictionary_;
    mutable Pool cells_;
    mutable std::once_flag listed_;
    mutable std::vector<speech::VoiceInfo> voices_;
};

}  // namespace builtin
