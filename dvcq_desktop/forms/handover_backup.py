# SPDX-License-Identifier: MIT
"""Generated from ui/handover_backup.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QGridLayout, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QSpinBox, QVBoxLayout, QWidget)
class Ui_BackupDialog(object):
    def setupUi(self, BackupDialog: QDialog) -> None:
        if not BackupDialog.objectName():
            BackupDialog.setObjectName(u"BackupDialog")
        BackupDialog.resize(880, 520)
        self.column = QVBoxLayout(BackupDialog)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.places = QGridLayout()
        self.places.setObjectName(u"places")
        self.places.setHorizontalSpacing(8)
        self.places.setVerticalSpacing(4)
        self.ownLabel = QLabel(BackupDialog)
        self.ownLabel.setObjectName(u"ownLabel")
        self.ownLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.places.addWidget(self.ownLabel, 0, 0, 1, 1)

        self.ownPlace = QLabel(BackupDialog)
        self.ownPlace.setObjectName(u"ownPlace")
        self.ownPlace.setTextFormat(Qt.TextFormat.PlainText)
        self.ownPlace.setWordWrap(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.ownPlace.sizePolicy().hasHeightForWidth())
        self.ownPlace.setSizePolicy(sizePolicy)

        self.places.addWidget(self.ownPlace, 0, 1, 1, 1)

        self.openButton = QPushButton(BackupDialog)
        self.openButton.setObjectName(u"openButton")
        self.openButton.setAutoDefault(False)

        self.places.addWidget(self.openButton, 0, 2, 1, 1)

        self.secondLabel = QLabel(BackupDialog)
        self.secondLabel.setObjectName(u"secondLabel")
        self.secondLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.places.addWidget(self.secondLabel, 1, 0, 1, 1)

        self.secondPlace = QLabel(BackupDialog)
        self.secondPlace.setObjectName(u"secondPlace")
        self.secondPlace.setTextFormat(Qt.TextFormat.PlainText)
        self.secondPlace.setWordWrap(True)

        self.places.addWidget(self.secondPlace, 1, 1, 1, 1)

        self.chooseButton = QPushButton(BackupDialog)
        self.chooseButton.setObjectName(u"chooseButton")
        self.chooseButton.setAutoDefault(False)

        self.places.addWidget(self.chooseButton, 1, 2, 1, 1)

        self.plainNote = QLabel(BackupDialog)
        self.plainNote.setObjectName(u"plainNote")
        self.plainNote.setTextFormat(Qt.TextFormat.PlainText)
        self.plainNote.setWordWrap(True)
        self.plainNote.setProperty(u"muted", True)

        self.places.addWidget(self.plainNote, 2, 1, 1, 2)

        self.reminding = QHBoxLayout()
        self.reminding.setSpacing(4)
        self.reminding.setObjectName(u"reminding")
        self.daysLabel = QLabel(BackupDialog)
        self.daysLabel.setObjectName(u"daysLabel")

        self.reminding.addWidget(self.daysLabel)

        self.days = QSpinBox(BackupDialog)
        self.days.setObjectName(u"days")
        self.days.setMinimum(0)
        self.days.setMaximum(90)
        self.days.setValue(7)

        self.reminding.addWidget(self.days)

        self.daysSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.reminding.addItem(self.daysSpacer)


        self.places.addLayout(self.reminding, 3, 1, 1, 1)

        self.forgetButton = QPushButton(BackupDialog)
        self.forgetButton.setObjectName(u"forgetButton")
        self.forgetButton.setAutoDefault(False)

        self.places.addWidget(self.forgetButton, 3, 2, 1, 1)


        self.column.addLayout(self.places)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.proveButton = QPushButton(BackupDialog)
        self.proveButton.setObjectName(u"proveButton")
        self.proveButton.setAutoDefault(False)

        self.foot.addWidget(self.proveButton)

        self.otherButton = QPushButton(BackupDialog)
        self.otherButton.setObjectName(u"otherButton")
        self.otherButton.setAutoDefault(False)

        self.foot.addWidget(self.otherButton)

        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.closeButton = QPushButton(BackupDialog)
        self.closeButton.setObjectName(u"closeButton")
        self.closeButton.setAutoDefault(False)

        self.foot.addWidget(self.closeButton)

        self.restoreButton = QPushButton(BackupDialog)
        self.restoreButton.setObjectName(u"restoreButton")
        self.restoreButton.setAutoDefault(False)

        self.foot.addWidget(self.restoreButton)

        self.backUpButton = QPushButton(BackupDialog)
        self.backUpButton.setObjectName(u"backUpButton")
        self.backUpButton.setProperty(u"primary", True)

        self.foot.addWidget(self.backUpButton)


        self.column.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.daysLabel.setBuddy(self.days)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(BackupDialog)

        self.backUpButton.setDefault(True)


        QMetaObject.connectSlotsByName(BackupDialog)
    # setupUi

    def retranslateUi(self, BackupDialog: QDialog) -> None:
        BackupDialog.setWindowTitle(QCoreApplication.translate("BackupDialog", u"Sao l\u01b0u v\u00e0 kh\u00f4i ph\u1ee5c", None))
        self.ownLabel.setText(QCoreApplication.translate("BackupDialog", u"Tr\u00ean m\u00e1y n\u00e0y:", None))
        self.openButton.setText(QCoreApplication.translate("BackupDialog", u"M\u1edf th\u01b0 m\u1ee5c", None))
        self.secondLabel.setText(QCoreApplication.translate("BackupDialog", u"USB, \u1ed5 kh\u00e1c:", None))
        self.chooseButton.setText(QCoreApplication.translate("BackupDialog", u"Ch\u1ecdn n\u01a1i th\u1ee9 hai\u2026", None))
        self.plainNote.setText(QCoreApplication.translate("BackupDialog", u"B\u1ea3n sao l\u01b0u kh\u00f4ng \u0111\u1eb7t m\u1eadt kh\u1ea9u, \u0111\u1ec3 khi h\u1ecfng m\u00e1y v\u1eabn m\u1edf l\u1ea1i \u0111\u01b0\u1ee3c: ai c\u1ea7m USB c\u0169ng \u0111\u1ecdc \u0111\u01b0\u1ee3c. H\u00e3y d\u00f9ng m\u1ed9t USB ri\u00eang, c\u1ea5t trong t\u1ee7 kh\u00f3a. Mang d\u1eef li\u1ec7u \u0111i n\u01a1i kh\u00e1c th\u00ec d\u00f9ng B\u00e0n giao qua USB (c\u00f3 m\u1eadt kh\u1ea9u).", None))
        self.daysLabel.setText(QCoreApplication.translate("BackupDialog", u"Nh\u1eafc khi ch\u01b0a sao l\u01b0u ra \u0111\u00f3 qu\u00e1", None))
        self.days.setSuffix(QCoreApplication.translate("BackupDialog", u" ng\u00e0y", None))
        self.days.setSpecialValueText(QCoreApplication.translate("BackupDialog", u"kh\u00f4ng nh\u1eafc", None))
        self.forgetButton.setText(QCoreApplication.translate("BackupDialog", u"Th\u00f4i d\u00f9ng n\u01a1i n\u00e0y", None))
        self.proveButton.setText(QCoreApplication.translate("BackupDialog", u"Ki\u1ec3m tra b\u1ea3n sao l\u01b0u", None))
        self.otherButton.setText(QCoreApplication.translate("BackupDialog", u"Kh\u00f4i ph\u1ee5c t\u1eeb t\u1ec7p kh\u00e1c\u2026", None))
        self.closeButton.setText(QCoreApplication.translate("BackupDialog", u"\u0110\u00f3ng", None))
        self.restoreButton.setText(QCoreApplication.translate("BackupDialog", u"Kh\u00f4i ph\u1ee5c b\u1ea3n n\u00e0y\u2026", None))
        self.backUpButton.setText(QCoreApplication.translate("BackupDialog", u"Sao l\u01b0u ngay", None))
    # retranslateUi
