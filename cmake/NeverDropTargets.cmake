# Everything a target in this project has in common lives here, once.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(NEVERDROP_CCACHE ccache)
if(NEVERDROP_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${NEVERDROP_CCACHE})
endif()

set(NEVERDROP_SANITIZE "" CACHE STRING "Sanitizers for every target, e.g. address,undefined")
if(NEVERDROP_SANITIZE)
    add_compile_options(-fsanitize=${NEVERDROP_SANITIZE} -fno-omit-frame-pointer)
    if(NEVERDROP_SANITIZE MATCHES undefined)
        add_compile_options(-fno-sanitize-recover=undefined)
    endif()
    add_link_options(-fsanitize=${NEVERDROP_SANITIZE})
endif()

add_library(nd_options INTERFACE)
target_compile_definitions(nd_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS
    QT_NO_CONTEXTLESS_CONNECT QT_STRICT_ITERATORS
    NEVERDROP_VERSION="${PROJECT_VERSION}")
target_compile_options(nd_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU,Clang>:-Wall;-Wextra;-Wpedantic;-Wconversion;-Wno-sign-conversion;-Wshadow;$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>>
    $<$<CXX_COMPILER_ID:MSVC>:/W4;/utf-8>)

# nd_layer(name SOURCES ... USES other layers ... LINKS libraries ...)
# One folder of src/ = one static library. USES is the whole list of layers it may include.
function(nd_layer name)
    cmake_parse_arguments(L "" "" "SOURCES;USES;LINKS" ${ARGN})
    add_library(${name} STATIC ${L_SOURCES})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${name} PUBLIC ${L_USES} ${L_LINKS} PRIVATE nd_options)
endfunction()

# nd_test(layer name [LINKS ...] [TIMEOUT s]) builds tests/<layer>/tst_<name>.cpp and registers it
# as the ctest `layer.name`.
function(nd_test layer name)
    cmake_parse_arguments(T "" "TIMEOUT" "LINKS" ${ARGN})
    set(target tst_${layer}_${name})
    add_executable(${target} ${PROJECT_SOURCE_DIR}/tests/${layer}/tst_${name}.cpp)
    target_link_libraries(${target} PRIVATE $<TARGET_NAME_IF_EXISTS:${layer}> testsupport ${T_LINKS} Qt6::Test nd_options)
    target_compile_definitions(${target} PRIVATE NEVERDROP_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    add_test(NAME ${layer}.${name} COMMAND ${target})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 240)
    endif()
    set_tests_properties(${layer}.${name} PROPERTIES LABELS ${layer} TIMEOUT ${T_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LANG=C.UTF-8;TZ=UTC")
endfunction()
