# SPDX-License-Identifier: MIT
"""Generated from ui/plan_turn.ui by `python dev.py forms`; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QCheckBox, QComboBox,
    QDialog, QHBoxLayout, QHeaderView, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QSpinBox,
    QVBoxLayout, QWidget)

from dvcq_desktop.widgets.cell_tree import CellTree
from dvcq_desktop.widgets.messages import MessageBar
class Ui_PlanTurn(object):
    def setupUi(self, PlanTurn: QDialog) -> None:
        if not PlanTurn.objectName():
            PlanTurn.setObjectName(u"PlanTurn")
        PlanTurn.resize(1080, 640)
        self.column = QVBoxLayout(PlanTurn)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.planLabel = QLabel(PlanTurn)
        self.planLabel.setObjectName(u"planLabel")

        self.head.addWidget(self.planLabel)

        self.plan = QComboBox(PlanTurn)
        self.plan.setObjectName(u"plan")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.plan.sizePolicy().hasHeightForWidth())
        self.plan.setSizePolicy(sizePolicy)

        self.head.addWidget(self.plan)

        self.yearLabel = QLabel(PlanTurn)
        self.yearLabel.setObjectName(u"yearLabel")

        self.head.addWidget(self.yearLabel)

        self.year = QSpinBox(PlanTurn)
        self.year.setObjectName(u"year")
        self.year.setMinimum(2001)
        self.year.setMaximum(2199)

        self.head.addWidget(self.year)


        self.column.addLayout(self.head)

        self.messages = MessageBar(PlanTurn)
        self.messages.setObjectName(u"messages")

        self.column.addWidget(self.messages)

        self.tasks = CellTree(PlanTurn)
        self.tasks.setObjectName(u"tasks")
        self.tasks.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tasks.setAlternatingRowColors(True)
        self.tasks.setUniformRowHeights(True)

        self.column.addWidget(self.tasks)

        self.ways = QHBoxLayout()
        self.ways.setSpacing(8)
        self.ways.setObjectName(u"ways")
        self.waysLabel = QLabel(PlanTurn)
        self.waysLabel.setObjectName(u"waysLabel")

        self.ways.addWidget(self.waysLabel)

        self.copyButton = QPushButton(PlanTurn)
        self.copyButton.setObjectName(u"copyButton")
        self.copyButton.setAutoDefault(False)

        self.ways.addWidget(self.copyButton)

        self.carryButton = QPushButton(PlanTurn)
        self.carryButton.setObjectName(u"carryButton")
        self.carryButton.setAutoDefault(False)

        self.ways.addWidget(self.carryButton)

        self.bothButton = QPushButton(PlanTurn)
        self.bothButton.setObjectName(u"bothButton")
        self.bothButton.setAutoDefault(False)

        self.ways.addWidget(self.bothButton)

        self.leaveButton = QPushButton(PlanTurn)
        self.leaveButton.setObjectName(u"leaveButton")
        self.leaveButton.setAutoDefault(False)

        self.ways.addWidget(self.leaveButton)

        self.waysSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.ways.addItem(self.waysSpacer)


        self.column.addLayout(self.ways)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.options = QVBoxLayout()
        self.options.setSpacing(4)
        self.options.setObjectName(u"options")
        self.owners = QCheckBox(PlanTurn)
        self.owners.setObjectName(u"owners")
        self.owners.setChecked(True)

        self.options.addWidget(self.owners)

        self.deadlines = QCheckBox(PlanTurn)
        self.deadlines.setObjectName(u"deadlines")

        self.options.addWidget(self.deadlines)


        self.foot.addLayout(self.options)

        self.footSpacer = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpacer)

        self.cancelButton = QPushButton(PlanTurn)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.foot.addWidget(self.cancelButton)

        self.draftButton = QPushButton(PlanTurn)
        self.draftButton.setObjectName(u"draftButton")
        self.draftButton.setAutoDefault(False)
        self.draftButton.setProperty(u"primary", True)

        self.foot.addWidget(self.draftButton)


        self.column.addLayout(self.foot)

#if QT_CONFIG(shortcut)
        self.planLabel.setBuddy(self.plan)
        self.yearLabel.setBuddy(self.year)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PlanTurn)

        QMetaObject.connectSlotsByName(PlanTurn)
    # setupUi

    def retranslateUi(self, PlanTurn: QDialog) -> None:
        PlanTurn.setWindowTitle(QCoreApplication.translate("PlanTurn", u"L\u1eadp k\u1ebf ho\u1ea1ch n\u0103m sau", None))
        self.planLabel.setText(QCoreApplication.translate("PlanTurn", u"L\u1eadp t\u1eeb &k\u1ebf ho\u1ea1ch:", None))
#if QT_CONFIG(accessibility)
        self.plan.setAccessibleName(QCoreApplication.translate("PlanTurn", u"L\u1eadp t\u1eeb k\u1ebf ho\u1ea1ch", None))
#endif // QT_CONFIG(accessibility)
        self.yearLabel.setText(QCoreApplication.translate("PlanTurn", u"cho &n\u0103m:", None))
#if QT_CONFIG(accessibility)
        self.year.setAccessibleName(QCoreApplication.translate("PlanTurn", u"N\u0103m m\u1edbi", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.tasks.setAccessibleName(QCoreApplication.translate("PlanTurn", u"Nhi\u1ec7m v\u1ee5 c\u1ee7a n\u0103m", None))
#endif // QT_CONFIG(accessibility)
        self.waysLabel.setText(QCoreApplication.translate("PlanTurn", u"C\u00e1c d\u00f2ng \u0111ang ch\u1ecdn:", None))
        self.copyButton.setText(QCoreApplication.translate("PlanTurn", u"&Ch\u00e9p", None))
#if QT_CONFIG(tooltip)
        self.copyButton.setToolTip(QCoreApplication.translate("PlanTurn", u"L\u1eadp l\u1ea1i nhi\u1ec7m v\u1ee5 cho n\u0103m m\u1edbi", None))
#endif // QT_CONFIG(tooltip)
        self.carryButton.setText(QCoreApplication.translate("PlanTurn", u"Chuy\u1ec3n &ti\u1ebfp", None))
#if QT_CONFIG(tooltip)
        self.carryButton.setToolTip(QCoreApplication.translate("PlanTurn", u"Ch\u1ec9 ph\u1ea7n ch\u01b0a ho\u00e0n th\u00e0nh c\u1ee7a n\u0103m c\u0169", None))
#endif // QT_CONFIG(tooltip)
        self.bothButton.setText(QCoreApplication.translate("PlanTurn", u"C\u1ea3 &hai", None))
#if QT_CONFIG(tooltip)
        self.bothButton.setToolTip(QCoreApplication.translate("PlanTurn", u"L\u1eadp l\u1ea1i nhi\u1ec7m v\u1ee5 cho n\u0103m m\u1edbi, v\u00e0 th\u00eam ph\u1ea7n ch\u01b0a ho\u00e0n th\u00e0nh c\u1ee7a n\u0103m c\u0169", None))
#endif // QT_CONFIG(tooltip)
        self.leaveButton.setText(QCoreApplication.translate("PlanTurn", u"&Kh\u00f4ng", None))
#if QT_CONFIG(tooltip)
        self.leaveButton.setToolTip(QCoreApplication.translate("PlanTurn", u"Kh\u00f4ng \u0111\u01b0a sang n\u0103m m\u1edbi", None))
#endif // QT_CONFIG(tooltip)
        self.owners.setText(QCoreApplication.translate("PlanTurn", u"Gi\u1eef ng\u01b0\u1eddi ph\u1ee5 tr\u00e1ch c\u00f2n c\u00f4ng t\u00e1c v\u00e0o ng\u00e0y 01/01", None))
        self.deadlines.setText(QCoreApplication.translate("PlanTurn", u"Gi\u1eef th\u1eddi h\u1ea1n, chuy\u1ec3n sang c\u00f9ng ng\u00e0y c\u1ee7a n\u0103m m\u1edbi", None))
        self.cancelButton.setText(QCoreApplication.translate("PlanTurn", u"Th\u00f4i", None))
        self.draftButton.setText(QCoreApplication.translate("PlanTurn", u"L\u1eadp d\u1ef1 th\u1ea3o", None))
#if QT_CONFIG(tooltip)
        self.draftButton.setToolTip(QCoreApplication.translate("PlanTurn", u"L\u1eadp d\u1ef1 th\u1ea3o (Ctrl+Enter)", None))
#endif // QT_CONFIG(tooltip)
    # retranslateUi
