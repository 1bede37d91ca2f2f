// SPDX-License-Identifier: MIT
#include "store/artifacts.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"

namespace {

std::filesystem::path blob_of(const base::TempFolder& folder, const store::Manifest& manifest) {
    return folder.path() / "blobs" / manifest.content.substr(0, 2) / manifest.content;
}

struct ArtifactsTest : testing::Test {
    base::TempFolder folder{std::filesystem::temp_directory_path()};
    store::Artifacts artifacts{folder.path()};
    std::string key = base::sha256("recipe");
};

TEST_F(ArtifactsTest, gives_back_what_was_put) {
    EXPECT_FALSE(artifacts.get(key));
    artifacts.put({.key = key, .kind = "segment"}, "packets");
    EXPECT_EQ(artifacts.get(key), "packets");
    EXPECT_EQ(artifacts.look(key)->size, 7);
}

TEST_F(ArtifactsTest, a_flipped_byte_counts_as_absent) {
    auto manifest = artifacts.put({.key = key, .kind = "segment"}, "packets");
    std::ofstream(blob_of(folder, manifest)) << "pockets";
    EXPECT_FALSE(artifacts.get(key));
    EXPECT_FALSE(artifacts.look(key));
}

TEST_F(ArtifactsTest, a_torn_blob_counts_as_absent) {
    auto manifest = artifacts.put({.key = key, .kind = "segment"}, "packets");
    std::filesystem::resize_file(blob_of(folder, manifest), 3);
    EXPECT_FALSE(artifacts.look(key));
}

TEST_F(ArtifactsTest, prune_drops_the_least_recently_used_and_keeps_shared_blobs) {
    auto old = base::sha256("old"), twin = base::sha256("twin");
    artifacts.put({.key = old, .kind = "a"}, "same");
    auto path = folder.path() / "keys" / old.substr(0, 2) / (old + ".json");
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - std::chrono::hours(2));
    artifacts.put({.key = twin, .kind = "a"}, "same");
    artifacts.put({.key = key, .kind = "a"}, "other bytes");
    EXPECT_EQ(artifacts.usage().bytes, 15);
    auto gone = artifacts.prune(15);
    EXPECT_EQ(gone.artifacts, 0);
    artifacts.prune(14);
    EXPECT_FALSE(artifacts.look(old));
    artifacts.prune(0);
    EXPECT_EQ(artifacts.usage().artifacts, 0);
}

TEST_F(ArtifactsTest, two_writers_of_one_key_both_succeed) {
    auto write = [&] {
        for (int i = 0; i < 50; ++i) artifacts.put({.key = key, .kind = "a"}, std::string(10000, 'x'));
    };
    std::thread other(write);
    write();
    other.join();
    EXPECT_EQ(artifacts.get(key)->size(), 10000u);
}

TEST(Artifacts, an_unusable_folder_is_said_so) {
    EXPECT_THROW(store::Artifacts("/proc/nowhere"), base::Failure);
}

}  // namespace
