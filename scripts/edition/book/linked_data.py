"""What the edition and its parts are, in the vocabulary of schema.org, as JSON-LD."""

import json
from collections.abc import Mapping
from typing import Any

from edition.book import claim_data
from edition.book.citations import Author, Work
from edition.book.licences import content
from edition.data import bibliography
from edition.judge.claim import Verdict
from edition.judge.ledger import Judged

SCHEMA_ORG = "https://schema.org"
WHOLE = ["ScholarlyArticle", "Book"]

RATINGS = {Verdict.CONTRADICTED: 1, Verdict.CAVEAT: 4, Verdict.SUPPORTED: 5}
"""A verdict on the scale that fact checkers share, from 1, false, to 5, true.

The others do not decide, so a claim that has one of them gets no rating: of a disputed one, any
number would take a side."""
WORST, BEST = 1, 5

Data = dict[str, Any]


def script(data: Data) -> str:
    """The element that carries linked data in a page."""
    text = json.dumps({"@context": SCHEMA_ORG, **data}, ensure_ascii=False, sort_keys=True)
    safe = text.replace("<", "\\u003c")
    return f'<script type="application/ld+json">{safe}</script>'


def page(work: Work, citation: Mapping[str, Any]) -> Data:
    """The edition itself, or a chapter of it."""
    data = {"@type": "Chapter" if work.book else WHOLE, **_work(work), **_rights(work)}
    if work.book:
        return data | {"isPartOf": _whole(work)}
    about = {"abstract": citation["abstract"], "keywords": citation["keywords"]}
    return data | about | {"isBasedOn": paper()} | _identifier(work)


def data_package(package: Mapping[str, Any], whole: Work) -> Data:
    """The data package with every table to download; addresses are relative to the book's root
    where there is no public one."""
    return {
        "@type": "Dataset",
        "name": package["title"],
        "description": package["description"],
        "dateModified": package["created"][:10],
        "creator": agents(whole.authors),
        "isPartOf": _whole(whole),
        **_rights(whole),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": entry["title"],
                "description": entry["description"],
                "encodingFormat": entry["mediatype"],
                "contentUrl": f"{whole.url}data/{entry['path']}",
                "license": entry["licenses"][0]["path"],
            }
            for entry in package["resources"]
        ],
    }


def claim(item: Judged, work: Work) -> Data:
    """A judged claim as ClaimReview; one without a judgement as a mere Claim.

    A review without a rating would present an opinion, or a question that is open, as settled.
    """
    appearance = paper()
    reviewed = {
        "@type": "Claim",
        "text": item.claim.paraphrase,
        "author": appearance["author"],
        "datePublished": appearance["datePublished"],
        "appearance": appearance,
    }
    if item.verdict not in RATINGS:
        return reviewed
    name = claim_data.file(item)
    return {
        "@type": "ClaimReview",
        **_work(work),
        **_rights(work),
        "claimReviewed": item.claim.paraphrase,
        "reviewBody": item.judgement.reason,
        "itemReviewed": reviewed,
        "isPartOf": _whole(work),
        "associatedMedia": {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": f"{work.url.rpartition('/')[0]}/{name}" if work.url else name,
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[item.verdict],
            "worstRating": WORST,
            "bestRating": BEST,
            "alternateName": str(item.verdict).capitalize(),
        },
    }


def _work(work: Work) -> Data:
    data = {
        "name": work.title,
        "author": agents(work.authors),
        "datePublished": work.day.isoformat(),
        "inLanguage": "en",
    }
    return data | ({"url": work.url} if work.url else {})


def _rights(work: Work) -> Data:
    return {"license": content().url, "version": work.version}


def _whole(work: Work) -> Data:
    return {"@type": WHOLE, "name": work.book or work.title, **_identifier(work)}


def _identifier(work: Work) -> Data:
    return {"identifier": work.doi_address} if work.doi else {}


def agents(authors: tuple[Author, ...]) -> list[Data]:
    """Authors as persons and organisations."""
    return [
        {"@type": "Person", "familyName": author.name, "givenName": author.given}
        if author.given
        else {"@type": "Organization", "name": author.name}
        for author in authors
    ]


def paper() -> Data:
    """The paper that the edition tests."""
    found = bibliography.paper()
    writers = [
        {"@type": "Person" if given else "Organization", "name": f"{given} {name}".strip()}
        for given, name in found.authors
    ]
    return {
        "@type": "ScholarlyArticle" if found.kind == "paper" else "CreativeWork",
        "name": found.title,
        "datePublished": found.year,
        "author": writers,
    }
