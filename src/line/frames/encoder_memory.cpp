// SPDX-License-Identifier: MIT
// x264 r3095 reads memory it has not written (with AVX-512, macroblock tree and B-frames together), so what it encodes
// depends on what lay in the heap. The executable is linked with --wrap=memalign and --wrap=free: x264's static library
// gets zeros, from here.
#include "frames/encoder_memory.hpp"

#include <malloc.h>
#include <sys/mman.h>

#include <cstddef>
#include <cstring>
#include <map>
#include <mutex>
#include <vector>

extern "C" {
void* __real_memalign(std::size_t alignment, std::size_t size);
void __real_free(void* memory);
}

namespace frames {
namespace {

constexpr std::size_t large = std::size_t{256} << 10, huge_page = std::size_t{2} << 20;

class Blocks {
  public:
    void* take(std::size_t alignment, std::size_t size) {
        std::lock_guard lock(guard_);
        auto& waiting = waiting_[{alignment, size}];
        if (waiting.empty()) return nullptr;
        void* memory = waiting.back();
        waiting.pop_back();
        return memory;
    }
    void lend(void* memory, std::size_t alignment, std::size_t size) {
        std::lock_guard lock(guard_);
        if (users_ > 0) lent_[memory] = {alignment, size};
    }
    /// Whether it was one of ours and is kept.
    bool back(void* memory) {
        std::lock_guard lock(guard_);
        auto found = lent_.find(memory);
        if (found == lent_.end()) return false;
        auto shape = found->second;
        lent_.erase(found);
        if (users_ == 0) return false;
        waiting_[shape].push_back(memory);
        return true;
    }
    void enter() {
        std::lock_guard lock(guard_);
        ++users_;
    }
    void leave() {
        std::lock_guard lock(guard_);
        if (--users_ > 0) return;
        for (auto& [shape, waiting] : waiting_)
            for (void* memory : waiting) __real_free(memory);
        waiting_.clear();
    }

  private:
    struct Shape {
        std::size_t alignment, size;
        auto operator<=>(const Shape&) const = default;
    };
    std::mutex guard_;
    int users_ = 0;
    std::map<void*, Shape> lent_;
    std::map<Shape, std::vector<void*>> waiting_;
};

/// Never destroyed: memory is freed until the very end.
Blocks& blocks() {
    static auto* all = new Blocks;
    return *all;
}

}  // namespace

EncoderMemory::EncoderMemory() {
    blocks().enter();
}
EncoderMemory::~EncoderMemory() {
    blocks().leave();
}

}  // namespace frames

extern "C" {
void* __wrap_memalign(std::size_t alignment, std::size_t size) {
    using namespace frames;
    void* memory = size >= large ? blocks().take(alignment, size) : nullptr;
    if (!memory) {
        memory = __real_memalign(alignment, size);
        if (!memory) return nullptr;
        // x264 asks for huge pages itself, but only after this: pages touched before would stay small ones.
        if (alignment >= huge_page) madvise(memory, size / huge_page * huge_page, MADV_HUGEPAGE);
    }
    if (size >= large) blocks().lend(memory, alignment, size);
    std::memset(memory, 0, size);
    return memory;
}

void __wrap_free(void* memory) {
    if (memory && malloc_usable_size(memory) >= frames::large && frames::blocks().back(memory)) return;
    __real_free(memory);
}
}
