// SPDX-License-Identifier: MIT
#include "wire/client/transfer.hpp"

#include <curl/curl.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/failure.hpp"
#include "wire/sink.hpp"

namespace wire {

namespace {

constexpr std::size_t most_head_bytes = 64 << 10;  ///< libcurl 7.88 itself has no limit on how many fields come

/// The host alone: the rest of a URL may hold secrets.
std::string host_of(const std::string& url) {
    auto begin = url.find("://");
    begin = begin == std::string::npos ? 0 : begin + 3;
    auto authority = url.substr(begin, url.find_first_of("/?#", begin) - begin);
    return authority.substr(authority.rfind('@') + 1);
}

struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;

void append(List& list, const std::string& text) {
    auto* longer = curl_slist_append(list.get(), text.c_str());
    if (!longer) throw std::bad_alloc();
    (void)list.release();
    list.reset(longer);
}

/// What the callbacks of one transfer share. They are C: nothing is thrown through them.
class Transfer {
  public:
    Transfer(CURL* curl, const ClientRequest& request, const std::string& user_agent, const Path* path)
        : curl_(curl), request_(request), path_(path), host_(host_of(request.url)) {
        curl_easy_reset(curl_);
        set(CURLOPT_URL, request.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_PATH_AS_IS, 1L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_USERAGENT, user_agent.c_str());
        set(CURLOPT_ERRORBUFFER, error_);
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connect_timeout.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
        set(CURLOPT_ACCEPT_ENCODING, "");
        set(CURLOPT_BUFFERSIZE, 128L << 10);
        set(CURLOPT_HEADERFUNCTION, &Transfer::on_head);
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_XFERINFOFUNCTION, &Transfer::on_progress);
        set(CURLOPT_XFERINFODATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        if (path_) keep_to_path();
        give_body();
        give_headers();
    }
    ~Transfer() {
        if (file_ >= 0) ::close(file_);
    }
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    ClientResponse run() {
        auto result = curl_easy_perform(curl_);
        if (thrown_) std::rethrow_exception(thrown_);
        if (result != CURLE_OK) fail(result);
        if (spool_) {
            spool_->finish();
            if (response_.good()) spool_->keep_as(request_.to_file);
        }
        return std::move(response_);
    }

  private:
    template <class Value>
    void set(CURLoption option, Value value) {
        if (curl_easy_setopt(curl_, option, value) != CURLE_OK)
            throw base::Failure{base::Trouble::internal, "The request could not be prepared.",
                                "libcurl option " + std::to_string(option)};
    }

    void keep_to_path() {
        set(CURLOPT_PROXY, "");
        set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
        set(CURLOPT_OPENSOCKETDATA, this);
        std::string pinned = path_->host + ':' + std::to_string(path_->port) + ':';
        for (const auto& address : path_->addresses) {
            if (&address != &path_->addresses.front()) pinned += ',';
            pinned += address.is_v4 ? address.text() : '[' + address.text() + ']';
        }
        if (path_->host.find(':') == std::string::npos) append(resolve_, pinned);
        set(CURLOPT_RESOLVE, resolve_.get());
    }

    void give_body() {
        if (request_.method == "HEAD") set(CURLOPT_NOBODY, 1L);
        if (request_.body_file) {
            file_ = ::open(request_.body_file->path.c_str(), O_RDONLY | O_CLOEXEC);
            if (file_ < 0)
                throw base::Failure{base::Trouble::missing, "The file to send is not there.",
                                    request_.body_file->path.string()};
            at_ = request_.body_file->offset;
            left_ = request_.body_file->length;
            set(CURLOPT_UPLOAD, 1L);
            set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(left_));
            set(CURLOPT_READFUNCTION, &Transfer::on_read);
            set(CURLOPT_READDATA, this);
        } else if (!request_.body.empty() || request_.method == "POST" || request_.method == "PUT" ||
                   request_.method == "PATCH") {
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
            set(CURLOPT_POSTFIELDS, request_.body.data());
        }
        if (request_.method != "GET" && request_.method != "HEAD") {
            if (!is_token(request_.method)) throw base::Failure{base::Trouble::internal, "There is no such method."};
            set(CURLOPT_CUSTOMREQUEST, request_.method.c_str());
        }
    }

    void give_headers() {
        for (const auto& [name, value] : request_.headers) {
            if (!is_token(name) || !is_field_value(value))
                throw base::Failure{base::Trouble::internal, "A header field of the request is malformed.", name};
            append(headers_, value.empty() ? name + ';' : name + ": " + value);
        }
        if (!request_.headers.has("expect")) append(headers_, "Expect:");  // nobody answers it; libcurl would wait 1 s
        if (!request_.headers.has("content-type")) append(headers_, "Content-Type:");
        set(CURLOPT_HTTPHEADER, headers_.get());
    }

