# SPDX-License-Identifier: MIT
"""Generated from ui/office_staff.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QHBoxLayout,
    QHeaderView, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QSpinBox, QTableView, QTableWidget,
    QTableWidgetItem, QVBoxLayout, QWidget)

from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.tabs import Tabs
class Ui_OfficeStaff(object):
    def setupUi(self, OfficeStaff: QDialog) -> None:
        if not OfficeStaff.objectName():
            OfficeStaff.setObjectName(u"OfficeStaff")
        OfficeStaff.resize(1120, 660)
        OfficeStaff.setModal(True)
        self.column = QVBoxLayout(OfficeStaff)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.sheetLabel = QLabel(OfficeStaff)
        self.sheetLabel.setObjectName(u"sheetLabel")

        self.head.addWidget(self.sheetLabel)

        self.sheet = QComboBox(OfficeStaff)
        self.sheet.setObjectName(u"sheet")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.sheet.sizePolicy().hasHeightForWidth())
        self.sheet.setSizePolicy(sizePolicy)
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.head.addWidget(self.sheet)

        self.firstLabel = QLabel(OfficeStaff)
        self.firstLabel.setObjectName(u"firstLabel")

        self.head.addWidget(self.firstLabel)

        self.first = QSpinBox(OfficeStaff)
        self.first.setObjectName(u"first")
        self.first.setKeyboardTracking(False)

        self.head.addWidget(self.first)

        self.lastLabel = QLabel(OfficeStaff)
        self.lastLabel.setObjectName(u"lastLabel")

        self.head.addWidget(self.lastLabel)

        self.last = QSpinBox(OfficeStaff)
        self.last.setObjectName(u"last")
        self.last.setKeyboardTracking(False)

        self.head.addWidget(self.last)

        self.sourceLabel = QLabel(OfficeStaff)
        self.sourceLabel.setObjectName(u"sourceLabel")

        self.head.addWidget(self.sourceLabel)

        self.source = QComboBox(OfficeStaff)
        self.source.setObjectName(u"source")
        sizePolicy.setHeightForWidth(self.source.sizePolicy().hasHeightForWidth())
        self.source.setSizePolicy(sizePolicy)
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.head.addWidget(self.source)

        self.againButton = QPushButton(OfficeStaff)
        self.againButton.setObjectName(u"againButton")
        self.againButton.setAutoDefault(False)

        self.head.addWidget(self.againButton)


        self.column.addLayout(self.head)

        self.messages = MessageBar(OfficeStaff)
        self.messages.setObjectName(u"messages")

        self.column.addWidget(self.messages)

        self.told = QLabel(OfficeStaff)
        self.told.setObjectName(u"told")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setProperty(u"muted", True)

        self.column.addWidget(self.told)

        self.tabs = Tabs(OfficeStaff)
        self.tabs.setObjectName(u"tabs")
        self.tabs.setDocumentMode(True)
        self.peopleTab = QWidget()
        self.peopleTab.setObjectName(u"peopleTab")
        self.peopleColumn = QVBoxLayout(self.peopleTab)
        self.peopleColumn.setSpacing(8)
        self.peopleColumn.setObjectName(u"peopleColumn")
        self.peopleColumn.setContentsMargins(0, 8, 0, 0)
        self.filterRow = QHBoxLayout()
        self.filterRow.setSpacing(8)
        self.filterRow.setObjectName(u"filterRow")
        self.shownLabel = QLabel(self.peopleTab)
        self.shownLabel.setObjectName(u"shownLabel")

        self.filterRow.addWidget(self.shownLabel)

        self.shown = QComboBox(self.peopleTab)
        self.shown.setObjectName(u"shown")

        self.filterRow.addWidget(self.shown)

        self.allButton = QPushButton(self.peopleTab)
        self.allButton.setObjectName(u"allButton")
        self.allButton.setAutoDefault(False)

        self.filterRow.addWidget(self.allButton)

        self.noneButton = QPushButton(self.peopleTab)
        self.noneButton.setObjectName(u"noneButton")
        self.noneButton.setAutoDefault(False)

        self.filterRow.addWidget(self.noneButton)

        self.filterSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.filterRow.addItem(self.filterSpacer)

        self.counts = QLabel(self.peopleTab)
        self.counts.setObjectName(u"counts")
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setProperty(u"muted", True)

        self.filterRow.addWidget(self.counts)


        self.peopleColumn.addLayout(self.filterRow)

        self.people = QTableView(self.peopleTab)
        self.people.setObjectName(u"people")

        self.peopleColumn.addWidget(self.people)

        self.what = QLabel(self.peopleTab)
        self.what.setObjectName(u"what")
        self.what.setTextFormat(Qt.TextFormat.PlainText)
        self.what.setWordWrap(True)
        self.what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.peopleColumn.addWidget(self.what)

        self.moveBar = QWidget(self.peopleTab)
        self.moveBar.setObjectName(u"moveBar")
        self.moveRow = QHBoxLayout(self.moveBar)
        self.moveRow.setSpacing(8)
        self.moveRow.setObjectName(u"moveRow")
        self.moveRow.setContentsMargins(0, 0, 0, 0)
        self.moveLabel = QLabel(self.moveBar)
        self.moveLabel.setObjectName(u"moveLabel")

        self.moveRow.addWidget(self.moveLabel)

        self.way = QComboBox(self.moveBar)
        self.way.setObjectName(u"way")

        self.moveRow.addWidget(self.way)

        self.day = DateEdit(self.moveBar)
        self.day.setObjectName(u"day")

        self.moveRow.addWidget(self.day)

        self.moveSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.moveRow.addItem(self.moveSpacer)


        self.peopleColumn.addWidget(self.moveBar)

        self.tabs.addTab(self.peopleTab, "")
        self.columnsTab = QWidget()
        self.columnsTab.setObjectName(u"columnsTab")
        self.columnsColumn = QVBoxLayout(self.columnsTab)
        self.columnsColumn.setObjectName(u"columnsColumn")
        self.columnsColumn.setContentsMargins(0, 8, 0, 0)
        self.columns = QTableWidget(self.columnsTab)
        self.columns.setObjectName(u"columns")

        self.columnsColumn.addWidget(self.columns)

        self.tabs.addTab(self.columnsTab, "")
        self.unitsTab = QWidget()
        self.unitsTab.setObjectName(u"unitsTab")
        self.unitsColumn = QVBoxLayout(self.unitsTab)
        self.unitsColumn.setObjectName(u"unitsColumn")
        self.unitsColumn.setContentsMargins(0, 8, 0, 0)
        self.units = QTableWidget(self.unitsTab)
        self.units.setObjectName(u"units")

        self.unitsColumn.addWidget(self.units)

        self.tabs.addTab(self.unitsTab, "")
        self.kindsTab = QWidget()
        self.kindsTab.setObjectName(u"kindsTab")
        self.kindsColumn = QVBoxLayout(self.kindsTab)
        self.kindsColumn.setObjectName(u"kindsColumn")
        self.kindsColumn.setContentsMargins(0, 8, 0, 0)
        self.kinds = QTableWidget(self.kindsTab)
        self.kinds.setObjectName(u"kinds")

        self.kindsColumn.addWidget(self.kinds)

        self.tabs.addTab(self.kindsTab, "")
        self.skippedTab = QWidget()
        self.skippedTab.setObjectName(u"skippedTab")
        self.skippedColumn = QVBoxLayout(self.skippedTab)
        self.skippedColumn.setObjectName(u"skippedColumn")
        self.skippedColumn.setContentsMargins(0, 8, 0, 0)
        self.skipped = QTableWidget(self.skippedTab)
        self.skipped.setObjectName(u"skipped")

        self.skippedColumn.addWidget(self.skipped)

        self.tabs.addTab(self.skippedTab, "")

        self.column.addWidget(self.tabs)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.sinceLabel = QLabel(OfficeStaff)
        self.sinceLabel.setObjectName(u"sinceLabel")

        self.foot.addWidget(self.sinceLabel)

        self.since = DateEdit(OfficeStaff)
        self.since.setObjectName(u"since")

        self.foot.addWidget(self.since)

        self.lastDayLabel = QLabel(OfficeStaff)
        self.lastDayLabel.setObjectName(u"lastDayLabel")

        self.foot.addWidget(self.lastDayLabel)

        self.lastDay = DateEdit(OfficeStaff)
        self.lastDay.setObjectName(u"lastDay")

        self.foot.addWidget(self.lastDay)

        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(OfficeStaff)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.importButton = QPushButton(OfficeStaff)
        self.importButton.setObjectName(u"importButton")
        self.importButton.setAutoDefault(False)
        self.importButton.setProperty(u"primary", True)

        self.foot.addWidget(self.importButton)


        self.column.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.sheetLabel.setBuddy(self.sheet)
        self.firstLabel.setBuddy(self.first)
        self.lastLabel.setBuddy(self.last)
        self.sourceLabel.setBuddy(self.source)
        self.shownLabel.setBuddy(self.shown)
        self.sinceLabel.setBuddy(self.since)
        self.lastDayLabel.setBuddy(self.lastDay)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OfficeStaff)

        QMetaObject.connectSlotsByName(OfficeStaff)
    # setupUi

    def retranslateUi(self, OfficeStaff: QDialog) -> None:
        OfficeStaff.setWindowTitle(QCoreApplication.translate("OfficeStaff", u"Nh\u1eadp danh s\u00e1ch c\u00e1n b\u1ed9 t\u1eeb b\u1ea3ng t\u00ednh", None))
        self.sheetLabel.setText(QCoreApplication.translate("OfficeStaff", u"T&rang:", None))
#if QT_CONFIG(accessibility)
        self.sheet.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"Trang c\u1ee7a b\u1ea3ng t\u00ednh", None))
#endif // QT_CONFIG(accessibility)
        self.firstLabel.setText(QCoreApplication.translate("OfficeStaff", u"Ti\u00eau \u0111\u1ec1 t\u1eeb &d\u00f2ng:", None))
        self.first.setSpecialValueText(QCoreApplication.translate("OfficeStaff", u"kh\u00f4ng c\u00f3", None))
#if QT_CONFIG(accessibility)
        self.first.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"D\u00f2ng \u0111\u1ea7u c\u1ee7a ti\u00eau \u0111\u1ec1", None))
#endif // QT_CONFIG(accessibility)
        self.lastLabel.setText(QCoreApplication.translate("OfficeStaff", u"\u0111\u1ebfn:", None))
#if QT_CONFIG(accessibility)
        self.last.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"D\u00f2ng cu\u1ed1i c\u1ee7a ti\u00eau \u0111\u1ec1", None))
#endif // QT_CONFIG(accessibility)
        self.sourceLabel.setText(QCoreApplication.translate("OfficeStaff", u"\u0110\u01a1n &v\u1ecb l\u1ea5y t\u1eeb:", None))
#if QT_CONFIG(accessibility)
        self.source.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"\u0110\u01a1n v\u1ecb l\u1ea5y t\u1eeb", None))
#endif // QT_CONFIG(accessibility)
        self.againButton.setText(QCoreApplication.translate("OfficeStaff", u"\u0110\u1ecdc &l\u1ea1i t\u1ec7p", None))
#if QT_CONFIG(tooltip)
        self.againButton.setToolTip(QCoreApplication.translate("OfficeStaff", u"\u0110\u1ecdc l\u1ea1i sau khi s\u1eeda v\u00e0 l\u01b0u b\u1ea3ng t\u00ednh (F5)", None))
#endif // QT_CONFIG(tooltip)
        self.shownLabel.setText(QCoreApplication.translate("OfficeStaff", u"&Hi\u1ec7n:", None))
#if QT_CONFIG(accessibility)
        self.shown.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"Hi\u1ec7n nh\u1eefng d\u00f2ng n\u00e0o", None))
#endif // QT_CONFIG(accessibility)
        self.allButton.setText(QCoreApplication.translate("OfficeStaff", u"&Nh\u1eadn h\u1ebft", None))
#if QT_CONFIG(tooltip)
        self.allButton.setToolTip(QCoreApplication.translate("OfficeStaff", u"Nh\u1eadn c\u00e1c d\u00f2ng \u0111ang hi\u1ec7n, ho\u1eb7c c\u00e1c d\u00f2ng \u0111ang ch\u1ecdn", None))
#endif // QT_CONFIG(tooltip)
        self.noneButton.setText(QCoreApplication.translate("OfficeStaff", u"&B\u1ecf h\u1ebft", None))
#if QT_CONFIG(tooltip)
        self.noneButton.setToolTip(QCoreApplication.translate("OfficeStaff", u"Kh\u00f4ng nh\u1eadn c\u00e1c d\u00f2ng \u0111ang hi\u1ec7n, ho\u1eb7c c\u00e1c d\u00f2ng \u0111ang ch\u1ecdn", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.people.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"Ng\u01b0\u1eddi trong danh s\u00e1ch", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.what.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"Thay \u0111\u1ed5i c\u1ee7a d\u00f2ng \u0111ang ch\u1ecdn", None))
#endif // QT_CONFIG(accessibility)
        self.moveLabel.setText(QCoreApplication.translate("OfficeStaff", u"V\u1ecb tr\u00ed m\u1edbi c\u1ee7a d\u00f2ng \u0111ang ch\u1ecdn:", None))
#if QT_CONFIG(accessibility)
        self.way.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"Ghi v\u1ecb tr\u00ed m\u1edbi th\u1ebf n\u00e0o", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"T\u1eeb ng\u00e0y", None))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.peopleTab), QCoreApplication.translate("OfficeStaff", u"Ng\u01b0\u1eddi", None))
#if QT_CONFIG(accessibility)
        self.columns.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"C\u00e1c c\u1ed9t c\u1ee7a b\u1ea3ng t\u00ednh", None))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.columnsTab), QCoreApplication.translate("OfficeStaff", u"C\u00e1c c\u1ed9t", None))
#if QT_CONFIG(accessibility)
        self.units.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"\u0110\u01a1n v\u1ecb trong danh s\u00e1ch", None))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.unitsTab), QCoreApplication.translate("OfficeStaff", u"\u0110\u01a1n v\u1ecb", None))
#if QT_CONFIG(accessibility)
        self.kinds.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"\u0110\u1ed1i t\u01b0\u1ee3ng ch\u01b0a r\u00f5 trong danh s\u00e1ch", None))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.kindsTab), QCoreApplication.translate("OfficeStaff", u"\u0110\u1ed1i t\u01b0\u1ee3ng", None))
#if QT_CONFIG(accessibility)
        self.skipped.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"D\u00f2ng kh\u00f4ng ph\u1ea3i l\u00e0 ng\u01b0\u1eddi", None))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.skippedTab), QCoreApplication.translate("OfficeStaff", u"D\u00f2ng b\u1ecf qua", None))
        self.sinceLabel.setText(QCoreApplication.translate("OfficeStaff", u"Chuy\u1ec3n v\u1ecb tr\u00ed t\u1eeb n&g\u00e0y:", None))
#if QT_CONFIG(accessibility)
        self.since.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"Chuy\u1ec3n v\u1ecb tr\u00ed t\u1eeb ng\u00e0y", None))
#endif // QT_CONFIG(accessibility)
        self.lastDayLabel.setText(QCoreApplication.translate("OfficeStaff", u"Ng\u01b0\u1eddi th\u00f4i c\u00f4ng t\u00e1c, ng\u00e0y &cu\u1ed1i:", None))
#if QT_CONFIG(accessibility)
        self.lastDay.setAccessibleName(QCoreApplication.translate("OfficeStaff", u"Ng\u00e0y c\u00f4ng t\u00e1c cu\u1ed1i c\u00f9ng c\u1ee7a ng\u01b0\u1eddi kh\u00f4ng c\u00f2n trong danh s\u00e1ch", None))
#endif // QT_CONFIG(accessibility)
        self.cancelButton.setText(QCoreApplication.translate("OfficeStaff", u"Th\u00f4i", None))
#if QT_CONFIG(tooltip)
        self.importButton.setToolTip(QCoreApplication.translate("OfficeStaff", u"Ghi nh\u1eefng d\u00f2ng \u0111\u01b0\u1ee3c \u0111\u00e1nh d\u1ea5u (Ctrl+Enter)", None))
#endif // QT_CONFIG(tooltip)
    # retranslateUi
