; SPDX-License-Identifier: MIT
; The installer: for one user, without an administrator. Made by `python dev.py build`, which gives
; VERSION, SOURCE (the frozen folder), SIZE (its KB), ICON, PICTURE, LANGUAGES (the folder of NSIS's words) and TARGET.
; The program is one for 64 bits: so is what installs it.
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include MUI2.nsh
!include FileFunc.nsh

!define NAME "DVCQ Desktop"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\DVCQDesktop"
!define TYPE "DVCQDesktop.File"

Name "${NAME}"
OutFile "${TARGET}"
; Not %LOCALAPPDATA%\DVCQ: there lie the data.
InstallDir "$LOCALAPPDATA\Programs\DVCQ Desktop"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1066 "FileDescription" "Bộ cài ${NAME}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEPAGE_TITLE "Cài đặt ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Chương trình được cài cho riêng người dùng này, không cần quyền quản trị và không cần \
mạng.$\r$\n$\r$\nNếu máy đã có bản cũ, bản cũ được thay; dữ liệu, bản sao lưu và thiết lập được giữ nguyên.$\r$\n$\r$\n\
Hãy đóng DVCQ Desktop trước khi bấm Cài đặt."
!define MUI_FINISHPAGE_TITLE "Đã cài đặt xong"
!define MUI_FINISHPAGE_TEXT "Mở ${NAME} từ màn hình nền, từ menu Start, hoặc bấm đúp một tệp .dvcq."
!define MUI_FINISHPAGE_RUN "$INSTDIR\DVCQ.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${NAME} ngay"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chỉ gỡ chương trình. Tệp dữ liệu, bản sao lưu và thiết lập trong thư mục \
$LOCALAPPDATA\DVCQ, và các tệp .dvcq ở nơi khác, được giữ nguyên; cài lại là dùng tiếp được."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGEEX "${LANGUAGES}" "Vietnamese"

; A program that runs cannot be replaced: Windows keeps its file from being written.
!macro WaitUntilClosed PREFIX
Function ${PREFIX}WaitUntilClosed
  again:
    IfFileExists "$INSTDIR\DVCQ.exe" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\DVCQ.exe" a
    IfErrors opened
    FileClose $0
    Goto closed
  opened:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} đang mở. Hãy đóng chương trình rồi bấm Thử lại (Retry)." \
      /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

; Only what was installed is taken away, whatever else lies in the folder.
!macro RemoveProgram
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\DVCQ.exe"
  Delete "$INSTDIR\dvcq-cli.exe"
!macroend

Section
  Call WaitUntilClosed
  SetShellVarContext current
  ; Files of an older version that the new one lacks must not stay.
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*"
  WriteUninstaller "$INSTDIR\go-cai-dat.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\DVCQ.exe"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\DVCQ.exe"

  WriteRegStr HKCU "Software\Classes\.dvcq" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "Tệp dữ liệu DVCQ"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\DVCQ.exe,0"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\DVCQ.exe" "%1"'

  WriteRegStr HKCU "${LISTED}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\DVCQ.exe,0"
  WriteRegStr HKCU "${LISTED}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\go-cai-dat.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\go-cai-dat.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  SetShellVarContext current
  !insertmacro RemoveProgram
  Delete "$INSTDIR\go-cai-dat.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.dvcq" ""
  StrCmp $0 "${TYPE}" 0 +2
    DeleteRegKey HKCU "Software\Classes\.dvcq"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegKey HKCU "${LISTED}"
  ${RefreshShellIcons}
  MessageBox MB_OK|MB_ICONINFORMATION "Đã gỡ ${NAME}. Dữ liệu được giữ nguyên trong thư mục $LOCALAPPDATA\DVCQ và ở \
nơi đã lưu các tệp .dvcq khác." /SD IDOK
SectionEnd
