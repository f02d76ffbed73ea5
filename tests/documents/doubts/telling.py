"""What a reading is told that contradicts itself, and two texts that read well."""

from documents.doubts import with_doubts
from tests.documents.small_documents import read

__all__ = ["PROSE", "TABLE", "told"]


def told(text):
    document = read(text)
    new = with_doubts(document).warnings[len(document.warnings) :]
    return [(warning.code, warning.place.line, warning.message) for warning in new]


PROSE = (
    "某县方案\n一、防汛\n（一）巡堤。每日巡堤两次。（县水利局负责）\n（二）清淤。清淤三条河。（县水利局负责）\n"
    "（三）植树。沿岸植树千株。（县林业局负责）\n（四）修站。修建泵站一座。（县水利局负责）\n"
    "（五）演练。六月演练一次。（县应急局负责）\n（六）值守。安排人员值守。（县水利局负责）"
)
TABLE = (
    "序号\t任务\t责任单位\t完成时限\n1\t组织巡堤两次\t县水利局\t6月底前\n2\t清淤三条河\t县水利局\t7月底前\n"
    "3\t完成植树千株\t县林业局\t8月底前\n4\t修建泵站一座\t县水利局\t9月底前\n5\t汛前演练一次\t县应急局\t5月底前"
)
