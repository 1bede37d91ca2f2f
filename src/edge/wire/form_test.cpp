// SPDX-License-Identifier: MIT
#include "wire/form.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/failure.hpp"

namespace {

struct Kept : wire::FormTaker {
    struct Part {
        wire::FormPart head;
        std::string body;
        bool ended = false;
    };
    void begin(const wire::FormPart& part) override { parts.push_back({part, "", false}); }
    void take(std::string_view bytes) override { parts.back().body += bytes; }
    void end() override { parts.back().ended = true; }
    std::vector<Part> parts;
};

std::vector<Kept::Part> read(const std::string& bytes, std::size_t piece = 0, wire::FormLimits limits = {}) {
    Kept kept;
    wire::FormReader reader("XX", kept, limits);
    for (std::size_t at = 0; at < bytes.size(); at += piece ? piece : bytes.size())
        reader.take(std::string_view(bytes).substr(at, piece ? piece : bytes.size()));
    reader.finish();
    return kept.parts;
}

std::string part(const std::string& disposition, const std::string& body, const std::string& more = "") {
    return "--XX\r\nContent-Disposition: " + disposition + "\r\n" + more + "\r\n" + body + "\r\n";
}

TEST(Form, is_read_in_pieces_of_any_size) {
    auto bytes = "preamble\r\n" + part("form-data; name=\"title\"", "Why?") +
                 part("form-data; name=\"film\"; filename=\"a \\\"b\\\".mp4\"", "\r\n--X\r\n-XX\r\n",
                      "Content-Type: video/mp4\r\n") +
                 part("form-data; name=empty", "") + "--XX--\r\nepilogue";
    for (std::size_t piece = 0; piece < bytes.size(); ++piece) {
        auto parts = read(bytes, piece);
        ASSERT_EQ(parts.size(), 3u) << piece;
        EXPECT_EQ(parts[0].head.name, "title");
        EXPECT_EQ(parts[0].head.content_type, "text/plain");
        EXPECT_FALSE(parts[0].head.file_name);
        EXPECT_EQ(parts[0].body, "Why?");
        EXPECT_EQ(parts[1].head.file_name, "a \"b\".mp4");
        EXPECT_EQ(parts[1].head.content_type, "video/mp4");
        EXPECT_EQ(parts[1].body, "\r\n--X\r\n-XX\r\n");
        EXPECT_EQ(parts[2].body, "");
        EXPECT_TRUE(parts[2].ended);
    }
    EXPECT_TRUE(read("--XX--\r\n").empty());
    EXPECT_EQ(read("--XX  \r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--XX--")[0].body, "b");
}

TEST(Form, malformed_is_refused_in_pieces_of_any_size) {
    const auto good = part("form-data; name=a", "b");
    for (const auto& bytes : std::vector<std::string>{
             "",
             "--XX",
             "--XX\r\n",
             good,
             good + "--XX",
             good + "--XX-",
             good + "--XY--",
             "--XX\r\n\r\nb\r\n--XX--",
             part("form-data", "b") + "--XX--",
             part("attachment; name=a", "b") + "--XX--",
             part("form-data; name=\"a", "b") + "--XX--",
             part("form-data; name=\"\xff\"", "b") + "--XX--",
             part("form-data; name=a; filename=\"\xc0\xaf\"", "b") + "--XX--",
             part("form-data; name=a", "b", "X\r\n") + "--XX--",
             part("form-data; name=a", "b", "X : y\r\n") + "--XX--",
             part("form-data; name=a", "b", "X: y\x01\r\n") + "--XX--",
             part("form-data; name=a", "b", " folded\r\n") + "--XX--",
             part("form-data; name=a", "b", "Content-Disposition: form-data; name=c\r\n") + "--XX--",
             "--XXx\r\n\r\n--XX--",
             "--XX\n\n--XX--",
             part("form-data; name=a", "b", "X: " + std::string(9000, 'y') + "\r\n") + "--XX--",
             std::string(3000, 'p') + "\r\n--XX--",
             "--XX" + std::string(200, ' ') + "\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--XX--",
         })
        for (std::size_t piece : {0, 1, 2, 3, 7, 1000}) {
            EXPECT_THROW(read(bytes, piece), base::Failure) << bytes.substr(0, 100) << " in pieces of " << piece;
        }
}

TEST(Form, limits) {
    auto parts = [](int count) {
        std::string bytes;
        for (int i = 0; i < count; ++i) bytes += part("form-data; name=a", "b");
        return bytes + "--XX--";
    };
    wire::FormLimits limits;
    limits.parts = 3;
    limits.field_bytes = 10;
    EXPECT_EQ(read(parts(3), 0, limits).size(), 3u);
    EXPECT_THROW(read(parts(4), 0, limits), base::Failure);
    auto field = [](std::size_t size, const std::string& more = "") {
        return part("form-data; name=a" + more, std::string(size, 'x')) + "--XX--";
    };
    EXPECT_EQ(read(field(10), 0, limits)[0].body.size(), 10u);
    EXPECT_THROW(read(field(11), 0, limits), base::Failure);
    EXPECT_EQ(read(field(1000, "; filename=f"), 7, limits)[0].body.size(), 1000u);
}

TEST(Form, boundary) {
    EXPECT_EQ(wire::form_boundary("multipart/form-data; boundary=----WebKit1"), "----WebKit1");
    EXPECT_EQ(wire::form_boundary("Multipart/Form-Data; charset=utf-8; BOUNDARY=\"a b\""), "a b");
    for (const auto* bad :
         {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a \"",
          "multipart/form-data; boundary=a\xff", "application/json; boundary=a", "", "multipart/mixed; boundary=a"})
        EXPECT_THROW(wire::form_boundary(bad), base::Failure) << bad;
    EXPECT_THROW(wire::form_boundary("multipart/form-data; boundary=" + std::string(71, 'a')), base::Failure);
}

TEST(FileName, is_made_plain) {
    EXPECT_EQ(wire::plain_file_name("film.mp4"), "film.mp4");
    EXPECT_EQ(wire::plain_file_name("../../etc/passwd"), "passwd");
    EXPECT_EQ(wire::plain_file_name("C:\\films\\a.mp4"), "a.mp4");
    EXPECT_EQ(wire::plain_file_name("...hidden"), "hidden");
    EXPECT_EQ(wire::plain_file_name(".."), "file");
    EXPECT_EQ(wire::plain_file_name("/"), "file");
    EXPECT_EQ(wire::plain_file_name("a\nb\x7f.mp4"), "ab.mp4");
    EXPECT_EQ(wire::plain_file_name("a\u202egpj.exe"), "agpj.exe");
    EXPECT_EQ(wire::plain_file_name("Ünïcødé 日本.mp4"), "Ünïcødé 日本.mp4");
    EXPECT_EQ(wire::plain_file_name(std::string(300, 'a')).size(), 150u);
}

}  // namespace
