// SPDX-License-Identifier: MIT
// FFmpeg's objects, owned, and its errors as failures.
#pragma once
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
}
#include <memory>
#include <string>

#include "base/failure.hpp"

namespace frames::libav {

struct Free {
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

inline std::string error_text(int code) {
    char text[AV_ERROR_MAX_STRING_SIZE];
    av_strerror(code, text, sizeof text);
    return text;
}

/// Throws internal when the code is an error.
inline int check(int code, const char* what) {
    if (code < 0) throw base::Failure{base::Trouble::internal, std::string(what) + " failed.", error_text(code)};
    return code;
}

}  // namespace frames::libav
