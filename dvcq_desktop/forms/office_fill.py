# SPDX-License-Identifier: MIT
"""Generated from ui/office_fill.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QHBoxLayout,
    QLabel, QListView, QPushButton, QSizePolicy,
    QSpacerItem, QSpinBox, QVBoxLayout, QWidget)
class Ui_OfficeFill(object):
    def setupUi(self, OfficeFill: QDialog) -> None:
        if not OfficeFill.objectName():
            OfficeFill.setObjectName(u"OfficeFill")
        OfficeFill.resize(560, 460)
        OfficeFill.setModal(True)
        self.column = QVBoxLayout(OfficeFill)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.head = QHBoxLayout()
        self.head.setObjectName(u"head")
        self.yearLabel = QLabel(OfficeFill)
        self.yearLabel.setObjectName(u"yearLabel")

        self.head.addWidget(self.yearLabel)

        self.year = QSpinBox(OfficeFill)
        self.year.setObjectName(u"year")
        self.year.setMinimum(2020)
        self.year.setMaximum(2100)

        self.head.addWidget(self.year)

        self.after = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.after)


        self.column.addLayout(self.head)

        self.sentence = QLabel(OfficeFill)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setWordWrap(True)

        self.column.addWidget(self.sentence)

        self.days = QListView(OfficeFill)
        self.days.setObjectName(u"days")
        self.days.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

        self.column.addWidget(self.days)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.before = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.before)

        self.cancel = QPushButton(OfficeFill)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.fill = QPushButton(OfficeFill)
        self.fill.setObjectName(u"fill")

        self.buttons.addWidget(self.fill)


        self.column.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.yearLabel.setBuddy(self.year)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OfficeFill)

        self.fill.setDefault(True)


        QMetaObject.connectSlotsByName(OfficeFill)
    # setupUi

    def retranslateUi(self, OfficeFill: QDialog) -> None:
        OfficeFill.setWindowTitle(QCoreApplication.translate("OfficeFill", u"\u0110i\u1ec1n ng\u00e0y ngh\u1ec9", None))
        self.yearLabel.setText(QCoreApplication.translate("OfficeFill", u"N\u0103m:", None))
#if QT_CONFIG(accessibility)
        self.year.setAccessibleName(QCoreApplication.translate("OfficeFill", u"N\u0103m", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.days.setAccessibleName(QCoreApplication.translate("OfficeFill", u"C\u00e1c ng\u00e0y s\u1ebd th\u00eam", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("OfficeFill", u"Th\u00f4i", None))
        self.fill.setText(QCoreApplication.translate("OfficeFill", u"\u0110i\u1ec1n ng\u00e0y ngh\u1ec9", None))
    # retranslateUi
