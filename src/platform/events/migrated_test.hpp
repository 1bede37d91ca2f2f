// SPDX-License-Identifier: MIT
// A database with all our tables, for tests of the platform's rooms.
#pragma once
#include "store/exercise_test.hpp"
#include "store/migrations.hpp"

namespace events::testing {

struct MigratedTest : store::testing::DatabaseTest {
    void SetUp() override {
        DatabaseTest::SetUp();
        if (database) store::migrate_up(*database, store::read_migrations(AUTOVIDEO_SOURCE_DIR "/migrations"));
    }
};

using store::testing::both;
using store::testing::named;

}  // namespace events::testing
