"""What a site brings along for its host: the policy of its pages, headers, and files that some hosts look for."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from lxml import html

from primerpress.cli import main
from primerpress.course.course import read_course
from primerpress.course.policy import is_let_in
from primerpress.site.build import build_site
from primerpress.site.reloading import let_in_last_script, with_reloading
from tests.small_course import MKDOCS_YML

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@pytest.fixture(scope="module")
def built(course_in, tmp_path_factory):
    """Return a function that builds a course, with lines added to what `mkdocs.yml` says of it."""

    def build(said="", files=None, top=""):
        course = course_in(tmp_path_factory.mktemp("hosting"))({"mkdocs.yml": top + MKDOCS_YML + said, **(files or {})})
        build_site(read_course(course), output=course / "site")
        return course

    return build


ADDED = """\
    policy:
      script-src: [sha256-abc=]
      frame-ancestors: [https://lms.example.org, self]
"""


@pytest.fixture(scope="module")
def course(built):
    return built(ADDED, {"docs/two/page.md": "# Two\n"}, top="site_url: https://example.org/courses/one/\n")


def run(*arguments):
    result = CliRunner().invoke(main, list(map(str, arguments)))
    return result.exit_code, result.output


# ---- The policy ----


def test_every_page_carries_the_same_policy_with_what_the_author_adds(course):
    policies = {POLICY.search(page.read_text("utf-8"))[1] for page in (course / "site").rglob("*.html")}

    assert len(policies) == 1
    rules = dict(rule.split(" ", 1) for rule in policies.pop().split("; "))
    assert rules["default-src"] == rules["frame-src"] == rules["base-uri"] == "'none'"
    assert rules["script-src"].startswith("'self' 'sha256-")
    assert rules["script-src"].endswith(" 'sha256-abc='")
    assert rules["style-src"] == "'self'"
    assert "frame-ancestors" not in rules


def test_a_browser_knows_the_letters_of_a_page_before_its_policy(course):
    for page in (course / "site").rglob("*.html"):
        assert b'<meta charset="utf-8">' in page.read_bytes()[:1024]


def test_every_script_in_a_page_is_known_to_its_policy(course):
    """Otherwise the build would have said so."""
    found = build_site(read_course(course), output=course / "site").found

    assert found.problems == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("script-src: [unsafe-inline]", "“unsafe-inline” is nothing that “script-src” can let in"),
        ("img-src: ['*']", "“*” is nothing that “img-src” can let in"),
        ("frame-ancestors: https://lms.example.org", "“frame-ancestors” should be a list"),
        ("frame-ancestor: [self]", "Did you mean “frame-ancestors”?"),
        ('script-src: ["https://x.example\'; script-src *"]', "is nothing that “script-src” can let in"),
    ],
)
def test_what_a_policy_cannot_hold_is_told_at_its_line(write_course, said, expected):
    course = write_course({"mkdocs.yml": f"{MKDOCS_YML}    policy:\n      {said}\n"})

    status, output = run("check", "--course", course)

    assert status == 1
    assert re.search(r"^mkdocs.yml:22:\d+: ", output)
    assert expected in output


def test_an_author_may_let_pages_ask_another_site_and_is_reminded_of_it(write_course):
    picture = '# Welcome\n\n<img src="https://pictures.example/one.png" alt="One">\n'
    said = "    policy:\n      img-src: [https://pictures.example]\n"
    course = write_course({"mkdocs.yml": MKDOCS_YML + said, "docs/index.md": picture})

    status, output = run("build", "--course", course)

    assert status == 0
    assert "mkdocs.yml:22:17: warning: pages may ask “https://pictures.example”" in output
    assert output.count("warning") == 1


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/x.png", True),
        ("//a.example", True),
        ("https://a.example.org/x.png", False),
        ("http://a.example/x.png", False),
        ("https://one.b.example/x", True),
        ("https://b.example/x", False),
        ("https://c.example/only/x", True),
        ("https://c.example/onlynot", False),
    ],
)
def test_which_addresses_are_those_of_a_site_that_is_let_in(address, expected):
    assert is_let_in(address, ["https://a.example", "https://*.b.example", "https://c.example/only/"]) == expected


# ---- Serving ----

PAGE = b"<meta content=\"script-src 'self' 'sha256-x='\"><body><script>theirs()</script>%b</body></html>"


def test_the_script_that_loads_a_served_page_anew_is_let_in_and_no_other():
    served = let_in_last_script(PAGE % b"<script>\nlivereload(1, 2);\n</script>")

    assert served.count(b"sha256-") == 2
    assert let_in_last_script(PAGE % b"<p>") == PAGE % b"<p>"


def test_what_is_served_and_is_no_page_goes_through_as_it_is():
    said = []

    def picture(_environ, start_response):
        start_response("200 OK", [("Content-Type", "image/png"), ("Content-Length", "3")])
        return [b"abc"]

    assert with_reloading(picture)({}, lambda *answer: said.append(answer)) == [b"abc"]
    assert said == [("200 OK", [("Content-Type", "image/png"), ("Content-Length", "3")])]


# ---- Headers, and other files ----


def test_a_site_holds_the_headers_of_its_pages_and_who_may_frame_them(course):
    about, *lines = (course / "site" / "_headers").read_text("utf-8").splitlines()
    said = dict(line.strip().split(": ", 1) for line in lines)
    policy = POLICY.search((course / "site" / "index.html").read_text("utf-8"))[1]

    assert about == "/*"
    assert said["Content-Security-Policy"] == f"{policy}; frame-ancestors 'self' https://lms.example.org"
    assert said["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in said["Permissions-Policy"]
    assert (course / "site" / ".nojekyll").read_bytes() == b""


@pytest.mark.parametrize(
    ("server", "header", "lost"),
    [
        ("nginx", 'add_header Referrer-Policy "no-referrer" always;', "error_page 403 404 /courses/one/404.html;"),
        ("apache", 'Header always set Referrer-Policy "no-referrer"', "ErrorDocument 404 /courses/one/404.html"),
    ],
)
def test_a_server_is_told_the_same(course, server, header, lost):
    status, output = run("headers", server, "--course", course)

    assert status == 0
    assert header in output
    assert lost in output


def test_no_browser_fetches_a_page_before_somebody_opens_it(built):
    """Firefox does so where a page names its next one in its head, and the policy would stop it."""
    course = built(files={"docs/two.md": "# Two\n\nThe second.\n"})
    html = (course / "site" / "index.html").read_text("utf-8")

    assert '<a class="pp-next" href="two.html" rel="next">' in html
    assert '<link rel="next"' not in html


def test_headers_are_those_of_a_site_that_is_there(write_course):
    assert run("headers", "nginx", "--course", write_course({})) == (
        1,
        f"Error: there is no site in “{write_course({}) / 'site'}”. Build it first: primerpress build\n",
    )


def test_robots_are_led_to_the_pages_where_the_course_has_a_host_of_its_own(built):
    course = built(top="site_url: https://course.example.org/\n", files={"docs/_headers": "/*\n  X-Own: yes\n"})

    assert "Sitemap: https://course.example.org/sitemap.xml" in (course / "site" / "robots.txt").read_text("utf-8")
    assert (course / "site" / "_headers").read_text("utf-8") == "/*\n  X-Own: yes\n"


def test_below_a_folder_of_a_host_pages_and_sitemap_name_their_addresses(course):
    page = (course / "site" / "two" / "page.html").read_text("utf-8")
    listed = re.findall("<loc>(.*)</loc>", (course / "site" / "sitemap.xml").read_text("utf-8"))

    assert '<link rel="canonical" href="https://example.org/courses/one/two/page.html">' in page
    assert '<meta property="og:url" content="https://example.org/courses/one/two/page.html">' in page
    assert {"https://example.org/courses/one/two/page.html"} <= set(listed)
    assert all(address.startswith("https://example.org/courses/one/") for address in listed)


def test_the_page_for_lost_addresses_starts_from_the_folder_of_the_course_however_deep_an_address_was(course):
    page = html.fromstring((course / "site" / "404.html").read_text("utf-8"))
    starts = ("/courses/one/", "https://example.org/courses/one/", "#", "about:blank")
    addresses = [str(address) for address in page.xpath("//@href | //@src")]

    assert len(addresses) > 5
    assert [address for address in addresses if not address.startswith(starts)] == []


def test_robots_look_at_the_root_of_a_host_alone(course):
    assert not (course / "site" / "robots.txt").exists()


def test_a_shared_link_shows_the_course_s_own_words_and_picture_where_it_has_an_address(built):
    files = {"docs/index.md": '---\ndescription: Words & "more"\n---\n\n# Welcome\n', "docs/images/one.png": b"png"}
    course = built("    picture: images/one.png\n", files, top="site_url: https://example.org/c\n")
    html = (course / "site" / "index.html").read_text("utf-8")

    assert '<meta property="og:description" content="Words &amp; &#34;more&#34;">' in html
    assert '<meta property="og:url" content="https://example.org/c/' in html
    assert '<meta property="og:image" content="https://example.org/c/images/one.png">' in html


def test_a_course_without_an_address_has_nothing_to_share(built):
    assert "og:" not in (built() / "site" / "index.html").read_text("utf-8")


def test_a_picture_that_is_not_there_is_told(write_course):
    status, output = run("check", "--course", write_course({"mkdocs.yml": f"{MKDOCS_YML}    picture: images/x.png\n"}))

    assert status == 1
    assert "there is no picture docs/images/x.png" in output
