"""Invented resolutions in six languages, for property tests."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.panels.documents.typesetting import Document, Item, Numbered, Text


@dataclass(frozen=True)
class Words:
    """What a language's inventions are made of.

    ``inner`` are clauses without an end; ``comma`` and the like are the language's own signs.
    """

    enacting: str
    title: str
    openers: tuple[str, ...]
    verbs: tuple[str, ...]
    inner: tuple[str, ...]
    note: str
    closing: tuple[str, ...]
    comma: str = ","
    semicolon: str = ";"
    stop: str = "."
    colon: str = ":"
    space: str = " "
    labels: tuple[str, ...] = ("(a)", "(b)", "(c)", "(d)")


WORDS = {
    "en": Words(
        "The Human Rights Council,",
        "Harbour lanterns and the sharing of tide tables",
        ("Recalling", "Deeply concerned that", "Noting with appreciation", "Bearing in mind",
         "Welcoming", "Guided by", "Mindful of", "Having considered"),
        ("Decides", "Requests", "Also encourages", "Calls upon", "Takes note of"),
        ("the lanterns of the harbour masters", "tide tables kept since 15 March 2006",
         "resolution 60/251 of the Assembly", "United Nations country teams", "small island ports",
         "paragraphs 3 and 4 of its resolution 18/18", "the 2030 Agenda", "those who keep watch",
         "well-kept charts (and their copies)", "the Office of the High Commissioner",
         "in accordance with article 12", "the need of pilots at night"),
        "See A/HRC/56/78.",
        ("49th meeting", "11 October 2024", "[Adopted without a vote.]"),
    ),
    "fr": Words(
        "Le Conseil des droits de l’homme,",
        "Lanternes portuaires et partage des tables de marée",
        ("Rappelant", "Profondément préoccupé par", "Prenant note de", "Se félicitant de",
         "Consciente de", "Guidé par", "Ayant examiné", "Sachant que"),
        ("Décide", "Prie", "Engage également", "Se félicite de", "Est conscient de"),
        ("les lanternes des capitaines de port", "les tables tenues depuis le 15 mars 2006",
         "la résolution 60/251 de l’Assemblée générale", "les équipes de pays", "Nations Unies",
         "l’objectif no 16", "les paragraphes 3 et 4 de sa résolution 18/18", "États insulaires",
         "« le phare et la rive »", "y compris les pilotes", "le Haut-Commissariat",
         "au titre du point 10"),
        "Voir A/HRC/56/78.",
        ("49e séance", "11 octobre 2024", "[Adoptée sans vote.]"),
        semicolon=" ;", colon=" :",
    ),
    "es": Words(
        "El Consejo de Derechos Humanos,",
        "Faroles de puerto e intercambio de tablas de mareas",
        ("Recordando", "Profundamente preocupado por", "Tomando nota de", "Acogiendo con agrado",
         "Consciente de", "Guiándose por", "Habiendo examinado", "Teniendo presente"),
        ("Decide", "Solicita", "Alienta también", "Exhorta", "Pone de relieve"),
        ("los faroles de los capitanes", "las tablas llevadas desde el 15 de marzo de 2006",
         "la resolución 60/251 de la Asamblea General", "Naciones Unidas", "los puertos pequeños",
         "los párrafos 3 y 4 de su resolución 18/18", "la Agenda 2030", "quienes hacen guardia",
         "la Oficina del Alto Comisionado", "en particular de noche", "Estados insulares"),
        "Véase A/HRC/56/78.",
        ("49ª sesión", "11 de octubre de 2024", "[Aprobada sin votación.]"),
        labels=("a)", "b)", "c)", "d)"),
    ),
    "ru": Words(
        "Совет по правам человека,",
        "Портовые фонари и обмен таблицами приливов",
        ("ссылаясь на", "руководствуясь", "принимая во внимание", "вновь подтверждая",
         "с удовлетворением отмечая", "будучи глубоко обеспокоен", "приветствуя", "учитывая"),
        ("постановляет", "просит", "призывает также", "рекомендует", "принимает к сведению"),
        ("фонари капитанов порта", "таблицы от 15 марта 2006 года", "работу Организации",
         "резолюцию 60/251 Генеральной Ассамблеи", "малые островные порты", "включая лоцманов",
         "пункты 3 и 4 своей резолюции 18/18", "Повестку дня на период до 2030 года",
         "страновые группы", "нужды ночной вахты", "Управление Верховного комиссара"),
        "См. A/HRC/56/78.",
        ("49-е заседание", "11 октября 2024 года", "[Принята без голосования.]"),
        labels=("a)", "b)", "c)", "d)"),
    ),
    "ar": Words(
        "إن مجلس حقوق الإنسان،",
        "فوانيس الموانئ وتبادل جداول المد والجزر",
        ("إذ يسترشد", "وإذ يشير إلى", "وإذ يؤكد من جديد", "وإذ يلاحظ مع التقدير",
         "وإذ يضع في اعتباره", "وإذ يساوره القلق"),
        ("يقرر", "يطلب إلى", "يشجع أيضاً", "يهيب", "يحيط علماً"),
        ("فوانيس قباطنة الميناء", "الجداول المحفوظة منذ 15 آذار/مارس 2006", "القرار 60/251",
         "أفرقة الأمم المتحدة القطرية", "الموانئ الجزرية الصغيرة", "خطة عام 2030",
         "الفقرتين 3 و4 من قراره 18/18", "احتياجات المرشدين ليلاً", "مفوضية الأمم المتحدة"),
        "انظر A/HRC/56/78.",
        ("الجلسة 49", "11 تشرين الأول/أكتوبر 2024", "[اعتُمد بدون تصويت.]"),
        comma="،", semicolon="؛", labels=("(أ)", "(ب)", "(ج)", "(د)"),
    ),
    "zh-hans": Words(
        "人权理事会，",
        "港口灯火与潮汐表交流",
        ("回顾", "重申", "铭记", "注意到", "深为关切", "欢迎", "遵循", "又回顾", "赞赏地注意到"),
        ("决定", "请", "鼓励", "促请", "着重指出"),
        ("港务长的灯火", "自2006年3月15日起保存的潮汐表", "大会第60/251号决议", "小岛屿港口",
         "其第18/18号决议第3和第4段", "《2030年议程》", "夜间引航员的需要", "联合国国家工作队",
         "高级专员办事处", "包括抄本在内的海图", "各国政府"),
        "见A/HRC/56/78。",
        ("2024年10月11日", "第49次会议", "[未经表决获得通过。]"),
        comma="，", semicolon="；", stop="。", colon="：", space="",
    ),
}  # fmt: skip


@st.composite
def documents(draw: st.DrawFn, language: str) -> Document:
    """Draw a resolution with preamble, numbered paragraphs, sub-paragraphs and footnotes."""
    words = WORDS[language]
    notes: list[tuple[str, str]] = []

    def sentence(opening: tuple[str, ...], end: str, *, may_mark: bool = True) -> Text:
        clauses = [draw(st.sampled_from(words.inner)) for _ in range(draw(st.integers(1, 14)))]
        glue = [draw(st.sampled_from((words.space, words.comma + words.space))) for _ in clauses]
        text = draw(st.sampled_from(opening)) + words.space
        text += "".join(c + g for c, g in zip(clauses, glue, strict=True))
        text = text.rstrip(words.comma + " ")
        # Before the end, behind a letter: there a mark's digit can be nothing else.
        if may_mark and text[-1].isalpha() and draw(st.integers(0, 5)) == 0:
            label = str(len(notes) + 1)
            notes.append((label, words.note))
            return Text((text, end), (label,))
        return Text((text + end,))

    preamble = tuple(sentence(words.openers, words.comma) for _ in range(draw(st.integers(1, 8))))
    count = draw(st.integers(1, 14))
    numbered = []
    for number in range(1, count + 1):
        end = words.stop if number == count else words.semicolon
        labels = words.labels[: draw(st.sampled_from((0, 0, 0, 2, 4)))]
        text = sentence(words.verbs, words.colon if labels else end)
        items = tuple(
            Item(
                label,
                1,
                sentence(words.verbs, end if label == labels[-1] else words.semicolon),
            )
            for label in labels
        )
        numbered.append(Numbered(number, text, items))
    return Document(
        language=language,
        symbol="A/HRC/RES/57/91",
        title=words.title,
        enacting=words.enacting,
        preamble=preamble,
        numbered=tuple(numbered),
        notes=tuple(notes),
        closing=words.closing,
    )
