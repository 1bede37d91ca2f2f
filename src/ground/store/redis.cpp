// SPDX-License-Identifier: MIT
#include "store/redis.hpp"

#include <hiredis/hiredis.h>
#include <poll.h>

#include <charconv>
#include <condition_variable>
#include <mutex>

#include "base/text.hpp"

namespace store {

namespace {

using base::Failure;
using base::Trouble;

constexpr timeval patience{2, 0};

struct Address {
    std::string user, password, host;
    int port = 6379, database = 0;
};

int number_in(std::string_view text, int most) {
    int value = -1;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > most)
        throw Failure{Trouble::invalid, "REDIS_URL looks like redis://host:6379/0 or redis://user:password@host."};
    return value;
}

Address address_from(std::string_view text) {
    constexpr std::string_view scheme = "redis://";
    if (!text.starts_with(scheme)) number_in("", 0);
    text.remove_prefix(scheme.size());
    Address address;
    if (auto at = text.rfind('@'); at != std::string_view::npos) {
        auto who = text.substr(0, at);
        auto colon = who.find(':');
        if (colon == std::string_view::npos) number_in("", 0);
        address.user = who.substr(0, colon), address.password = who.substr(colon + 1);
        text.remove_prefix(at + 1);
    }
    if (auto slash = text.find('/'); slash != std::string_view::npos) {
        if (slash + 1 < text.size()) address.database = number_in(text.substr(slash + 1), 1000);
        text = text.substr(0, slash);
    }
    if (auto colon = text.rfind(':'); colon != std::string_view::npos) {
        address.port = number_in(text.substr(colon + 1), 65535);
        text = text.substr(0, colon);
    }
    if (text.empty()) number_in("", 0);
    address.host = text;
    return address;
}

struct FreeContext {
    void operator()(redisContext* context) const { redisFree(context); }
};
using Connection = std::unique_ptr<redisContext, FreeContext>;

Reply reply_from(const redisReply& from) {
    Reply reply{.null = from.type == REDIS_REPLY_NIL};
    if (from.type == REDIS_REPLY_INTEGER) reply.number = from.integer;
    if (from.type == REDIS_REPLY_STRING || from.type == REDIS_REPLY_STATUS) reply.text.assign(from.str, from.len);
    for (std::size_t i = 0; from.type == REDIS_REPLY_ARRAY && i < from.elements; ++i)
        reply.items.push_back(reply_from(*from.element[i]));
    return reply;
}

[[noreturn]] void lost(const redisContext* context) {
    throw Failure{Trouble::busy, "Redis does not answer. Try again in a moment.",
                  context ? context->errstr : "no memory"};
}

Reply ask(redisContext* context, const std::vector<std::string>& command) {
    std::vector<const char*> words;
    std::vector<std::size_t> sizes;
    for (const auto& word : command) words.push_back(word.data()), sizes.push_back(word.size());
    auto* raw =
        static_cast<redisReply*>(redisCommandArgv(context, static_cast<int>(words.size()), words.data(), sizes.data()));
    if (!raw) lost(context);
    struct Free {
        redisReply* reply;
        ~Free() { freeReplyObject(reply); }
    } free{raw};
    if (raw->type == REDIS_REPLY_ERROR)
        throw Failure{Trouble::internal, "Something went wrong on our side.",
                      "redis: " + std::string(raw->str, raw->len)};
    return reply_from(*raw);
}

Connection connect(const Address& address) {
    Connection context(redisConnectWithTimeout(address.host.c_str(), address.port, patience));
    if (!context || context->err) lost(context.get());
    redisSetTimeout(context.get(), patience);
    redisEnableKeepAlive(context.get());
    if (!address.password.empty()) {
        std::vector<std::string> login{"AUTH"};
        if (!address.user.empty()) login.push_back(address.user);
        login.push_back(address.password);
        ask(context.get(), login);
    }
    if (address.database) ask(context.get(), {"SELECT", std::to_string(address.database)});
    return context;
}

}  // namespace

struct Redis::Pool {
    Address address;
    std::mutex guard;
    std::vector<Connection> idle;
};

Redis::Redis(const std::string& address) : pool_(new Pool{address_from(address), {}, {}}) {}
Redis::~Redis() = default;

Reply Redis::run(const std::vector<std::string>& command) {
    Connection connection;
    {
        std::lock_guard lock(pool_->guard);
        if (!pool_->idle.empty()) {
            connection = std::move(pool_->idle.back());
            pool_->idle.pop_back();
        }
    }
    // An idle connection whose other end is gone has something to read: its end.
    if (connection) {
        pollfd socket{connection->fd, POLLIN, 0};
        if (poll(&socket, 1, 0) != 0) connection.reset();
    }
    if (!connection) connection = connect(pool_->address);
    auto reply = ask(connection.get(), command);
    std::lock_guard lock(pool_->guard);
    pool_->idle.push_back(std::move(connection));
    return reply;
}

struct RedisNotices::State {
    Address address;
    std::string channel;
    std::function<void(const std::string&)> heard;
    std::function<void()> connected;
    std::jthread thread;

    void run(std::stop_token stop) {
        std::mutex guard;
        std::condition_variable_any asked;
        while (!stop.stop_requested()) {
            try {
                listen(stop);
            } catch (const Failure&) {
                // Tried again in a second; the listener looks for itself meanwhile.
            }
            std::unique_lock lock(guard);
            asked.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; });
        }
    }

    void listen(std::stop_token stop) {
        auto connection = connect(address);
        ask(connection.get(), {"SUBSCRIBE", channel});
        connected();
        while (!stop.stop_requested()) {
            pollfd socket{connection->fd, POLLIN, 0};
            if (poll(&socket, 1, 250) <= 0) continue;
            if (redisBufferRead(connection.get()) != REDIS_OK) return;
            for (;;) {
                void* raw = nullptr;
                if (redisGetReplyFromReader(connection.get(), &raw) != REDIS_OK) return;
                if (!raw) break;
                auto reply = reply_from(*static_cast<redisReply*>(raw));
                freeReplyObject(raw);
                if (reply.items.size() == 3 && reply.items[0].text == "message") heard(reply.items[2].text);
            }
        }
    }
};

RedisNotices::RedisNotices(const std::string& address, std::string channel,
                           std::function<void(const std::string&)> heard, std::function<void()> connected)
    : state_(new State{address_from(address), std::move(channel), std::move(heard), std::move(connected), {}}) {
    state_->thread = std::jthread([state = state_.get()](std::stop_token stop) { state->run(stop); });
}
RedisNotices::~RedisNotices() = default;

}  // namespace store
