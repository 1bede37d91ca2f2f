// SPDX-License-Identifier: MIT
// Who speaks, and the port that makes them.
#pragma once
#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "speech/utterance.hpp"

namespace speech {

/// A voice as the catalogue lists it.
struct VoiceInfo {
    std::string id;        ///< "rms", "slt", "awb", "de", "fr"; what --voice takes
    std::string name;      ///< for people: "Reed (US English, male)"
    std::string language;  ///< BCP 47
    std::string gender;    ///< "female", "male" or ""
    std::string engine;
};
BOOST_DESCRIBE_STRUCT(VoiceInfo, (), (id, name, language, gender, engine))

/// A voice as one line uses it; part of the utterance's key.
struct Voice {
    std::string id;
    std::string language = "en";
    script::Style style = script::Style::engaging;
    int rate_percent = 100;  ///< of the style's own speed, 50-200
    int pitch_cents = 0;     ///< shift, -600..600
};
BOOST_DESCRIBE_STRUCT(Voice, (), (id, language, style, rate_percent, pitch_cents))

class Speaker {
  public:
    virtual ~Speaker() = default;
    virtual std::vector<VoiceInfo> voices() const = 0;
    /// Throws missing (no such voice), invalid (nothing to say), or internal.
    virtual Utterance speak(const script::Line& line, const Voice& voice) = 0;
    /// Name and version of whatever shapes the bytes of this voice; part of the key.
    virtual std::string engine(const Voice& voice) const = 0;
};

}  // namespace speech
