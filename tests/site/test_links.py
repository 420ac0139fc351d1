"""Links of a site that lead nowhere are found, in pages, styles and documents."""

from pathlib import Path

import pytest

from creativegraph.errors import UnreadableError
from creativegraph.site.folder.links import Dead, dead_links
from creativegraph.site.folder.written import WRITTEN, Written, written

OUT = "it leads out of the site"


def site(folder: Path, url: str = "", **pages: str) -> Path:
    for name, body in pages.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body if "<?xml" in body or "." in body[:1] else f"<!DOCTYPE html><title>x</title>{body}")
    (folder / WRITTEN).write_bytes(written(Written({}, url)))
    return folder


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("b.html", ""), ("../a/b.html", ""), ("b.html#here", ""), ("#there", ""), ("../", ""), ("?q=1", ""),
        ("https://other.example/nothing", ""), ("mailto:a@example.org", ""),
        ("c.html", "there is nothing at a/c.html"), ("../a", "there is a folder at a"), ("../../b.html", OUT),
        ("%2e%2e/%2e%2e/etc", OUT), ("b.html#gone", "a/b.html has no such anchor"),
        ("#gone", "a/page.html has no such anchor"), ("javascript:alert(1)", "it runs a script"),
        ("//[", "it is no address"),
        ("/a/b.html", "it leads elsewhere unless the site is the root of its host"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("url", ["", "https://example.org/", "https://example.org/below/it/"])
def test_a_link_that_leads_nowhere_is_found_below_any_address(
    tmp_path: Path, url: str, link: str, problem: str
) -> None:
    page = f'<p id="there"><a href="{link}">x</a>'
    folder = site(tmp_path, url, a__page_html=page, a__b_html='<p id="here">', index_html="<p>")

    dead, number = dead_links(folder)

    assert number == 1
    assert dead == ([Dead("a/page.html", link, problem)] if problem else [])


def test_addresses_of_the_site_in_sitemap_and_canonical_links_are_followed(tmp_path: Path) -> None:
    sitemap = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
    locations = "".join(f"<url><loc>https://example.org/x/{each}.html</loc></url>" for each in ("index", "gone"))
    page = '<link rel="canonical" href="https://example.org/x/away.html">'
    folder = site(tmp_path, "https://example.org/x/", index_html=page, sitemap_xml=sitemap.format(locations))

    dead, _ = dead_links(folder)

    assert [(each.file, each.problem) for each in dead] == [
        ("index.html", "there is nothing at away.html"), ("sitemap.xml", "there is nothing at gone.html"),
    ]  # fmt: skip


def test_a_site_at_another_address_than_it_was_written_for_is_found(tmp_path: Path) -> None:
    page = '<link rel="canonical" href="https://example.org/x/index.html">'
    folder = site(tmp_path, "https://example.org/x/", index_html=page)

    assert dead_links(folder)[0] == []
    assert [each.problem for each in dead_links(folder, "https://example.org/y/")[0]] == [
        "it is below another address than the site"
    ]


def test_checksums_of_files_that_are_not_there_or_differ_are_found(tmp_path: Path) -> None:
    folder = site(tmp_path, index_html="<p>")
    (folder / "dumps").mkdir()
    (folder / "dumps/a.nt").write_text("")
    (folder / "dumps/SHA256SUMS").write_text(f"{'0' * 64}  a.nt\n{'0' * 64}  b.nt\n")

    assert dead_links(folder)[0] == [
        Dead("dumps/SHA256SUMS", "a.nt", "its checksum is another"),
        Dead("dumps/SHA256SUMS", "b.nt", "there is nothing at dumps/b.nt"),
    ]


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="has no site; name the folder"):
        dead_links(tmp_path)


@pytest.mark.parametrize(
    ("iri", "problem"),
    [
        ("id/place/alba", ""), ("ontology#City", ""), ("0.1.0/ontology", ""), ("ontology/module/places", ""),
        ("id/place/bruma", "there is nothing at id/place/bruma"), ("id/place", "there is a folder at id/place"),
    ],
)  # fmt: skip
def test_an_iri_of_the_site_leads_where_a_server_takes_it(tmp_path: Path, iri: str, problem: str) -> None:
    page = f'<a href="https://example.org/x/{iri}">x</a>'
    folder = site(tmp_path, "https://example.org/x/", a_html=page, id__place__alba_html="", ontology__index_html="")

    dead, _ = dead_links(folder)

    assert [each.problem for each in dead] == ([problem] if problem else [])


def test_a_relative_link_has_the_ending_of_the_file(tmp_path: Path) -> None:
    dead, _ = dead_links(site(tmp_path, "https://example.org/x/", a_html='<a href="b">x</a>', b_html=""))

    assert [each.problem for each in dead] == ["there is nothing at b"]
