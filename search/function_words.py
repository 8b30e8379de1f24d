"""Words that carry a question and not its subject, by language.

They are no reason to take a work for an answer, nor is their absence one against it. Written
without accents, hamza and capitals (``normalisation.unaccented``); in Chinese, as they stand,
longest first.
"""

import re
from typing import Final

from portal.languages import Analysis, Language
from search.normalisation import simplified, unaccented


def _words(text: str) -> frozenset[str]:
    return frozenset(map(unaccented, text.split()))


FUNCTION_WORDS: Final[dict[Analysis, frozenset[str]]] = {
    "arabic": _words(
        """
        ما ماذا من متى أين كيف لماذا لم كم أي أية هل هذا هذه ذلك تلك هؤلاء التي
        الذي الذين اللاتي في على إلى عن مع عند بين بعد قبل حتى منذ خلال حول ضد دون
        بدون أو و ثم أم لا لن ليس ليست إن أن إذا إنه أنه أنها كان كانت يكون تكون
        يمكن يمكنني يمكننا يجوز يجب ينبغي هو هي هم هن أنا نحن أنت قد لقد كل بعض
        غير كذلك أيضا عما مما فيما بما كما لكي كي ولا وما فيه فيها له لها لهم به
        بها هناك ماهي ماهو وهل وما يقول تقول يعني تعني ينص تنص يتعلق المتعلقة بشأن
        معلومات أريد أبحث أعرف أحد الى علي
        """
    ),
    "chinese": _words(
        """
            是不是 有没有 能不能 可不可以 为什么 是什么 什么样 怎么样 怎样 怎么 如何
            什么 哪些 哪个 哪里 哪儿 谁 多少 几个 是否 可以 能否 应该 应当 必须
            需要 关于 有关 对于 以及 或者 并且 而且 但是 因为 所以 如果 我们 你们
            他们 她们 自己 这个 那个 这些 那些 规定了 规定 请问 告诉 信息 方面 怎
            吗 呢 吧 啊 的 了 和 与 及 或 在 是 对 为 被 把 从 向 将 有 也
            都 就 而 之 其 我 你 他 她 它 这 那 给 让 使 于 以 说 要 不 能
            会 中 里 上
        """
    ),
    "english": _words(
        """
        a about above after again against all also am an and any anybody anyone
        are as at be because been before being below between both but by can
        cannot could did do does doing done down during each either else every
        everyone few find for from further get give given gives had has have
        having he her here hers him his how i if in information into is it its
        just know let like me mean means might more most much must my need no nor
        not of off on once one only or other our out over own please s said same
        say saying says shall she should show so some someone somebody such t tell
        than that the their them then there these they thing this those through to
        too under until up us very want was we were what when where whether which
        while who whom whose why will with within without would you your
        """
    ),
    "french": _words(
        """
        a afin ai ait alors apres au aucun aucune aussi autre autres aux avant
        avec avoir c ca car ce ceci cela celle celles celui cent ces cet cette
        chaque chez comme comment contre d dans de depuis des dit dire doit
        doivent donc dont du elle elles en encore entre est et etait etant ete
        etre eu eux fait faire faut il ils information informations j je jusqu l
        la le lequel les leur leurs lors lorsque lui m ma mais me meme mes moi
        moins mon n ne ni non nos notre nous on ont ou par parce pas pendant peut
        peuvent peux plus pour pourquoi pouvoir puis qu quand que quel quelle
        quelles quelque quelques quels qui quoi s sa sans savoir se selon sera
        serait ses si soit son sont sous suis sur t ta te tes toi ton tous tout
        toute toutes tres tu un une va vers veut veux vos votre vous y combien
        quelqu
        """
    ),
    "russian": _words(
        """
        а без более бы был была были было быть в вам вас ваш весь во вот все всего
        всех вы где да для до его ее если есть еще же за зачем и из или им
        информация их к как какая какие каким каких какого какое какой какую когда
        ко кого кому которая которого которое которой которые который которых кто
        куда ли либо между меня мне могу может можно могут мой мы на над надо нам
        нас наш не него нее нет нельзя ни них но ну нужно о об обо он она они оно
        от откуда отчего по под после почему при про с свой своих своей сам себе
        себя скажите сказано следует со так также такая такие такой там те тем то
        того тоже той только том тот ту ты у уже чего чей чем что чтобы эта эти
        этих это этого этой этом этот эту я говорит говорится сколько должен
        должна должны имеет имеют ему ей через
        """
    ),
    "spanish": _words(
        """
        a acerca al algo alguien algun alguna algunas algunos alli ante antes aqui
        asi aun aunque bajo bien cada como con contra cual cuales cualquier cuando
        cuanto cuantos cuantas de debe deben debo decir del desde dice dicen donde
        dos durante e el ella ellas ellos en entonces entre era eran es esa esas
        ese eso esos esta estaba estan estar estas este esto estos etc fue fueron
        ha hace hacer hacia han hasta hay haya incluso informacion la las le les
        lo los mas me mediante mi mientras mis mismo mucho muy nada nadie ni
        ningun ninguna no nos nosotros nuestra nuestro o os otra otras otro otros
        para pero poder por porque pueda puede pueden puedo pues que quien quienes
        quiere quiero se sea sean segun ser si sido sin sino sobre son su sus tal
        tambien tan tanto te tener tengo tiene tienen toda todas todo todos tras
        tu tus u un una unas uno unos usted y ya yo
        """
    ),
}
_WORD: Final = re.compile(r"[^\W_]+")
_CHINESE: Final = re.compile(
    "|".join(map(re.escape, sorted(FUNCTION_WORDS["chinese"], key=lambda word: (-len(word), word))))
)


def is_function_word(word: str, language: Language) -> bool:
    """Tell whether a word only carries a question."""
    plain = simplified(word) if language.analysis == "chinese" else unaccented(word)
    return plain in FUNCTION_WORDS[language.analysis]


def subject_of(text: str, language: Language) -> str:
    """Return the words of a query that name its subject; all of them when none does."""
    if language.analysis == "chinese":
        text = simplified(text)
        left = " ".join(_CHINESE.sub(" ", text).split())
    else:
        function_words = FUNCTION_WORDS[language.analysis]
        left = " ".join(
            word for word in _WORD.findall(text) if unaccented(word) not in function_words
        )
    return left or text
