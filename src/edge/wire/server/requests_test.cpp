// SPDX-License-Identifier: MIT
// The server, spoken to over the loopback byte by byte.
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <future>
#include <map>

#include "base/files.hpp"
#include "wire/server.hpp"
#include "wire/test/visitor.hpp"

namespace {

using namespace std::chrono_literals;
using wire::test::Visitor;

class Counted : public wire::Sink {
  public:
    void take(std::string_view bytes) override {
        size += bytes.size();
        pieces += 1;
        if (bytes.find("poison") != std::string_view::npos)
            throw base::Failure{base::Trouble::invalid, "That cannot be taken."};
    }
    std::atomic<std::size_t> size{0}, pieces{0};
};

/// Says back what it understood.
class Requests : public testing::Test {
  protected:
    void start(wire::Settings settings = {}) {
        wire::Service service;
        service.dispatch = [this](const wire::Request& request) { return plan(request); };
        service.done = [this](const wire::Done& done) {
            std::lock_guard held(lock_);
            statuses_.push_back(done.status);
        };
        server_ = std::make_unique<wire::Server>(settings, std::move(service));
        server_->start();
    }
    void SetUp() override { start(); }
    std::uint16_t port() const { return server_->port(); }

    wire::Plan plan(const wire::Request& request) {
        wire::Plan plan;
        plan.handle = [](wire::Request& r) {
            std::string text = r.method + ' ' + r.path;
            for (const auto& [name, value] : r.query) text += ' ' + name + '=' + value;
            return wire::Response::text(200, text + '\n' + r.body, "text/plain");
        };
        if (request.path == "/at-once") plan.pool = wire::at_once;
        if (request.path == "/small") plan.most_body = 100;
        if (request.path == "/held")
            plan.handle = [this](wire::Request&) {
                ++holding_;
                opened_.get_future().wait();
                return wire::Response::text(200, "released");
            };
        if (request.path == "/fails")
            plan.handle = [](wire::Request&) -> wire::Response {
                throw base::Failure{base::Trouble::missing, "No such film."};
            };
        if (request.path == "/breaks")
            plan.handle = [](wire::Request&) -> wire::Response { throw std::runtime_error("secret detail"); };
        if (request.path == "/header")
            plan.handle = [](wire::Request& r) {
                return wire::Response::text(200, "x").header("X-Echo", std::string(r.query.get("v")));
            };
        if (request.path == "/long")
            plan.handle = [](wire::Request&) {
                return wire::Response::text(200, std::string(100'000, 'x'), "text/plain").header("ETag", "\"v1\"");
            };
        if (request.path == "/produced")
            plan.handle = [](wire::Request&) {
                return wire::Response::produced(
                    [n = 0](std::string& piece) mutable {
                        piece = std::to_string(n++) + ' ';
                        return n < 100;
                    },
                    "text/plain");
            };
        if (request.path == "/sink") {
            plan.most_body = 50 << 20;
            plan.open = [this](wire::Request& r) -> std::variant<std::shared_ptr<wire::Sink>, wire::Response> {
                if (r.headers.has("x-no")) return wire::Response::text(401, "who are you?");
                sink_ = std::make_shared<Counted>();
                return sink_;
            };
            plan.handle = [](wire::Request& r) {
                return wire::Response::text(200, std::to_string(dynamic_cast<Counted&>(*r.sink).size));
            };
        }
        return plan;
    }

    std::promise<void> opened_;
    std::atomic<int> holding_{0};
    std::shared_ptr<Counted> sink_;
    std::mutex lock_;
    std::vector<int> statuses_;
    std::unique_ptr<wire::Server> server_;
};

TEST_F(Requests, are_understood) {
    Visitor visitor(port());
    auto heard = visitor.ask("GET /a%20b/%C3%A9?x=1&y=a+b%26 HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_EQ(heard.status, 200);
    EXPECT_EQ(heard.body, "GET /a b/é x=1 y=a b&\n");
    EXPECT_TRUE(heard.headers.has("date"));
    heard = visitor.ask("POST /p HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_EQ(heard.body, "POST /p\nhello");
    heard = visitor.ask(
        "POST /p HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: Chunked\r\n\r\n5;a=b\r\nhello\r\n1\r\n!\r\n0\r\nX: "
        "y\r\n\r\n");
    EXPECT_EQ(heard.body, "POST /p\nhello!");
    heard = visitor.ask("GET http://elsewhere:80/p HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_EQ(heard.body, "GET /p\n");
    heard = visitor.ask("HEAD /p HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_EQ(heard.headers.get("content-length"), "8");
    heard = visitor.ask("GET /at-once HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(heard.status, 200);
    EXPECT_EQ(heard.headers.get("connection"), "close");
    EXPECT_TRUE(visitor.is_closed());
}

TEST_F(Requests, of_http_1_0) {
    Visitor visitor(port());
    auto heard = visitor.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(heard.headers.get("connection"), "keep-alive");
    heard = visitor.ask("GET /produced HTTP/1.0\r\n\r\n");
    EXPECT_FALSE(heard.headers.has("transfer-encoding"));
    EXPECT_EQ(heard.body.substr(0, 8), "0 1 2 3 ");
    EXPECT_TRUE(visitor.is_closed());
}

const std::map<std::string, std::pair<int, std::string>> malformed = [] {
    std::map<std::string, std::pair<int, std::string>> table;
    const std::string get = "GET / HTTP/1.1\r\n", host = "Host: here\r\n", end = "\r\n";
    auto bad = [&](const std::string& name, const std::string& bytes, int status = 400) {
        table[name] = {status, bytes};
    };
    auto line = [&](const std::string& name, const std::string& text, int status = 400) {
        bad("line: " + name, text + "\r\n" + host + end, status);
    };
    line("no target", "GET HTTP/1.1");
    line("no version", "GET /");
    line("one word", "GET");
    line("two spaces", "GET  / HTTP/1.1");
    line("two spaces behind", "GET /  HTTP/1.1");
    line("tab", "GET\t/\tHTTP/1.1");
    line("space before", " GET / HTTP/1.1");
    line("space behind", "GET / HTTP/1.1 ");
    line("space in the target", "GET /a b HTTP/1.1");
    line("small letters", "GET / http/1.1");
    line("HTTP/2", "GET / HTTP/2.0", 505);
    line("preface of HTTP/2", "PRI * HTTP/2.0", 505);
    line("HTTP/0.9", "GET / HTTP/0.9", 505);
    line("HTTP/1", "GET / HTTP/1");
    line("HTTP/1.", "GET / HTTP/1.");
    line("HTTP/1.10", "GET / HTTP/1.10");
    line("HTTP/01.1", "GET / HTTP/01.1");
    line("HTTP/-1.1", "GET / HTTP/-1.1");
    line("HTTPS/1.1", "GET / HTTPS/1.1");
    line("version 1,1", "GET / HTTP/1,1");
    line("NUL in the method", std::string("G\0T / HTTP/1.1", 14));
    line("NUL in the target", std::string("GET /\0 HTTP/1.1", 15));
    line("control in the target", "GET /\x01 HTTP/1.1");
    line("DEL in the target", "GET /\x7f HTTP/1.1");
    line("high byte in the target", "GET /\xc3\xa9 HTTP/1.1");
    line("fragment", "GET /a#b HTTP/1.1");
    line("quote", "GET /\"a HTTP/1.1");
    line("angle", "GET /<a> HTTP/1.1");
    line("backslash", "GET /..\\..\\etc HTTP/1.1");
    line("method with a colon", "G:T / HTTP/1.1");
    line("method with a slash", "G/T / HTTP/1.1");
    line("method in brackets", "(GET) / HTTP/1.1");
    line("star for GET", "GET * HTTP/1.1");
    line("relative", "GET a/b HTTP/1.1");
    line("foreign scheme", "GET ftp://a/b HTTP/1.1");
    line("no authority", "GET http:///b HTTP/1.1");
    line("user before the authority", "GET http://user@a/b HTTP/1.1");
    line("CONNECT", "CONNECT a:443 HTTP/1.1", 501);
    line("climbs", "GET /a/../b HTTP/1.1");
    line("climbs encoded", "GET /a/%2e%2E/b HTTP/1.1");
    line("climbs at the end", "GET /a/.. HTTP/1.1");
    line("single dot", "GET /./b HTTP/1.1");
    line("encoded slash", "GET /a%2Fb HTTP/1.1");
    line("encoded slash, climbing", "GET /..%2f..%2fetc HTTP/1.1");
    line("encoded backslash", "GET /a%5Cb HTTP/1.1");
    line("encoded NUL", "GET /a%00b HTTP/1.1");
    line("encoded line end", "GET /a%0d%0ab HTTP/1.1");
    line("encoded DEL", "GET /%7f HTTP/1.1");
    line("half an escape", "GET /a% HTTP/1.1");
    line("half an escape 2", "GET /a%4 HTTP/1.1");
    line("no escape", "GET /a%zz HTTP/1.1");
    line("overlong UTF-8", "GET /%c0%af HTTP/1.1");
    line("overlong UTF-8, dot", "GET /%c0%ae%c0%ae/ HTTP/1.1");
    line("surrogate", "GET /%ed%a0%80 HTTP/1.1");
    line("cut UTF-8", "GET /%e2%82 HTTP/1.1");
    line("beyond Unicode", "GET /%f4%90%80%80 HTTP/1.1");
    line("bad UTF-8 in the query", "GET /?a=%ff HTTP/1.1");
    line("NUL in the query", "GET /?a=%00 HTTP/1.1");
    line("half an escape in the query", "GET /?a=%1 HTTP/1.1");
    bad("bare LF after the line", "GET / HTTP/1.1\n" + host + end);
    bad("bare LF after a field", get + "Host: here\n\r\n");
    bad("bare LF at the end", get + host + "\n");
    bad("LF alone everywhere", "GET / HTTP/1.1\nHost: here\n\n");
    bad("bare CR in the line", "GET /\r HTTP/1.1\r\n" + host + end);
    bad("bare CR for an end", "GET / HTTP/1.1\rHost: here\r\r\r\n");
    bad("bare CR in a field", get + "Host: here\r\nX: a\rb\r\n\r\n");
    bad("CR CR LF", get + "Host: here\r\r\n\r\n");
    bad("two empty lines before", "\r\n\r\n" + get + host + end);
    bad("LF before", "\n" + get + host + end);
    auto field = [&](const std::string& name, const std::string& text, int status = 400) {
        bad("field: " + name, get + host + text + "\r\n\r\n", status);
    };
    field("no colon", "X");
    field("no name", ": x");
    field("space before the colon", "X : y");
    field("tab before the colon", "X\t: y");
    field("space in the name", "X Y: z");
    field("folded", "X: a\r\n b");
    field("folded by a tab", "X: a\r\n\tb");
    field("space first", " X: y");
    field("NUL in the value", std::string("X: a\0b", 6));
    field("NUL in the name", std::string("X\0: b", 5));
    field("control in the value", "X: a\x01");
    field("DEL in the value", "X: a\x7f");
    field("high byte in the name", "X\xc3: a");
    field("bracket in the name", "X[a]: b");
    field("quote in the name", "\"X\": b");
    field("comma in the name", "X,Y: b");
    field("second Host", "Host: there");
    field("second Host, the same", "HOST: here");
    field("two lengths", "Content-Length: 1\r\nContent-Length: 1");
    field("two unlike lengths", "Content-Length: 1\r\nContent-Length: 2");
    field("list of lengths", "Content-Length: 1, 1");
    field("negative length", "Content-Length: -1");
    field("plus length", "Content-Length: +1");
    field("length in hex", "Content-Length: 0x1");
    field("length with a fraction", "Content-Length: 1.0");
    field("empty length", "Content-Length:");
    field("length with a space", "Content-Length: 1 1");
    field("length with a word", "Content-Length: 1a");
    field("length beyond 64 bits", "Content-Length: 18446744073709551617");
    field("length and chunked", "Content-Length: 1\r\nTransfer-Encoding: chunked");
    field("chunked and length", "Transfer-Encoding: chunked\r\nContent-Length: 1");
    field("empty transfer coding", "Transfer-Encoding:");
    field("transfer coding gzip", "Transfer-Encoding: gzip");
    field("transfer coding gzip, chunked", "Transfer-Encoding: gzip, chunked", 501);
    field("chunked, then gzip", "Transfer-Encoding: chunked, gzip");
    field("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");
    field("xchunked", "Transfer-Encoding: xchunked", 501);
    field("quoted chunked", "Transfer-Encoding: \"chunked\"");
    field("chunked with a vertical tab",
          "Transfer-Encoding: \x0b"
          "chunked");
    field("chunked;", "Transfer-Encoding: chunked;q=1");
    field("identity", "Transfer-Encoding: identity");
    field("expects something", "Expect: 200-ok", 417);
    bad("no Host", get + end);
    bad("empty Host", get + "Host:\r\n\r\n");
    bad("Host with a path", get + "Host: a/b\r\n\r\n");
    bad("Host with a user", get + "Host: u@a\r\n\r\n");
    bad("Host with a space", get + "Host: a b\r\n\r\n");
    bad("Host with a list", get + "Host: a b\r\n\r\n");
    bad("Host with a word for a port", get + "Host: a:b\r\n\r\n");
    bad("Host with a long port", get + "Host: a:123456\r\n\r\n");
    bad("Host with an open bracket", get + "Host: [::1\r\n\r\n");
    bad("Host with a bare port", get + "Host: :80\r\n\r\n");
    bad("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    const std::string post = "POST /p HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n";
    auto chunk = [&](const std::string& name, const std::string& text) { bad("chunk: " + name, post + text); };
    chunk("no size", "\r\nabc\r\n0\r\n\r\n");
    chunk("no hex", "g\r\nabc\r\n0\r\n\r\n");
    chunk("0x", "0x3\r\nabc\r\n0\r\n\r\n");
    chunk("negative", "-3\r\nabc\r\n0\r\n\r\n");
    chunk("plus", "+3\r\nabc\r\n0\r\n\r\n");
    chunk("space first", " 3\r\nabc\r\n0\r\n\r\n");
    chunk("space behind", "3 \r\nabc\r\n0\r\n\r\n");
    chunk("underscore", "1_0\r\n0123456789abcdef\r\n0\r\n\r\n");
    chunk("too long a size", "00000000000000003\r\nabc\r\n0\r\n\r\n");
    chunk("beyond 64 bits", "10000000000000003\r\nabc\r\n0\r\n\r\n");
    chunk("bare LF after the size", "3\nabc\r\n0\r\n\r\n");
    chunk("bare CR after the size", "3\rabc\r\n0\r\n\r\n");
    chunk("CR CR LF after the size", "3\r\r\nabc\r\n0\r\n\r\n");
    chunk("longer than said", "3\r\nabcd\r\n0\r\n\r\n");
    chunk("bare LF after the data", "3\r\nabc\n0\r\n\r\n");
    chunk("no line end after the data", "3\r\nabc0\r\n\r\n");
    chunk("extension without a name", "3;\r\nabc\r\n0\r\n\r\n");
    chunk("extension with a control", "3;a=\x01\r\nabc\r\n0\r\n\r\n");
    chunk("extension with an open quote", "3;a=\"b\r\nabc\r\n0\r\n\r\n");
    chunk("extension with LF", "3;a=b\nabc\r\n0\r\n\r\n");
    chunk("comma for an extension", "3,a\r\nabc\r\n0\r\n\r\n");
    chunk("trailer without a colon", "0\r\nabc\r\n\r\n");
    chunk("trailer with a space", "0\r\na : b\r\n\r\n");
    chunk("trailer folded", "0\r\na: b\r\n c\r\n\r\n");
    chunk("bare LF in the trailer", "0\r\na: b\n\r\n");
    chunk("bare LF at the end", "0\r\n\n");
    return table;
}();

/// The status, and that the connection ends with it. The dummy behind would be answered if it were taken for a request.
int status_of_malformed(std::uint16_t port, std::string_view bytes, std::size_t split) {
    Visitor visitor(port);
    auto wait = [] { ::usleep(30); };
    if (split == 0) {
        for (char c : bytes) {
            if (!visitor.say(std::string_view(&c, 1))) break;
            wait();
        }
    } else {
        visitor.say(bytes.substr(0, split));
        if (split < bytes.size()) {
            wait();
            visitor.say(bytes.substr(split));
        }
    }
    auto heard = visitor.answer();
    if (!heard || heard->headers.get("connection") != "close") return -1;
    visitor.stop_talking();
    return visitor.hear_all().empty() ? heard->status : -2;
}

TEST_F(Requests, malformed_are_refused_whole) {
    EXPECT_GE(malformed.size(), 110u);
    for (const auto& [name, expected] : malformed)
        EXPECT_EQ(status_of_malformed(port(), expected.second, expected.second.size()), expected.first) << name;
}
TEST_F(Requests, malformed_are_refused_byte_by_byte) {
    for (const auto& [name, expected] : malformed)
        EXPECT_EQ(status_of_malformed(port(), expected.second, 0), expected.first) << name;
}
TEST_F(Requests, malformed_are_refused_however_they_are_split) {
    for (const auto& [name, expected] : malformed)
        for (std::size_t split = 1; split < expected.second.size(); ++split)
            ASSERT_EQ(status_of_malformed(port(), expected.second, split), expected.first)
                << name << " split at " << split;
}
TEST_F(Requests, nothing_behind_a_malformed_one_is_served) {
    for (const auto& [name, expected] : malformed) {
        Visitor visitor(port());
        visitor.say(expected.second + "GET /smuggled HTTP/1.1\r\nHost: here\r\n\r\n");
        visitor.stop_talking();
        auto all = visitor.hear_all();
        EXPECT_EQ(all.find("smuggled"), std::string::npos) << name;
        EXPECT_EQ(all.find("HTTP/1.1 200"), std::string::npos) << name;
    }
}

TEST_F(Requests, limits_of_the_head) {
    auto status = [&](const std::string& request) { return Visitor(port()).ask(request).status; };
    auto line = [](std::size_t bytes) {  // GET /… HTTP/1.1
        return "GET /" + std::string(bytes - 14, 'a') + " HTTP/1.1\r\nHost: here\r\n\r\n";
    };
    EXPECT_EQ(status(line(8191)), 200);
    EXPECT_EQ(status(line(8192)), 200);
    EXPECT_EQ(status(line(8193)), 414);
    auto fields = [](std::size_t bytes) {  // Host: here and X: … with their ends
        return "GET / HTTP/1.1\r\nHost: here\r\nX: " + std::string(bytes - 12 - 5, 'a') + "\r\n\r\n";
    };
    EXPECT_EQ(status(fields(32767)), 200);
    EXPECT_EQ(status(fields(32768)), 200);
    EXPECT_EQ(status(fields(32769)), 431);
    auto many = [](int fields) {
        std::string request = "GET / HTTP/1.1\r\nHost: here\r\n";
        for (int i = 1; i < fields; ++i) request += "X: y\r\n";
        return request + "\r\n";
    };
    EXPECT_EQ(status(many(99)), 200);
    EXPECT_EQ(status(many(100)), 200);
    EXPECT_EQ(status(many(101)), 431);
    // Without an end in sight.
    EXPECT_EQ(status("GET /" + std::string(9000, 'a')), 414);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nX: " + std::string(40'000, 'a')), 431);
}

TEST_F(Requests, limits_of_the_body) {
    auto status = [&](const std::string& request) { return Visitor(port()).ask(request).status; };
    auto sized = [](std::size_t bytes) {
        return "POST /small HTTP/1.1\r\nHost: here\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n" +
               std::string(bytes, 'a');
    };
    EXPECT_EQ(status(sized(99)), 200);
    EXPECT_EQ(status(sized(100)), 200);
    EXPECT_EQ(status(sized(101)), 413);
    auto chunked = [](std::size_t bytes) {
        std::string request = "POST /small HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (std::size_t i = 0; i < bytes; ++i) request += "1\r\na\r\n";
        return request + "0\r\n\r\n";
    };
    EXPECT_EQ(status(chunked(99)), 200);
    EXPECT_EQ(status(chunked(100)), 200);
    EXPECT_EQ(status(chunked(101)), 413);
    auto extended = [](std::size_t bytes) {  // in two chunks
        return "POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n1;" + std::string(499, 'a') +
               "\r\nb\r\n1;" + std::string(bytes - 501, 'a') + "\r\nb\r\n0\r\n\r\n";
    };
    EXPECT_EQ(status(extended(1023)), 200);
    EXPECT_EQ(status(extended(1024)), 200);
    EXPECT_EQ(status(extended(1025)), 400);
    auto trailed = [](std::size_t bytes) {
        return "POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: " +
               std::string(bytes - 5, 'a') + "\r\n\r\n";
    };
    EXPECT_EQ(status(trailed(8191)), 200);
    EXPECT_EQ(status(trailed(8192)), 200);
    EXPECT_EQ(status(trailed(8193)), 400);
}

TEST_F(Requests, a_body_too_large_is_refused_before_it_is_read) {
    Visitor visitor(port());
    visitor.say("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 10485761\r\n\r\n");
    EXPECT_EQ(visitor.answer()->status, 413);
    Visitor patient(port());
    patient.say("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 10485761\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(patient.answer()->status, 413);  // not 100
}

TEST_F(Requests, a_body_of_10_MiB_is_taken) {
    Visitor visitor(port());
    visitor.say("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 10485760\r\n\r\n");
    visitor.say(std::string(10 << 20, 'a'));
    EXPECT_EQ(visitor.answer()->body.size(), (10u << 20) + 7);
}

TEST_F(Requests, continue_is_said_when_it_is_waited_for) {
    Visitor visitor(port());
    visitor.say("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(visitor.answer()->status, 100);
    visitor.say("ok");
    EXPECT_EQ(visitor.answer()->body, "POST /\nok");
    auto heard = visitor.ask("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nok");
    EXPECT_EQ(heard.status, 200) << "the body was there already";
}

TEST_F(Requests, a_thousand_in_a_row_are_answered_in_order) {
    for (std::string path : {"/x", "/at-once"}) {
        Visitor visitor(port());
        std::string all;
        for (int i = 0; i < 1000; ++i)
            all += "GET " + path + "?n=" + std::to_string(i) + " HTTP/1.1\r\nHost: here\r\n\r\n";
        auto said = std::async(std::launch::async, [&] { return visitor.say(all); });
        for (int i = 0; i < 1000; ++i) {
            auto heard = visitor.answer();
            ASSERT_TRUE(heard);
            ASSERT_EQ(heard->body, "GET " + path + " n=" + std::to_string(i) + '\n');
        }
        EXPECT_TRUE(said.get());
    }
}

TEST_F(Requests, failures_become_answers) {
    Visitor visitor(port());
    auto heard = visitor.ask("GET /fails HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_EQ(heard.status, 404);
    EXPECT_NE(heard.body.find("No such film."), std::string::npos);
    heard = visitor.ask("GET /breaks HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_EQ(heard.status, 500);
    EXPECT_EQ(heard.body.find("secret"), std::string::npos);
    heard = visitor.ask("GET /header?v=a%0D%0AX-Evil:1 HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_EQ(heard.status, 200);
    EXPECT_FALSE(heard.headers.has("x-evil"));
}

TEST_F(Requests, words_that_fail_are_replaced) {
    wire::Service service;
    service.dispatch = [](const wire::Request& request) {
        if (request.path == "/dispatch") throw std::runtime_error("!");
        wire::Plan plan;
        plan.handle = [](wire::Request& r) -> wire::Response {
            if (r.path == "/odd") throw 1;
            throw std::runtime_error("!");
        };
        return plan;
    };
    service.failed = [](const wire::Request&, const base::Failure&) -> wire::Response {
        throw std::runtime_error("!");
    };
    wire::Server server({}, std::move(service));
    server.start();
    for (std::string path : {"/", "/odd", "/dispatch"})
        EXPECT_EQ(Visitor(server.port()).ask("GET " + path + " HTTP/1.1\r\nHost: here\r\n\r\n").status, 500) << path;
}

TEST_F(Requests, bodies_share_their_memory) {
    wire::Settings settings;
    settings.most_body_memory = 1'000'000;
    start(settings);
    auto head = [](int length) {
        return "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
    };
    Visitor first(port()), second(port());
    first.say(head(900'001) + std::string(900'000, 'a'));
    EXPECT_FALSE(first.hear(100ms));
    EXPECT_EQ(second.ask(head(200'000) + std::string(200'000, 'a')).status, 503);
    first.say("a");
    EXPECT_EQ(first.answer()->status, 200);
    EXPECT_EQ(Visitor(port()).ask(head(900'000) + std::string(900'000, 'a')).status, 200);
}

TEST_F(Requests, text_is_compressed_for_who_asks) {
    Visitor visitor(port());
    auto plain = visitor.ask("GET /long HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_EQ(plain.body.size(), 100'000u);
    EXPECT_EQ(plain.headers.get("vary"), "Accept-Encoding");
    auto gzip = visitor.ask("GET /long HTTP/1.1\r\nHost: here\r\nAccept-Encoding: gzip\r\n\r\n");
    EXPECT_EQ(gzip.headers.get("content-encoding"), "gzip");
    EXPECT_LT(gzip.body.size(), 1000u);
    EXPECT_EQ(gzip.body.substr(0, 2), "\x1f\x8b");
    EXPECT_EQ(gzip.headers.get("etag"), "W/\"v1\"");
    auto brotli = visitor.ask("GET /long HTTP/1.1\r\nHost: here\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n");
    EXPECT_EQ(brotli.headers.get("content-encoding"), "br");
    auto same = visitor.ask("GET /long HTTP/1.1\r\nHost: here\r\nIf-None-Match: W/\"v1\"\r\n\r\n");
    EXPECT_EQ(same.status, 304);
    EXPECT_FALSE(same.headers.has("content-length"));
}

TEST_F(Requests, produced_answers_come_in_chunks) {
    Visitor visitor(port());
    auto heard = visitor.ask("GET /produced HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_TRUE(heard.headers.lists("transfer-encoding", "chunked"));
    EXPECT_EQ(heard.body.substr(heard.body.size() - 6), "98 99 ");
    EXPECT_EQ(visitor.ask("GET / HTTP/1.1\r\nHost: here\r\n\r\n").status, 200);
}

TEST_F(Requests, uploads_go_into_their_sink) {
    Visitor visitor(port());
    visitor.say("POST /sink HTTP/1.1\r\nHost: here\r\nContent-Length: 20000000\r\n\r\n");
    visitor.say(std::string(20'000'000, 'a'));
    EXPECT_EQ(visitor.answer()->body, "20000000");
    EXPECT_LT(sink_->pieces, 90u);
    visitor.say(
        "POST /sink HTTP/1.1\r\nHost: here\r\nX-No: 1\r\nContent-Length: 20000000\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(visitor.answer()->status, 401);
    EXPECT_TRUE(visitor.is_closed());
    Visitor other(port());
    auto heard = other.ask("POST /sink HTTP/1.1\r\nHost: here\r\nContent-Length: 6\r\n\r\npoison");
    EXPECT_EQ(heard.status, 422);
    EXPECT_EQ(heard.headers.get("connection"), "close");
    Visitor gone(port());
    gone.say("POST /sink HTTP/1.1\r\nHost: here\r\nContent-Length: 600000\r\n\r\n" + std::string(300'000, 'a'));
    while (!sink_ || sink_->size < 256 << 10) ::usleep(1000);
    gone.stop_talking();
    EXPECT_EQ(gone.hear_all(), "");
}

class Patience : public Requests {
    void SetUp() override {
        wire::Settings settings;
        settings.timeouts.head = 300ms;
        settings.timeouts.keep_alive = 500ms;
        settings.timeouts.body_grace = 300ms;
        settings.pools = {{"main", 1, 1}};
        settings.most_connections = 8;
        start(settings);
    }
};

TEST_F(Patience, ends_with_slow_heads) {
    Visitor visitor(port());
    auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < 100 && visitor.say(i ? "a" : "GET /"); ++i)
        if (visitor.hear(20ms)) break;
    EXPECT_EQ(visitor.answer()->status, 408);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 1500ms);
    Visitor silent(port());
    EXPECT_TRUE(silent.is_closed());
    Visitor idle(port());
    EXPECT_EQ(idle.ask("GET / HTTP/1.1\r\nHost: here\r\n\r\n").status, 200);
    EXPECT_TRUE(idle.is_closed());
}

TEST_F(Patience, ends_with_slow_bodies) {
    Visitor visitor(port());
    visitor.say("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 5000\r\n\r\n");
    for (int i = 0; i < 100 && visitor.say("a"); ++i)
        if (visitor.hear(20ms)) break;
    EXPECT_EQ(visitor.answer()->status, 408);
}

TEST_F(Patience, lets_a_steady_body_come) {
    Visitor visitor(port());
    visitor.say("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 5000\r\n\r\n");
    for (int i = 0; i < 50; ++i) {  // 100 bytes every 20 ms: five times the least rate, longer than the grace
        visitor.say(std::string(100, 'a'));
        ::usleep(20'000);
    }
    EXPECT_EQ(visitor.answer()->status, 200);
}

TEST_F(Patience, full_pools_refuse_at_once_and_live_answers) {
    Visitor first(port()), second(port()), third(port()), fourth(port());
    first.say("GET /held HTTP/1.1\r\nHost: here\r\n\r\n");
    while (holding_ == 0) ::usleep(1000);
    second.say("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
    while (server_->waiting("main") == 0) ::usleep(1000);
    auto heard = third.ask("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_EQ(heard.status, 503);
    EXPECT_EQ(heard.headers.get("retry-after"), "1");
    EXPECT_EQ(fourth.ask("GET /at-once HTTP/1.1\r\nHost: here\r\n\r\n").status, 200);
    opened_.set_value();
    EXPECT_EQ(first.answer()->body, "released");
    EXPECT_EQ(second.answer()->status, 200);
}

TEST_F(Patience, has_room_for_so_many) {
    std::vector<std::unique_ptr<Visitor>> visitors;
    for (int i = 0; i < 8; ++i) {
        visitors.push_back(std::make_unique<Visitor>(port()));
        EXPECT_EQ(visitors.back()->ask("GET / HTTP/1.1\r\nHost: here\r\n\r\n").status, 200);
    }
    Visitor late(port());
    EXPECT_EQ(late.answer()->status, 503);
    EXPECT_TRUE(late.is_closed());
    visitors.clear();
    while (server_->figures().connections > 0) ::usleep(1000);
    EXPECT_EQ(Visitor(port()).ask("GET / HTTP/1.1\r\nHost: here\r\n\r\n").status, 200);
    EXPECT_EQ(server_->figures().turned_away, 1u);
}

TEST_F(Requests, stop_lets_what_is_under_way_finish) {
    Visitor held(port()), idle(port());
    EXPECT_EQ(idle.ask("GET / HTTP/1.1\r\nHost: here\r\n\r\n").status, 200);
    held.say("GET /held HTTP/1.1\r\nHost: here\r\n\r\n");
    while (holding_ == 0) ::usleep(1000);
    auto number = port();
    auto stopped = std::async(std::launch::async, [&] { return server_->stop(20s); });
    for (bool refused = false; !refused; ::usleep(1000)) try {
            Visitor probe(number);
        } catch (const std::runtime_error&) {
            refused = true;
        }
    auto heard = idle.ask("GET / HTTP/1.1\r\nHost: here\r\n\r\n");  // was on its way
    EXPECT_EQ(heard.status, 200);
    EXPECT_EQ(heard.headers.get("connection"), "close");
    EXPECT_EQ(stopped.wait_for(100ms), std::future_status::timeout);
    opened_.set_value();
    auto last = held.answer();
    EXPECT_EQ(last->body, "released");
    EXPECT_EQ(last->headers.get("connection"), "close");
    EXPECT_TRUE(stopped.get());
}

TEST_F(Requests, stop_cuts_off_what_does_not_end) {
    Visitor held(port());
    held.say("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\n");
    while (server_->figures().requests == 0) ::usleep(1000);
    EXPECT_FALSE(server_->stop(100ms));
    EXPECT_TRUE(held.is_closed());
}

TEST_F(Requests, the_port_of_another_is_not_taken) {
    wire::Settings settings;
    settings.port = port();
    wire::Server second(settings, {});
    try {
        second.start();
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.trouble, base::Trouble::busy);
    }
}

TEST_F(Requests, traces_are_taken_over_or_made) {
    wire::Service service;
    service.dispatch = [](const wire::Request&) {
        wire::Plan plan;
        plan.handle = [](wire::Request& r) { return wire::Response::text(200, r.trace + ' ' + r.peer); };
        return plan;
    };
    wire::Server server({}, std::move(service));
    server.start();
    Visitor visitor(server.port());
    auto heard = visitor.ask(
        "GET / HTTP/1.1\r\nHost: here\r\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n\r\n");
    EXPECT_EQ(heard.body, "4bf92f3577b34da6a3ce929d0e0e4736 127.0.0.1");
    heard = visitor.ask("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
    EXPECT_EQ(heard.body.size(), 32 + 10u);
}

}  // namespace
