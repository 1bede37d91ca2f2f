// SPDX-License-Identifier: MIT
// The readers and writers of HTTP, without sockets.
#include <gtest/gtest.h>
#include <zlib.h>

#include <brotli/decode.h>

#include "wire/http/answer.hpp"
#include "wire/http/chunked.hpp"
#include "wire/http/conditions.hpp"
#include "wire/http/date.hpp"
#include "wire/http/encoding.hpp"
#include "wire/http/head.hpp"
#include "wire/http/range.hpp"
#include "wire/http/target.hpp"

namespace {

using wire::ChunkReader;
using wire::HeadReader;

TEST(Head, is_the_same_however_it_is_split) {
    const std::string bytes =
        "\r\nPOST /a?b HTTP/1.1\r\nHost: [::1]:80\r\nX:\ty \r\nY:\r\nConnection: Keep-Alive, CLOSE\r\nContent-Length: "
        "007\r\n"
        "Expect: 100-Continue\r\n\r\nbody";
    const wire::HeadLimits limits;
    for (std::size_t first = 1; first < bytes.size(); ++first) {
        for (std::size_t second = first; second < bytes.size(); second += 7) {
            HeadReader reader(limits);
            auto state = HeadReader::State::more;
            for (auto size : {first, second, bytes.size()})
                if (state == HeadReader::State::more) state = reader.read(std::string_view(bytes).substr(0, size));
            ASSERT_EQ(state, HeadReader::State::done) << first << ' ' << second;
            EXPECT_EQ(reader.taken(), bytes.size() - 4);
            auto& head = reader.head();
            EXPECT_EQ(head.method, "POST");
            EXPECT_EQ(head.target, "/a?b");
            EXPECT_EQ(head.headers.get("x"), "y");
            EXPECT_EQ(head.headers.find("y"), "");
            EXPECT_EQ(head.length, 7u);
            EXPECT_FALSE(head.keep_alive);
            EXPECT_TRUE(head.expects_continue);
        }
    }
}

TEST(Chunks, are_the_same_however_they_are_split) {
    const std::string bytes = "5;a=b ; c=\"d\\\"\"\r\nhello\r\nA\r\n0123456789\r\n000\r\nX: y\r\n\r\nnext";
    for (std::size_t first = 0; first < bytes.size(); ++first) {
        for (std::size_t second = first; second < bytes.size(); second += 3) {
            ChunkReader reader;
            std::string body;
            std::size_t at = 0;
            auto state = ChunkReader::State::more;
            for (auto size : {first, second, bytes.size()}) {
                do {
                    auto step = reader.read(std::string_view(bytes).substr(at, size - at));
                    state = step.state;
                    body += step.piece;
                    at += step.taken;
                } while (state == ChunkReader::State::piece);
                ASSERT_NE(state, ChunkReader::State::refused) << first << ' ' << second;
            }
            EXPECT_EQ(state, ChunkReader::State::done);
            EXPECT_EQ(body, "hello0123456789");
            EXPECT_EQ(at, bytes.size() - 4);
        }
    }
}

TEST(Authority, is_what_it_should_be) {
    for (const auto* good : {"a", "a.b:80", "a:", "127.0.0.1:1", "[::1]", "[::1]:65535", "a_b", "%41"})
        EXPECT_TRUE(wire::is_authority(good)) << good;
    for (const auto* bad : {"", ":80", "a:b", "a:123456", "[", "[]", "[::1", "[::1]x", "[x]", "a b", "a/b", "a@b",
                            "a,b:c", "%4", "%zz", "a?b"})
        EXPECT_FALSE(wire::is_authority(bad)) << bad;
}

TEST(Dates, are_read_in_three_forms) {  // RFC 9110 section 5.6.7
    for (const auto* text :
         {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
        EXPECT_EQ(wire::parsed_http_date(text), 784111777) << text;
    EXPECT_EQ(wire::http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(wire::http_date(951782400), "Tue, 29 Feb 2000 00:00:00 GMT");
    for (const auto* text :
         {"", "x", "Sun, 06 Nov 1994 08:49:37", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
          "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT+1", "Sun, 06 Nov 1994 08:49:37 CET"})
        EXPECT_FALSE(wire::parsed_http_date(text)) << text;
}

TEST(Encoding, is_the_one_that_is_wanted_most) {
    auto chosen = [](const char* accepted) { return wire::accepted_encoding({{"Accept-Encoding", accepted}}); };
    using enum wire::Encoding;
    EXPECT_EQ(wire::accepted_encoding({}), identity);
    EXPECT_EQ(chosen(""), identity);
    EXPECT_EQ(chosen("gzip, deflate, br"), brotli);
    EXPECT_EQ(chosen("gzip;q=1.0, br;q=0.9"), gzip);
    EXPECT_EQ(chosen("GZIP"), gzip);
    EXPECT_EQ(chosen("br;q=0, gzip;q=0.001"), gzip);
    EXPECT_EQ(chosen("br;q=0, gzip;q=0"), identity);
    EXPECT_EQ(chosen("*"), brotli);
    EXPECT_EQ(chosen("*;q=0, gzip"), gzip);
    EXPECT_EQ(chosen("br;q=x"), identity);
    EXPECT_EQ(chosen("deflate, identity"), identity);
}

TEST(Encoding, gives_back_what_was_put_in) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += std::to_string(i) + ", ";
    auto brotli = wire::encoded(text, wire::Encoding::brotli);
    std::string back(text.size(), '\0');
    auto size = back.size();
    ASSERT_EQ(BrotliDecoderDecompress(brotli.size(), reinterpret_cast<const std::uint8_t*>(brotli.data()), &size,
                                      reinterpret_cast<std::uint8_t*>(back.data())),
              BROTLI_DECODER_RESULT_SUCCESS);
    EXPECT_EQ(back, text);
    auto gzip = wire::encoded(text, wire::Encoding::gzip);
    z_stream stream{};
    inflateInit2(&stream, 31);
    std::fill(back.begin(), back.end(), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(gzip.data());
    stream.avail_in = static_cast<uInt>(gzip.size());
    stream.next_out = reinterpret_cast<Bytef*>(back.data());
    stream.avail_out = static_cast<uInt>(back.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    inflateEnd(&stream);
    EXPECT_EQ(back, text);
    EXPECT_LT(gzip.size(), text.size() / 2);
}

TEST(Target, is_decoded_once) {
    EXPECT_EQ(wire::decoded_path("/a%2520b"), "/a%20b");
    EXPECT_EQ(wire::decoded_path("/a+b"), "/a+b");
    EXPECT_EQ(wire::decoded_path("/...//.a/a."), "/...//.a/a.");
    EXPECT_EQ(wire::percent_decoded("a%C3%A9"), "aé");
    EXPECT_EQ(wire::percent_encoded("a é/~"), "a%20%C3%A9%2F~");
    auto query = wire::decoded_query("a=1&a=2&&b&c==+%2B&%3D=x&");
    ASSERT_TRUE(query);
    EXPECT_EQ(query->size(), 5u);
    EXPECT_EQ(query->get("a"), "1");
    EXPECT_EQ(query->find("b"), "");
    EXPECT_EQ(query->get("c"), "= +");
    EXPECT_EQ(query->get("="), "x");
    EXPECT_FALSE(query->find("d"));
}

TEST(Etag, has_its_form) {
    for (const auto* good : {"\"\"", "\"a\"", "W/\"a\"", "\"a,b\""}) EXPECT_TRUE(wire::is_etag(good)) << good;
    for (const auto* bad : {"", "a", "\"", "w/\"a\"", "\"a\"b\"", "\"a b\""}) EXPECT_FALSE(wire::is_etag(bad)) << bad;
}

TEST(Answer, to_one_whose_status_has_no_body) {
    wire::Request request;
    request.method = "GET";
    auto answer = wire::answer_to(&request, wire::Response::empty(204), wire::After::keep_alive);
    EXPECT_EQ(answer.head.find("Content-Length"), std::string::npos);
    auto odd = wire::answer_to(&request, wire::Response::text(99, "x"), wire::After::close);
    EXPECT_EQ(odd.status, 500);
}

TEST(Headers, compare_names_without_case) {
    wire::Headers headers{{"A", "1"}, {"a", "2"}, {"B", "x, Y ,z"}};
    EXPECT_EQ(headers.count("a"), 2u);
    EXPECT_EQ(headers.get("A"), "1");
    EXPECT_TRUE(headers.lists("b", "y"));
    EXPECT_FALSE(headers.lists("b", "x, y"));
    headers.set("a", "3");
    EXPECT_EQ(headers.count("a"), 1u);
    headers.remove("B");
    EXPECT_FALSE(headers.has("b"));
}

}  // namespace
