"""What is wrong in the manifest of a project is found at its line."""

import hashlib
from pathlib import Path

import pytest
from tests.support.projects import (
    ALONE,
    BASE,
    FACTS,
    HEADER,
    MANIFEST,
    ON_BASE,
    TERMS,
    Write,
    of_two,
)

import creativegraph as cg
from creativegraph.errors import TableError
from creativegraph.iris import expand
from creativegraph.project import root
from creativegraph.store.places import with_extended
from creativegraph.tables import verify
from creativegraph.tables.projects.folders import projects_of
from creativegraph.tables.projects.manifest import read_manifest


def faults_of(folder: Path) -> list[str]:
    """Return the rules that a project breaks, each with the place in its manifest."""
    _, faults = projects_of([folder])
    return [f"{each.rule} {Path(each.file).name}:{each.row}:{each.column}" for each in faults]


def test_the_repository_is_a_project_like_any_other() -> None:
    said, _, faults = read_manifest(root())

    assert not faults
    assert (said.name, said.version, said.prefix) == ("creativegraph", cg.__version__, "cg")
    assert projects_of([root()]) == (None, []), "it is the packaged one"
    assert list(with_extended([root()])) == [cg.PACKAGED]


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        ("requird_languages", "required_languages", "manifest-key creativegraph.toml:6:1"),
        ("quoted_share = 2", "quoted_share = 0.2", "manifest-value creativegraph.toml:7:1"),
        ('quoted_share = "0.2"', "quoted_share = 0.2", "manifest-value creativegraph.toml:7:16"),
        ('languages = ["en", "german"]', 'languages = ["en", "de"]', "manifest-value creativegraph.toml:5:20"),
        ('languages = "en"', 'languages = ["en", "de"]', "manifest-value creativegraph.toml:5:13"),
        ('required_languages = ["vi"]', 'required_languages = ["en"]', "manifest-language creativegraph.toml:6:23"),
        ('name = "Craft fairs"', 'name = "fairs"', "manifest-value creativegraph.toml:1:8"),
        ("name = 3", 'name = "fairs"', "manifest-value creativegraph.toml:1:1"),
        ("", 'name = "fairs"\n', "manifest-missing creativegraph.toml:1:1"),
        ("version = 1", 'version = "0.1.0"', "manifest-value creativegraph.toml:2:1"),
        ('base = "example.org"', 'base = "https://example.org/fairs/"', "manifest-value creativegraph.toml:3:8"),
        ('prefix = "Craft-Fairs"', 'prefix = "fairs"', "manifest-value creativegraph.toml:4:10"),
        ('prefix = "skos"', 'prefix = "fairs"', "manifest-value creativegraph.toml:4:10"),
        ('name = "library"', 'name = "fairs"', "manifest-value creativegraph.toml:1:8"),
        ('name = "place"', 'name = "fairs"', "manifest-value creativegraph.toml:1:8"),
        ('"creativegraph", "creativegraph"', '"creativegraph 0.4"', "manifest-extends creativegraph.toml:9:20"),
        ('prefix = "cg"', 'prefix = "fairs"', "manifest-clash creativegraph.toml:4:10"),
        ('name = "creativegraph"', 'name = "fairs"', "manifest-clash creativegraph.toml:1:8"),
        ('"https://w3id.org/creativegraph/"', '"https://example.org/fairs/"', "manifest-clash creativegraph.toml:3:8"),
        ('"creativegraph 9.9"', '"creativegraph 0.4"', "manifest-version creativegraph.toml:9:3"),
        ('"other"', '"creativegraph 0.4"', "manifest-extends creativegraph.toml:9:3"),
        ('"../other"', '"creativegraph 0.4"', "manifest-extends creativegraph.toml:9:3"),
        ('"data"', '"creativegraph 0.4"', "manifest-extends creativegraph.toml:9:3"),
        ('"../fairs"', '"creativegraph 0.4"', "manifest-cycle creativegraph.toml:9:3"),
        ("quoted_share = " + "9" * 5000, "quoted_share = 0.2", "manifest-unreadable creativegraph.toml:1:1"),
        ("https://[bad/", "https://example.org/fairs/", "manifest-value creativegraph.toml:3:8"),
        ("https://e.org/%ZZ/", "https://example.org/fairs/", "manifest-value creativegraph.toml:3:8"),
        ("https://e.org/a#b/", "https://example.org/fairs/", "manifest-value creativegraph.toml:3:8"),
        ("https://e.org/?a=/", "https://example.org/fairs/", "manifest-value creativegraph.toml:3:8"),
        ("https:///", "https://example.org/fairs/", "manifest-value creativegraph.toml:3:8"),
        ("a" * 5000, "creativegraph 0.4", "manifest-extends creativegraph.toml:9:3"),
        (r'"../a\u0000b"', '"creativegraph 0.4"', "manifest-value creativegraph.toml:8:1"),
        ("../" * 3000, "creativegraph 0.4", "manifest-extends creativegraph.toml:9:3"),
        ("base = ", 'base = "https://example.org/fairs/"', "manifest-unreadable creativegraph.toml:3:8"),
    ],
)
def test_what_is_wrong_in_a_manifest_is_found_at_its_line(write: Write, wrong: str, right: str, expected: str) -> None:
    folder = write(MANIFEST.replace(right, wrong, 1))

    assert faults_of(folder) == [expected]
    with pytest.raises(TableError):
        cg.open_graph(folder)


