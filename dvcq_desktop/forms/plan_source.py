# SPDX-License-Identifier: MIT
"""Generated from ui/plan_source.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QListView, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)
class Ui_PlanSource(object):
    def setupUi(self, PlanSource: QDialog) -> None:
        if not PlanSource.objectName():
            PlanSource.setObjectName(u"PlanSource")
        PlanSource.resize(620, 420)
        self.column = QVBoxLayout(PlanSource)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.list = QListView(PlanSource)
        self.list.setObjectName(u"list")

        self.column.addWidget(self.list)

        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.tools.setObjectName(u"tools")
        self.removeButton = QPushButton(PlanSource)
        self.removeButton.setObjectName(u"removeButton")
        self.removeButton.setAutoDefault(False)

        self.tools.addWidget(self.removeButton)

        self.toolsSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.tools.addItem(self.toolsSpacer)


        self.column.addLayout(self.tools)

        self.fields = QWidget(PlanSource)
        self.fields.setObjectName(u"fields")

        self.column.addWidget(self.fields)

        self.wrong = QLabel(PlanSource)
        self.wrong.setObjectName(u"wrong")
        self.wrong.setWordWrap(True)
        self.wrong.setProperty(u"wrong", True)

        self.column.addWidget(self.wrong)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.addButton = QPushButton(PlanSource)
        self.addButton.setObjectName(u"addButton")
        self.addButton.setAutoDefault(False)

        self.foot.addWidget(self.addButton)

        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(PlanSource)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.saveButton = QPushButton(PlanSource)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setProperty(u"primary", True)

        self.foot.addWidget(self.saveButton)


        self.column.addLayout(self.foot)


        self.retranslateUi(PlanSource)

        self.saveButton.setDefault(True)


        QMetaObject.connectSlotsByName(PlanSource)
    # setupUi

    def retranslateUi(self, PlanSource: QDialog) -> None:
        PlanSource.setWindowTitle(QCoreApplication.translate("PlanSource", u"C\u0103n c\u1ee9 c\u1ee7a nhi\u1ec7m v\u1ee5", None))
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("PlanSource", u"C\u00e1c c\u0103n c\u1ee9", None))
#endif // QT_CONFIG(accessibility)
        self.removeButton.setText(QCoreApplication.translate("PlanSource", u"&B\u1ecf c\u0103n c\u1ee9 \u0111ang ch\u1ecdn", None))
        self.addButton.setText(QCoreApplication.translate("PlanSource", u"&Th\u00eam c\u0103n c\u1ee9 n\u00e0y", None))
        self.cancelButton.setText(QCoreApplication.translate("PlanSource", u"Th\u00f4i", None))
        self.saveButton.setText(QCoreApplication.translate("PlanSource", u"L\u01b0u c\u0103n c\u1ee9", None))
    # retranslateUi
