// SPDX-License-Identifier: MIT
// What a handler answers.
#pragma once
#include <ctime>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "wire/http/headers.hpp"
#include "wire/outlet.hpp"

namespace wire {

/// A file held open; ranges and conditions are answered from it, and it is sent without being copied.
class OpenFile {
  public:
    /// Throws missing (also when it is no plain file) or denied.
    explicit OpenFile(const std::filesystem::path& path);
    ~OpenFile();
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int descriptor() const { return descriptor_; }
    std::uint64_t size() const { return size_; }
    std::time_t modified() const { return modified_; }
    /// A strong tag of size and time in nanoseconds; a hash of the content, where known, is the better one.
    std::string etag() const;

  private:
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    std::time_t modified_ = 0;
    long modified_nanoseconds_ = 0;
};

/// A body made piece by piece: asked for the next on the plan's pool each time the last was sent; false: there is no
/// more.
using Producer = std::function<bool(std::string& piece)>;

/// Server-Sent Events: what is sent through the outlet goes out as it stands (see event()).
struct Events {
    std::shared_ptr<Outlet> outlet;
    /// Called once, on the pool, when the caller is gone.
    std::function<void()> ended;
};

enum class Compression { where_it_helps, never };

struct Response {
    int status = 200;
    Headers headers;  ///< without Content-Length, Connection and Date, which are the transport's
    std::variant<std::string, std::shared_ptr<OpenFile>, Producer, Events> body;
    Compression compression = Compression::where_it_helps;

    static Response text(int status, std::string body, std::string content_type = "application/json");
    static Response empty(int status = 204);
    /// etag: with its quotes; empty: the file's own. Throws missing or denied.
    static Response file(const std::filesystem::path& path, std::string content_type, std::string etag = {});
    static Response produced(Producer producer, std::string content_type);
    static Response events(std::shared_ptr<Outlet> outlet, std::function<void()> ended = {});

    Response& header(std::string_view name, std::string value) & {
        headers.set(name, std::move(value));
        return *this;
    }
    Response&& header(std::string_view name, std::string value) && {
        headers.set(name, std::move(value));
        return std::move(*this);
    }
};

/// One Server-Sent Event (https://html.spec.whatwg.org/multipage/server-sent-events.html); empty fields are left out.
std::string event(std::string_view data, std::string_view name = {}, std::string_view id = {});
/// "Not Found" for 404.
std::string_view reason_phrase(int status);

}  // namespace wire
