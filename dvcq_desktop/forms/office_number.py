# SPDX-License-Identifier: MIT
"""Generated from ui/office_number.ui by `python dev.py forms`; never edited by hand."""

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
class Ui_OfficeNumber(object):
    def setupUi(self, OfficeNumber: QDialog) -> None:
        if not OfficeNumber.objectName():
            OfficeNumber.setObjectName(u"OfficeNumber")
        OfficeNumber.resize(460, 200)
        OfficeNumber.setModal(True)
        self.column = QVBoxLayout(OfficeNumber)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.title = QLabel(OfficeNumber)
        self.title.setObjectName(u"title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.title)

        self.fields = QWidget(OfficeNumber)
        self.fields.setObjectName(u"fields")

        self.column.addWidget(self.fields)

        self.complaint = QLabel(OfficeNumber)
        self.complaint.setObjectName(u"complaint")
        self.complaint.setWordWrap(True)
        self.complaint.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.complaint)

        self.gap = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.gap)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(OfficeNumber)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.saveButton = QPushButton(OfficeNumber)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setProperty(u"primary", True)

        self.foot.addWidget(self.saveButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(OfficeNumber)

        self.saveButton.setDefault(True)


        QMetaObject.connectSlotsByName(OfficeNumber)
    # setupUi

    def retranslateUi(self, OfficeNumber: QDialog) -> None:
        OfficeNumber.setWindowTitle(QCoreApplication.translate("OfficeNumber", u"Ghi s\u1ed1, ng\u00e0y v\u0103n b\u1ea3n", None))
#if QT_CONFIG(accessibility)
        self.complaint.setAccessibleName(QCoreApplication.translate("OfficeNumber", u"L\u01b0u \u00fd", None))
#endif // QT_CONFIG(accessibility)
        self.cancelButton.setText(QCoreApplication.translate("OfficeNumber", u"Th\u00f4i", None))
        self.saveButton.setText(QCoreApplication.translate("OfficeNumber", u"Ghi v\u00e0o s\u1ed5", None))
    # retranslateUi
