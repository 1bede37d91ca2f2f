// SPDX-License-Identifier: MIT
// The builtin writer: knowledge cards, the prompt's own facts, a dictionary; never an invented fact.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "builtin/wordnet.hpp"
#include "script/writer.hpp"

namespace builtin {

/// $AUTOVIDEO_KNOWLEDGE, the user's data folder and what ships with the program, the last-named winning least.
std::vector<std::filesystem::path> knowledge_folders();

class BuiltinWriter : public script::Writer {
  public:
    /// Knowledge folders and WordNet of this installation; does without WordNet where it is missing.
    BuiltinWriter();
    /// Later folders' cards replace earlier ones' of the same name; wordnet may be null.
    BuiltinWriter(const std::vector<std::filesystem::path>& folders, const WordNet* wordnet);
    ~BuiltinWriter() override;

    /// Throws invalid for a prompt that is none, unknowing where neither prompt nor cards answer.
    script::Script write(const script::Wish& wish) override;
    /// Cards that could not be read, for the user to mend; the others answer all the same.
    const std::vector<std::string>& warnings() const;

  private:
    struct Room;
    std::unique_ptr<Room> room_;
};

}  // namespace builtin
