// SPDX-License-Identifier: MIT
// Layout of wordnet.pack: a header, then sections of little-endian 32-bit numbers and bytes, mapped as they are.
#pragma once
#include <array>
#include <cstdint>

namespace builtin::wordnet_pack {

inline constexpr std::array<char, 8> magic{'A', 'V', 'W', 'N', '0', '0', '0', '2'};
inline constexpr int parts = 4;  ///< n, v, a, r, in this order everywhere

struct Section {
    std::uint32_t offset = 0;  ///< from the start of the file, a multiple of 4
    std::uint32_t count = 0;   ///< elements
};

/// A lemma in one part of speech, sorted by its lower-case spelling.
struct Entry {
    std::uint32_t spelling;     ///< offset in `spellings`
    std::uint32_t first_sense;  ///< in `senses`; it ends where the next entry's begins
};

/// Ends where the next one's begins; the last synset is a sentinel.
struct Synset {
    std::uint32_t gloss, first_member, first_hypernym;
};

/// An inflected form WordNet lists as irregular.
struct Exception {
    std::uint32_t form, base;  ///< offsets in `spellings`
};

struct Header {
    std::array<char, 8> magic;
    std::uint32_t size = 0;
    Section entries[parts];     ///< Entry, with one sentinel each
    Section exceptions[parts];  ///< Exception, sorted by form
    Section senses;             ///< uint32: synset
    Section tagged;             ///< uint16 beside each sense: occurrences
    Section synsets;            ///< Synset, with a sentinel
    Section members;            ///< uint32: offsets in `spellings`
    Section hypernyms;          ///< uint32: synset
    Section fields;             ///< one byte a synset: lexicographer file number
    Section spellings;          ///< NUL-terminated
    Section glosses;            ///< bytes below 0x80 stand for themselves, others for `tokens`
    Section tokens;             ///< 128 NUL-terminated strings
};

/// https://wordnet.princeton.edu/documentation/lexnames5wn
inline constexpr std::array<const char*, 45> fields{"adj.all",          "adj.pert",           "adv.all",
                                                    "noun.Tops",        "noun.act",           "noun.animal",
                                                    "noun.artifact",    "noun.attribute",     "noun.body",
                                                    "noun.cognition",   "noun.communication", "noun.event",
                                                    "noun.feeling",     "noun.food",          "noun.group",
                                                    "noun.location",    "noun.motive",        "noun.object",
                                                    "noun.person",      "noun.phenomenon",    "noun.plant",
                                                    "noun.possession",  "noun.process",       "noun.quantity",
                                                    "noun.relation",    "noun.shape",         "noun.state",
                                                    "noun.substance",   "noun.time",          "verb.body",
                                                    "verb.change",      "verb.cognition",     "verb.communication",
                                                    "verb.competition", "verb.consumption",   "verb.contact",
                                                    "verb.creation",    "verb.emotion",       "verb.motion",
                                                    "verb.perception",  "verb.possession",    "verb.social",
                                                    "verb.stative",     "verb.weather",       "adj.ppl"};

}  // namespace builtin::wordnet_pack
