"""What HTML a text may come to: the tags that authors may write, and what links and attributes survive."""

from __future__ import annotations

TAGS = ("abbr", "br", "kbd", "mark", "sub", "sup")
"""The elements that an author may write as HTML."""

SCHEMES = ("http", "https", "mailto", "sms", "tel")
"""What a link out of the course may start with: in a text, in the navigation, and of a service."""

ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title"},
    "a": {"href", "name"},
    "col": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading", "align"},
    "input": {"checked", "disabled", "name"},
    "label": {"for"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
"""The attributes of each element that reach a page; those under `*` may stand at any."""

REQUESTS = {
    "audio": ("src",),
    "body": ("background",),
    "button": ("formaction",),
    "embed": ("src",),
    "form": ("action",),
    "frame": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""The attributes of each element that make a browser fetch something without being asked."""
