"""What of a page may be read away from it, such as in a feed: neither answers nor the words of scripts."""

from __future__ import annotations

from lxml.html import HtmlElement, fragment_fromstring, tostring

# What a search leaves out, what only scripts read or fill, and fields, which can be answered on the page alone.
_LEFT_OUT = (
    "//*[@data-search-exclude or @hidden or @aria-live or @role='status' or self::template"
    " or self::input or self::select or self::textarea or self::button]"
)
# Our own elements say in attributes what is right.
_UNWRAPPED = "//form | //fieldset | //label | //*[starts-with(name(), 'primerpress-')]"


def syndicated(html: str) -> str:
    """Return what of a page's content is for those who do not read it on the page.

    Args:
        html: the content of a page, without the frame around it.

    Returns:
        The same where nothing is to be left out, else one `div` with the rest.
    """
    if "data-search-exclude" not in html:
        return html
    content: HtmlElement = fragment_fromstring(html, create_parent="div")
    for element in content.xpath(_LEFT_OUT):
        if element.getparent() is not None:
            element.drop_tree()
    for legend in content.iter("legend"):
        legend.tag = "p"
    for element in content.xpath(_UNWRAPPED):
        element.drop_tag()
    return tostring(content, encoding="unicode")
