// SPDX-License-Identifier: MIT
// Digits to English words.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace speech {

using Words = std::vector<std::string>;

/// "1250" -> one thousand two hundred fifty. Digits only; beyond 15 of them they are said one by one.
Words cardinal(std::string_view digits);
/// "21" -> twenty first.
Words ordinal(std::string_view digits);
/// "1905" -> nineteen oh five; four digits.
Words year(std::string_view digits);
/// "007" -> zero zero seven; at most 40 are said.
Words digit_by_digit(std::string_view digits);
/// "3.14", "1,250", "007": a number as one says it.
Words number(std::string_view text);
/// "half", "third", "quarter" with their plural.
Words fraction(std::string_view above, std::string_view below);
/// "nineties" from "ninety"; "cats" from "cat".
std::string plural(const std::string& word);
/// "XIV" -> 14; 0 when it is none.
int roman(std::string_view letters);

}  // namespace speech