def test_of_thousands_of_unknown_keys_some_are_told_and_the_others_counted(write: Write) -> None:
    _, faults = projects_of([write(MANIFEST + "".join(f"k{each} = 1\n" for each in range(20000)))])

    assert [each.row for each in faults] == list(range(11, 31))
    assert "k19, and 19,980 more" in faults[-1].message


def test_a_misspelt_key_is_suggested_right(write: Write) -> None:
    _, faults = projects_of([write(MANIFEST.replace("quoted_share", "quoted_shares"))])

    assert faults[0].fix == "quoted_share"
    assert "quoted_share" in faults[0].message
    assert "quoted_share" in faults[0].message_vi


def test_a_folder_with_nothing_but_a_manifest_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "creativegraph.toml").write_text(MANIFEST)

    assert faults_of(tmp_path) == ["manifest-without-folders creativegraph.toml:1:1"]


def test_projects_that_extend_each_other_or_have_one_prefix_or_base_are_faults(write: Write) -> None:
    other = write(MANIFEST.replace('"fairs"', '"other"', 1).replace("creativegraph 0.4", "../fairs"), "other")
    folder = write(MANIFEST.replace("creativegraph 0.4", "../other"))

    assert faults_of(folder) == [
        "manifest-cycle creativegraph.toml:9:3",
        "manifest-clash creativegraph.toml:4:10",
        "manifest-clash creativegraph.toml:3:8",
    ]
    assert faults_of(other)[0] == "manifest-cycle creativegraph.toml:9:3"


def test_a_check_reports_a_faulty_manifest_at_its_line_and_goes_on(write: Write) -> None:
    folder = write(MANIFEST.replace("0.2", "2").replace("creativegraph 0.4", "../gone"), **{"data/claims.csv": HEADER})

    report = cg.check(folder)

    places = {f"{Path(each.cell.file).name}:{each.cell.row}" for each in report.findings if each.cell}
    assert {"creativegraph.toml:7", "creativegraph.toml:9"} <= places


def test_a_folder_without_a_manifest_opens_alone(write: Write) -> None:
    folder = write(**{"data/claims.csv": HEADER + "c1,place/hanoi,skos:altLabel,HaNoi,en,article,,\n"}) / "data"

    graph = cg.open_graph(folder)

    assert graph.projects is None
    assert "https://w3id.org/creativegraph/id/claim/c1" in {each.claim for each in cg.why(graph, "place/hanoi").claims}


def test_labels_come_in_the_languages_of_the_manifest(write: Write) -> None:
    labels = HEADER + "c1,place/hall,skos:prefLabel,Halle,de,article,,\n"
    folder = of_two(write, **{"data/claims.csv": labels})
    manifest = folder / "creativegraph.toml"
    manifest.write_text(manifest.read_text().replace('["en", "de"]', '["de", "en"]'))

    graph = cg.open_graph(folder)

    assert graph.labels([graph.resolve("place/hall")]) == {"https://example.org/base/id/place/hall": "Halle"}


