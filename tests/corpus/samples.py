"""Small corpora: what planning sees, lists of tasks as files have them, and stores made of them."""

from corpus.building import build_corpus
from corpus.metadata import Known, entry_of
from corpus.model import Entry
from corpus.store import create_store, keep_list
from corpus.workers import InProcess
from documents.model import Document, Task
from documents.task_lists.task_json import dumps

DEMANDS = ("加强政策解读，按季度公布工作进展。", "推进政府网站集约化建设。", "及时回应社会关切，每年开展两次业务培训。")


def entry(name, region, level, year, *, subject="政务公开", issued_on=None, tasks=3):
    return Entry(name, f"key of {name}", f"{name}的标题", tasks, issued_on, year, region, level, subject)


def content(name, *texts):
    tasks = tuple(Task(f"{name}-{n:02}", str(n), ("重点任务",), text) for n, text in enumerate(texts, start=1))
    return dumps(Document(name, f"{name}关于印发政务公开工作要点的通知", tasks)).encode()


PLACES = {
    "浙江2020": ("浙江省", "province", 2020),
    "浙江2021": ("浙江省", "province", 2021),
    "嘉兴2021": ("嘉兴市", "city", 2021),
    "湖州2021": ("湖州市", "city", 2021),
}
TEXTS = {
    "浙江2020": DEMANDS,
    "浙江2021": (DEMANDS[0], "探索推进部门所属单位预决算公开。"),
    "嘉兴2021": (DEMANDS[0].replace("季度", "月"), "建立健全会议公开制度。"),
    "湖州2021": ("探索推进部门所属单位预决算公开。", "建立健全会议公开制度。"),
}


def built(folder, *, names=tuple(PLACES), workers=None, encoder="none", texts=TEXTS):
    """Build a store of some of the documents; give it and what came of it."""
    store = create_store(folder)
    entries, lists = [], {}
    for name in names:
        listed = content(name, *texts[name])
        region, level, year = PLACES[name]
        entries.append(entry_of(name, listed, Known(None, region, level, year)))
        lists[name] = entries[-1].key
        keep_list(store, lists[name], listed)
    return store, build_corpus(store, entries, lists, encoder=encoder, workers=workers or InProcess())


def files(store):
    return {
        str(path.relative_to(store.folder)): path.read_bytes() for path in store.folder.rglob("*") if path.is_file()
    }
