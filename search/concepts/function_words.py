"""Words that only join others, folded: they name nothing by themselves.

The engine's own lists stay in the engine; these are for telling what of a query is left beside
the concepts in it, and for not taking ``us`` or ``who`` for an acronym.
"""

from typing import Final

_ENGLISH: Final = """
    a about after all also an and any are as at be been before being between both but by can
    could did do does during each few for from get had has have he her here him his how i if in
    into is it its itself may me more most my no nor not now of off on one only or
    other our out over per she should so some such than that the their them
    then there these they this those through to too under until up us use very was way we were
    what when where which while who whom whose why will with would you your
"""
_FRENCH: Final = """
    a ai ainsi alors apres as au aucun aussi autre autres aux avant avec avez avons ayant ce
    ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment dans de depuis
    des dont du elle elles en encore entre es est et etaient etait ete etre eux fait font il
    ils je jusque la le les leur leurs lors lui ma mais me meme memes mes moi mon ne ni nos notre
    nous on ont or ou par pas pendant peu peut plus pour pourquoi qu quand que quel quelle quelles
    quels qui quoi sa sans sauf se selon ses si sinon soi son sont sous sur ta te tes toi ton tous
    tout toute toutes tres tu un une va via voir vos votre vous y
"""
_SPANISH: Final = """
    a al algo algun alguna algunas alguno algunos ante antes asi aun bajo cada como con contra
    cual cuales cuando cuanto de del desde donde dos durante e el ella ellas ellos en entre era es
    esa esas ese eso esos esta estan estar estas este esto estos fue ha han hasta hay la
    las le les lo los mas me mi mis mucho muy nada ni no nos nosotros nuestra nuestro o otra
    otras otro otros para pero poco por porque pues que quien quienes segun ser si sido sin
    sino sobre son su sus tal tambien tan tanto te tiene todo todos tras tu tus u un una unas uno
    unos va ver y ya yo
"""
_RUSSIAN: Final = """
    а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для
    до его ее если есть еще же за здесь и из или им их к как какие какой когда кто ли либо между
    меня мне много может мой мы на над надо нас наш не него нее ней нет ни них но ну о об однако он
    она они оно от очень перед по под после при про раз с сам себя со среди так также такой там
    тем то того тоже той только том ты у уже хотя чем через что чтобы эта эти это этого этой этом
    этот я
"""
_ARABIC: Final = """
    او اي ايضا اذا اذ الا الان التي الذي الذين الي ام اما ان انا انه انها اين بعد بعض بل بما بهذا
    بين تحت تكون تلك ثم حتي حول حين حيث خلال دون ذلك عبر عدم عن عند عندما علي علي غير فوق في فيما
    فيها قبل قد كان كانت كل كلا كم كما كيف كيفيه لا لان لدي لم لماذا لن له لها لو ليس ليست ما ماذا
    مع معظم من منذ منها منه متي نحو نعم هذا هذه هل هم هن هنا هناك هو هي و ولا وما وهو وهي يكون يمكن
"""
FUNCTION_WORDS: Final = frozenset(f"{_ENGLISH} {_FRENCH} {_SPANISH} {_RUSSIAN} {_ARABIC}".split())
