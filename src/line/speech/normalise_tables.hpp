// SPDX-License-Identifier: MIT
// What English writes short and says long. Sorted where looked up by name.
#pragma once
#include <string_view>

namespace speech {

struct Spelling {
    std::string_view written;
    std::string_view said;
};

/// The long form of an abbreviation without its last dot ("Dr" -> "doctor"), case kept; empty: none.
std::string_view abbreviation(std::string_view written);
/// Whether the abbreviation wants a number next ("No." -> "number"), a name ("St.", "Mt.") or nothing.
bool wants_number(std::string_view written);
/// The unit's name after a number: "km/h" -> "kilometers per hour"; one: its singular. Empty: no unit.
std::string_view unit(std::string_view written, bool one);
/// "$" -> dollar, cent. Empty names: no currency.
struct Currency {
    std::string_view one, many, part_one, part_many;
};
const Currency* currency(std::string_view sign);
/// Capitals said as a word ("NASA") or as the words given; empty: unknown.
std::string_view acronym(std::string_view capitals);
/// Capitals always spelled ("DNA").
bool is_spelled(std::string_view capitals);
/// Words of two or three letters that people shout: "NOT", "WOW".
bool is_short_word(std::string_view lower_case);
/// "&" -> "and"; silent signs give "". False: not a sign we know.
bool symbol(char32_t sign, std::string_view& said);
/// "é" -> "e"; empty: no Latin letter.
std::string_view plain_letter(char32_t letter);
/// 1-12; 0: no month. "May", "sept", "january".
int month(std::string_view lower_case);
std::string_view month_name(int number);
/// Names kings bear ("henry") and things that are numbered ("chapter").
bool is_regnal_name(std::string_view lower_case);
bool is_numbered_thing(std::string_view lower_case);

}  // namespace speech
