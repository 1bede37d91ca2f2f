// SPDX-License-Identifier: MIT
// Which sense of a noun fits the words around it (Lesk 1986, with taxonomy and topic).
#pragma once
#include <string>
#include <vector>

#include "builtin/illustrator/curation.hpp"
#include "builtin/wordnet.hpp"

namespace builtin {

struct Likely {
    Sense sense;
    double share = 0;  ///< of all senses, 0..1
};

/// Every sense of a noun, most likely first. company: the sentence's words; topic: the film's, which weigh twice.
std::vector<Likely> likely_senses(const WordNet& wordnet, const std::string& lemma, const Company& company,
                                  const Company& topic);

/// Base forms and forms as written of a text's content words.
Company company_of(std::string_view text, const WordNet& wordnet);

}  // namespace builtin