    [[noreturn]] void fail(CURLcode result) const {
        std::string detail = request_.method + ' ' + host_ + ": " + (error_[0] ? error_ : curl_easy_strerror(result));
        if (request_.asked.stop_requested()) throw base::Failure{base::Trouble::cancelled, "Stopped.", detail};
        if (refused_)
            throw base::Failure{base::Trouble::denied, "The address of " + host_ + " may not be used.", detail};
        if (too_much_)
            throw base::Failure{base::Trouble::upstream, "The answer of " + host_ + " is too large.", detail};
        if (result == CURLE_OPERATION_TIMEDOUT)
            throw base::Failure{base::Trouble::timeout, host_ + " took too long to answer.", detail};
        throw base::Failure{base::Trouble::upstream, host_ + " could not be reached, or did not answer as it should.",
                            detail};
    }

    static std::size_t on_head(char* bytes, std::size_t size, std::size_t count, void* self) {
        return static_cast<Transfer*>(self)->head({bytes, size * count}) ? size * count : 0;
    }
    bool head(std::string_view line) {
        head_bytes_ += line.size();
        too_much_ = too_much_ || head_bytes_ > most_head_bytes;
        if (too_much_) return false;
        return guarded([&] {
            while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
            if (line.starts_with("HTTP/")) {  // another answer begins: after 100 Continue
                response_.headers = {};
                auto space = std::min(line.find(' '), line.size());
                response_.status = std::atoi(std::string(line.substr(space)).c_str());
                return;
            }
            auto colon = line.find(':');
            if (colon == std::string_view::npos) return;
            response_.headers.add(std::string(line.substr(0, colon)), std::string(trim_blanks(line.substr(colon + 1))));
        });
    }

    static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* self) {
        return static_cast<Transfer*>(self)->body({bytes, size * count}) ? size * count : 0;
    }
    bool body(std::string_view bytes) {
        response_.body_size += bytes.size();
        too_much_ = too_much_ || response_.body_size > request_.most;
        if (too_much_) return false;
        return guarded([&] {
            bool to_file = !request_.to_file.empty() && response_.good();
            if (!to_file) {
                response_.body += bytes;
                return;
            }
            if (!spool_) {
                auto folder = request_.to_file.parent_path();
                spool_ = std::make_unique<Spool>(folder.empty() ? "." : folder);
            }
            spool_->take(bytes);
        });
    }

    static std::size_t on_read(char* to, std::size_t size, std::size_t count, void* self) {
        auto& transfer = *static_cast<Transfer*>(self);
        auto most = std::min<std::uint64_t>(size * count, transfer.left_);
        auto got = ::pread(transfer.file_, to, static_cast<std::size_t>(most), static_cast<off_t>(transfer.at_));
        if (got < 0 || (got == 0 && most > 0)) return CURL_READFUNC_ABORT;
        transfer.at_ += static_cast<std::uint64_t>(got);
        transfer.left_ -= static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
    }

    static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        return static_cast<Transfer*>(self)->request_.asked.stop_requested();
    }

    /// The last look at where we are about to connect, whatever was resolved or parsed before.
    static curl_socket_t on_socket(void* self, curlsocktype, curl_sockaddr* to) {
        auto& transfer = *static_cast<Transfer*>(self);
        auto address = Address::of(&to->addr);
        const auto& checked = transfer.path_->addresses;
        if (!address || std::find(checked.begin(), checked.end(), *address) == checked.end()) {
            transfer.refused_ = true;
            return CURL_SOCKET_BAD;
        }
        return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
    }

    template <class Work>
    bool guarded(const Work& work) {
        try {
            work();
            return true;
        } catch (...) {
            thrown_ = std::current_exception();
            return false;
        }
    }

    CURL* curl_;
    const ClientRequest& request_;
    const Path* path_;
    std::string host_;
    List headers_, resolve_;
    ClientResponse response_;
    std::unique_ptr<Spool> spool_;
    std::exception_ptr thrown_;
    std::size_t head_bytes_ = 0;
    bool too_much_ = false, refused_ = false;
    int file_ = -1;
    std::uint64_t at_ = 0, left_ = 0;
    char error_[CURL_ERROR_SIZE] = "";
};

}  // namespace

CurlHandle::CurlHandle() {
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    curl = ready ? curl_easy_init() : nullptr;
    if (!curl) throw base::Failure{base::Trouble::internal, "Outgoing HTTP could not be prepared."};
}

CurlHandle::~CurlHandle() {
    if (curl) curl_easy_cleanup(curl);
}

ClientResponse transfer(CurlHandle& handle, const ClientRequest& request, const std::string& user_agent,
                        const Path* path) {
    return Transfer(handle.curl, request, user_agent, path).run();
}

}  // namespace wire
