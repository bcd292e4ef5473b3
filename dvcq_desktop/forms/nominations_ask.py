# SPDX-License-Identifier: MIT
"""Generated from ui/nominations_ask.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)
class Ui_NominationsAsk(object):
    def setupUi(self, NominationsAsk: QDialog) -> None:
        if not NominationsAsk.objectName():
            NominationsAsk.setObjectName(u"NominationsAsk")
        NominationsAsk.resize(460, 180)
        self.column = QVBoxLayout(NominationsAsk)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.who = QLabel(NominationsAsk)
        self.who.setObjectName(u"who")
        self.who.setWordWrap(True)
        self.who.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.who)

        self.fields = QWidget(NominationsAsk)
        self.fields.setObjectName(u"fields")

        self.column.addWidget(self.fields)

        self.wrong = QLabel(NominationsAsk)
        self.wrong.setObjectName(u"wrong")
        self.wrong.setWordWrap(True)
        self.wrong.setProperty(u"wrong", True)

        self.column.addWidget(self.wrong)

        self.gap = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.gap)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(NominationsAsk)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.saveButton = QPushButton(NominationsAsk)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setProperty(u"primary", True)

        self.foot.addWidget(self.saveButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(NominationsAsk)

        self.saveButton.setDefault(True)


        QMetaObject.connectSlotsByName(NominationsAsk)
    # setupUi

    def retranslateUi(self, NominationsAsk: QDialog) -> None:
        self.cancelButton.setText(QCoreApplication.translate("NominationsAsk", u"Th\u00f4i", None))
        self.saveButton.setText(QCoreApplication.translate("NominationsAsk", u"L\u01b0u", None))
        pass
    # retranslateUi
