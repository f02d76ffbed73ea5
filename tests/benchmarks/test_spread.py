from benchmarks.spread import spread


def test_a_pair_counts_once_a_subject_and_what_is_stock_belongs_to_all():
    texts = [("水利", "改造渠道，改造"), ("水利", "改造"), ("教育", "改造校舍"), ("林业", "补植")]
    assert spread(texts, ["加强改造"]) == {
        "改造": 3,
        "造渠": 1,
        "渠道": 1,
        "造校": 1,
        "校舍": 1,
        "补植": 1,
        "加强": 3,
        "强改": 3,
    }
