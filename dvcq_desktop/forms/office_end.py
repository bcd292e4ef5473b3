# SPDX-License-Identifier: MIT
"""Generated from ui/office_end.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.pick import PickBox
class Ui_OfficeEnd(object):
    def setupUi(self, OfficeEnd: QDialog) -> None:
        if not OfficeEnd.objectName():
            OfficeEnd.setObjectName(u"OfficeEnd")
        OfficeEnd.resize(460, 180)
        OfficeEnd.setModal(True)
        self.column = QVBoxLayout(OfficeEnd)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.question = QLabel(OfficeEnd)
        self.question.setObjectName(u"question")
        self.question.setWordWrap(True)

        self.column.addWidget(self.question)

        self.fields = QFormLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)
        self.dayLabel = QLabel(OfficeEnd)
        self.dayLabel.setObjectName(u"dayLabel")

        self.fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.dayLabel)

        self.day = DateEdit(OfficeEnd)
        self.day.setObjectName(u"day")

        self.fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.day)

        self.successorLabel = QLabel(OfficeEnd)
        self.successorLabel.setObjectName(u"successorLabel")

        self.fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.successorLabel)

        self.successor = PickBox(OfficeEnd)
        self.successor.setObjectName(u"successor")

        self.fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.successor)


        self.column.addLayout(self.fields)

        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.space)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.before = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.before)

        self.cancel = QPushButton(OfficeEnd)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.end = QPushButton(OfficeEnd)
        self.end.setObjectName(u"end")

        self.buttons.addWidget(self.end)


        self.column.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.dayLabel.setBuddy(self.day)
        self.successorLabel.setBuddy(self.successor)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OfficeEnd)

        self.end.setDefault(True)


        QMetaObject.connectSlotsByName(OfficeEnd)
    # setupUi

    def retranslateUi(self, OfficeEnd: QDialog) -> None:
        self.dayLabel.setText(QCoreApplication.translate("OfficeEnd", u"Ng\u00e0y cu\u1ed1i c\u00f9ng:", None))
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(QCoreApplication.translate("OfficeEnd", u"Ng\u00e0y cu\u1ed1i c\u00f9ng", None))
#endif // QT_CONFIG(accessibility)
        self.successorLabel.setText(QCoreApplication.translate("OfficeEnd", u"\u0110\u01a1n v\u1ecb k\u1ebf th\u1eeba:", None))
#if QT_CONFIG(accessibility)
        self.successor.setAccessibleName(QCoreApplication.translate("OfficeEnd", u"\u0110\u01a1n v\u1ecb k\u1ebf th\u1eeba", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("OfficeEnd", u"B\u1ecf", None))
        self.end.setText(QCoreApplication.translate("OfficeEnd", u"K\u1ebft th\u00fac", None))
        pass
    # retranslateUi
