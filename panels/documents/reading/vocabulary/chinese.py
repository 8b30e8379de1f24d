"""Chinese (simplified)."""

from panels.documents.reading.vocabulary.vocabulary import Vocabulary, exact, words

CHINESE = Vocabulary(
    language="zh-hans",
    preamble_capitalised=False,
    opener=exact(
        r"""^(?:又|还|并|也|再次|进一步|同样|深为|深感|极为|严重|十分|高度|强烈|特别|尤其|深切|最|表示)?
        (?:回顾|忆及|提及|重申|铭记|牢记|注意到|认识到|意识到|欢迎|欣见|着重|强调|确认|考虑到|遵循|本着
        |关切|关注|赞赏|深信|申明|认定|认为|震惊|念及|审议了|赞扬|承认|遵照|决心|满意|感谢|表示|谴责
        |痛惜|痛心|遗憾|根据|鉴于|依照|按照|相信|坚信|期望|希望|渴望|不安|忧虑|惊悉|支持|肯定|促请
        |指出|听取|收到|愤慨|哀悼|敦促|但是承认|知悉|顾及|体认|理解|坚决|决意|嘉许|称赞|赞同|警觉)"""
    ),
    organ=words(r"(?:理事会|大会|委员会|会议)，$"),
    meeting=words(r"^第\s*[\d一二三四五六七八九十百零〇]{1,8}\s*次(?:全体)?会议$"),
    session=words(
        r"^第?\s*[\d一二三四五六七八九十百]{1,8}\s*(?:年)?届\s*(?:\S{0,6})会议?(?:续会)?$"
    ),
    agenda_item=words(r"^(?:临时)?议程项目\s*[\d一二三四五六七八九十]"),
    adopted_by=words(
        r"^(?:人权理事会|大会|安全理事会).{0,40}(?:通过的?|作出的?)(?:决议|决定)?$|^通过的决议$"
    ),
    masthead=words(
        r"""^(?:联合国|大会|人权理事会|安全理事会|经济及社会理事会|distr\b.*|chinese|original\s*:.*)$"""
    ),
    annex=words(r"^(?:附件|附录)\s*[一二三四五六七八九十\d]*$"),
    contents=words(r"^目\s*录"),
    summary=words(r"^(?:内\s*容\s*)?(?:提\s*要|摘\s*要|概\s*要|概\s*述)$"),
    note_by=words(r"^.{0,12}的?(?:说明|照会)$"),
    recycle=words(r"^请\s*回\s*收"),
    note_opening=words(r"^(?:见|参见|同上|另见|载于|可查阅|通过)"),
    months={},
    list_conjunction=frozenset({"和", "以及", "或", "及", "并"}),
)
