"""Broken plurals of Arabic, which no ending shows: the noun's common ones, and their singulars."""

import re
from collections.abc import Iterator
from typing import Final

# Singular, then its plurals.
_NOUNS: Final = """
طفل أطفال
شخص أشخاص
حق حقوق
طبيب أطباء
رجل رجال
امرأة نساء
شاب شباب شبان
بلد بلدان بلاد
عضو أعضاء
قاض قاضي قضاة
محكمة محاكم
قانون قوانين
مدرسة مدارس
طالب طلاب طلبة
عامل عمال
وزير وزراء
خبير خبراء
رئيس رؤساء
سفير سفراء
شريك شركاء
فقير فقراء
لاجئ لاجئون
ضحية ضحايا
قضية قضايا
جريمة جرائم
وثيقة وثائق
حقيقة حقائق
وسيلة وسائل
رسالة رسائل
مسألة مسائل
وظيفة وظائف
طريقة طرق
هدف أهداف
برنامج برامج
مشروع مشاريع مشروعات
مورد موارد
مركز مراكز
معيار معايير
تقرير تقارير
تدبير تدابير
قدرة قدرات
خدمة خدمات
سياسة سياسات
فرد أفراد
أسرة أسر
بيت بيوت
دين أديان
رأي آراء
فكر أفكار
فكرة أفكار
عمل أعمال
حال أحوال
وقت أوقات
سبب أسباب
حزب أحزاب
حد حدود
حرب حروب
ظرف ظروف
شعب شعوب
جهد جهود
عقد عقود
قيد قيود
شرط شروط
شكل أشكال
نوع أنواع
سوق أسواق
مال أموال
خطر أخطار مخاطر
مرض أمراض
دواء أدوية
غذاء أغذية
نظام أنظمة نظم
منطقة مناطق
مدينة مدن
قرية قرى
مرفق مرافق
مصنع مصانع
مسكن مساكن
منزل منازل
سجن سجون
سجين سجناء
كتاب كتب
لغة لغات
اسم أسماء
علم علوم
عالم علماء
عام أعوام
سنة سنوات سنين
شهر أشهر شهور
يوم أيام
نهر أنهار
بحر بحار
جبل جبال
غابة غابات
شجرة أشجار
حيوان حيوانات
أرض أراضي أراض
مبدأ مبادئ
مبنى مباني مبان
معنى معاني معان
مستوى مستويات
ذوي ذوو ذو
موظف موظفون
عبد عبيد
أجر أجور
جنس أجناس
طرف أطراف
دور أدوار
درس دروس
تاجر تجار
كاتب كتاب
زائر زوار
مريض مرضى
جندي جنود
جيش جيوش
لاعب لاعبون
مجلس مجالس
وفد وفود
حاجز حواجز
عائق عوائق
جانب جوانب
نتيجة نتائج
فائدة فوائد
عاصمة عواصم
قاعدة قواعد
ظاهرة ظواهر
شاهد شهود
نص نصوص
بند بنود
سر أسرار
صديق أصدقاء
قريب أقرباء أقارب
غني أغنياء
نبي أنبياء
أب آباء
أم أمهات
ابن أبناء
أخ إخوة أشقاء
ولد أولاد
بنت بنات
"""
# Not a singular by itself: both plurals would become one word.
_AMBIGUOUS: Final = frozenset({"كتاب", "أفكار"})
_SEATS: Final = str.maketrans(
    {"ؤ": "و", "ئ": "ي", "ء": "", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"}
)
_PREFIXES: Final = ("ال", "وال", "بال", "كال", "فال", "لل", "و")
_SUFFIXES: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_SHORTEST_LEFT: Final = 2
_SHORTEST_WITH_AND: Final = 4
_DOUBLED: Final = re.compile(r"([يو])\1+")


def plural_rules() -> list[str]:
    """Return rules ``stem => stem`` from broken plurals to their singulars."""
    rules = dict(_pairs())
    # A stem that some noun has as its singular is no plural of another.
    singulars = {_stem(line.split()[0]) for line in _NOUNS.split("\n") if line}
    return [f"{plural} => {one}" for plural, one in rules.items() if plural not in singulars]


def _pairs() -> Iterator[tuple[str, str]]:
    for line in _NOUNS.strip().split("\n"):
        singular, *plurals = line.split()
        for plural in plurals:
            if plural not in _AMBIGUOUS and _stem(plural) != _stem(singular):
                yield _stem(plural), _stem(singular)


def _stem(word: str) -> str:
    """Return what the chain before the rules makes of a word (Lucene's light stemmer)."""
    word = _DOUBLED.sub(r"\1", word.translate(_SEATS))
    for prefix in _PREFIXES:
        long_enough = len(word) >= max(
            len(prefix) + _SHORTEST_LEFT, _SHORTEST_WITH_AND if len(prefix) == 1 else 0
        )
        if long_enough and word.startswith(prefix):
            word = word.removeprefix(prefix)
            break
    for suffix in _SUFFIXES:
        if len(word) >= len(suffix) + _SHORTEST_LEFT:
            word = word.removesuffix(suffix)
    return word
