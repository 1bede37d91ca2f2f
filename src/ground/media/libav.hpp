// SPDX-License-Identifier: MIT
// FFmpeg's objects, owned.
#pragma once
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}
#include <memory>
#include <string>

#include "base/failure.hpp"

namespace media::libav {

struct Free {
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(SwsContext* scaler) const { sws_freeContext(scaler); }
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
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

/// FFmpeg's own chatter off: what matters comes back as a Failure. Cheap to call again.
inline void quiet() {
    static const bool once = (av_log_set_level(AV_LOG_FATAL), true);
    (void)once;
}

/// The same result on every processor.
inline constexpr int exact_scaling = SWS_BITEXACT | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP;

}  // namespace media::libav
