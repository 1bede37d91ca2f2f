// SPDX-License-Identifier: MIT
// Ranges and conditions, against a real file.
#include <gtest/gtest.h>

#include <fstream>

#include "base/chance.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "wire/http/date.hpp"
#include "wire/http/range.hpp"
#include "wire/server.hpp"
#include "wire/test/visitor.hpp"

namespace {

using wire::test::Heard;
using wire::test::Visitor;

class Files : public testing::Test {
  protected:
    void SetUp() override {
        content_.resize(5'000'003);
        std::uint32_t state = 1;
        for (auto& byte : content_) byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
        base::write_file(folder_.path() / "film.mp4", content_);
        base::write_file(folder_.path() / "empty", "");
        wire::Service service;
        service.dispatch = [this](const wire::Request&) {
            wire::Plan plan;
            plan.handle = [this](wire::Request& r) {
                return wire::Response::file(folder_.path() / r.path.substr(1), "video/mp4");
            };
            return plan;
        };
        server_ = std::make_unique<wire::Server>(wire::Settings{}, std::move(service));
        server_->start();
        visitor_ = std::make_unique<Visitor>(server_->port());
    }
    Heard ask(const std::string& fields = "", const std::string& method = "GET",
              const std::string& path = "/film.mp4") {
        return visitor_->ask(method + ' ' + path + " HTTP/1.1\r\nHost: here\r\n" + fields + "\r\n");
    }
    Heard range(const std::string& range, const std::string& more = "") {
        return ask("Range: " + range + "\r\n" + more);
    }
    std::string piece(std::size_t first, std::size_t last) const { return content_.substr(first, last - first + 1); }

