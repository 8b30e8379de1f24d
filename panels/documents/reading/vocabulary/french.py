"""French."""

from panels.documents.reading.vocabulary.vocabulary import Vocabulary, exact, words

FRENCH = Vocabulary(
    language="fr",
    preamble_capitalised=True,
    opener=exact(
        r"""(?:(?:Profondément|Gravement|Vivement|Sérieusement|Fermement|Pleinement|Particulièrement
        |Extrêmement|Également|Tout)\b[\s,]+(?:en\s)?)*
        (?:Se\s|S[’']|N[’']|Ne\s)?
        (?:[A-ZÉÀÂÊÎÔÇ]?[a-zéèêëàâîïôöûüç]+ant\b
        |(?:[Gg]uidé|[Pp]réoccupé|[Aa]larmé|[Cc]onvaincu|[Rr]ésolu|[Ii]nquiet|[Cc]onsterné
        |[Aa]ttaché|[Dd]ésireu[xs]|[Cc]onscient|[Ss]oucieu[xs]|[Aa]nimé|[Ii]nspiré|[Dd]éterminé
        |[Aa]ttristé|[Rr]econnaissant|[Ee]ncouragé|[Ff]rappé|[Rr]évolté|[Ii]ndigné|[Ff]ort
        |[Ss]ensible|[Aa]ngoissé|[Aa]tterré|[Hh]orrifié|[Pp]ersuadé|[Cc]onfiant|[Ii]nquiète)e?s?\b
        |À\sla\slumière\b|Eu\ségard\b|Compte\stenu\b)"""
    ),
    not_opener=exact(r"(?:Concernant|Durant|Pendant|Suivant|Moyennant|Enfant|Devant|Avant)\b"),
    organ=words(r"\b(?:conseil|assemblée|commission|comité|conférence)\b"),
    meeting=words(r"^\d{1,5}\s*(?:re|e|er|ère|ème|ᵉ)\s+(?:\(\w+\)\s+)?séance(?:\s+plénière)?,?$"),
    session=words(r"^[\w\s’'-]{0,50}\bsession\b(?:\s+\w+){0,2}(?:\s+de\s+\d{4})?$"),
    agenda_item=words(r"^points?\s+\d.*de\s+l[’']ordre\s+du\s+jour"),
    adopted_by=words(r"^(?:résolution|décision|déclaration)s?\s+.*adoptée?s?\s+(?:par|le)\b"),
    masthead=words(
        r"""^(?:nations\s+unies|assemblée\s+générale|conseil\s+des\s+droits\s+de\s+l[’']homme
        |conseil\s+de\s+sécurité|conseil\s+économique\s+et\s+social|distr\b.*|français
        |original\s*:.*|version\s+.*préliminaire|genève,\s.*)$"""
    ),
    annex=words(r"^(?:annexe|appendice)(?:\s+[IVX\d]+)?$"),
    contents=words(r"^table\s+des\s+matières|^sommaire$"),
    summary=words(r"^résumé(?:\s+analytique)?$"),
    note_by=words(r"^note\s+du\s"),
    recycle=words(r"^merci\s+de\s+recycler"),
    note_opening=words(r"^(?:voir|ibid|disponible|idem|dans\s+le\s+présent|adoptée?|cf)\b"),
    months={
        "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
        "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
    },
    list_conjunction=frozenset({"et", "ou"}),
    hyphenated_tail=frozenset(
        {"ci", "là", "il", "ils", "elle", "elles", "on", "même", "mêmes", "débat", "débats", "à",
         "dire", "être", "vous", "nous", "commissaire", "commissariat", "unis", "sud", "nord"}
    ),
    hyphenated_head=frozenset(
        {"non", "haut", "sous", "vice", "peut", "celui", "celle", "ceux", "celles", "au", "par",
         "c", "réunion", "quelques", "ex", "mi", "états", "nord", "sud"}
    ),
)  # fmt: skip
