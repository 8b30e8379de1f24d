"""Spanish."""

from panels.documents.reading.vocabulary.vocabulary import Vocabulary, exact, words

SPANISH = Vocabulary(
    language="es",
    preamble_capitalised=True,
    opener=exact(
        r"""(?:(?:Profundamente|Gravemente|Seriamente|Sumamente|Plenamente|Firmemente|Además
        |También|Muy|Altamente|Hondamente|Vivamente)\b[\s,]+)*
        (?:[A-ZÁÉÍÓÚ]?[a-záéíóúüñ]*(?:ando|iendo|yendo|ándose|iéndose|yéndose|ándole|ándolo)\b
        |(?:[Gg]uiad|[Pp]reocupad|[Aa]larmad|[Cc]onvencid|[Dd]ecidid|[Rr]esuelt|[Ii]nspirad
        |[Dd]eseos|[Aa]nimad|[Aa]lentad|[Cc]onsternad|[Ii]mpresionad|[Cc]omprometid
        |[Ii]ndignad|[Hh]orrorizad|[Ee]ntristecid|[Pp]ersuadid|[Dd]eterminad)[oa]s?\b
        |[Cc]onscientes?\b|Con\s(?:profunda|gran)\b|A\sla\sluz\b|Habida\scuenta\b)"""
    ),
    not_opener=exact(r"(?:Cuando|Fernando|Comando|Segundo|Incluyendo)\b"),
    organ=words(r"\b(?:consejo|asamblea|comisión|comité|conferencia|junta)\b"),
    meeting=words(
        r"""^\d{1,5}\s*\.?\s*[ªaºo]\.?\s+(?:\(\w+\)\s+)?(?:sesión|reunión)
        (?:\s+plenaria)?,?$"""
    ),
    session=words(r"^[\w\s.ºª-]{0,50}\bper[íi]odo\s+(?:\w+\s+)?de\s+sesiones\b(?:\s+.{0,20})?$"),
    agenda_item=words(r"^temas?\s+\d.*(?:del\s+programa|de\s+la\s+agenda)"),
    adopted_by=words(
        r"""^(?:resolución|decisión|declaración)(?:es)?\s+.*(?:aprobada|adoptada)s?\s
        +(?:por|el)\b"""
    ),
    masthead=words(
        r"""^(?:naciones\s+unidas|asamblea\s+general|consejo\s+de\s+derechos\s+humanos
        |consejo\s+de\s+seguridad|consejo\s+económico\s+y\s+social|distr\b.*|español
        |original\s*:.*|versión\s+.*(?:preliminar|anticipada).*|ginebra,\s.*)$"""
    ),
    annex=words(r"^(?:anexo|apéndice)(?:\s+[IVX\d]+)?$"),
    contents=words(r"^índice$"),
    summary=words(r"^resumen(?:\s+ejecutivo)?$"),
    note_by=words(r"^nota\s+de(?:l|\s+la)\s"),
    recycle=words(r"^se\s+ruega\s+reciclar"),
    note_opening=words(r"^(?:véa[sn]e|ibid|disponible|ídem|en\s+el\s+presente|aprobada|cf)\b"),
    months={
        "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7,
        "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11,
        "diciembre": 12,
    },
    list_conjunction=frozenset({"y", "e", "o", "u"}),
    hyphenated_tail=frozenset({"sur", "norte"}),
    hyphenated_head=frozenset({"sur", "norte", "ex", "socio"}),
)  # fmt: skip
