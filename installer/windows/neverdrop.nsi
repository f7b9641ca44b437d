; The installer for Windows: makensis -DSOURCE=folder -DVERSION=0.1.0 neverdrop.nsi
; `folder` is what windeployqt made ready (README.md beside this file).
Unicode true
!include "MUI2.nsh"
!ifndef VERSION
  !define VERSION "0.1.0"
!endif
!ifndef SOURCE
  !define SOURCE "dist"
!endif
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\NeverDrop"

Name "NeverDrop ${VERSION}"
!ifndef OUT
  !define OUT "neverdrop-${VERSION}-setup.exe"
!endif
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\NeverDrop"
InstallDirRegKey HKCU "Software\NeverDrop" "InstallDir"
RequestExecutionLevel user   ; the user's own folder: no administrator needed
SetCompressor /SOLID lzma

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\neverdrop.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

Section
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*.*"
  CreateShortcut "$SMPROGRAMS\NeverDrop.lnk" "$INSTDIR\neverdrop.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\NeverDrop" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "NeverDrop"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
SectionEnd

; The merchant's data folder is never touched.
Section "Uninstall"
  Delete "$SMPROGRAMS\NeverDrop.lnk"
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "NeverDrop"
  RMDir /r "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\NeverDrop"
SectionEnd
