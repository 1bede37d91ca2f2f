// SPDX-License-Identifier: MIT
// The commands; each returns the exit code, or throws base::Failure for main to tell.
#pragma once
#include "app/options.hpp"

namespace app {

int make(const MakeOptions& options);
int render(const RenderOptions& options);
int film_resolve(const FilmOptions& options);
int film_recast(const FilmOptions& options);
int film_upgrade(const FilmOptions& options);
int film_diff(const FilmOptions& options);
int film_schema();
int verify(const std::string& receipt, bool json);

int list_voices(bool json);
int list_templates(bool json);
int list_backgrounds(bool json);
int doctor(bool fix, bool json);
int settings(bool json);

int cache_list(bool json);
int cache_size(bool json);
int cache_prune(double keep_gigabytes);

/// Hidden: the child side of a cell.
int serve_cell(const std::string& role);

}  // namespace app
