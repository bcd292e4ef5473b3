# SPDX-License-Identifier: MIT
"""Generated from ui/bug_dialog.ui by `python dev.py forms`; never edited by hand."""

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

from dvcq_desktop.widgets.tabs import Tabs

class Ui_BugDialog(object):
    def setupUi(self, BugDialog: QDialog) -> None:
        if not BugDialog.objectName():
            BugDialog.setObjectName(u"BugDialog")
        BugDialog.resize(680, 440)
        self.column = QVBoxLayout(BugDialog)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(12, 12, 12, 12)
        self.sentence = QLabel(BugDialog)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setWordWrap(True)

        self.column.addWidget(self.sentence)

        self.pages = Tabs(BugDialog)
        self.pages.setObjectName(u"pages")
        self.pages.setDocumentMode(True)

        self.column.addWidget(self.pages)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.push = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.push)

        self.close = QPushButton(BugDialog)
        self.close.setObjectName(u"close")

        self.buttons.addWidget(self.close)

        self.save = QPushButton(BugDialog)
        self.save.setObjectName(u"save")

        self.buttons.addWidget(self.save)


        self.column.addLayout(self.buttons)


        self.retranslateUi(BugDialog)
        self.close.clicked.connect(BugDialog.reject)

        self.save.setDefault(True)


        QMetaObject.connectSlotsByName(BugDialog)
    # setupUi

    def retranslateUi(self, BugDialog: QDialog) -> None:
        BugDialog.setWindowTitle(QCoreApplication.translate("BugDialog", u"Ch\u01b0\u01a1ng tr\u00ecnh g\u1eb7p l\u1ed7i", None))
        self.sentence.setText(QCoreApplication.translate("BugDialog", u"Vi\u1ec7c v\u1eeba l\u00e0m g\u1eb7p m\u1ed9t l\u1ed7i c\u1ee7a ch\u01b0\u01a1ng tr\u00ecnh. Nh\u1eefng g\u00ec \u0111\u00e3 l\u01b0u v\u1eabn c\u00f2n nguy\u00ean. H\u00e3y l\u01b0u th\u00f4ng tin l\u1ed7i d\u01b0\u1edbi \u0111\u00e2y v\u00e0 g\u1eedi cho ng\u01b0\u1eddi ph\u1ee5 tr\u00e1ch ph\u1ea7n m\u1ec1m; trong \u0111\u00f3 kh\u00f4ng c\u00f3 t\u00ean ng\u01b0\u1eddi hay n\u1ed9i dung c\u00f4ng vi\u1ec7c.", None))
#if QT_CONFIG(accessibility)
        self.pages.setAccessibleName(QCoreApplication.translate("BugDialog", u"C\u00e1c ph\u1ea7n c\u1ee7a th\u00f4ng tin l\u1ed7i", None))
#endif // QT_CONFIG(accessibility)
        self.close.setText(QCoreApplication.translate("BugDialog", u"\u0110\u00f3ng", None))
        self.save.setText(QCoreApplication.translate("BugDialog", u"L\u01b0u th\u00f4ng tin l\u1ed7i\u2026", None))
    # retranslateUi
