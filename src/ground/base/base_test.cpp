// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/address.hpp"
#include "base/base64.hpp"
#include "base/bind.hpp"
#include "base/chance.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace {

BOOST_DEFINE_ENUM_CLASS(Colour, red, green)
struct Part {
    std::string name;
    int count = 1;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, count))
struct Whole {
    Colour colour = Colour::red;
    std::vector<Part> parts;
    std::optional<Part> spare;
};
BOOST_DESCRIBE_STRUCT(Whole, (), (colour, parts, spare))

TEST(Hash, known_vector) {  // FIPS 180-4 example
    EXPECT_EQ(base::sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
TEST(Hash, fields_do_not_run_together) {
    EXPECT_NE(base::Hasher().field("ab").field("c").hex(), base::Hasher().field("a").field("bc").hex());
}
TEST(Chance, same_numbers_for_ever) {
    EXPECT_EQ(base::Chance(1).next(), 0x910a2dec89025cc1ULL);
}

TEST(Bind, round_trip) {
    Whole whole{Colour::green, {{"axle", 2}}, Part{"wheel", 4}};
    std::vector<base::BindError> errors;
    auto again = base::from_json<Whole>(base::to_json(whole), errors);
    EXPECT_TRUE(errors.empty());
    EXPECT_EQ(base::canonical(again), base::canonical(whole));
}
TEST(Bind, every_error_with_its_path) {
    std::vector<base::BindError> errors;
    base::from_json<Whole>(base::parse_json(R"({"colour":"blue","parts":[{"count":1.5}],"extra":0})", "x"), errors);
    ASSERT_EQ(errors.size(), 3u);
    EXPECT_EQ(errors[0].message, "must be one of: red, green");
    EXPECT_EQ(errors[1].path, "parts[0].count");
    EXPECT_EQ(errors[2].path, "extra");
}
TEST(Bind, bad_json_names_line_and_column) {
    try {
        base::parse_json("{\n  \"a\": ,\n}", "film.json");
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_THAT(failure.message, testing::HasSubstr("film.json, line 2, column"));
    }
}
TEST(Text, slug) {
    EXPECT_EQ(base::slug("Why do volcanoes erupt?"), "why-do-volcanoes-erupt");
    EXPECT_EQ(base::slug("Don't  panic — now!"), "dont-panic-now");
    EXPECT_EQ(base::slug("???"), "film");
    EXPECT_EQ(base::slug("Größe Ω"), "größe-Ω");
}
TEST(Text, nearest) {
    EXPECT_EQ(base::nearest("karaoek", {"box", "karaoke", "pop"}), "karaoke");
    EXPECT_FALSE(base::nearest("zzzzzz", {"box", "karaoke"}));
}
TEST(Text, bad_utf8_is_seen) {
    EXPECT_TRUE(base::valid_utf8("Größe 火山"));
    for (auto bad : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xe2\x82"}) EXPECT_FALSE(base::valid_utf8(bad));
}
TEST(Files, whole_or_not_there) {
    base::TempFolder folder(std::filesystem::temp_directory_path());
    base::write_file(folder.path() / "a", "bytes");
    EXPECT_EQ(base::read_file(folder.path() / "a"), "bytes");
    EXPECT_THROW(base::write_file(folder.path() / "no/such/folder", "x"), base::Failure);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(Files, what_a_killed_process_left_is_swept_and_what_is_held_stays) {
    base::TempFolder folder(std::filesystem::temp_directory_path());
    auto left = folder.path() / ".autovideo-killed";
    std::filesystem::create_directories(left / "deep");
    base::write_file(left / "deep" / "half", "bytes");
    std::filesystem::create_directory(folder.path() / ".another");
    base::TempFolder first(folder.path()), second(folder.path());
    EXPECT_FALSE(std::filesystem::exists(left));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / ".another"));
    EXPECT_TRUE(std::filesystem::exists(first.path()));
    EXPECT_TRUE(std::filesystem::exists(second.path()));
}

TEST(Files, temp_folders_go_with_a_process_that_ends_without_unwinding) {
    base::TempFolder outer(std::filesystem::temp_directory_path());
    auto child = fork();
    if (child == 0) {
        base::TempFolder first(outer.path()), second(outer.path());
        base::write_file(first.path() / "half", "bytes");
        base::remove_temp_folders();
        _exit(0);
    }
    waitpid(child, nullptr, 0);
    EXPECT_FALSE(std::filesystem::exists(outer.path()));  // the child held the outer one, too
}

TEST(Files, a_missing_folder_for_temporary_files_is_told) {
    const char* set = std::getenv("TMPDIR");
    std::string before = set ? set : "";
    ::setenv("TMPDIR", "/nonexistent", 1);
    EXPECT_THROW(base::temp_folder(), base::Failure);
    set ? ::setenv("TMPDIR", before.c_str(), 1) : ::unsetenv("TMPDIR");
}

// The vectors of RFC 4648, section 10.
TEST(Base64, of_rfc_4648) {
    std::string bytes = "foobar";
    const char* padded[] = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
    for (std::size_t n = 0; n <= 6; ++n) EXPECT_EQ(base::base64(bytes.substr(0, n)), padded[n]);
    EXPECT_EQ(base::base64url("\xfb\xff"), "-_8");
    base::Chance chance(1);
    for (int i = 0; i < 300; ++i) {
        std::string any;
        for (int n = chance.below(20); n > 0; --n) any += static_cast<char>(chance.below(256));
        EXPECT_EQ(base::from_base64url(base::base64url(any)), any);
    }
    for (auto* text : {"Zg==", "Zh", "Zm9=", "Z", "Zm9vZ", "Zm 8", "Zm8\n", "+_8A", "/_8A", "Zm9"})
        EXPECT_FALSE(base::from_base64url(text)) << text;
}
TEST(Address, is_read_strictly) {
    for (auto [text, written] : {std::pair{"203.0.113.7", "203.0.113.7"},
                                 {"::ffff:203.0.113.7", "203.0.113.7"},
                                 {"2001:DB8:0:0::1", "2001:db8::1"},
                                 {"[::1]", "::1"}})
        EXPECT_EQ(base::address_from(text)->text(), written);
    for (auto* text : {"", "1.2.3", "01.2.3.4", "0x7f.1", "1.2.3.4:80", "1.2.3.256", "fe80::1%eth0", "localhost", "::g",
                       "1.2.3.4 ", "[::1"})
        EXPECT_FALSE(base::address_from(text)) << text;
}
TEST(Address, is_in_networks) {
    auto in = [](const char* network, const char* address) {
        return base::network_from(network).holds(*base::address_from(address));
    };
    EXPECT_TRUE(in("10.0.0.0/8", "10.255.0.1"));
    EXPECT_TRUE(in("10.0.0.1/8", "::ffff:10.9.9.9"));
    EXPECT_FALSE(in("10.0.0.0/8", "11.0.0.0"));
    EXPECT_FALSE(in("10.0.0.0/8", "a00::"));
    EXPECT_TRUE(in("fd00::/7", "fcff::1"));
    EXPECT_TRUE(in("192.0.2.9", "192.0.2.9"));
    EXPECT_FALSE(in("192.0.2.9", "192.0.2.8"));
    EXPECT_TRUE(in("0.0.0.0/0", "8.8.8.8"));
    EXPECT_FALSE(in("0.0.0.0/0", "2001::"));
    for (auto* text : {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::/129", "x/8"})
        EXPECT_THROW(base::network_from(text), base::Failure) << text;
    EXPECT_EQ(base::address_from("203.0.113.77")->network(24, 64).text(), "203.0.113.0");
    EXPECT_EQ(base::address_from("2001:db8:1:2:3::4")->network(24, 64).text(), "2001:db8:1:2::");
}

}  // namespace
