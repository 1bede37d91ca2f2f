// SPDX-License-Identifier: MIT
// A server for tests that does to each caller what its script says.
#pragma once
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <list>
#include <stdexcept>
#include <string>
#include <thread>

namespace wire::test {

class Scripted {
  public:
    /// Says bytes; false: the caller left, or the test ends.
    using Say = std::function<bool(std::string_view)>;
    /// request: the head that the caller sent.
    using Script = std::function<void(const std::string& request, const Say& say)>;

    explicit Scripted(Script script, const char* address = "127.0.0.1", std::uint16_t port = 0)
        : script_(std::move(script)), socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port);
        ::inet_pton(AF_INET, address, &at.sin_addr);
        int on = 1;
        ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        socklen_t size = sizeof at;
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&at), size) || ::listen(socket_, 100) ||
            ::getsockname(socket_, reinterpret_cast<sockaddr*>(&at), &size))
            throw std::runtime_error("cannot listen");
        port_ = ntohs(at.sin_port);
        acceptor_ = std::thread([this] { accept(); });
    }
    ~Scripted() {
        ending_ = true;
        ::shutdown(socket_, SHUT_RDWR);
        acceptor_.join();
        for (auto& caller : callers_) caller.join();
        ::close(socket_);
    }
    Scripted(const Scripted&) = delete;
    Scripted& operator=(const Scripted&) = delete;

    std::uint16_t port() const { return port_; }
    std::string url(const std::string& target = "/") const {
        return "http://127.0.0.1:" + std::to_string(port_) + target;
    }
    int callers() const { return count_; }

  private:
    void accept() {
        for (;;) {
            int caller = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
            if (caller < 0) return;
            ++count_;
            callers_.emplace_back([this, caller] {
                std::string request;
                char bytes[4096];
                while (!ending_ && request.find("\r\n\r\n") == std::string::npos) {
                    pollfd waiting{caller, POLLIN, 0};
                    if (::poll(&waiting, 1, 50) == 0) continue;
                    auto got = ::recv(caller, bytes, sizeof bytes, 0);
                    if (got <= 0) break;
                    request.append(bytes, static_cast<std::size_t>(got));
                }
                if (script_ && !ending_)
                    script_(request, [&](std::string_view text) {
                        while (!text.empty() && !ending_) {
                            auto sent = ::send(caller, text.data(), text.size(), MSG_NOSIGNAL);
                            if (sent <= 0) return false;
                            text.remove_prefix(static_cast<std::size_t>(sent));
                        }
                        return !ending_;
                    });
                ::close(caller);
            });
        }
    }

    Script script_;
    int socket_;
    std::uint16_t port_ = 0;
    std::atomic<bool> ending_{false};
    std::atomic<int> count_{0};
    std::thread acceptor_;
    std::list<std::thread> callers_;
};

}  // namespace wire::test
