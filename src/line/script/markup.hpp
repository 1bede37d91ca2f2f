// SPDX-License-Identifier: MIT
// The words of a marked-up article.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace script {

enum class Markup { plain, markdown, html };

/// By the file's ending; throws unsupported for one that is no text.
Markup markup_of(const std::filesystem::path& file);

struct Article {
    std::string title;                    ///< the first heading; may be empty
    std::vector<std::string> paragraphs;  ///< plain text; no tables, code or navigation
};

/// Bounded: linear in the text.
Article plain_text(std::string_view text, Markup markup);

}  // namespace script
