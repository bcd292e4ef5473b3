# SPDX-License-Identifier: MIT
"""Generated from ui/handover_journal.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)
class Ui_JournalDialog(object):
    def setupUi(self, JournalDialog: QDialog) -> None:
        if not JournalDialog.objectName():
            JournalDialog.setObjectName(u"JournalDialog")
        JournalDialog.resize(1060, 600)
        self.column = QVBoxLayout(JournalDialog)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.filters = QHBoxLayout()
        self.filters.setSpacing(8)
        self.filters.setObjectName(u"filters")
        self.pcLabel = QLabel(JournalDialog)
        self.pcLabel.setObjectName(u"pcLabel")

        self.filters.addWidget(self.pcLabel)

        self.pc = QComboBox(JournalDialog)
        self.pc.setObjectName(u"pc")
        self.pc.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

        self.filters.addWidget(self.pc)


        self.column.addLayout(self.filters)

        self.recordRow = QHBoxLayout()
        self.recordRow.setSpacing(8)
        self.recordRow.setObjectName(u"recordRow")
        self.recordLabel = QLabel(JournalDialog)
        self.recordLabel.setObjectName(u"recordLabel")
        self.recordLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.recordLabel.setWordWrap(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.recordLabel.sizePolicy().hasHeightForWidth())
        self.recordLabel.setSizePolicy(sizePolicy)

        self.recordRow.addWidget(self.recordLabel)

        self.allButton = QPushButton(JournalDialog)
        self.allButton.setObjectName(u"allButton")
        self.allButton.setAutoDefault(False)

        self.recordRow.addWidget(self.allButton)


        self.column.addLayout(self.recordRow)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.count = QLabel(JournalDialog)
        self.count.setObjectName(u"count")

        self.foot.addWidget(self.count)

        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.closeButton = QPushButton(JournalDialog)
        self.closeButton.setObjectName(u"closeButton")

        self.foot.addWidget(self.closeButton)


        self.column.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.pcLabel.setBuddy(self.pc)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(JournalDialog)

        self.closeButton.setDefault(True)


        QMetaObject.connectSlotsByName(JournalDialog)
    # setupUi

    def retranslateUi(self, JournalDialog: QDialog) -> None:
        JournalDialog.setWindowTitle(QCoreApplication.translate("JournalDialog", u"Nh\u1eadt k\u00fd thao t\u00e1c", None))
        self.pcLabel.setText(QCoreApplication.translate("JournalDialog", u"M\u00e1y:", None))
        self.allButton.setText(QCoreApplication.translate("JournalDialog", u"Xem t\u1ea5t c\u1ea3", None))
        self.closeButton.setText(QCoreApplication.translate("JournalDialog", u"\u0110\u00f3ng", None))
    # retranslateUi
