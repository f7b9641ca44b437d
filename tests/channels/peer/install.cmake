# cmake -D NPM=... -D FROM=<this folder> -D TO=<folder of the build> -P install.cmake
# Installs what package-lock.json pins, in the build folder, and only when the lock has changed since.
set(installed "${TO}/node_modules/.installed-lock.json")
file(READ "${FROM}/package-lock.json" wanted)
if(EXISTS "${installed}")
    file(READ "${installed}" present)
    if(present STREQUAL wanted)
        return()
    endif()
endif()
file(COPY "${FROM}/package.json" "${FROM}/package-lock.json" DESTINATION "${TO}")
execute_process(
    COMMAND ${NPM} ci --prefer-offline --ignore-scripts --no-audit --no-fund
    WORKING_DIRECTORY "${TO}" COMMAND_ERROR_IS_FATAL ANY)
file(WRITE "${installed}" "${wanted}")
