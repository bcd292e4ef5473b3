# SPDX-License-Identifier: MIT
"""Generated from ui/handover_restore.ui by `python dev.py forms`; never edited by hand."""

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
class Ui_RestoreDialog(object):
    def setupUi(self, RestoreDialog: QDialog) -> None:
        if not RestoreDialog.objectName():
            RestoreDialog.setObjectName(u"RestoreDialog")
        RestoreDialog.resize(760, 440)
        self.column = QVBoxLayout(RestoreDialog)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.sentence = QLabel(RestoreDialog)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)

        self.column.addWidget(self.sentence)

        self.listLabel = QLabel(RestoreDialog)
        self.listLabel.setObjectName(u"listLabel")
        self.listLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.listLabel.setWordWrap(True)

        self.column.addWidget(self.listLabel)

        self.keptLabel = QLabel(RestoreDialog)
        self.keptLabel.setObjectName(u"keptLabel")
        self.keptLabel.setWordWrap(True)

        self.column.addWidget(self.keptLabel)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(RestoreDialog)
        self.cancelButton.setObjectName(u"cancelButton")

        self.foot.addWidget(self.cancelButton)

        self.restoreButton = QPushButton(RestoreDialog)
        self.restoreButton.setObjectName(u"restoreButton")
        self.restoreButton.setAutoDefault(False)
        self.restoreButton.setProperty(u"primary", True)

        self.foot.addWidget(self.restoreButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(RestoreDialog)

        self.cancelButton.setDefault(True)


        QMetaObject.connectSlotsByName(RestoreDialog)
    # setupUi

    def retranslateUi(self, RestoreDialog: QDialog) -> None:
        RestoreDialog.setWindowTitle(QCoreApplication.translate("RestoreDialog", u"Kh\u00f4i ph\u1ee5c: xem tr\u01b0\u1edbc", None))
        self.keptLabel.setText(QCoreApplication.translate("RestoreDialog", u"D\u1eef li\u1ec7u hi\u1ec7n nay \u0111\u01b0\u1ee3c sao l\u01b0u tr\u01b0\u1edbc khi kh\u00f4i ph\u1ee5c, n\u00ean v\u1eabn quay l\u1ea1i \u0111\u01b0\u1ee3c.", None))
        self.cancelButton.setText(QCoreApplication.translate("RestoreDialog", u"Th\u00f4i", None))
        self.restoreButton.setText(QCoreApplication.translate("RestoreDialog", u"Kh\u00f4i ph\u1ee5c", None))
    # retranslateUi
