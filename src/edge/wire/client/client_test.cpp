// SPDX-License-Identifier: MIT
#include "wire/client/client.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "wire/http/encoding.hpp"
#include "wire/server.hpp"
#include "wire/test/scripted.hpp"

namespace {

using namespace std::chrono_literals;
using wire::test::Scripted;

std::size_t resident_kilobytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
    return 0;
}

class Echo : public testing::Test {
  protected:
    void SetUp() override {
        wire::Service service;
        service.dispatch = [](const wire::Request& request) {
            wire::Plan plan;
            plan.most_body = 64 << 20;
            plan.handle = [](wire::Request& r) {
                auto text = r.method + ' ' + r.path + ' ' + std::string(r.headers.get("content-type")) + ' ' + r.body;
                return wire::Response::text(200, text, "text/plain")
                    .header("X-Seen", std::string(r.headers.get("x-mine")));
            };
            if (request.path == "/long")
                plan.handle = [](wire::Request&) {
                    return wire::Response::text(200, std::string(1'000'000, 'x'), "text/plain");
                };
            if (request.path == "/missing")
                plan.handle = [](wire::Request&) { return wire::Response::text(404, "no"); };
            if (request.path == "/moved")
                plan.handle = [](wire::Request&) {
                    return wire::Response::empty(302).header("Location", "/elsewhere");
                };
            return plan;
        };
        server_ = std::make_unique<wire::Server>(wire::Settings{}, std::move(service));
        server_->start();
        base_ = "http://127.0.0.1:" + std::to_string(server_->port());
    }
    std::unique_ptr<wire::Server> server_;
    std::string base_;
    wire::Client client_;
};

TEST_F(Echo, hears_each_method) {
    EXPECT_EQ(client_.send(wire::get(base_ + "/a")).body, "GET /a  ");
    EXPECT_EQ(client_.send(wire::post(base_ + "/a", "{}")).body, "POST /a application/json {}");
    EXPECT_EQ(client_.send(wire::post(base_ + "/a", "", "text/plain")).body, "POST /a text/plain ");
    EXPECT_EQ(client_.send(wire::put(base_ + "/a", "x", "text/plain")).body, "PUT /a text/plain x");
    EXPECT_EQ(client_.send(wire::erase(base_ + "/a")).body, "DELETE /a  ");
    auto response = client_.send(wire::get(base_ + "/a").header("X-Mine", "yes"));
    EXPECT_EQ(response.headers.get("x-seen"), "yes");
    EXPECT_EQ(server_->figures().accepted, 1u) << "the connection is kept";
    EXPECT_EQ(client_.send(wire::get(base_ + "/missing")).status, 404);
    EXPECT_EQ(client_.send(wire::get(base_ + "/moved")).status, 302);
    EXPECT_EQ(client_.send(wire::get(base_ + "/long")).body.size(), 1'000'000u) << "compressed on the way";
}

TEST_F(Echo, files_go_out_and_come_in) {
    base::TempFolder folder("/tmp");
    auto file = folder.path() / "in", copy = folder.path() / "out";
    base::write_file(file, "0123456789");
    auto request = wire::put(base_ + "/a", "", "x/y");
    request.body_file = {file, 3, 4};
    EXPECT_EQ(client_.send(request).body, "PUT /a x/y 3456");
    auto download = wire::get(base_ + "/long");
    download.to_file = copy;
    auto response = client_.send(download);
    EXPECT_TRUE(response.body.empty());
    EXPECT_EQ(base::sha256_of_file(copy), base::sha256(std::string(1'000'000, 'x')));
    download.url = base_ + "/missing";
    download.to_file = folder.path() / "none";
    EXPECT_EQ(client_.send(download).body, "no");
    download.url = base_ + "/long";
    download.most = 999'999;
    EXPECT_THROW(client_.send(download), base::Failure);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 2) << "nothing half made is left";
}

base::Trouble trouble_of(const wire::ClientRequest& request) {
    try {
        wire::Client().send(request);
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.message.find("secret"), std::string::npos);
        return failure.trouble;
    }
    return base::Trouble::internal;
}

/// What a hostile or broken server does, that it ends in time, and that it costs little memory.
void survives(const Scripted::Script& script, base::Trouble expected, std::chrono::milliseconds timeout = 2s) {
    Scripted server(script);
    auto request = wire::get(server.url("/?secret=1"));
    request.timeout = timeout;
    auto before = resident_kilobytes();
    auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(trouble_of(request), expected);
    EXPECT_LT(std::chrono::steady_clock::now() - began, timeout + 1s);
    EXPECT_LT(resident_kilobytes(), before + (64 << 10));
}

const std::string ok = "HTTP/1.1 200 OK\r\n";

