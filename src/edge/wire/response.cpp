// SPDX-License-Identifier: MIT
#include "wire/response.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/failure.hpp"

namespace wire {

OpenFile::OpenFile(const std::filesystem::path& path) {
    // Non-blocking, so that a pipe put in the file's place does not hold the thread.
    descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    int error = errno;
    struct stat facts {};
    bool plain = descriptor_ >= 0 && ::fstat(descriptor_, &facts) == 0 && S_ISREG(facts.st_mode);
    if (!plain) {
        if (descriptor_ >= 0) ::close(descriptor_);
        bool denied = descriptor_ < 0 && error == EACCES;
        throw base::Failure{denied ? base::Trouble::denied : base::Trouble::missing, "There is no such file.",
                            path.string() + ": " + (descriptor_ < 0 ? std::strerror(error) : "no plain file")};
    }
    size_ = static_cast<std::uint64_t>(facts.st_size);
    modified_ = facts.st_mtim.tv_sec;
    modified_nanoseconds_ = facts.st_mtim.tv_nsec;
}

OpenFile::~OpenFile() {
    ::close(descriptor_);
}

std::string OpenFile::etag() const {
    char text[80];
    std::snprintf(text, sizeof text, "\"%llx-%llx.%lx\"", static_cast<unsigned long long>(size_),
                  static_cast<unsigned long long>(modified_), static_cast<unsigned long>(modified_nanoseconds_));
    return text;
}

Response Response::text(int status, std::string body, std::string content_type) {
    Response response;
    response.status = status;
    response.headers.add("Content-Type", std::move(content_type));
    response.body = std::move(body);
    return response;
}

Response Response::empty(int status) {
    Response response;
    response.status = status;
    return response;
}

Response Response::file(const std::filesystem::path& path, std::string content_type, std::string etag) {
    Response response;
    auto file = std::make_shared<OpenFile>(path);
    response.headers.add("Content-Type", std::move(content_type));
    response.headers.add("ETag", etag.empty() ? file->etag() : std::move(etag));
    response.body = std::move(file);
    return response;
}

Response Response::produced(Producer producer, std::string content_type) {
    Response response;
    response.headers.add("Content-Type", std::move(content_type));
    response.body = std::move(producer);
    return response;
}

Response Response::events(std::shared_ptr<Outlet> outlet, std::function<void()> ended) {
    Response response;
    response.headers.add("Content-Type", "text/event-stream");
    response.headers.add("Cache-Control", "no-store");
    response.headers.add("X-Accel-Buffering", "no");  // nginx would hold events back
    response.body = Events{std::move(outlet), std::move(ended)};
    return response;
}

std::string event(std::string_view data, std::string_view name, std::string_view id) {
    // Line ends would end a field: in data each begins another data line, elsewhere they are dropped.
    auto plain = [](std::string_view text) {
        std::string kept(text);
        std::erase_if(kept, [](char c) { return c == '\n' || c == '\r' || c == '\0'; });
        return kept;
    };
    std::string text;
    if (!id.empty()) text += "id: " + plain(id) + '\n';
    if (!name.empty()) text += "event: " + plain(name) + '\n';
    for (;;) {
        auto end = std::min(data.find('\n'), data.size());
        text += "data: ";
        text += plain(data.substr(0, end));
        text += '\n';
        if (end == data.size()) break;
        data.remove_prefix(end + 1);
    }
    return text + '\n';
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 100:
            return "Continue";
        case 101:
            return "Switching Protocols";
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 402:
            return "Payment Required";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 411:
            return "Length Required";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 416:
            return "Range Not Satisfiable";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Content";
        case 423:
            return "Locked";
        case 425:
            return "Too Early";
        case 426:
            return "Upgrade Required";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 451:
            return "Unavailable For Legal Reasons";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 502:
            return "Bad Gateway";
        case 503:
            return "Service Unavailable";
        case 504:
            return "Gateway Timeout";
        case 505:
            return "HTTP Version Not Supported";
        case 507:
            return "Insufficient Storage";
        default:
            return "Status";
    }
}

}  // namespace wire
