"""English."""

from panels.documents.reading.vocabulary.vocabulary import Vocabulary, exact, words

ENGLISH = Vocabulary(
    language="en",
    preamble_capitalised=True,
    opener=exact(
        r"""(?:(?:Also|Again|Further|Deeply|Gravely|Seriously|Strongly|Profoundly|Equally|Firmly
        |Fully|Keenly|Highly|Warmly|Once\sagain|With\s\w+|While|Still|Extremely|Greatly)\b[\s,]+)*
        (?:[A-Z]?[a-z]+ing\b|[A-Z]?[a-z]+ed\b|Aware\b|Mindful\b|Conscious\b|Cognizant\b|Desirous\b
        |aware\b|mindful\b|conscious\b|Confident\b|Anxious\b|Alarmed\b|Hopeful\b|Appalled\b)"""
    ),
    not_opener=exact(r"United\b|Being\b|During\b|Including\b|According\b|Regarding\b|Speed\b"),
    organ=words(r"\b(?:council|assembly|commission|committee|conference|board|parties)\b"),
    meeting=words(r"^\d{1,5}\s*(?:st|nd|rd|th)\s+(?:\(\w+\)\s+)?(?:plenary\s+)?meeting,?$"),
    session=words(r"^[\w\s-]{0,50}\bsession\b(?:\s*\(?\d{4}\)?)?$"),
    agenda_item=words(r"^agenda\s+items?\s+\d"),
    adopted_by=words(
        r"^(?:resolution|decision|president[’']s?\s+statement)s?\s+adopted\s+(?:by|on)\b"
    ),
    masthead=words(
        r"""^(?:united\s+nations|general\s+assembly|human\s+rights\s+council|security\s+council
        |economic\s+and\s+social\s+council|distr\b.*|english|original\s*:.*|advance\s+.*version
        |geneva,\s.*)$"""
    ),
    annex=words(r"^(?:annex|appendix)(?:\s+[IVX\d]+)?$"),
    contents=words(r"^contents(?:\s+page|\s+paragraphs\s+page)?$"),
    summary=words(r"^(?:executive\s+)?summary$"),
    note_by=words(r"^note\s+by\s+the\s"),
    recycle=words(r"^please\s+recycle"),
    note_opening=words(
        r"^(?:see|ibid|also|available|idem|in\s+the\s+present|for\s+|adopted|cf)\b"
    ),
    months={
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
        "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    },
    list_conjunction=frozenset({"and", "or"}),
    hyphenated_tail=frozenset(
        {"building", "term", "based", "related", "wide", "up", "led", "making", "being", "level"}
    ),
    hyphenated_head=frozenset(
        {"non", "self", "co", "well", "high", "low", "long", "short", "cross", "follow", "anti",
         "post", "pre", "multi", "inter", "ex", "mid", "sub"}
    ),
)  # fmt: skip
