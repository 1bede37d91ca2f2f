// SPDX-License-Identifier: MIT
// A caller for tests that says exactly the bytes it is told to.
#pragma once
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "wire/http/headers.hpp"

namespace wire::test {

struct Heard {
    int status = 0;
    Headers headers;
    std::string body;
};

class Visitor {
  public:
    /// receive_buffer: bytes the system may hold for a slow reader; 0: the usual.
    explicit Visitor(std::uint16_t port, int receive_buffer = 0)
        : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        if (receive_buffer) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect");
    }
    ~Visitor() { ::close(socket_); }
    Visitor(const Visitor&) = delete;
    Visitor& operator=(const Visitor&) = delete;

    /// False: the other end is gone.
    bool say(std::string_view bytes) {
        while (!bytes.empty()) {
            auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void stop_talking() { ::shutdown(socket_, SHUT_WR); }

    /// More bytes into heard(); false: closed, or nothing came within `patience`.
    bool hear(std::chrono::milliseconds patience = std::chrono::seconds(20)) {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0) return false;
        char bytes[64 << 10];
        auto got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got <= 0) {
            closed_ = true;
            return false;
        }
        heard_.append(bytes, static_cast<std::size_t>(got));
        return true;
    }
    bool hear_until(std::size_t size) {
        while (heard_.size() < size)
            if (!hear()) return false;
        return true;
    }
    /// Everything up to the close.
    std::string hear_all() {
        while (hear()) {
        }
        return std::exchange(heard_, {});
    }
    /// Whether the other end closes without another word.
    bool is_closed(std::chrono::milliseconds patience = std::chrono::seconds(20)) { return !hear(patience) && closed_; }

    /// The next answer, 100 Continue too. Nothing: the connection ended.
    std::optional<Heard> answer(std::string_view method = "GET") {
        std::size_t end;
        while ((end = heard_.find("\r\n\r\n")) == std::string::npos)
            if (!hear()) return std::nullopt;
        Heard heard;
        std::string_view head = std::string_view(heard_).substr(0, end);
        heard.status = std::stoi(std::string(head.substr(9, 3)));
        for (auto at = head.find("\r\n"); at != std::string_view::npos;) {
            auto next = head.find("\r\n", at + 2);
            auto line = head.substr(at + 2, next == std::string_view::npos ? next : next - at - 2);
            auto colon = line.find(": ");
            heard.headers.add(std::string(line.substr(0, colon)), std::string(line.substr(colon + 2)));
            at = next;
        }
        heard_.erase(0, end + 4);
        if (method == "HEAD" || heard.status < 200 || heard.status == 204 || heard.status == 304) return heard;
        if (heard.headers.lists("transfer-encoding", "chunked")) {
            for (;;) {
                auto size = std::stoul(line(), nullptr, 16);
                if (!hear_until(size + 2)) return std::nullopt;
                heard.body += heard_.substr(0, size);
                heard_.erase(0, size + 2);
                if (size == 0) return heard;
            }
        }
        if (!heard.headers.has("content-length")) {
            heard.body = hear_all();
            return heard;
        }
        auto length = std::stoul(std::string(heard.headers.get("content-length")));
        if (!hear_until(length)) return std::nullopt;
        heard.body = heard_.substr(0, length);
        heard_.erase(0, length);
        return heard;
    }
    Heard ask(std::string_view request) {
        say(request);
        return answer(request.substr(0, request.find(' '))).value_or(Heard{});
    }
    /// A line without its end.
    std::string line() {
        std::size_t end;
        while ((end = heard_.find("\r\n")) == std::string::npos)
            if (!hear()) throw std::runtime_error("closed within a line");
        auto text = heard_.substr(0, end);
        heard_.erase(0, end + 2);
        return text;
    }

    // WebSocket
    Heard shake_hands(std::string_view path, std::string_view more = {}) {
        return ask(
            "GET " + std::string(path) +
            " HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
            std::string(more) + "\r\n");
    }
    bool say_frame(int opcode, std::string_view text) {
        std::string frame{static_cast<char>(0x80 | opcode)};
        if (text.size() < 126) {
            frame += static_cast<char>(0x80 | text.size());
        } else if (text.size() < 65536) {
            frame += static_cast<char>(0x80 | 126);
            frame += {static_cast<char>(text.size() >> 8), static_cast<char>(text.size() & 255)};
        } else {
            frame += static_cast<char>(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) frame += static_cast<char>(text.size() >> shift & 255);
        }
        frame += {1, 2, 3, 4};
        for (std::size_t i = 0; i < text.size(); ++i)
            frame += static_cast<char>(text[i] ^ static_cast<char>(1 + i % 4));
        return say(frame);
    }
    bool say_text(std::string_view text) { return say_frame(1, text); }
    struct Frame {
        int opcode = 0;
        std::string payload;
        int close_code() const {
            return payload.size() < 2
                       ? 0
                       : (static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]));
        }
    };
    /// Nothing: the connection ended.
    std::optional<Frame> frame() {
        if (!hear_until(2)) return std::nullopt;
        Frame frame{heard_[0] & 15, {}};
        std::size_t head = 2, length = static_cast<unsigned char>(heard_[1]) & 127;
        auto extended = length == 126 ? 2u : length == 127 ? 8u : 0u;
        if (extended) {
            if (!hear_until(head + extended)) return std::nullopt;
            length = 0;
            for (unsigned i = 0; i < extended; ++i) length = length << 8 | static_cast<unsigned char>(heard_[head + i]);
            head += extended;
        }
        if (!hear_until(head + length)) return std::nullopt;
        frame.payload = heard_.substr(head, length);
        heard_.erase(0, head + length);
        return frame;
    }

    int descriptor() const { return socket_; }
    std::string& heard() { return heard_; }

  private:
    int socket_;
    std::string heard_;
    bool closed_ = false;
};

}  // namespace wire::test
