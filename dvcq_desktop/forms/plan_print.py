# SPDX-License-Identifier: MIT
"""Generated from ui/plan_print.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QHBoxLayout,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)
class Ui_PlanPrint(object):
    def setupUi(self, PlanPrint: QDialog) -> None:
        if not PlanPrint.objectName():
            PlanPrint.setObjectName(u"PlanPrint")
        PlanPrint.resize(460, 180)
        self.column = QVBoxLayout(PlanPrint)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.fields = QWidget(PlanPrint)
        self.fields.setObjectName(u"fields")

        self.column.addWidget(self.fields)

        self.perUnit = QCheckBox(PlanPrint)
        self.perUnit.setObjectName(u"perUnit")

        self.column.addWidget(self.perUnit)

        self.gap = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.gap)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(PlanPrint)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.printButton = QPushButton(PlanPrint)
        self.printButton.setObjectName(u"printButton")
        self.printButton.setProperty(u"primary", True)

        self.foot.addWidget(self.printButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(PlanPrint)

        self.printButton.setDefault(True)


        QMetaObject.connectSlotsByName(PlanPrint)
    # setupUi

    def retranslateUi(self, PlanPrint: QDialog) -> None:
        PlanPrint.setWindowTitle(QCoreApplication.translate("PlanPrint", u"In v\u0103n b\u1ea3n", None))
        self.perUnit.setText(QCoreApplication.translate("PlanPrint", u"Nhi\u1ec7m v\u1ee5 c\u1ee7a nh\u00f3m: in ri\u00eang t\u1eebng \u0111\u01a1n v\u1ecb", None))
        self.cancelButton.setText(QCoreApplication.translate("PlanPrint", u"Th\u00f4i", None))
        self.printButton.setText(QCoreApplication.translate("PlanPrint", u"Xem tr\u01b0\u1edbc", None))
    # retranslateUi
