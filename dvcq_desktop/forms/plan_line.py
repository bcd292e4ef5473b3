# SPDX-License-Identifier: MIT
"""Generated from ui/plan_line.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFrame, QHBoxLayout,
    QLabel, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from dvcq_desktop.widgets.messages import MessageBar
class Ui_PlanLine(object):
    def setupUi(self, PlanLine: QDialog) -> None:
        if not PlanLine.objectName():
            PlanLine.setObjectName(u"PlanLine")
        PlanLine.resize(600, 520)
        PlanLine.setModal(True)
        self.column = QVBoxLayout(PlanLine)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.question = QLabel(PlanLine)
        self.question.setObjectName(u"question")
        self.question.setWordWrap(True)
        self.question.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.question)

        self.scroll = QScrollArea(PlanLine)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.scroll.sizePolicy().hasHeightForWidth())
        self.scroll.setSizePolicy(sizePolicy)
        self.fields = QWidget()
        self.fields.setObjectName(u"fields")
        self.scroll.setWidget(self.fields)

        self.column.addWidget(self.scroll)

        self.messages = MessageBar(PlanLine)
        self.messages.setObjectName(u"messages")

        self.column.addWidget(self.messages)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(PlanLine)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.saveButton = QPushButton(PlanLine)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setProperty(u"primary", True)

        self.foot.addWidget(self.saveButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(PlanLine)

        self.saveButton.setDefault(True)


        QMetaObject.connectSlotsByName(PlanLine)
    # setupUi

    def retranslateUi(self, PlanLine: QDialog) -> None:
        self.cancelButton.setText(QCoreApplication.translate("PlanLine", u"Th\u00f4i", None))
        self.saveButton.setText(QCoreApplication.translate("PlanLine", u"L\u01b0u", None))
        pass
    # retranslateUi
