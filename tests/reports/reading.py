"""Reads a page the way a browser would, as far as the tests ask."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "link", "input", "col", "br", "img"}


@dataclass
class Seen(HTMLParser):
    """All tags and texts, but not the words of the left document inside right texts; raw style, script and data."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    raw: dict[str, list[str]] = field(default_factory=lambda: {"style": [], "script": []})
    data: dict[str, str] = field(default_factory=dict)
    open_tags: list[str] = field(default_factory=list)
    open_classes: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open_tags.append(tag)
            self.open_classes.append(dict(attrs).get("class") or "")

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        assert self.open_tags, f"</{tag}> closes nothing"
        assert self.open_tags[-1] == tag, f"</{tag}> closes <{self.open_tags[-1]}>"
        self.open_tags.pop()
        self.open_classes.pop()

    def handle_data(self, data):
        attrs = self.tags[-1][1] if self.tags else {}
        if attrs.get("type") == "application/json" and self.open_tags[-1:] == ["script"]:
            key = attrs.get("id", f"data-{len(self.data)}")
            self.data[key] = self.data.get(key, "") + data
        elif self.open_tags and self.open_tags[-1] in self.raw:
            self.raw[self.open_tags[-1]].append(data)
        elif "was" not in self.open_classes:
            self.texts.append(data)

    @property
    def text(self):
        return "".join(self.texts)

    def values(self, attribute, tag=None):
        return [attrs[attribute] for name, attrs in self.tags if attribute in attrs and tag in (None, name)]


def read(html):
    seen = Seen()
    seen.feed(html)
    seen.close()
    assert seen.open_tags == []
    return seen
