"""Texts of generated activities: each says in its language that it was generated."""

from random import Random
from typing import Final

#: By language code: title and summary, each with the number and a subject.
FRAMES: Final = {
    "ar": (
        "نشاط مولَّد {number}: {subject}",
        "نص مولَّد لأغراض القياس، لا يصف شيئًا حقيقيًا: {subject}.",
    ),
    "en": (
        "Generated activity {number}: {subject}",
        "A text generated for measurements, which describes nothing real: {subject}.",
    ),
    "es": (
        "Actividad generada {number}: {subject}",
        "Texto generado para mediciones, que no describe nada real: {subject}.",
    ),
    "fr": (
        "Activité générée {number} : {subject}",
        "Texte généré pour des mesures, qui ne décrit rien de réel : {subject}.",
    ),
    "ru": (
        "Сгенерированная деятельность {number}: {subject}",
        "Текст сгенерирован для измерений и не описывает ничего реального: {subject}.",
    ),
    "zh-hans": (
        "生成的活动{number}:{subject}",
        "为测量而生成的文本,不描述任何真实事物:{subject}。",
    ),
}
#: By language code, the same subjects in the same order.
SUBJECTS: Final = {
    "ar": ("تدريب القضاة", "سجل المواليد", "الوصول إلى العدالة", "التعليم الشامل", "مياه نظيفة"),
    "en": (
        "training of judges",
        "registration of births",
        "access to justice",
        "inclusive education",
        "clean water",
    ),
    "es": (
        "formación de jueces",
        "registro de nacimientos",
        "acceso a la justicia",
        "educación inclusiva",
        "agua limpia",
    ),
    "fr": (
        "formation des juges",
        "enregistrement des naissances",
        "accès à la justice",
        "éducation inclusive",
        "eau propre",
    ),
    "ru": (
        "подготовка судей",
        "регистрация рождений",
        "доступ к правосудию",
        "инклюзивное образование",
        "чистая вода",
    ),
    "zh-hans": ("法官培训", "出生登记", "诉诸司法", "包容性教育", "清洁用水"),
}
SENTENCES: Final = 8


def texts_in(code: str, number: int, chance: Random) -> dict[str, str]:
    """Return the texts of a version by the name of their field.

    Args:
        code: the language's.
        number: of the work; its versions name the same first subject.
        chance: decides on the length of the description.
    """
    subjects = SUBJECTS[code]
    title, summary = FRAMES[code]
    label = f"{number:06}"
    subject = subjects[number % len(subjects)]
    length = chance.randint(1, SENTENCES)
    paragraphs = [
        f"<p>{summary.format(number=label, subject=subjects[(number + more) % len(subjects)])}</p>"
        for more in range(length)
    ]
    return {
        "title": title.format(number=label, subject=subject),
        "summary": summary.format(number=label, subject=subject),
        "body": "".join(paragraphs),
        "beneficiaries": "",
        "results": subject,
        "lessons": "",
        "good_practice_reason": "",
        "public_contact": "",
    }
