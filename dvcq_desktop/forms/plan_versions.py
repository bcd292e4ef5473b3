# SPDX-License-Identifier: MIT
"""Generated from ui/plan_versions.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QCheckBox, QDialog,
    QHBoxLayout, QListView, QPushButton, QSizePolicy,
    QSpacerItem, QSplitter, QTextBrowser, QVBoxLayout,
    QWidget)
class Ui_PlanVersions(object):
    def setupUi(self, PlanVersions: QDialog) -> None:
        if not PlanVersions.objectName():
            PlanVersions.setObjectName(u"PlanVersions")
        PlanVersions.resize(1080, 640)
        self.column = QVBoxLayout(PlanVersions)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.splitter = QSplitter(PlanVersions)
        self.splitter.setObjectName(u"splitter")
        self.splitter.setOrientation(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.list = QListView(self.splitter)
        self.list.setObjectName(u"list")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.splitter.addWidget(self.list)
        self.text = QTextBrowser(self.splitter)
        self.text.setObjectName(u"text")
        self.text.setOpenLinks(False)
        self.splitter.addWidget(self.text)

        self.column.addWidget(self.splitter)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.marked = QCheckBox(PlanVersions)
        self.marked.setObjectName(u"marked")
        self.marked.setChecked(True)

        self.foot.addWidget(self.marked)

        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.openButton = QPushButton(PlanVersions)
        self.openButton.setObjectName(u"openButton")
        self.openButton.setAutoDefault(False)

        self.foot.addWidget(self.openButton)

        self.saveButton = QPushButton(PlanVersions)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setAutoDefault(False)

        self.foot.addWidget(self.saveButton)

        self.closeButton = QPushButton(PlanVersions)
        self.closeButton.setObjectName(u"closeButton")

        self.foot.addWidget(self.closeButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(PlanVersions)

        self.closeButton.setDefault(True)


        QMetaObject.connectSlotsByName(PlanVersions)
    # setupUi

    def retranslateUi(self, PlanVersions: QDialog) -> None:
        PlanVersions.setWindowTitle(QCoreApplication.translate("PlanVersions", u"C\u00e1c b\u1ea3n c\u1ee7a k\u1ebf ho\u1ea1ch", None))
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("PlanVersions", u"C\u00e1c b\u1ea3n c\u1ee7a k\u1ebf ho\u1ea1ch", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.text.setAccessibleName(QCoreApplication.translate("PlanVersions", u"To\u00e0n v\u0103n c\u1ee7a b\u1ea3n \u0111ang ch\u1ecdn", None))
#endif // QT_CONFIG(accessibility)
        self.marked.setText(QCoreApplication.translate("PlanVersions", u"\u0110\u00e1nh d\u1ea5u ch\u1ed7 &kh\u00e1c b\u1ea3n thay n\u00f3", None))
        self.openButton.setText(QCoreApplication.translate("PlanVersions", u"&M\u1edf t\u1ec7p g\u1ed1c", None))
        self.saveButton.setText(QCoreApplication.translate("PlanVersions", u"&L\u01b0u t\u1ec7p g\u1ed1c\u2026", None))
        self.closeButton.setText(QCoreApplication.translate("PlanVersions", u"\u0110\u00f3ng", None))
    # retranslateUi
