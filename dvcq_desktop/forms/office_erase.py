# SPDX-License-Identifier: MIT
"""Generated from ui/office_erase.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)
class Ui_OfficeErase(object):
    def setupUi(self, OfficeErase: QDialog) -> None:
        if not OfficeErase.objectName():
            OfficeErase.setObjectName(u"OfficeErase")
        OfficeErase.resize(560, 320)
        self.column = QVBoxLayout(OfficeErase)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.going = QLabel(OfficeErase)
        self.going.setObjectName(u"going")
        self.going.setWordWrap(True)
        self.going.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.going)

        self.staying = QLabel(OfficeErase)
        self.staying.setObjectName(u"staying")
        self.staying.setWordWrap(True)
        self.staying.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.staying)

        self.warning = QLabel(OfficeErase)
        self.warning.setObjectName(u"warning")
        self.warning.setWordWrap(True)
        self.warning.setTextFormat(Qt.TextFormat.PlainText)
        self.warning.setProperty(u"wrong", True)

        self.column.addWidget(self.warning)

        self.ask = QLabel(OfficeErase)
        self.ask.setObjectName(u"ask")
        self.ask.setWordWrap(True)
        self.ask.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.ask)

        self.typed = QLineEdit(OfficeErase)
        self.typed.setObjectName(u"typed")

        self.column.addWidget(self.typed)

        self.gap = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.gap)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(OfficeErase)
        self.cancelButton.setObjectName(u"cancelButton")

        self.foot.addWidget(self.cancelButton)

        self.eraseButton = QPushButton(OfficeErase)
        self.eraseButton.setObjectName(u"eraseButton")
        self.eraseButton.setEnabled(False)
        self.eraseButton.setAutoDefault(False)

        self.foot.addWidget(self.eraseButton)


        self.column.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.ask.setBuddy(self.typed)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OfficeErase)

        self.cancelButton.setDefault(True)


        QMetaObject.connectSlotsByName(OfficeErase)
    # setupUi

    def retranslateUi(self, OfficeErase: QDialog) -> None:
        OfficeErase.setWindowTitle(QCoreApplication.translate("OfficeErase", u"X\u00f3a v\u0129nh vi\u1ec5n", None))
        self.cancelButton.setText(QCoreApplication.translate("OfficeErase", u"Th\u00f4i", None))
        self.eraseButton.setText(QCoreApplication.translate("OfficeErase", u"X\u00f3a v\u0129nh vi\u1ec5n", None))
    # retranslateUi
