// SPDX-License-Identifier: MIT
#include <sys/sendfile.h>
#include <sys/socket.h>

#include <boost/asio/buffer.hpp>
#include <cerrno>

#include "wire/server/connection.hpp"

namespace wire {

namespace {

constexpr std::uint64_t sendfile_piece = 1 << 20;
constexpr std::uint64_t before_others = 8 << 20;  ///< sent without waiting, before others of the lane have their turn

std::string chunk_size(std::size_t bytes) {
    char text[20];
    std::snprintf(text, sizeof text, "%zx\r\n", bytes);
    return text;
}

}  // namespace

/// Most answers fit what the system takes at once, and need no coroutine. False: the connection is gone.
bool Connection::send_at_once(std::string_view& text, int flags) {
    while (!text.empty()) {
        auto sent = ::send(socket_.native_handle(), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT | flags);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
        sent_ += static_cast<std::uint64_t>(sent);
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

/// False: gone, or it took less than it must in the time it had.
Task<bool> Connection::writable() {
    const auto& timeouts = house_.settings.timeouts;
    if (!outlet_) {
        auto earned = std::chrono::milliseconds(sent_ * 1000 / timeouts.least_bytes_per_second);
        deadline_ = since_ + timeouts.body_grace + earned;
    }
    auto [error] = co_await socket_.async_wait(TcpSocket::wait_write, awaited_as_tuple);
    if (!outlet_) deadline_ = never;
    co_return !error;
}

Task<bool> Connection::send_text(std::string_view text, int flags) {
    for (;;) {
        if (!send_at_once(text, flags)) co_return false;
        if (text.empty()) co_return true;
        bool ready = co_await writable();
        if (!ready) co_return false;
    }
}

Task<bool> Connection::send_file(int file, std::uint64_t offset, std::uint64_t length) {
    auto at = static_cast<off_t>(offset);
    std::uint64_t turn = 0;
    while (length > 0) {
        auto sent = ::sendfile(socket_.native_handle(), file, &at, std::min(length, sendfile_piece));
        if (sent > 0) {
            length -= static_cast<std::uint64_t>(sent);
            sent_ += static_cast<std::uint64_t>(sent);
            turn += static_cast<std::uint64_t>(sent);
            if (turn < before_others) continue;
            turn = 0;
            co_await net::post(awaited);
            if (expired_) co_return false;
            continue;
        }
        if (sent == 0) co_return false;  // the file became shorter
        if (errno == EINTR) continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK) co_return false;
        turn = 0;
        bool ready = co_await writable();
        if (!ready) co_return false;
    }
    co_return true;
}

Task<bool> Connection::send(Answer& answer, const Plan* plan) {
    since_ = Clock::now();
    int flags = answer.body.empty() && answer.pieces.empty() ? 0 : MSG_MORE;
    std::string_view head = answer.head;
    // 100 Continue was not sent as part of the answer.
    sent_ = 0;
    if (!send_at_once(head, flags)) co_return false;
    if (!head.empty()) {
        bool sent = co_await send_text(head, flags);
        if (!sent) co_return false;
    }
    if (!answer.body.empty()) {
        bool sent = co_await send_text(answer.body, 0);
        if (!sent) co_return false;
    }
    for (const auto& piece : answer.pieces) {
        if (!piece.text.empty()) {
            int with_more = piece.length > 0 ? MSG_MORE : 0;
            bool sent = co_await send_text(piece.text, with_more);
            if (!sent) co_return false;
        }
        bool sent = co_await send_file(answer.file->descriptor(), piece.offset, piece.length);
        if (!sent) co_return false;
    }
    Pool* pool = plan ? house_.pool_of(*plan) : nullptr;
    if (answer.producer) {
        bool sent = co_await send_produced(answer, pool);
        co_return sent;
    }
    if (answer.events.outlet) {
        co_await send_events(answer, pool);
        co_return false;
    }
    co_return true;
}

Task<bool> Connection::send_chunk(std::string_view piece, bool chunked) {
    if (piece.empty()) co_return true;  // an empty chunk would be the last
    if (!chunked) {
        bool sent = co_await send_text(piece, 0);
        co_return sent;
    }
    auto framed = chunk_size(piece.size());
    framed += piece;
    framed += "\r\n";
    bool sent = co_await send_text(framed, 0);
    co_return sent;
}

Task<bool> Connection::send_produced(Answer& answer, Pool* pool) {
    bool more = true;
    while (more) {
        std::string piece;
        std::exception_ptr thrown;
        std::function<void()> work = [&] {
            try {
                more = answer.producer(piece);
            } catch (...) {
                thrown = std::current_exception();
            }
        };
        if (pool)
            co_await run_on(*pool, work, Pool::Entry::always);
        else
            work();
        // Cut off without the last chunk, the receiver knows that it has not all.
        if (thrown || expired_) co_return false;
        bool sent = co_await send_chunk(piece, answer.chunked);
        if (!sent) co_return false;
    }
    if (!answer.chunked) co_return true;
    bool ended = co_await send_text("0\r\n\r\n", 0);
    co_return ended;
}

/// The caller of an event stream says nothing more; that it left is seen by its end of the connection.
void Connection::watch_for_the_end() {
    socket_.async_wait(TcpSocket::wait_read, [self = shared_from_this()](boost::system::error_code error) {
        char byte;
        if (error || ::recv(self->socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0) return;
        self->expired_ = true;
        self->wake_.cancel();
    });
}

Task<void> Connection::send_events(Answer& answer, Pool* pool) {
    auto& outlet = *answer.events.outlet;
    ++house_.streams;
    attach(answer.events.outlet);
    watch_for_the_end();
    for (;;) {
        auto text = outlet.take();
        if (text) {
            bool sent = co_await send_chunk(**text, answer.chunked);
            if (!sent) break;
            continue;
        }
        if (outlet.closing() || expired_) break;
        wake_.expires_after(house_.settings.timeouts.heartbeat);
        auto [woken] = co_await wake_.async_wait(awaited_as_tuple);
        if (woken || expired_) continue;
        bool sent = co_await send_chunk(":\n\n", answer.chunked);
        if (!sent) break;
    }
    if (answer.chunked && !expired_) co_await send_text("0\r\n\r\n", 0);
    boost::system::error_code ignored;
    socket_.shutdown(TcpSocket::shutdown_send, ignored);
    socket_.cancel(ignored);
    outlet.detach();
    --house_.streams;
    if (!answer.events.ended) co_return;
    std::function<void()> ended = [&] {
        try {
            answer.events.ended();
        } catch (const std::exception&) {
        }
    };
    if (pool)
        co_await run_on(*pool, ended, Pool::Entry::always);
    else
        ended();
}

}  // namespace wire