def test_the_quoted_share_is_that_of_the_manifest(write: Write, tmp_path: Path) -> None:
    text = "The hall is old."
    sha = hashlib.sha256(text.encode()).hexdigest()
    sources = f"id,kind,title,lang,sha256,characters\nreport,document,Report,en,{sha},{len(text)}\n"
    claims = (
        "id,subject,property,value,lang,sources,quote,start,end\n"
        "c1,place/hall,skos:altLabel,old,en,report,The hall,0,8\n"
    )
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "report.txt").write_text(text)
    folder = of_two(write, **{"data/more.csv": sources, "data/claims.csv": claims})

    shares, faults = verify(cg.build([folder]), tmp_path / "texts")

    assert [(each.source, each.most) for each in shares] == [("fairs:report", 0.2)]
    (fault,) = faults
    assert fault.message == (
        "50.0% of fairs:report is quoted, 5 characters more than 20%; shorten quotations, first those of claims.csv:2,"
        " or write a long one as its first and last words with … between them, or raise quoted_share in"
        " creativegraph.toml if the text’s licence allows it"
    )


def test_a_prefix_may_change_and_change_back_in_one_process(write: Write) -> None:
    for prefix in ("pa", "pb", "pa"):
        folder = write(
            ALONE.replace('prefix = "fairs"', f'prefix = "{prefix}"'),
            **{
                "data/classes.csv": f"class,below,label@en\n{prefix}:Stall,,stall\n",
                "data/kinds.csv": f"kind,class\nstall,{prefix}:Stall\n",
                "data/claims.csv": HEADER + f"c1,stall/a,rdf:type,{prefix}:Stall,,article,,\n",
            },
        )

        assert len(cg.build(folder).claims) == 1
    assert expand("pa:Stall") is None, "a prefix is known only while its project is in use"


def test_a_base_within_that_of_another_project_is_a_fault(write: Write) -> None:
    write(BASE, "base")

    folder = write(ON_BASE.replace("/fairs/", "/base/id/"))

    assert faults_of(folder) == ["manifest-base creativegraph.toml:3:8"]


def diamond(write: Write) -> Path:
    """Return a project that extends two, which both extend a third: one through a link, one by a longer path."""
    base = write(BASE, "base", **{**TERMS, "data/claims.csv": FACTS})
    (base.parent / "link").symlink_to(base, target_is_directory=True)
    for name, path in (("left", "../link"), ("right", "../left/../base")):
        text = ON_BASE.replace('"fairs"', f'"{name}"').replace("fairs/", f"{name}/").replace("../base", path)
        write(text, name, **{"data/claims.csv": HEADER + f"c1,place/hall,skos:altLabel,{name},en,article,,\n"})
    return write(MANIFEST.replace('"creativegraph 0.4"', '"../left", "../right", "../base"'))


def test_a_project_that_several_extend_is_read_once_whatever_path_leads_to_it(write: Write) -> None:
    folder = diamond(write)
    (folder.parent / "self").symlink_to(folder, target_is_directory=True)

    projects, faults = projects_of([folder, folder.parent / "self", folder.parent / "link"])
    graph = cg.open_graph(folder.parent / "self")

    assert not faults
    assert projects is not None
    assert [each.name for each in projects.projects] == ["creativegraph", "base", "left", "right", "fairs"]
    assert [len(cg.why(graph, "place/hall", each).claims) for each in ("base:since", "skos:altLabel")] == [1, 2]


def test_projects_that_extend_each_other_through_a_link_are_a_cycle(write: Write) -> None:
    base = write(BASE.replace("extends = [", 'extends = ["../link"'), "base")
    (base.parent / "link").symlink_to(base.parent / "fairs", target_is_directory=True)

    assert faults_of(write(ON_BASE)) == ["manifest-cycle creativegraph.toml:9:3"]


@pytest.mark.parametrize(
    ("given", "advice", "fix"),
    [("base", "write ../shared", "../shared"), ("cretivegraph", "write creativegraph", "creativegraph"),
     ("other 1.0", "write ../other", "")],
)  # fmt: skip
def test_a_project_that_is_extended_by_its_name_says_what_to_write(
    write: Write, given: str, advice: str, fix: str
) -> None:
    write(BASE, "shared")

    _, faults = projects_of([write(MANIFEST.replace("creativegraph 0.4", given))])

    (found,) = faults
    assert advice in found.message
    assert found.fix == fix
