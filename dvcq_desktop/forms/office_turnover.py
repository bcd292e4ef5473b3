# SPDX-License-Identifier: MIT
"""Generated from ui/office_turnover.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QFormLayout,
    QHBoxLayout, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.pick import PickBox
class Ui_OfficeTurnover(object):
    def setupUi(self, OfficeTurnover: QDialog) -> None:
        if not OfficeTurnover.objectName():
            OfficeTurnover.setObjectName(u"OfficeTurnover")
        OfficeTurnover.resize(860, 520)
        OfficeTurnover.setModal(True)
        self.column = QVBoxLayout(OfficeTurnover)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.question = QLabel(OfficeTurnover)
        self.question.setObjectName(u"question")
        self.question.setWordWrap(True)

        self.column.addWidget(self.question)

        self.fields = QFormLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)
        self.dayLabel = QLabel(OfficeTurnover)
        self.dayLabel.setObjectName(u"dayLabel")

        self.fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.dayLabel)

        self.day = DateEdit(OfficeTurnover)
        self.day.setObjectName(u"day")

        self.fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.day)

        self.takerLabel = QLabel(OfficeTurnover)
        self.takerLabel.setObjectName(u"takerLabel")

        self.fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.takerLabel)

        self.taker = PickBox(OfficeTurnover)
        self.taker.setObjectName(u"taker")

        self.fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.taker)

        self.movePeople = QCheckBox(OfficeTurnover)
        self.movePeople.setObjectName(u"movePeople")

        self.fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.movePeople)


        self.column.addLayout(self.fields)

        self.sentence = QLabel(OfficeTurnover)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setWordWrap(True)

        self.column.addWidget(self.sentence)

        self.holdings = QWidget(OfficeTurnover)
        self.holdings.setObjectName(u"holdings")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.holdings.sizePolicy().hasHeightForWidth())
        self.holdings.setSizePolicy(sizePolicy)

        self.column.addWidget(self.holdings)

        self.messages = MessageBar(OfficeTurnover)
        self.messages.setObjectName(u"messages")

        self.column.addWidget(self.messages)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.before = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.before)

        self.cancel = QPushButton(OfficeTurnover)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.end = QPushButton(OfficeTurnover)
        self.end.setObjectName(u"end")

        self.buttons.addWidget(self.end)


        self.column.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.dayLabel.setBuddy(self.day)
        self.takerLabel.setBuddy(self.taker)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OfficeTurnover)

        self.end.setDefault(True)


        QMetaObject.connectSlotsByName(OfficeTurnover)
    # setupUi

    def retranslateUi(self, OfficeTurnover: QDialog) -> None:
        self.dayLabel.setText(QCoreApplication.translate("OfficeTurnover", u"&Ng\u00e0y cu\u1ed1i c\u00f9ng:", None))
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(QCoreApplication.translate("OfficeTurnover", u"Ng\u00e0y cu\u1ed1i c\u00f9ng", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("OfficeTurnover", u"Th\u00f4i", None))
        self.end.setText(QCoreApplication.translate("OfficeTurnover", u"K\u1ebft th\u00fac", None))
        pass
    # retranslateUi
