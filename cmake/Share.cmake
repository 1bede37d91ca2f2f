# SPDX-License-Identifier: MIT
# What ships beside the program: packs made once from Debian's and npm's data, and our own text files.
set(share ${CMAKE_BINARY_DIR}/share/autovideo)
set(npm ${CMAKE_BINARY_DIR}/npm)
file(MAKE_DIRECTORY ${share} ${npm})
file(WRITE ${share}/marker "autovideo\n")
foreach(folder knowledge templates)
  file(MAKE_DIRECTORY ${CMAKE_SOURCE_DIR}/${folder})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${share}/${folder} SYMBOLIC)
endforeach()
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/tests/scripts/sentences.txt ${share}/sentences.txt SYMBOLIC)

add_custom_command(OUTPUT ${npm}/done
  COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/art/package.json ${CMAKE_SOURCE_DIR}/art/package-lock.json ${npm}
  COMMAND npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  COMMAND ${CMAKE_COMMAND} -E touch ${npm}/done
  DEPENDS ${CMAKE_SOURCE_DIR}/art/package-lock.json WORKING_DIRECTORY ${npm} VERBATIM
  COMMENT "Fetching illustrations (npm, locked)")
set(modules ${npm}/node_modules)
# The packers are small programs of their own rather than the whole product, so that a change elsewhere does not pack again.
add_custom_command(OUTPUT ${share}/art.pack
  COMMAND packer art ${modules}/@iconify-json/fluent-emoji/icons.json ${modules}/emojibase-data/en/data.json
          ${CMAKE_SOURCE_DIR}/art/overrides.txt ${share}/art.pack
  DEPENDS packer ${npm}/done ${CMAKE_SOURCE_DIR}/art/overrides.txt VERBATIM COMMENT "Packing illustrations")
add_custom_command(OUTPUT ${share}/abroad.pack
  COMMAND packer abroad ${modules}/cldr-annotations-full/annotations ${CMAKE_SOURCE_DIR}/art/abroad.txt ${share}/abroad.pack
  DEPENDS packer ${npm}/done ${CMAKE_SOURCE_DIR}/art/abroad.txt VERBATIM COMMENT "Packing words of other languages")
add_custom_command(OUTPUT ${share}/wordnet.pack
  COMMAND packer wordnet /usr/share/wordnet ${share}/wordnet.pack
  DEPENDS packer VERBATIM COMMENT "Packing WordNet")
add_custom_target(share ALL DEPENDS ${share}/art.pack ${share}/abroad.pack ${share}/wordnet.pack)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/knowledge ${CMAKE_SOURCE_DIR}/templates DESTINATION share/autovideo)
install(FILES ${CMAKE_SOURCE_DIR}/tests/scripts/sentences.txt ${share}/art.pack ${share}/abroad.pack ${share}/wordnet.pack ${share}/marker DESTINATION share/autovideo)
install(FILES ${CMAKE_SOURCE_DIR}/docs/autovideo.1 DESTINATION share/man/man1)
install(FILES ${CMAKE_SOURCE_DIR}/tools/completions/autovideo.bash DESTINATION share/bash-completion/completions RENAME autovideo)
