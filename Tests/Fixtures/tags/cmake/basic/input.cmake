cmake_minimum_required(VERSION 3.20)
project(Store VERSION 1.0 LANGUAGES C CXX)

# Adds a thing.
function(add_thing name)
  set(inner 1)
  set(FOUND yes PARENT_SCOPE)
  set(KNOWN yes CACHE STRING "from a function")
  target_link_libraries(${name} PRIVATE Store::core m)
  function(nested)
  endfunction()
endfunction()

MACRO(register NAME)
  message(STATUS "registers ${NAME}")
  set(REGISTERED TRUE)
ENDMACRO()

# set(COMMENTED out)

set(SOURCES a.c # the first
  b.c)
set(MODE fast CACHE STRING "how to run")
set(ENV{PATH} "/bin")
set(${computed} 1)
option(WITH_TESTS "Builds the tests" ON)

#[[ A comment
set(COMMENTED out)
]]

add_library(core STATIC ${SOURCES})
add_library(Store::core ALIAS core)
Add_Executable(main
  main.c)

if(WITH_TESTS)
  set(LEVEL 2)
  add_custom_target(docs ALL DEPENDS core)
  add_test(NAME smoke COMMAND main)
endif()

foreach(part IN LISTS SOURCES)
  set(part_${part} 1)
  add_executable(${part} ${part}.c)
endforeach()

find_package(OpenSSL REQUIRED)
include(GNUInstallDirs)
add_subdirectory(src)
add_dependencies(main docs)
add_thing(core)
