"""The form, step by step. Each checks what was typed; what was typed is kept all the same."""

from typing import Final

from activities.submissions.forms.documents import DocumentsForm
from activities.submissions.forms.sharing import SharingForm
from activities.submissions.forms.step import StepForm
from activities.submissions.forms.subjects import SubjectsForm
from activities.submissions.forms.what import WhatForm
from activities.submissions.forms.where import WhereForm

STEPS: Final[dict[str, type[StepForm]]] = {
    "what": WhatForm,
    "where": WhereForm,
    "subjects": SubjectsForm,
    "sharing": SharingForm,
    "documents": DocumentsForm,
}