    base::TempFolder folder_{"/tmp"};
    std::string content_;
    std::unique_ptr<wire::Server> server_;
    std::unique_ptr<Visitor> visitor_;
};

TEST_F(Files, whole) {
    auto heard = ask();
    EXPECT_EQ(heard.status, 200);
    EXPECT_EQ(base::sha256(heard.body), base::sha256(content_));
    EXPECT_EQ(heard.headers.get("accept-ranges"), "bytes");
    EXPECT_TRUE(heard.headers.has("etag"));
    auto head = ask("", "HEAD");
    EXPECT_EQ(head.headers.get("content-length"), std::to_string(content_.size()));
    EXPECT_EQ(ask("Range: bytes=0-9\r\n", "HEAD").status, 200) << "Range is for GET alone";
    EXPECT_EQ(ask("", "GET", "/none").status, 404);
    EXPECT_EQ(ask("", "GET", "/").status, 404) << "a folder is no file";
    EXPECT_EQ(ask("", "GET", "/empty").body, "");
    EXPECT_EQ(ask("Range: bytes=0-\r\n", "GET", "/empty").status, 416);
}

TEST_F(Files, one_range) {
    auto last = content_.size() - 1;
    auto heard = range("bytes=0-0");
    EXPECT_EQ(heard.status, 206);
    EXPECT_EQ(heard.body, piece(0, 0));
    EXPECT_EQ(heard.headers.get("content-range"), "bytes 0-0/5000003");
    EXPECT_EQ(base::sha256(range("bytes=1234567-3456789").body), base::sha256(piece(1234567, 3456789)));
    EXPECT_EQ(range("bytes=4999000-").body, piece(4999000, last));
    EXPECT_EQ(range("bytes=-1000").body, piece(last - 999, last));
    EXPECT_EQ(range("bytes=-99999999").body.size(), content_.size());
    EXPECT_EQ(range("bytes=5000000-99999999999999999999").headers.get("content-range"),
              "bytes 5000000-5000002/5000003");
    EXPECT_EQ(range("Bytes=0-1").status, 206);
}

TEST_F(Files, several_ranges) {
    auto heard = range("bytes=0-9, 100-199 ,-5");
    EXPECT_EQ(heard.status, 206);
    std::string type(heard.headers.get("content-type"));
    ASSERT_TRUE(type.starts_with("multipart/byteranges; boundary="));
    auto line = "\r\n--" + type.substr(type.find('=') + 1);
    auto head = [&](const std::string& range) {
        return line + "\r\nContent-Type: video/mp4\r\nContent-Range: bytes " + range + "/5000003\r\n\r\n";
    };
    EXPECT_EQ(heard.body, head("0-9") + piece(0, 9) + head("100-199") + piece(100, 199) + head("4999998-5000002") +
                              piece(4999998, 5000002) + line + "--\r\n");
    auto ten = range("bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,18-18");
    EXPECT_EQ(ten.status, 206);
    EXPECT_EQ(range("bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,18-18,20-20").status, 416);
    EXPECT_EQ(range("bytes=0-,0-,0-").status, 416) << "more than the whole";
    EXPECT_EQ(range("bytes=0-9,6000000-").status, 206) << "one of them lies within";
}

TEST_F(Files, no_range) {
    for (const auto* field : {"bytes=5000003-", "bytes=5000003-6000000", "bytes=-0", "bytes=99999999999999999999-"}) {
        auto heard = range(field);
        EXPECT_EQ(heard.status, 416) << field;
        EXPECT_EQ(heard.headers.get("content-range"), "bytes */5000003") << field;
    }
    for (const auto* field : {"bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=1", "bytes=1-2-3", "bytes 0-1",
                              "lines=0-1", "bytes=0x0-1", "bytes=+1-2", "bytes=--5", "bytes=1- 2", "bytes=0-1,a"}) {
        auto heard = range(field);
        EXPECT_EQ(heard.status, 200) << field;
        EXPECT_EQ(heard.body.size(), content_.size()) << field;
    }
    EXPECT_EQ(range("bytes=0-1", "Range: bytes=2-3\r\n").status, 200);
}

TEST_F(Files, conditions) {
    auto first = ask("", "HEAD");
    std::string tag(first.headers.get("etag")), date(first.headers.get("last-modified"));
    auto status = [&](const std::string& fields) { return ask(fields).status; };
    EXPECT_EQ(status("If-None-Match: " + tag + "\r\n"), 304);
    EXPECT_EQ(status("If-None-Match: W/" + tag + "\r\n"), 304);
    EXPECT_EQ(status("If-None-Match: \"a\", \"b,\" , " + tag + "\r\n"), 304);
    EXPECT_EQ(status("If-None-Match: *\r\n"), 304);
    EXPECT_EQ(status("If-None-Match: \"other\"\r\n"), 200);
    EXPECT_EQ(status("If-None-Match: \"other\"\r\nIf-Modified-Since: " + date + "\r\n"), 200);
    EXPECT_EQ(status("If-Modified-Since: " + date + "\r\n"), 304);
    EXPECT_EQ(status("If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n"), 200);
    EXPECT_EQ(status("If-Modified-Since: yesterday\r\n"), 200);
    EXPECT_EQ(status("If-Match: " + tag + "\r\n"), 200);
    EXPECT_EQ(status("If-Match: W/" + tag + "\r\n"), 412);
    EXPECT_EQ(status("If-Match: \"other\"\r\n"), 412);
    EXPECT_EQ(status("If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n"), 412);
    EXPECT_EQ(range("bytes=0-1", "If-Range: " + tag + "\r\n").status, 206);
    EXPECT_EQ(range("bytes=0-1", "If-Range: " + date + "\r\n").status, 206);
    EXPECT_EQ(range("bytes=0-1", "If-Range: \"other\"\r\n").status, 200);
    EXPECT_EQ(range("bytes=0-1", "If-Range: W/" + tag + "\r\n").status, 200);
    EXPECT_EQ(range("bytes=0-1", "If-Range: Sun, 06 Nov 1994 08:49:37 GMT\r\n").status, 200);
    EXPECT_EQ(range("bytes=0-1", "If-None-Match: " + tag + "\r\n").status, 304);
}

TEST_F(Files, many_random_ranges) {
    base::Chance chance(7);
    for (int i = 0; i < 300; ++i) {
        auto first = static_cast<std::size_t>(chance.below(5'000'003));
        auto last = first + static_cast<std::size_t>(chance.below(5'000'003 - static_cast<int>(first)));
        auto heard = range("bytes=" + std::to_string(first) + '-' + std::to_string(last));
        ASSERT_EQ(heard.status, 206);
        ASSERT_EQ(heard.body, piece(first, last)) << first << '-' << last;
    }
}

TEST_F(Files, a_reader_who_leaves_harms_nobody) {
    for (int i = 0; i < 20; ++i) {
        Visitor leaving(server_->port(), 4096);
        leaving.say("GET /film.mp4 HTTP/1.1\r\nHost: here\r\n\r\n");
        leaving.hear();
    }
    EXPECT_EQ(ask().status, 200);
}

}  // namespace
