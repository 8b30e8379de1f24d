"""Words of the small portal that the journeys go through.

Names are United Nations terms; the rest is long enough to wrap on a telephone.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What the pages of one language say."""

    home: str
    promise: str
    section: str
    about: str
    heading: str
    detail: str
    sentence: str
    quotation: str
    speaker: str
    columns: tuple[str, str, str]
    rows: tuple[str, str]
    place: str
    query: str


WORDS = {
    "ar": Words(
        home="التعاون التقني وبناء القدرات في مجال حقوق الإنسان",
        promise="حلقات النقاش والوثائق والأنشطة، بست لغات وفي متناول الجميع.",
        section="حلقات النقاش",
        about="كيف تشارك المؤسسات الوطنية لحقوق الإنسان",
        heading="تقديم المساهمات",
        detail="الموافقة",
        sentence="تقدم الدول ووكالات الأمم المتحدة والمؤسسات الوطنية لحقوق الإنسان معلومات عن "
        "أنشطتها طوعا، وبموافقة الدول المعنية.",
        quotation="التعاون يبدأ بالإصغاء إلى من يطلبه.",
        speaker="المقررة",
        columns=("الصندوق", "الغرض", "بالدولار"),
        rows=("صندوق التبرعات للتعاون التقني", "صندوق التبرعات للمشاركة"),
        place="القاعة العشرون",
        query="حقوق الإنسان",
    ),
    "zh-hans": Words(
        home="人权领域的技术合作和能力建设",
        promise="小组讨论会、文件和活动，六种语文，人人可用。",
        section="小组讨论会",
        about="国家人权机构如何参与",
        heading="提交材料",
        detail="同意",
        sentence="各国、联合国实体和国家人权机构自愿提交关于其活动的信息，并须经有关国家同意。",
        quotation="合作始于倾听请求者的声音。",
        speaker="报告员",
        columns=("基金", "用途", "美元"),
        rows=("技术合作自愿基金", "参与自愿基金"),
        place="第二十会议室",
        query="人权",
    ),
    "en": Words(
        home="Technical cooperation and capacity-building in human rights",
        promise="Panel discussions, documents and activities, in six languages and open to all.",
        section="Panel discussions",
        about="How national human rights institutions take part",
        heading="Sending a contribution",
        detail="Agreement",
        sentence="States, United Nations entities and national human rights institutions send "
        "information on their activities voluntarily, with the agreement of the States concerned.",
        quotation="Cooperation begins with listening to those who ask for it.",
        speaker="The rapporteur",
        columns=("Fund", "Purpose", "United States dollars"),
        rows=("Voluntary Fund for Technical Cooperation", "Voluntary fund for participation"),
        place="Room XX",
        query="human rights",
    ),
    "fr": Words(
        home="Coopération technique et renforcement des capacités dans le domaine des droits "
        "de l’homme",
        promise="Réunions-débats, documents et activités, en six langues et ouverts à tous.",
        section="Réunions-débats",
        about="Comment participent les institutions nationales des droits de l’homme",
        heading="Envoyer une contribution",
        detail="Accord",
        sentence="Les États, les entités des Nations Unies et les institutions nationales des "
        "droits de l’homme communiquent leurs activités volontairement, avec l’accord des États "
        "concernés.",
        quotation="La coopération commence par l’écoute de ceux qui la demandent.",
        speaker="La rapporteuse",
        columns=("Fonds", "Objet", "Dollars des États-Unis"),
        rows=("Fonds pour la coopération technique", "Fonds pour la participation"),
        place="Salle XX",
        query="droits de l’homme",
    ),
    "ru": Words(
        home="Техническое сотрудничество и наращивание потенциала в области прав человека",
        promise="Дискуссионные форумы, документы и деятельность — на шести языках, для всех.",
        section="Дискуссионные форумы",
        about="Как участвуют национальные правозащитные учреждения",
        heading="Представление информации",
        detail="Согласие",
        sentence="Государства, структуры Организации Объединенных Наций и национальные "
        "правозащитные учреждения представляют сведения о своей деятельности добровольно, "
        "с согласия соответствующих государств.",
        quotation="Сотрудничество начинается с умения выслушать того, кто о нем просит.",
        speaker="Докладчица",
        columns=("Фонд", "Назначение", "Доллары США"),
        rows=("Фонд технического сотрудничества", "Фонд для обеспечения участия"),
        place="Зал XX",
        query="прав человека",
    ),
    "es": Words(
        home="Cooperación técnica y creación de capacidad en materia de derechos humanos",
        promise="Mesas redondas, documentos y actividades, en seis idiomas y abiertos a todos.",
        section="Mesas redondas",
        about="Cómo participan las instituciones nacionales de derechos humanos",
        heading="Enviar una contribución",
        detail="Acuerdo",
        sentence="Los Estados, las entidades de las Naciones Unidas y las instituciones "
        "nacionales de derechos humanos envían información sobre sus actividades de forma "
        "voluntaria y con el acuerdo de los Estados interesados.",
        quotation="La cooperación empieza por escuchar a quien la pide.",
        speaker="La relatora",
        columns=("Fondo", "Finalidad", "Dólares de los Estados Unidos"),
        rows=("Fondo para la cooperación técnica", "Fondo para la participación"),
        place="Sala XX",
        query="derechos humanos",
    ),
}
