# SPDX-License-Identifier: MIT
"""Generated from ui/plan_import.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QFrame,
    QHBoxLayout, QHeaderView, QLabel, QPlainTextEdit,
    QPushButton, QRadioButton, QScrollArea, QSizePolicy,
    QSpacerItem, QSpinBox, QSplitter, QTableView,
    QTextBrowser, QVBoxLayout, QWidget)

from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.tabs import Tabs
class Ui_PlanImport(object):
    def setupUi(self, PlanImport: QDialog) -> None:
        if not PlanImport.objectName():
            PlanImport.setObjectName(u"PlanImport")
        PlanImport.resize(1280, 680)
        self.column = QVBoxLayout(PlanImport)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.title = QLabel(PlanImport)
        self.title.setObjectName(u"title")
        self.title.setWordWrap(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.title.sizePolicy().hasHeightForWidth())
        self.title.setSizePolicy(sizePolicy)

        self.head.addWidget(self.title)

        self.yearLabel = QLabel(PlanImport)
        self.yearLabel.setObjectName(u"yearLabel")

        self.head.addWidget(self.yearLabel)

        self.year = QSpinBox(PlanImport)
        self.year.setObjectName(u"year")
        self.year.setMinimum(2000)
        self.year.setMaximum(2100)

        self.head.addWidget(self.year)


        self.column.addLayout(self.head)

        self.what = QHBoxLayout()
        self.what.setSpacing(12)
        self.what.setObjectName(u"what")
        self.whatLabel = QLabel(PlanImport)
        self.whatLabel.setObjectName(u"whatLabel")

        self.what.addWidget(self.whatLabel)

        self.ownPlan = QRadioButton(PlanImport)
        self.ownPlan.setObjectName(u"ownPlan")

        self.what.addWidget(self.ownPlan)

        self.outside = QRadioButton(PlanImport)
        self.outside.setObjectName(u"outside")

        self.what.addWidget(self.outside)

        self.whatSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.what.addItem(self.whatSpacer)


        self.column.addLayout(self.what)

        self.splitter = QSplitter(PlanImport)
        self.splitter.setObjectName(u"splitter")
        self.splitter.setOrientation(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.text = QPlainTextEdit(self.splitter)
        self.text.setObjectName(u"text")
        self.text.setReadOnly(True)
        self.splitter.addWidget(self.text)
        self.tabs = Tabs(self.splitter)
        self.tabs.setObjectName(u"tabs")
        self.tasksTab = QWidget()
        self.tasksTab.setObjectName(u"tasksTab")
        self.tasksColumn = QVBoxLayout(self.tasksTab)
        self.tasksColumn.setSpacing(4)
        self.tasksColumn.setObjectName(u"tasksColumn")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(4)
        self.tools.setObjectName(u"tools")
        self.joinButton = QPushButton(self.tasksTab)
        self.joinButton.setObjectName(u"joinButton")
        self.joinButton.setAutoDefault(False)

        self.tools.addWidget(self.joinButton)

        self.splitButton = QPushButton(self.tasksTab)
        self.splitButton.setObjectName(u"splitButton")
        self.splitButton.setAutoDefault(False)

        self.tools.addWidget(self.splitButton)

        self.addButton = QPushButton(self.tasksTab)
        self.addButton.setObjectName(u"addButton")
        self.addButton.setAutoDefault(False)

        self.tools.addWidget(self.addButton)

        self.undoButton = QPushButton(self.tasksTab)
        self.undoButton.setObjectName(u"undoButton")
        self.undoButton.setAutoDefault(False)

        self.tools.addWidget(self.undoButton)

        self.toolsSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.tools.addItem(self.toolsSpacer)

        self.allButton = QPushButton(self.tasksTab)
        self.allButton.setObjectName(u"allButton")
        self.allButton.setAutoDefault(False)

        self.tools.addWidget(self.allButton)

        self.noneButton = QPushButton(self.tasksTab)
        self.noneButton.setObjectName(u"noneButton")
        self.noneButton.setAutoDefault(False)

        self.tools.addWidget(self.noneButton)


        self.tasksColumn.addLayout(self.tools)

        self.joins = QHBoxLayout()
        self.joins.setSpacing(4)
        self.joins.setObjectName(u"joins")
        self.joinsText = QLabel(self.tasksTab)
        self.joinsText.setObjectName(u"joinsText")
        self.joinsText.setTextFormat(Qt.TextFormat.PlainText)
        self.joinsText.setWordWrap(True)
        sizePolicy.setHeightForWidth(self.joinsText.sizePolicy().hasHeightForWidth())
        self.joinsText.setSizePolicy(sizePolicy)

        self.joins.addWidget(self.joinsText)

        self.nextJoinButton = QPushButton(self.tasksTab)
        self.nextJoinButton.setObjectName(u"nextJoinButton")
        self.nextJoinButton.setAutoDefault(False)

        self.joins.addWidget(self.nextJoinButton)

        self.joinAllButton = QPushButton(self.tasksTab)
        self.joinAllButton.setObjectName(u"joinAllButton")
        self.joinAllButton.setAutoDefault(False)

        self.joins.addWidget(self.joinAllButton)


        self.tasksColumn.addLayout(self.joins)

        self.taskSplitter = QSplitter(self.tasksTab)
        self.taskSplitter.setObjectName(u"taskSplitter")
        self.taskSplitter.setOrientation(Qt.Orientation.Vertical)
        self.taskSplitter.setChildrenCollapsible(False)
        self.table = QTableView(self.taskSplitter)
        self.table.setObjectName(u"table")
        self.taskSplitter.addWidget(self.table)
        self.editorArea = QScrollArea(self.taskSplitter)
        self.editorArea.setObjectName(u"editorArea")
        self.editorArea.setWidgetResizable(True)
        self.editorArea.setFrameShape(QFrame.Shape.NoFrame)
        self.editor = QWidget()
        self.editor.setObjectName(u"editor")
        self.editorArea.setWidget(self.editor)
        self.taskSplitter.addWidget(self.editorArea)

        self.tasksColumn.addWidget(self.taskSplitter)

        self.tabs.addTab(self.tasksTab, "")
        self.documentTab = QWidget()
        self.documentTab.setObjectName(u"documentTab")
        self.documentColumn = QVBoxLayout(self.documentTab)
        self.documentColumn.setObjectName(u"documentColumn")
        self.tabs.addTab(self.documentTab, "")
        self.planTab = QWidget()
        self.planTab.setObjectName(u"planTab")
        self.planColumn = QVBoxLayout(self.planTab)
        self.planColumn.setObjectName(u"planColumn")
        self.facts = QTextBrowser(self.planTab)
        self.facts.setObjectName(u"facts")
        self.facts.setOpenLinks(False)

        self.planColumn.addWidget(self.facts)

        self.tabs.addTab(self.planTab, "")
        self.remarksTab = QWidget()
        self.remarksTab.setObjectName(u"remarksTab")
        self.remarksColumn = QVBoxLayout(self.remarksTab)
        self.remarksColumn.setObjectName(u"remarksColumn")
        self.remarks = QTextBrowser(self.remarksTab)
        self.remarks.setObjectName(u"remarks")
        self.remarks.setOpenLinks(False)

        self.remarksColumn.addWidget(self.remarks)

        self.tabs.addTab(self.remarksTab, "")
        self.splitter.addWidget(self.tabs)

        self.column.addWidget(self.splitter)

        self.messages = MessageBar(PlanImport)
        self.messages.setObjectName(u"messages")

        self.column.addWidget(self.messages)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.office = QCheckBox(PlanImport)
        self.office.setObjectName(u"office")

        self.foot.addWidget(self.office)

        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(PlanImport)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.importButton = QPushButton(PlanImport)
        self.importButton.setObjectName(u"importButton")
        self.importButton.setProperty(u"primary", True)

        self.foot.addWidget(self.importButton)


        self.column.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.yearLabel.setBuddy(self.year)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PlanImport)

        self.tabs.setCurrentIndex(0)
        self.importButton.setDefault(True)


        QMetaObject.connectSlotsByName(PlanImport)
    # setupUi

    def retranslateUi(self, PlanImport: QDialog) -> None:
        PlanImport.setWindowTitle(QCoreApplication.translate("PlanImport", u"Nh\u1eadp k\u1ebf ho\u1ea1ch, v\u0103n b\u1ea3n giao vi\u1ec7c", None))
        self.yearLabel.setText(QCoreApplication.translate("PlanImport", u"&N\u0103m:", None))
#if QT_CONFIG(accessibility)
        self.year.setAccessibleName(QCoreApplication.translate("PlanImport", u"N\u0103m c\u1ee7a k\u1ebf ho\u1ea1ch", None))
#endif // QT_CONFIG(accessibility)
        self.whatLabel.setText(QCoreApplication.translate("PlanImport", u"V\u0103n b\u1ea3n n\u00e0y l\u00e0:", None))
        self.ownPlan.setText(QCoreApplication.translate("PlanImport", u"&k\u1ebf ho\u1ea1ch c\u1ee7a c\u01a1 quan", None))
#if QT_CONFIG(tooltip)
        self.ownPlan.setToolTip(QCoreApplication.translate("PlanImport", u"L\u1eadp m\u1ed9t k\u1ebf ho\u1ea1ch c\u1ee7a n\u0103m, v\u1edbi c\u00e1c m\u1ee5c c\u1ee7a n\u00f3", None))
#endif // QT_CONFIG(tooltip)
        self.outside.setText(QCoreApplication.translate("PlanImport", u"&v\u0103n b\u1ea3n kh\u00e1c giao vi\u1ec7c", None))
#if QT_CONFIG(tooltip)
        self.outside.setToolTip(QCoreApplication.translate("PlanImport", u"C\u00f4ng v\u0103n, quy\u1ebft \u0111\u1ecbnh, danh m\u1ee5c c\u1ee7a c\u01a1 quan kh\u00e1c: m\u1ed7i nhi\u1ec7m v\u1ee5 c\u00f3 c\u0103n c\u1ee9 l\u00e0 v\u0103n b\u1ea3n n\u00e0y, kh\u00f4ng l\u1eadp k\u1ebf ho\u1ea1ch", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.text.setAccessibleName(QCoreApplication.translate("PlanImport", u"To\u00e0n v\u0103n k\u1ebf ho\u1ea1ch", None))
#endif // QT_CONFIG(accessibility)
        self.joinButton.setText(QCoreApplication.translate("PlanImport", u"&G\u1ed9p", None))
#if QT_CONFIG(tooltip)
        self.joinButton.setToolTip(QCoreApplication.translate("PlanImport", u"G\u1ed9p c\u00e1c nhi\u1ec7m v\u1ee5 \u0111ang ch\u1ecdn th\u00e0nh m\u1ed9t (Ctrl+J)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(shortcut)
        self.joinButton.setShortcut(QCoreApplication.translate("PlanImport", u"Ctrl+J", None))
#endif // QT_CONFIG(shortcut)
        self.splitButton.setText(QCoreApplication.translate("PlanImport", u"&T\u00e1ch", None))
#if QT_CONFIG(tooltip)
        self.splitButton.setToolTip(QCoreApplication.translate("PlanImport", u"T\u00e1ch n\u1ed9i dung t\u1ea1i con tr\u1ecf th\u00e0nh hai nhi\u1ec7m v\u1ee5 (Ctrl+T)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(shortcut)
        self.splitButton.setShortcut(QCoreApplication.translate("PlanImport", u"Ctrl+T", None))
#endif // QT_CONFIG(shortcut)
        self.addButton.setText(QCoreApplication.translate("PlanImport", u"Th\u00ea&m", None))
#if QT_CONFIG(tooltip)
        self.addButton.setToolTip(QCoreApplication.translate("PlanImport", u"Th\u00eam m\u1ed9t nhi\u1ec7m v\u1ee5 t\u1eeb \u0111o\u1ea1n v\u0103n \u0111ang b\u00f4i \u0111en b\u00ean tr\u00e1i (Ctrl+M)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(shortcut)
        self.addButton.setShortcut(QCoreApplication.translate("PlanImport", u"Ctrl+M", None))
#endif // QT_CONFIG(shortcut)
        self.undoButton.setText(QCoreApplication.translate("PlanImport", u"&Ho\u00e0n t\u00e1c", None))
#if QT_CONFIG(tooltip)
        self.undoButton.setToolTip(QCoreApplication.translate("PlanImport", u"B\u1ecf thay \u0111\u1ed5i v\u1eeba l\u00e0m trong b\u1ea3ng (Ctrl+Z)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(shortcut)
        self.undoButton.setShortcut(QCoreApplication.translate("PlanImport", u"Ctrl+Z", None))
#endif // QT_CONFIG(shortcut)
        self.allButton.setText(QCoreApplication.translate("PlanImport", u"Ch\u1ecdn t\u1ea5t &c\u1ea3", None))
        self.noneButton.setText(QCoreApplication.translate("PlanImport", u"&B\u1ecf ch\u1ecdn", None))
        self.nextJoinButton.setText(QCoreApplication.translate("PlanImport", u"&Xem t\u1eebng vi\u1ec7c", None))
#if QT_CONFIG(tooltip)
        self.nextJoinButton.setToolTip(QCoreApplication.translate("PlanImport", u"Ch\u1ecdn trong b\u1ea3ng c\u00e1c nhi\u1ec7m v\u1ee5 n\u00eau c\u00f9ng m\u1ed9t vi\u1ec7c", None))
#endif // QT_CONFIG(tooltip)
        self.joinAllButton.setText(QCoreApplication.translate("PlanImport", u"G\u1ed9&p t\u1ea5t c\u1ea3", None))
#if QT_CONFIG(tooltip)
        self.joinAllButton.setToolTip(QCoreApplication.translate("PlanImport", u"G\u1ed9p m\u1ed7i vi\u1ec7c \u0111\u01b0\u1ee3c n\u00eau \u1edf nhi\u1ec1u m\u1ee5c th\u00e0nh m\u1ed9t nhi\u1ec7m v\u1ee5", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("PlanImport", u"Nhi\u1ec7m v\u1ee5 \u0111\u1ec1 xu\u1ea5t", None))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.tasksTab), QCoreApplication.translate("PlanImport", u"Nhi\u1ec7m v\u1ee5 \u0111\u1ec1 xu\u1ea5t", None))
        self.tabs.setTabText(self.tabs.indexOf(self.documentTab), QCoreApplication.translate("PlanImport", u"V\u0103n b\u1ea3n giao vi\u1ec7c", None))
#if QT_CONFIG(accessibility)
        self.facts.setAccessibleName(QCoreApplication.translate("PlanImport", u"Th\u00f4ng tin k\u1ebf ho\u1ea1ch", None))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.planTab), QCoreApplication.translate("PlanImport", u"Th\u00f4ng tin k\u1ebf ho\u1ea1ch", None))
#if QT_CONFIG(accessibility)
        self.remarks.setAccessibleName(QCoreApplication.translate("PlanImport", u"Nh\u1eefng ch\u1ed7 c\u1ea7n ki\u1ec3m tra", None))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.remarksTab), QCoreApplication.translate("PlanImport", u"C\u1ea7n ki\u1ec3m tra", None))
        self.office.setText(QCoreApplication.translate("PlanImport", u"\u0110i\u1ec1n t\u00ean c\u01a1 quan v\u00e0 ng\u01b0\u1eddi k\u00fd theo k\u1ebf ho\u1ea1ch n\u00e0y", None))
        self.cancelButton.setText(QCoreApplication.translate("PlanImport", u"Th\u00f4i", None))
        self.importButton.setText(QCoreApplication.translate("PlanImport", u"Nh\u1eadp", None))
    # retranslateUi
