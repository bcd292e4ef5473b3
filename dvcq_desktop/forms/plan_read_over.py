# SPDX-License-Identifier: MIT
"""Generated from ui/plan_read_over.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QHBoxLayout,
    QHeaderView, QLabel, QPushButton, QRadioButton,
    QSizePolicy, QSpacerItem, QSplitter, QTableView,
    QTextBrowser, QVBoxLayout, QWidget)

from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.tabs import Tabs
class Ui_PlanReadOver(object):
    def setupUi(self, PlanReadOver: QDialog) -> None:
        if not PlanReadOver.objectName():
            PlanReadOver.setObjectName(u"PlanReadOver")
        PlanReadOver.resize(1280, 680)
        self.column = QVBoxLayout(PlanReadOver)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.title = QLabel(PlanReadOver)
        self.title.setObjectName(u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.RichText)

        self.column.addWidget(self.title)

        self.messages = MessageBar(PlanReadOver)
        self.messages.setObjectName(u"messages")

        self.column.addWidget(self.messages)

        self.splitter = QSplitter(PlanReadOver)
        self.splitter.setObjectName(u"splitter")
        self.splitter.setOrientation(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.tabs = Tabs(self.splitter)
        self.tabs.setObjectName(u"tabs")
        self.changesTab = QWidget()
        self.changesTab.setObjectName(u"changesTab")
        self.changesColumn = QVBoxLayout(self.changesTab)
        self.changesColumn.setObjectName(u"changesColumn")
        self.changes = QTableView(self.changesTab)
        self.changes.setObjectName(u"changes")

        self.changesColumn.addWidget(self.changes)

        self.tabs.addTab(self.changesTab, "")
        self.tasksTab = QWidget()
        self.tasksTab.setObjectName(u"tasksTab")
        self.tasksColumn = QVBoxLayout(self.tasksTab)
        self.tasksColumn.setObjectName(u"tasksColumn")
        self.tasks = QTableView(self.tasksTab)
        self.tasks.setObjectName(u"tasks")

        self.tasksColumn.addWidget(self.tasks)

        self.tabs.addTab(self.tasksTab, "")
        self.splitter.addWidget(self.tabs)
        self.sides = QWidget(self.splitter)
        self.sides.setObjectName(u"sides")
        self.sidesColumn = QVBoxLayout(self.sides)
        self.sidesColumn.setSpacing(4)
        self.sidesColumn.setObjectName(u"sidesColumn")
        self.sidesColumn.setContentsMargins(0, 0, 0, 0)
        self.fateRow = QHBoxLayout()
        self.fateRow.setSpacing(8)
        self.fateRow.setObjectName(u"fateRow")
        self.remark = QLabel(self.sides)
        self.remark.setObjectName(u"remark")
        self.remark.setWordWrap(True)
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.remark.sizePolicy().hasHeightForWidth())
        self.remark.setSizePolicy(sizePolicy)

        self.fateRow.addWidget(self.remark)

        self.dropFate = QRadioButton(self.sides)
        self.dropFate.setObjectName(u"dropFate")

        self.fateRow.addWidget(self.dropFate)

        self.keepFate = QRadioButton(self.sides)
        self.keepFate.setObjectName(u"keepFate")

        self.fateRow.addWidget(self.keepFate)


        self.sidesColumn.addLayout(self.fateRow)

        self.pair = QHBoxLayout()
        self.pair.setSpacing(8)
        self.pair.setObjectName(u"pair")
        self.oldColumn = QVBoxLayout()
        self.oldColumn.setSpacing(4)
        self.oldColumn.setObjectName(u"oldColumn")
        self.oldLabel = QLabel(self.sides)
        self.oldLabel.setObjectName(u"oldLabel")

        self.oldColumn.addWidget(self.oldLabel)

        self.old = QTextBrowser(self.sides)
        self.old.setObjectName(u"old")
        self.old.setOpenLinks(False)

        self.oldColumn.addWidget(self.old)


        self.pair.addLayout(self.oldColumn)

        self.newColumn = QVBoxLayout()
        self.newColumn.setSpacing(4)
        self.newColumn.setObjectName(u"newColumn")
        self.newLabel = QLabel(self.sides)
        self.newLabel.setObjectName(u"newLabel")

        self.newColumn.addWidget(self.newLabel)

        self.new_ = QTextBrowser(self.sides)
        self.new_.setObjectName(u"new_")
        self.new_.setOpenLinks(False)

        self.newColumn.addWidget(self.new_)


        self.pair.addLayout(self.newColumn)


        self.sidesColumn.addLayout(self.pair)

        self.splitter.addWidget(self.sides)

        self.column.addWidget(self.splitter)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.allButton = QPushButton(PlanReadOver)
        self.allButton.setObjectName(u"allButton")
        self.allButton.setAutoDefault(False)

        self.foot.addWidget(self.allButton)

        self.noneButton = QPushButton(PlanReadOver)
        self.noneButton.setObjectName(u"noneButton")
        self.noneButton.setAutoDefault(False)

        self.foot.addWidget(self.noneButton)

        self.whole = QCheckBox(PlanReadOver)
        self.whole.setObjectName(u"whole")

        self.foot.addWidget(self.whole)

        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.otherButton = QPushButton(PlanReadOver)
        self.otherButton.setObjectName(u"otherButton")
        self.otherButton.setAutoDefault(False)

        self.foot.addWidget(self.otherButton)

        self.cancelButton = QPushButton(PlanReadOver)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.updateButton = QPushButton(PlanReadOver)
        self.updateButton.setObjectName(u"updateButton")
        self.updateButton.setProperty(u"primary", True)

        self.foot.addWidget(self.updateButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(PlanReadOver)

        self.tabs.setCurrentIndex(0)
        self.updateButton.setDefault(True)


        QMetaObject.connectSlotsByName(PlanReadOver)
    # setupUi

    def retranslateUi(self, PlanReadOver: QDialog) -> None:
        PlanReadOver.setWindowTitle(QCoreApplication.translate("PlanReadOver", u"\u0110\u1ecdc b\u1ea3n m\u1edbi c\u1ee7a k\u1ebf ho\u1ea1ch", None))
#if QT_CONFIG(accessibility)
        self.changes.setAccessibleName(QCoreApplication.translate("PlanReadOver", u"Nh\u1eefng ch\u1ed7 kh\u00e1c c\u1ee7a b\u1ea3n m\u1edbi", None))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.changesTab), QCoreApplication.translate("PlanReadOver", u"V\u0103n b\u1ea3n", None))
#if QT_CONFIG(accessibility)
        self.tasks.setAccessibleName(QCoreApplication.translate("PlanReadOver", u"Nhi\u1ec7m v\u1ee5 li\u00ean quan", None))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.tasksTab), QCoreApplication.translate("PlanReadOver", u"Nhi\u1ec7m v\u1ee5", None))
        self.dropFate.setText(QCoreApplication.translate("PlanReadOver", u"&Kh\u00f4ng th\u1ef1c hi\u1ec7n", None))
        self.keepFate.setText(QCoreApplication.translate("PlanReadOver", u"&Gi\u1eef nh\u01b0 vi\u1ec7c \u0111\u1ed9t xu\u1ea5t", None))
        self.oldLabel.setText(QCoreApplication.translate("PlanReadOver", u"\u0110ang c\u00f3", None))
#if QT_CONFIG(accessibility)
        self.old.setAccessibleName(QCoreApplication.translate("PlanReadOver", u"L\u1eddi \u0111ang c\u00f3", None))
#endif // QT_CONFIG(accessibility)
        self.newLabel.setText(QCoreApplication.translate("PlanReadOver", u"B\u1ea3n m\u1edbi", None))
#if QT_CONFIG(accessibility)
        self.new_.setAccessibleName(QCoreApplication.translate("PlanReadOver", u"L\u1eddi c\u1ee7a b\u1ea3n m\u1edbi", None))
#endif // QT_CONFIG(accessibility)
        self.allButton.setText(QCoreApplication.translate("PlanReadOver", u"Nh\u1eadn t\u1ea5t &c\u1ea3", None))
        self.noneButton.setText(QCoreApplication.translate("PlanReadOver", u"&B\u1ecf ch\u1ecdn", None))
        self.whole.setText(QCoreApplication.translate("PlanReadOver", u"Hi\u1ec7n c\u1ea3 m\u1ee5c gi\u1eef &nguy\u00ean", None))
        self.otherButton.setText(QCoreApplication.translate("PlanReadOver", u"Nh\u1eadn l\u00e0 k\u1ebf ho\u1ea1ch &kh\u00e1c\u2026", None))
#if QT_CONFIG(tooltip)
        self.otherButton.setToolTip(QCoreApplication.translate("PlanReadOver", u"V\u0103n b\u1ea3n n\u00e0y l\u00e0 m\u1ed9t k\u1ebf ho\u1ea1ch kh\u00e1c c\u1ee7a n\u0103m; k\u1ebf ho\u1ea1ch \u0111ang c\u00f3 gi\u1eef nguy\u00ean", None))
#endif // QT_CONFIG(tooltip)
        self.cancelButton.setText(QCoreApplication.translate("PlanReadOver", u"Th\u00f4i", None))
        self.updateButton.setText(QCoreApplication.translate("PlanReadOver", u"C\u1eadp nh\u1eadt k\u1ebf ho\u1ea1ch", None))
    # retranslateUi
