// SPDX-License-Identifier: MIT
#include "wire/outlet.hpp"

#include <algorithm>

namespace wire {

Outlet::Sent Outlet::send(Text text, std::string_view key) {
    std::lock_guard held(lock_);
    if (closing_) return Sent::closed;
    auto same = key.empty()
                    ? items_.end()
                    : std::find_if(items_.begin(), items_.end(), [key](const Item& item) { return item.key == key; });
    bool replaces = same != items_.end();
    auto bytes = bytes_ - (replaces ? same->text->size() : 0) + text->size();
    if (bytes > most_) {
        items_.clear();
        bytes_ = 0;
        closing_ = Closing{1013, "You read too slowly."};
        wake();
        return Sent::closed;
    }
    bytes_ = bytes;
    if (replaces) {
        same->text = std::move(text);
        return Sent::replaced;
    }
    items_.push_back({std::move(text), std::string(key)});
    wake();
    return Sent::queued;
}

void Outlet::close(std::uint16_t code, std::string_view reason) {
    std::lock_guard held(lock_);
    if (closing_) return;
    closing_ = Closing{code, std::string(reason.substr(0, 123))};
    wake();
}

bool Outlet::open() const {
    std::lock_guard held(lock_);
    return !closing_;
}

std::size_t Outlet::waiting_bytes() const {
    std::lock_guard held(lock_);
    return bytes_;
}

std::optional<Text> Outlet::take() {
    std::lock_guard held(lock_);
    if (items_.empty()) {
        woken_ = false;
        return std::nullopt;
    }
    auto text = std::move(items_.front().text);
    items_.pop_front();
    bytes_ -= text->size();
    return text;
}

std::optional<Outlet::Closing> Outlet::closing() const {
    std::lock_guard held(lock_);
    return closing_;
}

void Outlet::attach(std::function<void()> wake) {
    std::lock_guard held(lock_);
    wake_ = std::move(wake);
    woken_ = false;
    if (wake_ && (closing_ || !items_.empty())) this->wake();
}

void Outlet::detach() {
    std::lock_guard held(lock_);
    wake_ = nullptr;
    items_.clear();
    bytes_ = 0;
    if (!closing_) closing_ = Closing{1006, {}};
}

void Outlet::wake() {
    if (!wake_ || woken_) return;
    woken_ = true;
    wake_();
}

}  // namespace wire