TEST(Hostile, endless_headers) {
    survives(
        [](auto&, auto& say) {
            for (say(ok); say("X: " + std::string(1000, 'y') + "\r\n");) {
            }
        },
        base::Trouble::upstream);
}
TEST(Hostile, one_endless_header) {
    survives(
        [](auto&, auto& say) {
            for (say(ok + "X: "); say(std::string(1000, 'y'));) {
            }
        },
        base::Trouble::upstream);
}
TEST(Hostile, endless_continues) {
    survives(
        [](auto&, auto& say) {
            while (say("HTTP/1.1 100 Continue\r\n\r\n")) {
            }
        },
        base::Trouble::upstream);
}
TEST(Hostile, ten_gigabytes_announced) {
    survives(
        [](auto&, auto& say) {
            say(ok + "Content-Length: 10737418240\r\n\r\n");
            while (say(std::string(1 << 20, 'x'))) {
            }
        },
        base::Trouble::upstream);
}
TEST(Hostile, endless_chunks) {
    survives(
        [](auto&, auto& say) {
            say(ok + "Transfer-Encoding: chunked\r\n\r\n");
            while (say("10000\r\n" + std::string(0x10000, 'x') + "\r\n")) {
            }
        },
        base::Trouble::upstream);
}
TEST(Hostile, endless_without_a_length) {
    survives(
        [](auto&, auto& say) {
            say(ok + "\r\n");
            while (say(std::string(1 << 20, 'x'))) {
            }
        },
        base::Trouble::upstream);
}
TEST(Hostile, a_drip) {
    survives(
        [](auto&, auto& say) {
            for (say(ok + "Content-Length: 1000\r\n\r\n"); say("x"); ::usleep(50'000)) {
            }
        },
        base::Trouble::timeout, 1s);
}
TEST(Hostile, a_drip_of_headers) {
    survives(
        [](auto&, auto& say) {
            for (say(ok); say("X: y\r\n"); ::usleep(50'000)) {
            }
        },
        base::Trouble::timeout, 1s);
}
TEST(Hostile, silence) {
    survives(
        [](auto&, auto& say) {
            while (say("")) ::usleep(20'000);
        },
        base::Trouble::timeout, 1s);
}
TEST(Hostile, a_bomb_of_gzip) {
    auto whole = wire::encoded(std::string(256 << 20, '\0'), wire::Encoding::gzip);
    survives(
        [&](auto&, auto& say) {
            say(ok + "Content-Encoding: gzip\r\nContent-Length: " + std::to_string(whole.size()) + "\r\n\r\n" + whole);
        },
        base::Trouble::upstream, 5s);
}
TEST(Hostile, a_bomb_of_brotli) {
    auto whole = wire::encoded(std::string(256 << 20, '\0'), wire::Encoding::brotli);
    survives(
        [&](auto&, auto& say) {
            say(ok + "Content-Encoding: br\r\nContent-Length: " + std::to_string(whole.size()) + "\r\n\r\n" + whole);
        },
        base::Trouble::upstream, 5s);
}
TEST(Hostile, bombs_in_each_other) {
    auto inner = wire::encoded(std::string(256 << 20, '\0'), wire::Encoding::gzip);
    auto outer = wire::encoded(inner, wire::Encoding::gzip);
    survives(
        [&](auto&, auto& say) {
            say(ok + "Content-Encoding: gzip, gzip\r\nContent-Length: " + std::to_string(outer.size()) + "\r\n\r\n" +
                outer);
        },
        base::Trouble::upstream, 5s);
}
TEST(Hostile, a_hundred_encodings) {
    std::string names = "gzip";
    for (int i = 0; i < 100; ++i) names += ", gzip";
    survives([&](auto&, auto& say) { say(ok + "Content-Encoding: " + names + "\r\nContent-Length: 3\r\n\r\nabc"); },
             base::Trouble::upstream);
}
TEST(Hostile, early_close) {
    survives([](auto&, auto& say) { say(ok + "Content-Length: 1000\r\n\r\nabc"); }, base::Trouble::upstream);
    survives([](auto&, auto&) {}, base::Trouble::upstream);
    survives([](auto&, auto& say) { say("HTTP/1.1 2"); }, base::Trouble::upstream);
}
TEST(Hostile, no_http) {
    survives([](auto&, auto& say) { say("SSH-2.0-OpenSSH_9.2\r\n"); }, base::Trouble::upstream);
    survives([](auto&, auto& say) { say(std::string("\x16\x03\x01\0\0", 5)); }, base::Trouble::upstream);
}
TEST(Hostile, nobody_there) {
    std::string url;
    {
        Scripted server([](auto&, auto&) {});
        url = server.url();
    }
    EXPECT_EQ(trouble_of(wire::get(url)), base::Trouble::upstream);
    EXPECT_EQ(trouble_of(wire::get("file:///etc/passwd")), base::Trouble::upstream);
    EXPECT_EQ(trouble_of(wire::get("gopher://127.0.0.1:1/x")), base::Trouble::upstream);
}
TEST(Hostile, header_fields_of_ours_cannot_be_broken) {
    auto request = wire::get("http://127.0.0.1:1/").header("X", "a\r\nY: b");
    EXPECT_THROW(wire::Client().send(request), base::Failure);
}

TEST(Client, stops_when_asked) {
    Scripted server([](auto&, auto& say) {
        while (say("")) ::usleep(20'000);
    });
    std::stop_source stop;
    auto request = wire::get(server.url());
    request.asked = stop.get_token();
    std::thread later([&] {
        ::usleep(100'000);
        stop.request_stop();
    });
    EXPECT_EQ(trouble_of(request), base::Trouble::cancelled);
    later.join();
}

}  // namespace
