// SPDX-License-Identifier: MIT
#include "wire/http/answer.hpp"

#include <algorithm>
#include <random>

#include "wire/http/conditions.hpp"
#include "wire/http/date.hpp"
#include "wire/http/encoding.hpp"
#include "wire/http/range.hpp"

namespace wire {

namespace {

constexpr std::size_t short_body = 32 << 10;  ///< sent in one go with the head
constexpr std::size_t worth_bytes = 1024;     ///< less text is not compressed: it fits a packet anyhow

bool is_bodiless(int status) {
    return status < 200 || status == 204 || status == 304;
}

std::string content_range(const Range& range, std::uint64_t size) {
    return "bytes " + std::to_string(range.first) + '-' + std::to_string(range.last) + '/' + std::to_string(size);
}

bool is_ours(std::string_view name) {
    return same_name(name, "content-length") || same_name(name, "connection") || same_name(name, "date");
}

/// Not guessable, so that a file cannot hold it on purpose.
std::string fresh_boundary() {
    std::random_device random;
    std::string boundary;
    for (int i = 0; i < 4; ++i) boundary += std::to_string(random());
    return boundary;
}

class Composer {
  public:
    Composer(const Request* request, Response&& response, After after)
        : request_(request), response_(std::move(response)), head_only_(request && request->method == "HEAD") {
        answer_.after = after;
        if (response_.status < 200 || response_.status > 599) response_.status = 500;
        readable_ = request && (request->method == "GET" || head_only_);
    }

    Answer compose() {
        if (auto* file = std::get_if<std::shared_ptr<OpenFile>>(&response_.body)) {
            of_file(*file);
        } else if (auto* text = std::get_if<std::string>(&response_.body)) {
            of_text(*text);
        } else {
            of_stream();
        }
        return std::move(answer_);
    }

  private:
    Validators validators() const {
        Validators have{response_.headers.get("etag")};
        if (auto date = response_.headers.find("last-modified")) have.modified = parsed_http_date(*date);
        return have;
    }

    /// False: the answer is 304 or 412 already.
    bool wanted() {
        if (!readable_ || response_.status != 200) return true;
        auto verdict = verdict_on(request_->headers, validators());
        if (verdict == Verdict::send) return true;
        response_.status = verdict == Verdict::not_modified ? 304 : 412;
        response_.headers.remove("content-type");
        write_head(verdict == Verdict::not_modified ? std::nullopt : std::optional<std::uint64_t>(0));
        return false;
    }

    void of_text(std::string& text) {
        if (!wanted()) return;
        auto& headers = response_.headers;
        if (is_bodiless(response_.status)) return write_head(std::nullopt);
        if (response_.compression == Compression::where_it_helps && text.size() >= worth_bytes &&
            worth_encoding(headers.get("content-type")) && !headers.has("content-encoding") &&
            !headers.lists("cache-control", "no-transform")) {
            if (!headers.lists("vary", "accept-encoding")) headers.add("Vary", "Accept-Encoding");
            auto encoding = request_ ? accepted_encoding(request_->headers) : Encoding::identity;
            if (encoding != Encoding::identity) {
                text = encoded(text, encoding);
                headers.set("Content-Encoding", std::string(name_of(encoding)));
                // The bytes are others now: the tag may stand for the same meaning only.
                if (auto tag = headers.find("etag"); tag && !tag->starts_with("W/"))
                    headers.set("ETag", "W/" + std::string(*tag));
            }
        }
        write_head(text.size());
        if (head_only_) return;
        if (text.size() <= short_body)
            answer_.head += text;
        else
            answer_.body = std::move(text);
    }

    void of_file(std::shared_ptr<OpenFile>& file) {
        auto& headers = response_.headers;
        if (!headers.has("last-modified")) headers.add("Last-Modified", http_date(file->modified()));
        headers.set("Accept-Ranges", "bytes");
        if (!wanted()) return;
        auto size = file->size();
        Ranges ranges;
        // Range is defined for GET alone (RFC 9110 section 14.2).
        if (request_ && request_->method == "GET" && response_.status == 200 && request_->headers.count("range") == 1 &&
            range_counts(request_->headers, validators()))
            ranges = ranges_of(request_->headers.get("range"), size);
        if (ranges.asked == Asked::unsatisfiable) {
            response_.status = 416;
            headers.remove("content-type");
            headers.set("Content-Range", "bytes */" + std::to_string(size));
            return write_head(0);
        }
        answer_.file = std::move(file);
        if (ranges.asked == Asked::whole) {
            write_head(size);
            if (!head_only_ && size > 0) answer_.pieces.push_back({{}, 0, size});
        } else if (ranges.parts.size() == 1) {
            auto range = ranges.parts.front();
            response_.status = 206;
            headers.set("Content-Range", content_range(range, size));
            write_head(range.length());
            answer_.pieces.push_back({{}, range.first, range.length()});
        } else {
            of_ranges(ranges.parts, size);
        }
    }

    void of_ranges(const std::vector<Range>& ranges, std::uint64_t size) {
        auto boundary = fresh_boundary();
        std::string type(response_.headers.get("content-type"));
        std::uint64_t length = 0;
        for (const auto& range : ranges) {
            Answer::Piece piece{"\r\n--" + boundary + "\r\nContent-Type: " + type +
                                    "\r\nContent-Range: " + content_range(range, size) + "\r\n\r\n",
                                range.first, range.length()};
            length += piece.text.size() + piece.length;
            answer_.pieces.push_back(std::move(piece));
        }
        answer_.pieces.push_back({"\r\n--" + boundary + "--\r\n"});
        length += answer_.pieces.back().text.size();
        response_.status = 206;
        response_.headers.set("Content-Type", "multipart/byteranges; boundary=" + boundary);
        write_head(length);
    }

    void of_stream() {
        if (request_ && request_->minor == 0) answer_.after = After::close;
        answer_.chunked = request_ && request_->minor >= 1;
        if (answer_.chunked) response_.headers.set("Transfer-Encoding", "chunked");
        write_head(std::nullopt);
        auto* events = std::get_if<Events>(&response_.body);
        if (head_only_) {
            if (events && events->ended) events->ended();
            return;
        }
        if (auto* producer = std::get_if<Producer>(&response_.body)) answer_.producer = std::move(*producer);
        if (events) answer_.events = std::move(*events);
    }

    void write_head(std::optional<std::uint64_t> length) {
        auto status = response_.status;
        answer_.status = status;
        auto& head = answer_.head;
        head.reserve(512 + (length && *length <= short_body ? *length : 0));
        head += "HTTP/1.1 ";
        head += std::to_string(status);
        head += ' ';
        head += reason_phrase(status);
        head += "\r\nDate: ";
        head += http_date_now();
        for (const auto& [name, value] : response_.headers) {
            // Whatever a handler took over from a caller cannot end the line.
            if (!is_token(name) || !is_field_value(value) || is_ours(name)) continue;
            head += "\r\n";
            head += name;
            head += ": ";
            head += value;
        }
        if (length && !is_bodiless(status)) {
            head += "\r\nContent-Length: ";
            head += std::to_string(*length);
        }
        if (answer_.after == After::close)
            head += "\r\nConnection: close";
        else if (request_ && request_->minor == 0)
            head += "\r\nConnection: keep-alive";
        head += "\r\n\r\n";
    }

    const Request* request_;
    Response response_;
    Answer answer_;
    bool head_only_;
    bool readable_;
};

}  // namespace

Answer answer_to(const Request* request, Response&& response, After after) {
    return Composer(request, std::move(response), after).compose();
}

}  // namespace wire
