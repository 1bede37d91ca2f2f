// SPDX-License-Identifier: MIT
#include "cell/frame.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace cell {

namespace {

int milliseconds_left(const Deadline& deadline) {
    if (!deadline) return -1;
    auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::clamp<long long>(left, 0, 1 << 30));
}

Trouble wait_for(int socket, short events, const Deadline& deadline) {
    while (true) {
        pollfd entry{socket, events, 0};
        int ready = ::poll(&entry, 1, milliseconds_left(deadline));
        if (ready > 0) return Trouble::none;
        if (ready == 0) return Trouble::late;
        if (errno != EINTR) return Trouble::closed;
    }
}

bool worth_waiting() {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

Trouble send_all(int socket, std::string_view bytes, const Deadline& deadline) {
    while (!bytes.empty()) {
        auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (sent == 0 || !worth_waiting()) {
            return Trouble::closed;
        } else if (auto trouble = wait_for(socket, POLLOUT, deadline); trouble != Trouble::none) {
            return trouble;
        }
    }
    return Trouble::none;
}

Trouble receive_all(int socket, char* to, std::size_t size, const Deadline& deadline) {
    while (size > 0) {
        auto got = ::recv(socket, to, size, MSG_DONTWAIT);
        if (got > 0) {
            to += got, size -= static_cast<std::size_t>(got);
        } else if (got == 0 || !worth_waiting()) {
            return Trouble::closed;
        } else if (auto trouble = wait_for(socket, POLLIN, deadline); trouble != Trouble::none) {
            return trouble;
        }
    }
    return Trouble::none;
}

constexpr std::size_t header_size = 9;

}  // namespace

Trouble send(int socket, Kind kind, std::string_view bytes, const Deadline& deadline) {
    std::string header;
    for (int i = 0; i < 8; ++i) header += static_cast<char>(static_cast<std::uint64_t>(bytes.size()) >> (8 * i));
    header += static_cast<char>(kind);
    if (auto trouble = send_all(socket, header, deadline); trouble != Trouble::none) return trouble;
    return send_all(socket, bytes, deadline);
}

Trouble receive(int socket, Frame& frame, std::uint64_t most, const Deadline& deadline) {
    char header[header_size];
    if (auto trouble = receive_all(socket, header, header_size, deadline); trouble != Trouble::none) return trouble;
    std::uint64_t size = 0;
    for (int i = 0; i < 8; ++i) size |= static_cast<std::uint64_t>(static_cast<unsigned char>(header[i])) << (8 * i);
    if (size > most) return Trouble::too_large;
    frame.kind = static_cast<Kind>(header[8]);
    // Grown as bytes arrive: a lying length costs no memory.
    frame.bytes.clear();
    constexpr std::uint64_t piece = 1 << 20;
    for (std::uint64_t at = 0; at < size; at += piece) {
        auto part = static_cast<std::size_t>(std::min(piece, size - at));
        frame.bytes.resize(static_cast<std::size_t>(at) + part);
        if (auto trouble = receive_all(socket, frame.bytes.data() + at, part, deadline); trouble != Trouble::none)
            return trouble;
    }
    return Trouble::none;
}

}  // namespace cell
