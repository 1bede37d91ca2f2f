// SPDX-License-Identifier: MIT
#include "wire/sink.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/failure.hpp"

namespace wire {

Spool::Spool(const std::filesystem::path& folder) {
    auto name = (folder / "upload-XXXXXX").string();
    file_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (file_ < 0)
        throw base::Failure{errno == ENOSPC ? base::Trouble::full : base::Trouble::denied,
                            "The upload cannot be stored.", name + ": " + std::strerror(errno)};
    path_ = name;
}

Spool::~Spool() {
    if (file_ >= 0) ::close(file_);
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

void Spool::take(std::string_view bytes) {
    while (!bytes.empty()) {
        auto wrote = ::write(file_, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0)
            throw base::Failure{base::Trouble::full, "There is no space left for the upload.",
                                path_.string() + ": " + std::strerror(errno)};
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
}

void Spool::finish() {
    ::close(file_);
    file_ = -1;
}

void Spool::keep_as(const std::filesystem::path& path) {
    base::settle(path_, path);
    path_.clear();
}

}  // namespace wire
