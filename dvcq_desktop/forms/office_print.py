# SPDX-License-Identifier: MIT
"""Generated from ui/office_print.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)
class Ui_OfficePrint(object):
    def setupUi(self, OfficePrint: QDialog) -> None:
        if not OfficePrint.objectName():
            OfficePrint.setObjectName(u"OfficePrint")
        OfficePrint.resize(460, 180)
        self.column = QVBoxLayout(OfficePrint)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.fields = QWidget(OfficePrint)
        self.fields.setObjectName(u"fields")

        self.column.addWidget(self.fields)

        self.options = QVBoxLayout()
        self.options.setSpacing(4)
        self.options.setObjectName(u"options")

        self.column.addLayout(self.options)

        self.gap = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.gap)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(OfficePrint)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.printButton = QPushButton(OfficePrint)
        self.printButton.setObjectName(u"printButton")
        self.printButton.setProperty(u"primary", True)

        self.foot.addWidget(self.printButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(OfficePrint)

        self.printButton.setDefault(True)


        QMetaObject.connectSlotsByName(OfficePrint)
    # setupUi

    def retranslateUi(self, OfficePrint: QDialog) -> None:
        OfficePrint.setWindowTitle(QCoreApplication.translate("OfficePrint", u"In v\u0103n b\u1ea3n", None))
        self.cancelButton.setText(QCoreApplication.translate("OfficePrint", u"Th\u00f4i", None))
        self.printButton.setText(QCoreApplication.translate("OfficePrint", u"Xem tr\u01b0\u1edbc", None))
    # retranslateUi
