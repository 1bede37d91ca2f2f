// SPDX-License-Identifier: MIT
#include <boost/asio/buffer.hpp>

#include "wire/http/chunked.hpp"
#include "wire/server/connection.hpp"

namespace wire {

namespace {

constexpr std::size_t body_read = 64 << 10;
constexpr std::size_t sink_piece =
    256 << 10;  ///< handed to a sink at once: a visit to the pool costs some microseconds
constexpr std::size_t most_reserved = 1 << 20;

/// The body's bytes of what arrived, whichever way it is framed.
class Unframing {
  public:
    Unframing(const Head& head, const ChunkLimits& limits)
        : chunked_(head.framing == Framing::chunked), left_(head.length), chunks_(limits) {}

    /// Appends to `to`; false: malformed.
    bool take(Inbox& in, std::string& to) {
        if (!chunked_) {
            auto piece =
                in.view().substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, in.view().size())));
            left_ -= piece.size();
            to += piece;
            in.consume(piece.size());
            whole_ = left_ == 0;
            return true;
        }
        for (;;) {
            auto step = chunks_.read(in.view());
            to += step.piece;
            in.consume(step.taken);
            if (step.state == ChunkReader::State::refused) return false;
            whole_ = step.state == ChunkReader::State::done;
            if (whole_ || step.state == ChunkReader::State::more) return true;
        }
    }
    bool whole() const { return whole_; }

  private:
    bool chunked_;
    std::uint64_t left_;
    ChunkReader chunks_;
    bool whole_ = false;
};

}  // namespace

Task<Connection::Body> Connection::read_body(const Head& head, Request& request, const Plan& plan, Pool* pool) {
    const auto& timeouts = house_.settings.timeouts;
    Unframing unframing(head, house_.settings.chunks);
    auto began = Clock::now();
    std::string pending;
    auto& to = request.sink ? pending : request.body;
    if (!request.sink) to.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(head.length, most_reserved)));
    for (;;) {
        auto before = to.size();
        bool good = unframing.take(in_, to);
        request.body_size += to.size() - before;
        if (!good) {
            refusal_ = {400, "The chunks of the body are malformed."};
            co_return Body::refused;
        }
        if (request.body_size > plan.most_body) {
            refusal_ = {413, "The body is too large."};
            co_return Body::refused;
        }
        if (!request.sink && to.size() > charged_) {
            charge_body(to.size());
            if (house_.body_bytes > house_.settings.most_body_memory) {
                refusal_ = {503, "Too busy. Try again in a moment."};
                co_return Body::refused;
            }
        }
        if (request.sink && (pending.size() >= sink_piece || (unframing.whole() && !pending.empty()))) {
            deadline_ = never;
            auto paused = Clock::now();
            auto fed = co_await feed_sink(request, pool, pending);
            if (fed != Body::whole) co_return fed;
            began += Clock::now() - paused;  // the time we took is not the caller's
        }
        if (unframing.whole()) break;
        auto earned = std::chrono::milliseconds(request.body_size * 1000 / timeouts.least_bytes_per_second);
        deadline_ = began + timeouts.body_grace + earned;
        bool got = co_await read_more(body_read);
        if (got) continue;
        if (!expired_) co_return Body::gone;
        refusal_ = {408, "The body came too slowly."};
        co_return Body::refused;
    }
    deadline_ = never;
    co_return Body::whole;
}

Task<Connection::Body> Connection::feed_sink(Request& request, Pool* pool, std::string& pending) {
    thrown_ = nullptr;
    std::function<void()> work = [&] {
        try {
            request.sink->take(pending);
        } catch (...) {
            thrown_ = std::current_exception();
        }
    };
    if (pool)
        co_await run_on(*pool, work, Pool::Entry::always);
    else
        work();
    pending.clear();
    co_return thrown_ ? Body::failed : Body::whole;
}

}  // namespace wire
