// SPDX-License-Identifier: MIT
#include "base/fuzz.hpp"
#include "wire/http/chunked.hpp"
#include "wire/http/head.hpp"
#include "wire/http/target.hpp"

namespace {

const wire::HeadLimits limits{200, 1000, 10};

struct Outcome {
    wire::HeadReader::State state = wire::HeadReader::State::more;
    std::size_t taken = 0;
    int status = 0;
    std::string target;
    bool operator==(const Outcome&) const = default;
};

Outcome read(std::string_view bytes, std::size_t step) {
    wire::HeadReader reader(limits);
    Outcome outcome;
    for (std::size_t size = step; outcome.state == wire::HeadReader::State::more; size += step) {
        outcome.state = reader.read(bytes.substr(0, std::min(size, bytes.size())));
        if (size >= bytes.size()) break;
    }
    if (outcome.state == wire::HeadReader::State::done) {
        outcome.taken = reader.taken();
        outcome.target = reader.head().target;
        auto& head = reader.head();
        base::must(head.headers.count("host") <= 1 && head.headers.size() <= limits.fields);
        base::must(!(head.headers.has("transfer-encoding") && head.headers.has("content-length")));
        base::must(head.target == "*" || head.target.front() == '/');
        // Nothing in what was taken ends a line but CR LF.
        for (std::size_t i = 0; i < outcome.taken; ++i) {
            base::must(bytes[i] != '\n' || (i > 0 && bytes[i - 1] == '\r'));
            base::must(bytes[i] != '\0');
        }
        if (auto path = wire::decoded_path(std::string_view(head.target).substr(0, head.target.find('?'))))
            base::must((*path + '/').find("/../") == std::string::npos && path->find('\0') == std::string::npos);
    }
    if (outcome.state == wire::HeadReader::State::refused) outcome.status = reader.refusal().status;
    return outcome;
}

std::pair<wire::ChunkReader::State, std::string> read_chunks(std::string_view bytes, std::size_t step) {
    wire::ChunkReader reader({100, 100});
    std::string body;
    std::size_t at = 0;
    for (std::size_t size = std::min(step, bytes.size());; size = std::min(size + step, bytes.size())) {
        wire::ChunkReader::Step each;
        do {
            each = reader.read(bytes.substr(at, size - at));
            base::must(each.taken <= size - at);
            at += each.taken;
            body += each.piece;
        } while (each.state == wire::ChunkReader::State::piece);
        if (each.state != wire::ChunkReader::State::more || size == bytes.size()) return {each.state, body};
    }
}

}  // namespace

/// A head and chunks mean the same in whatever pieces they come.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view bytes) {
        auto whole = read(bytes, bytes.size() + 1);
        base::must(read(bytes, 1) == whole);
        base::must(read(bytes, 7) == whole);
        auto chunks = read_chunks(bytes, bytes.size() + 1);
        base::must(read_chunks(bytes, 1) == chunks);
        base::must(read_chunks(bytes, 5) == chunks);
        (void)wire::decoded_query(bytes);
    });
}
