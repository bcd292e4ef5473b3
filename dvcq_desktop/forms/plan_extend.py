# SPDX-License-Identifier: MIT
"""Generated from ui/plan_extend.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.fields import (LineEdit, TextArea)
class Ui_PlanExtend(object):
    def setupUi(self, PlanExtend: QDialog) -> None:
        if not PlanExtend.objectName():
            PlanExtend.setObjectName(u"PlanExtend")
        PlanExtend.resize(520, 340)
        PlanExtend.setModal(True)
        self.column = QVBoxLayout(PlanExtend)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.question = QLabel(PlanExtend)
        self.question.setObjectName(u"question")
        self.question.setWordWrap(True)

        self.column.addWidget(self.question)

        self.fields = QFormLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)
        self.deadlineLabel = QLabel(PlanExtend)
        self.deadlineLabel.setObjectName(u"deadlineLabel")

        self.fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.deadlineLabel)

        self.deadline = DateEdit(PlanExtend)
        self.deadline.setObjectName(u"deadline")

        self.fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.deadline)

        self.documentLabel = QLabel(PlanExtend)
        self.documentLabel.setObjectName(u"documentLabel")

        self.fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.documentLabel)

        self.document = LineEdit(PlanExtend)
        self.document.setObjectName(u"document")

        self.fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.document)

        self.reasonLabel = QLabel(PlanExtend)
        self.reasonLabel.setObjectName(u"reasonLabel")

        self.fields.setWidget(2, QFormLayout.ItemRole.LabelRole, self.reasonLabel)

        self.reason = TextArea(PlanExtend)
        self.reason.setObjectName(u"reason")

        self.fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.reason)

        self.grantedLabel = QLabel(PlanExtend)
        self.grantedLabel.setObjectName(u"grantedLabel")

        self.fields.setWidget(3, QFormLayout.ItemRole.LabelRole, self.grantedLabel)

        self.granted = DateEdit(PlanExtend)
        self.granted.setObjectName(u"granted")

        self.fields.setWidget(3, QFormLayout.ItemRole.FieldRole, self.granted)


        self.column.addLayout(self.fields)

        self.remark = QLabel(PlanExtend)
        self.remark.setObjectName(u"remark")
        self.remark.setWordWrap(True)
        self.remark.setProperty(u"muted", True)
        self.remark.setVisible(False)

        self.column.addWidget(self.remark)

        self.complaint = QLabel(PlanExtend)
        self.complaint.setObjectName(u"complaint")
        self.complaint.setWordWrap(True)
        self.complaint.setProperty(u"wrong", True)
        self.complaint.setVisible(False)

        self.column.addWidget(self.complaint)

        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.space)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.before = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.before)

        self.cancel = QPushButton(PlanExtend)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.extend = QPushButton(PlanExtend)
        self.extend.setObjectName(u"extend")
        self.extend.setProperty(u"primary", True)

        self.buttons.addWidget(self.extend)


        self.column.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.deadlineLabel.setBuddy(self.deadline)
        self.documentLabel.setBuddy(self.document)
        self.reasonLabel.setBuddy(self.reason)
        self.grantedLabel.setBuddy(self.granted)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PlanExtend)

        self.extend.setDefault(True)


        QMetaObject.connectSlotsByName(PlanExtend)
    # setupUi

    def retranslateUi(self, PlanExtend: QDialog) -> None:
        PlanExtend.setWindowTitle(QCoreApplication.translate("PlanExtend", u"Gia h\u1ea1n", None))
        self.deadlineLabel.setText(QCoreApplication.translate("PlanExtend", u"Th\u1eddi h\u1ea1n m\u1edbi:", None))
#if QT_CONFIG(accessibility)
        self.deadline.setAccessibleName(QCoreApplication.translate("PlanExtend", u"Th\u1eddi h\u1ea1n m\u1edbi", None))
#endif // QT_CONFIG(accessibility)
        self.documentLabel.setText(QCoreApplication.translate("PlanExtend", u"V\u0103n b\u1ea3n cho ph\u00e9p:", None))
        self.document.setPlaceholderText(QCoreApplication.translate("PlanExtend", u"V\u00ed d\u1ee5: C\u00f4ng v\u0103n s\u1ed1 45/UBND-VHXH ng\u00e0y 10/6/2026", None))
#if QT_CONFIG(accessibility)
        self.document.setAccessibleName(QCoreApplication.translate("PlanExtend", u"V\u0103n b\u1ea3n cho ph\u00e9p", None))
#endif // QT_CONFIG(accessibility)
        self.reasonLabel.setText(QCoreApplication.translate("PlanExtend", u"L\u00fd do:", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("PlanExtend", u"L\u00fd do", None))
#endif // QT_CONFIG(accessibility)
        self.grantedLabel.setText(QCoreApplication.translate("PlanExtend", u"Ng\u00e0y cho ph\u00e9p:", None))
#if QT_CONFIG(accessibility)
        self.granted.setAccessibleName(QCoreApplication.translate("PlanExtend", u"Ng\u00e0y cho ph\u00e9p", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("PlanExtend", u"Th\u00f4i", None))
        self.extend.setText(QCoreApplication.translate("PlanExtend", u"Gia h\u1ea1n", None))
    # retranslateUi
