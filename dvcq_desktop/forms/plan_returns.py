# SPDX-License-Identifier: MIT
"""Generated from ui/plan_returns.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QHBoxLayout,
    QLabel, QListView, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from dvcq_desktop.widgets.messages import MessageBar
class Ui_PlanReturns(object):
    def setupUi(self, PlanReturns: QDialog) -> None:
        if not PlanReturns.objectName():
            PlanReturns.setObjectName(u"PlanReturns")
        PlanReturns.resize(1040, 560)
        PlanReturns.setModal(True)
        self.column = QVBoxLayout(PlanReturns)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.which = QHBoxLayout()
        self.which.setSpacing(8)
        self.which.setObjectName(u"which")
        self.whichLabel = QLabel(PlanReturns)
        self.whichLabel.setObjectName(u"whichLabel")

        self.which.addWidget(self.whichLabel)


        self.column.addLayout(self.which)

        self.question = QLabel(PlanReturns)
        self.question.setObjectName(u"question")
        self.question.setWordWrap(True)
        self.question.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.question)

        self.table = QWidget(PlanReturns)
        self.table.setObjectName(u"table")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.table.sizePolicy().hasHeightForWidth())
        self.table.setSizePolicy(sizePolicy)

        self.column.addWidget(self.table)

        self.counts = QLabel(PlanReturns)
        self.counts.setObjectName(u"counts")
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setProperty(u"muted", True)

        self.column.addWidget(self.counts)

        self.unmatched = QWidget(PlanReturns)
        self.unmatched.setObjectName(u"unmatched")
        self.unmatchedRow = QHBoxLayout(self.unmatched)
        self.unmatchedRow.setSpacing(8)
        self.unmatchedRow.setObjectName(u"unmatchedRow")
        self.unmatchedRow.setContentsMargins(0, 0, 0, 0)
        self.unmatchedLabel = QLabel(self.unmatched)
        self.unmatchedLabel.setObjectName(u"unmatchedLabel")
        self.unmatchedLabel.setAlignment(Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)

        self.unmatchedRow.addWidget(self.unmatchedLabel)

        self.unmatchedList = QListView(self.unmatched)
        self.unmatchedList.setObjectName(u"unmatchedList")
        self.unmatchedList.setMaximumSize(QSize(16777215, 84))
        self.unmatchedList.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

        self.unmatchedRow.addWidget(self.unmatchedList)

        self.unmatchedButtons = QVBoxLayout()
        self.unmatchedButtons.setObjectName(u"unmatchedButtons")
        self.assignButton = QPushButton(self.unmatched)
        self.assignButton.setObjectName(u"assignButton")
        self.assignButton.setAutoDefault(False)

        self.unmatchedButtons.addWidget(self.assignButton)

        self.forgetButton = QPushButton(self.unmatched)
        self.forgetButton.setObjectName(u"forgetButton")
        self.forgetButton.setAutoDefault(False)

        self.unmatchedButtons.addWidget(self.forgetButton)

        self.unmatchedGap = QSpacerItem(8, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.unmatchedButtons.addItem(self.unmatchedGap)


        self.unmatchedRow.addLayout(self.unmatchedButtons)


        self.column.addWidget(self.unmatched)

        self.messages = MessageBar(PlanReturns)
        self.messages.setObjectName(u"messages")

        self.column.addWidget(self.messages)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.filesButton = QPushButton(PlanReturns)
        self.filesButton.setObjectName(u"filesButton")
        self.filesButton.setAutoDefault(False)

        self.foot.addWidget(self.filesButton)

        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(PlanReturns)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.saveButton = QPushButton(PlanReturns)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setAutoDefault(False)
        self.saveButton.setProperty(u"primary", True)

        self.foot.addWidget(self.saveButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(PlanReturns)

        QMetaObject.connectSlotsByName(PlanReturns)
    # setupUi

    def retranslateUi(self, PlanReturns: QDialog) -> None:
        PlanReturns.setWindowTitle(QCoreApplication.translate("PlanReturns", u"Nh\u1eadp k\u1ebf ho\u1ea1ch \u0111\u01a1n v\u1ecb g\u1eedi v\u1ec1", None))
        self.whichLabel.setText(QCoreApplication.translate("PlanReturns", u"Nhi\u1ec7m v\u1ee5:", None))
        self.unmatchedLabel.setText(QCoreApplication.translate("PlanReturns", u"T\u1ec7p ch\u01b0a r\u00f5 c\u1ee7a \u0111\u01a1n v\u1ecb n\u00e0o:", None))
#if QT_CONFIG(accessibility)
        self.unmatchedList.setAccessibleName(QCoreApplication.translate("PlanReturns", u"T\u1ec7p ch\u01b0a r\u00f5 c\u1ee7a \u0111\u01a1n v\u1ecb n\u00e0o", None))
#endif // QT_CONFIG(accessibility)
        self.assignButton.setText(QCoreApplication.translate("PlanReturns", u"G\u00e1n cho d\u00f2ng \u0111ang ch\u1ecdn", None))
        self.forgetButton.setText(QCoreApplication.translate("PlanReturns", u"B\u1ecf t\u1ec7p n\u00e0y", None))
        self.filesButton.setText(QCoreApplication.translate("PlanReturns", u"Ch\u1ecdn t\u1ec7p\u2026", None))
#if QT_CONFIG(tooltip)
        self.filesButton.setToolTip(QCoreApplication.translate("PlanReturns", u"C\u0169ng c\u00f3 th\u1ec3 k\u00e9o nhi\u1ec1u t\u1ec7p th\u1ea3 v\u00e0o b\u1ea3ng; t\u1ec7p \u0111\u01b0\u1ee3c nh\u1eadn theo t\u00ean \u0111\u01a1n v\u1ecb trong t\u00ean t\u1ec7p", None))
#endif // QT_CONFIG(tooltip)
        self.cancelButton.setText(QCoreApplication.translate("PlanReturns", u"Th\u00f4i", None))
        self.saveButton.setText(QCoreApplication.translate("PlanReturns", u"L\u01b0u", None))
    # retranslateUi
