// SPDX-License-Identifier: MIT
#include "cell/frame.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include "base/fuzz.hpp"

/// What a child sends that was taken over.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view bytes) {
        int ends[2];
        base::must(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
        auto sent = ::send(ends[0], bytes.data(), bytes.size(), MSG_DONTWAIT);
        base::must(bytes.empty() || sent > 0);
        ::close(ends[0]);
        constexpr std::uint64_t most = 1 << 16;
        cell::Frame frame;
        std::size_t received = 0;
        while (cell::receive(ends[1], frame, most, {}) == cell::Trouble::none) received += 9 + frame.bytes.size();
        base::must(received <= bytes.size() && frame.bytes.size() <= most);
        ::close(ends[1]);
    });
}
