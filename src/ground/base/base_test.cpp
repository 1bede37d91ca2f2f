// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

TEST(Files, a_missing_folder_for_temporary_files_is_told) {
    const char* set = std::getenv("TMPDIR");
    std::string before = set ? set : "";
    ::setenv("TMPDIR", "/nonexistent", 1);
    EXPECT_THROW(base::temp_folder(), base::Failure);
    set ? ::setenv("TMPDIR", before.c_str(), 1) : ::unsetenv("TMPDIR");
}

}  // namespace
