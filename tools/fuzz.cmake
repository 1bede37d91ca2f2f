# SPDX-License-Identifier: MIT
# Taken in by tools/sanitize.sh (CMAKE_PROJECT_INCLUDE): each src/<storey>/<room>/**/x_fuzz.cpp becomes a libFuzzer program
# linked with its room. The house itself does not know of them.
add_custom_target(fuzzers)
function(autovideo_add_fuzzers)
  file(GLOB_RECURSE files ${CMAKE_SOURCE_DIR}/src/*_fuzz.cpp)
  foreach(file IN LISTS files)
    file(RELATIVE_PATH path ${CMAKE_SOURCE_DIR}/src ${file})
    string(REGEX REPLACE "^[^/]+/([^/]+)/.*" "\\1" room ${path})
    get_filename_component(name ${file} NAME_WE)
    add_executable(${name} EXCLUDE_FROM_ALL ${file})
    target_link_libraries(${name} PRIVATE ${room})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzzers)
    add_dependencies(fuzzers ${name})
  endforeach()
endfunction()
cmake_language(DEFER CALL autovideo_add_fuzzers)
