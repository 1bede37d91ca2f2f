// SPDX-License-Identifier: MIT
// multipart/form-data (RFC 7578) read as it arrives, each part handed on piece by piece.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "wire/sink.hpp"

namespace wire {

struct FormPart {
    std::string name;
    std::optional<std::string> file_name;  ///< as sent, UTF-8; its sender chose it: see plain_file_name
    std::string content_type;              ///< what the sender claims; text/plain when it claims nothing
};

/// Takes the parts of a form, in their order.
class FormTaker {
  public:
    virtual ~FormTaker() = default;
    virtual void begin(const FormPart& part) = 0;
    virtual void take(std::string_view bytes) = 0;
    virtual void end() = 0;
};

struct FormLimits {
    std::size_t parts = 100;
    std::size_t part_head_bytes = 8 << 10;
    std::size_t field_bytes = 1 << 20;  ///< of a part that is no file
};

/// The boundary of a Content-Type field. Throws unsupported: it is no multipart/form-data; invalid: without a boundary.
std::string form_boundary(std::string_view content_type);

/// Throws invalid: malformed, cut off, beyond a limit; and what the taker throws.
class FormReader : public Sink {
  public:
    /// taker must outlive it.
    FormReader(std::string_view boundary, FormTaker& taker, FormLimits limits = {});
    void take(std::string_view bytes) override;
    /// The form must be complete.
    void finish() override;

  private:
    bool step();
    bool preamble();
    bool after_boundary();
    bool part_head();
    bool part_body();
    void hand_on(std::string_view bytes);
    void drop(std::size_t bytes) { at_ += bytes; }
    std::string_view rest() const { return std::string_view(waiting_).substr(at_); }

    enum class At { preamble, after_boundary, part_head, part_body, epilogue };
    const std::string delimiter_;  ///< CR LF, two dashes, the boundary
    FormTaker* taker_;
    FormLimits limits_;
    At state_ = At::preamble;
    std::string waiting_ = "\r\n";  ///< as if a line had ended before the first boundary
    std::size_t at_ = 0;            ///< of waiting_, what is dealt with
    std::size_t parts_ = 0;
    std::size_t field_bytes_ = 0;
    bool is_file_ = false;
};

/// A name that is safe to show and to keep a file under: the last part of the path, no control characters, no leading
/// dots, at most 150 bytes; "file" when nothing is left.
std::string plain_file_name(std::string_view sent);

}  // namespace wire
