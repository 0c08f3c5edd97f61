# Tables that are computed while building: the generator runs on the build machine and prints a header.
# It is not linked to `flags`: a sanitizer must not judge the libraries it uses.
if(EXISTS ${CMAKE_CURRENT_LIST_DIR}/gen_t2s.c)
  set(generated ${CMAKE_BINARY_DIR}/generated)
  file(MAKE_DIRECTORY ${generated})
  add_executable(gen_t2s ${CMAKE_CURRENT_LIST_DIR}/gen_t2s.c)
  target_include_directories(gen_t2s PRIVATE ${CMAKE_SOURCE_DIR}/engine)
  target_compile_definitions(gen_t2s PRIVATE _POSIX_C_SOURCE=200809L)
  target_link_libraries(gen_t2s PRIVATE PkgConfig::opencc)
  add_custom_command(OUTPUT ${generated}/t2s_table.h
    COMMAND gen_t2s > ${generated}/t2s_table.h.new
    COMMAND ${CMAKE_COMMAND} -E rename ${generated}/t2s_table.h.new ${generated}/t2s_table.h
    DEPENDS gen_t2s VERBATIM COMMENT "Baking the traditional-to-simplified table")
  get_target_property(kind language TYPE)
  if(kind STREQUAL "STATIC_LIBRARY")
    target_sources(language PRIVATE ${generated}/t2s_table.h)
    target_include_directories(language PRIVATE ${generated})
  endif()
endif()
