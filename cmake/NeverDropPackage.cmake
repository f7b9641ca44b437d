# What `make package` installs, and the .deb of it. installer/ has the other systems' files.
include(GNUInstallDirs)
install(TARGETS neverdrop neverdrop-cli
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} BUNDLE DESTINATION .)
if(UNIX AND NOT APPLE)
    set(linux ${PROJECT_SOURCE_DIR}/installer/linux)
    install(FILES ${linux}/org.neverdrop.neverdrop.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES ${linux}/org.neverdrop.neverdrop.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/neverdrop.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps RENAME org.neverdrop.neverdrop.svg)
    install(FILES ${linux}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/neverdrop)
    set(man ${PROJECT_SOURCE_DIR}/docs/man)
    install(FILES ${man}/neverdrop.1 ${man}/neverdrop-cli.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    install(FILES ${man}/zh_CN/neverdrop-cli.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1)
    set(completion ${PROJECT_SOURCE_DIR}/resources/completion)
    install(FILES ${completion}/neverdrop-cli.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME neverdrop-cli)
    install(FILES ${completion}/_neverdrop-cli DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
endif()

set(CPACK_PACKAGE_NAME neverdrop)
set(CPACK_PACKAGE_VENDOR NeverDrop)
set(CPACK_PACKAGE_CONTACT "NeverDrop <maintainers@neverdrop.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Every paid order reaches its buyer exactly once")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_SOURCE_DIR}/build/package)
set(CPACK_STRIP_FILES ON)
if(APPLE)
    set(CPACK_GENERATOR DragNDrop)
elseif(WIN32)
    set(CPACK_GENERATOR ZIP)   # the installer is installer/windows/neverdrop.nsi
else()
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
    # Loaded at run time, so shlibdeps cannot see them.
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, libsecret-1-0, ca-certificates")
    set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
        "qt6-translations-l10n, fonts-noto-cjk, qt6-wayland, gnome-keyring | kwalletmanager")
    set(CPACK_DEBIAN_PACKAGE_SECTION misc)
    set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
    set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
" For merchants of card keys: orders, encrypted stock, payment providers that are
 asked when their callbacks get lost, and a durable queue for every call.")
endif()
include(CPack)
