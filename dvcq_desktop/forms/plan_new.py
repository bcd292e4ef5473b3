# SPDX-License-Identifier: MIT
"""Generated from ui/plan_new.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)
class Ui_PlanNew(object):
    def setupUi(self, PlanNew: QDialog) -> None:
        if not PlanNew.objectName():
            PlanNew.setObjectName(u"PlanNew")
        PlanNew.resize(560, 260)
        self.column = QVBoxLayout(PlanNew)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.fields = QWidget(PlanNew)
        self.fields.setObjectName(u"fields")

        self.column.addWidget(self.fields)

        self.headings = QCheckBox(PlanNew)
        self.headings.setObjectName(u"headings")
        self.headings.setChecked(True)

        self.column.addWidget(self.headings)

        self.wrong = QLabel(PlanNew)
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

        self.cancelButton = QPushButton(PlanNew)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.makeButton = QPushButton(PlanNew)
        self.makeButton.setObjectName(u"makeButton")
        self.makeButton.setProperty(u"primary", True)

        self.foot.addWidget(self.makeButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(PlanNew)

        self.makeButton.setDefault(True)


        QMetaObject.connectSlotsByName(PlanNew)
    # setupUi

    def retranslateUi(self, PlanNew: QDialog) -> None:
        PlanNew.setWindowTitle(QCoreApplication.translate("PlanNew", u"L\u1eadp k\u1ebf ho\u1ea1ch m\u1edbi", None))
        self.headings.setText(QCoreApplication.translate("PlanNew", u"L\u1eadp s\u1eb5n ba m\u1ee5c: I. M\u1ee5c \u0111\u00edch, y\u00eau c\u1ea7u; II. Nhi\u1ec7m v\u1ee5, gi\u1ea3i ph\u00e1p; III. T\u1ed5 ch\u1ee9c th\u1ef1c hi\u1ec7n", None))
        self.cancelButton.setText(QCoreApplication.translate("PlanNew", u"Th\u00f4i", None))
        self.makeButton.setText(QCoreApplication.translate("PlanNew", u"L\u1eadp k\u1ebf ho\u1ea1ch", None))
    # retranslateUi
