// SPDX-License-Identifier: MIT
// What a server says unasked: the sending end of a WebSocket or of a stream of Server-Sent Events.
#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace wire {

using Text = std::shared_ptr<const std::string>;  ///< one text for many receivers, copied for none

/// May be used by any thread, and outlives its connection harmlessly.
class Outlet {
  public:
    enum class Sent { queued, replaced, closed };
    /// Closed with 1013 (try again later) when more than `most` bytes would wait.
    explicit Outlet(std::size_t most) : most_(most) {}
    Outlet(const Outlet&) = delete;
    Outlet& operator=(const Outlet&) = delete;

    Sent send(Text text) { return send(std::move(text), {}); }
    /// Takes the place of what waits with the same key and was not sent yet, so that a slow receiver sees the newest
    /// progress and not all of it. An empty key replaces nothing.
    Sent send(Text text, std::string_view key);
    Sent send(std::string text, std::string_view key = {}) {
        return send(std::make_shared<const std::string>(std::move(text)), key);
    }
    /// What waits is still sent, then the close code of RFC 6455 section 7.4 and its reason (at most 123 bytes).
    void close(std::uint16_t code = 1000, std::string_view reason = {});
    bool open() const;
    std::size_t waiting_bytes() const;

    // For the connection's writer.
    struct Closing {
        std::uint16_t code = 0;
        std::string reason;
    };
    /// The next to be sent.
    std::optional<Text> take();
    /// Set once closed; what still waits goes before it.
    std::optional<Closing> closing() const;
    /// wake is called, with the lock held, when there is something to take; it must not block. None ends the calls.
    void attach(std::function<void()> wake);
    /// The connection is gone: nothing more is taken or woken.
    void detach();

  private:
    struct Item {
        Text text;
        std::string key;
    };
    void wake();

    const std::size_t most_;
    mutable std::mutex lock_;
    std::deque<Item> items_;
    std::size_t bytes_ = 0;
    std::optional<Closing> closing_;
    std::function<void()> wake_;
    bool woken_ = false;  ///< and has not taken all since
};

}  // namespace wire
