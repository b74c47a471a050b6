"""The form of addresses, and what they stand on."""

import csv
import re

import pytest

from edition.check.addresses import HOSTS, kind_of_host, unfit_address, unfit_link

RIGHT = [
    "https://example.org/a?b=c&page=2#part",
    "http://sub.example.co.uk/a_(b)",
    "https://pl.wikipedia.org/wiki/Chasan_(stacja_kolejowa)",
    "https://www.primidi.com/north–south_relations/",
    "https://doi.org/10.1234/abc(1)x",
    "https://münchen.example/",
]
WRONG = {
    "example.org/a": "starts with https://",
    "//example.org/a": "starts with https://",
    "ftp://example.org/a": "starts with https://",
    "https://example.org/a b": "without spaces",
    "https://example.org/<a>": "without spaces and signs",
    "https://example.org./a": "the name of a host alone",
    "https://me@example.org/a": "the name of a host alone",
    "https://example.org:8080/a": "the name of a host alone",
    "https://localhost/a": "the name of a host alone",
    "https://127.0.0.1/a": "the name of a host alone",
    "https://[::1/a": "an address that can be read",
    "https://example.org/a.": "without . at its end",
    "https://example.org/a,": "without , at its end",
    "https://example.org/a)": "without ) at its end",
    "https://example.org/a?utm_source=x&b=c": "without utm_source, by which",
    "https://example.org/a?b=c&fbclid=x": "without fbclid, by which",
    "https://example.org/a?gclid=x": "without gclid, by which",
    "http://doi.org/10.1234/abc": "a DOI as https://doi.org/10.1234/abc",
    "https://dx.doi.org/10.1234/abc": "a DOI as",
    "https://doi.org/abc": "a DOI as",
}
STANDS_ON = {
    "https://homsy-staging.cambridgecore.org/core": "a test host",
    "http://stage.example.com/a": "a test host",
    "http://test.wap.example.ru/a": "a test host",
    "https://d31icbnmvylvz7.cloudfront.net/a": "a delivery network",
    "https://www-jstor-org.ezproxy.example.edu/stable/1": "the proxy of a library",
    "https://de.scribd.com/document/1": "a site that shares documents",
    "https://example.com/news/1/amp": "an AMP page",
    "https://example.com/amp/news/1": "an AMP page",
    "https://example.com/news/1?amp=1": "an AMP page",
    "https://amp.example.com/news": "an AMP page",
    "https://bit.ly/abc": "a shortener of addresses",
    "https://webcache.googleusercontent.com/search?q=cache:x": "a web cache",
    "https://www.latest.com/contest/amplifier": "",
    "https://history.state.gov/historicaldocuments/test": "",
    "https://raw.githubusercontent.com/a/b": "",
    "https://web.archive.org/web/2016/http://example.com/": "",
}


@pytest.mark.parametrize("address", RIGHT)
def test_an_address_of_sound_form_passes(address):
    assert unfit_address(address) == ""


@pytest.mark.parametrize("address", WRONG)
def test_an_address_of_another_form_is_refused(address):
    assert WRONG[address] in unfit_address(address)


@pytest.mark.parametrize("address", STANDS_ON)
def test_what_an_address_stands_on_is_told(address):
    assert kind_of_host(address) == STANDS_ON[address]
    assert bool(unfit_link(address)) == bool(STANDS_ON[address])


def test_each_host_of_the_table_stands_there_once_with_a_kind():
    rows = list(csv.reader(HOSTS.read_text(encoding="utf-8").splitlines()))
    assert rows[0] == ["host", "path", "kind"]
    assert all(len(row) == 3 and row[0] and row[2] for row in rows)
    assert len({tuple(row[:2]) for row in rows}) == len(rows)


MIRROR = "https://docslib.org/doc/1"


def change(root, file, old, new):
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_source_on_a_mirror_is_refused_until_it_is_told_as_a_poor_copy(root, faults):
    change(root, "book/references.bib", "https://example.org/survey", MIRROR)
    (told,) = faults()
    assert told == (
        f"references.bib: column survey1999.url: '{MIRROR}': expected the address of the "
        "publisher, an archive or a library; or else copy poor in sources.csv, as this is a site "
        "that shares documents"
    )
    change(root, "data/sources.csv", "The Survey,,good", "The Survey,,poor")
    assert faults() == []


@pytest.mark.parametrize("address", [MIRROR, "https://example.org/a."])
@pytest.mark.parametrize("file", ["sources.csv", "datapackage.json"])
def test_data_name_no_address_that_is_unfit(root, faults, file, address):
    if file == "sources.csv":
        change(root, "data/sources.csv", ",2021-02-01,,", f",2021-02-01,{address},")
    else:
        change(
            root, "data/datapackage.json", "https://creativecommons.org/licenses/by/4.0/", address
        )
    found = faults()
    assert found and all(re.match(rf"{file}: .*'{address}'", line) for line in found), found


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("url", "https://example.org/a b", "an address without spaces"),
        ("doi", "https://doi.org/10.1234/abc", "a DOI as 10.1234/abc"),
        ("doi", "10.1/abc", "a DOI as 10.1234/abc"),
    ],
)
def test_a_reference_has_no_address_or_doi_of_another_form(root, faults, field, value, expected):
    change(root, "book/references.bib", "journal = {", f"{field} = {{{value}}},\n  journal = {{")
    (told,) = faults()
    assert told.startswith(
        f"references.bib: column doe2020.{field}: '{value}': expected {expected}"
    )


@pytest.mark.parametrize("address", [MIRROR, "https://example.org/a?utm_source=b"])
def test_a_page_links_no_address_that_is_unfit(root, address):
    from edition.check.texts import text_faults

    change(root, "book/references.md", "Every source.", f"[Every]({address}) source.")
    (told,) = map(str, text_faults(root))
    assert told.startswith(f"book/references.md: line 3: '{address}': expected the address")
