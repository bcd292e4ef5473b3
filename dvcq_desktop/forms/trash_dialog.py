# SPDX-License-Identifier: MIT
"""Generated from ui/trash_dialog.ui by `python dev.py forms`; never edited by hand."""

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
class Ui_TrashDialog(object):
    def setupUi(self, TrashDialog: QDialog) -> None:
        if not TrashDialog.objectName():
            TrashDialog.setObjectName(u"TrashDialog")
        TrashDialog.resize(860, 460)
        self.column = QVBoxLayout(TrashDialog)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.hint = QLabel(TrashDialog)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)

        self.column.addWidget(self.hint)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.eraseButton = QPushButton(TrashDialog)
        self.eraseButton.setObjectName(u"eraseButton")
        self.eraseButton.setAutoDefault(False)

        self.foot.addWidget(self.eraseButton)

        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.closeButton = QPushButton(TrashDialog)
        self.closeButton.setObjectName(u"closeButton")
        self.closeButton.setAutoDefault(False)

        self.foot.addWidget(self.closeButton)

        self.restoreButton = QPushButton(TrashDialog)
        self.restoreButton.setObjectName(u"restoreButton")
        self.restoreButton.setProperty(u"primary", True)

        self.foot.addWidget(self.restoreButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(TrashDialog)

        self.restoreButton.setDefault(True)


        QMetaObject.connectSlotsByName(TrashDialog)
    # setupUi

    def retranslateUi(self, TrashDialog: QDialog) -> None:
        TrashDialog.setWindowTitle(QCoreApplication.translate("TrashDialog", u"Th\u00f9ng r\u00e1c", None))
        self.hint.setText(QCoreApplication.translate("TrashDialog", u"Ch\u1ecdn c\u00e1c m\u1ee5c c\u1ea7n l\u1ea5y l\u1ea1i r\u1ed3i b\u1ea5m Kh\u00f4i ph\u1ee5c. M\u1ee5c trong th\u00f9ng r\u00e1c kh\u00f4ng b\u1ecb x\u00f3a h\u1eb3n; ri\u00eang m\u1ed9t ng\u01b0\u1eddi c\u00f3 th\u1ec3 x\u00f3a v\u0129nh vi\u1ec5n.", None))
        self.eraseButton.setText(QCoreApplication.translate("TrashDialog", u"X\u00f3a v\u0129nh vi\u1ec5n\u2026", None))
        self.closeButton.setText(QCoreApplication.translate("TrashDialog", u"\u0110\u00f3ng", None))
        self.restoreButton.setText(QCoreApplication.translate("TrashDialog", u"Kh\u00f4i ph\u1ee5c", None))
    # retranslateUi
