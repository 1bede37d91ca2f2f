// SPDX-License-Identifier: MIT
// Files that are either whole or not there.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace base {

/// Throws missing, denied, or invalid (larger than `most` bytes).
std::string read_file(const std::filesystem::path& path, std::size_t most = std::size_t{1} << 30);

/// Temp file beside it, fsync, rename, fsync of the folder. Throws missing (no such folder), denied or full; nothing
/// half written is left.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Moves a finished temp file into its place: fsync, rename, fsync of the folder.
void settle(const std::filesystem::path& temp, const std::filesystem::path& path);

/// Throws what an errno means for a file: missing, full, denied, else unreadable. what: "Cannot write".
[[noreturn]] void refuse(const std::string& what, const std::filesystem::path& path, int error);

/// Held while something half made lies on the disk that nothing sweeps: a temp file before its rename.
class Unfinished {
  public:
    Unfinished();
    ~Unfinished();
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    /// How many there are: 0 means that this process may end at once and leave nothing behind.
    static int count();
};

/// A private folder, removed with all it holds when the object goes; or, when the process is killed, by the next one
/// that makes such a folder in the same place.
class TempFolder {
  public:
    explicit TempFolder(const std::filesystem::path& parent);
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
    int held_ = -1;  ///< the folder opened, and locked
};

/// $TMPDIR or /tmp. Throws denied when there is none.
std::filesystem::path temp_folder();

/// Removes every TempFolder of this process, for one that ends without unwinding. Whatever still wanted to write there
/// fails; call _Exit next.
void remove_temp_folders() noexcept;

/// Where things lie: XDG folders (https://specifications.freedesktop.org/basedir-spec), AUTOVIDEO_* first.
std::filesystem::path cache_folder();  ///< $AUTOVIDEO_CACHE, $XDG_CACHE_HOME/autovideo, ~/.cache/autovideo
std::filesystem::path data_folder();   ///< $AUTOVIDEO_DATA, $XDG_DATA_HOME/autovideo, ~/.local/share/autovideo
/// What ships with the program (art pack, templates, knowledge): $AUTOVIDEO_SHARE, <prefix>/share/autovideo beside
/// the executable, or the source tree's build. Throws missing with the remedy.
std::filesystem::path share_folder();

}  // namespace base
