"""What readers and the newsroom type about reports and notices: fields, words and checks of shape."""

from desk.corrections.forms.deciding import (
    ANSWERS,
    ANYBODY,
    AppealDecisionForm,
    DecisionForm,
    NoticeForm,
    RedactionForm,
    ReopenForm,
    SendBackForm,
)
from desk.corrections.forms.following import AppealForm, InformationForm, LostLinkForm, MeTooForm
from desk.corrections.forms.reporting import EntryForm, ReportForm
from desk.corrections.forms.shapes import ButtonForm, PictureForm, VersionedForm
from desk.corrections.forms.triage import (
    AnswerForm,
    ArticleForm,
    CannedForm,
    ClaimLanguageForm,
    ClassifyForm,
    DelayForm,
    DifferenceForm,
    DuplicateForm,
    HoldForm,
    LabelsForm,
    NoteForm,
    OmbudsForm,
    QuestionForm,
    SeverityForm,
    SnoozeForm,
    VersionForm,
    ViewForm,
)

__all__ = [
    "ANSWERS", "ANYBODY", "AnswerForm", "AppealDecisionForm", "AppealForm", "ArticleForm", "ButtonForm", "CannedForm",
    "ClaimLanguageForm", "ClassifyForm", "DecisionForm", "DelayForm", "DifferenceForm", "DuplicateForm", "EntryForm", "HoldForm",
    "InformationForm", "LabelsForm", "LostLinkForm", "MeTooForm", "NoteForm", "NoticeForm", "OmbudsForm", "PictureForm",
    "QuestionForm", "RedactionForm", "ReopenForm", "ReportForm", "SendBackForm", "SeverityForm", "SnoozeForm", "VersionForm",
    "VersionedForm", "ViewForm",
]  # fmt: skip
