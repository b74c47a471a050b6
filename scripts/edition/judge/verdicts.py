"""How verdicts look and what claims are called; pages, charts and PDF take all of it from here."""

from dataclasses import dataclass

from edition.data.vocabulary import section
from edition.judge.claim import OPINION, Verdict
from edition.judge.ledger import Judged


@dataclass(frozen=True)
class Look:
    """The look of a verdict: its sign, so that colour alone never tells, and its two colours."""

    sign: str
    light: str
    dark: str


LOOKS = {
    Verdict.SUPPORTED: Look("✓", "#1b7837", "#7fd08f"),
    Verdict.CAVEAT: Look("≈", "#8a6d00", "#e0c35c"),
    Verdict.DISPUTED: Look("⇄", "#9a4d00", "#f0a868"),
    Verdict.CONTRADICTED: Look("✗", "#b2182b", "#ff8f8f"),
    Verdict.OPEN: Look("?", "#6b6b6b", "#b5b5b5"),
    Verdict.OPINION: Look("◇", "#4b4f91", "#b3b7f5"),
}
"""The one table of verdicts: colours on light and on dark pages, of 4.5 to 1 at least."""

OUTCOMES = {verdict.name.lower(): verdict for verdict in LOOKS}
"""The verdicts by the keyword that code has for each: contradicted."""

SIGNS = {verdict: look.sign for verdict, look in LOOKS.items()}
COLOURS = {str(verdict): look.light for verdict, look in LOOKS.items()}


def signed(verdict: Verdict) -> str:
    """A verdict behind its sign: ✓ supported."""
    return f"{LOOKS[verdict].sign} {verdict}"


def style(verdict: Verdict) -> str:
    """The class by which pages and PDF know a verdict: verdict-contradicted."""
    return f"verdict-{verdict.name.lower().replace('_', '-')}"


def texts_needed(kind: str) -> tuple[str, ...]:
    """The outcomes, by keyword, for which a text on a claim of this kind has to have words.

    A caveat may have those of the verdict without one.
    """
    untested = {Verdict.OPINION}
    outcomes = untested if kind in OPINION else {*Verdict} - untested - {Verdict.CAVEAT}
    return tuple(name for name, verdict in OUTCOMES.items() if verdict in outcomes)


def css() -> str:
    """A style sheet with each verdict's colours, for the classes of `style`.

    On screen pages are dark where their `data-theme` says so; paper is light.  A reader who wants
    more contrast gets each colour mixed with that of the text.
    """
    names = [style(verdict) for verdict in LOOKS]
    light, dark = (
        " ".join(f"--{style(verdict)}: {getattr(look, mode)};" for verdict, look in LOOKS.items())
        for mode in ("light", "dark")
    )
    rules = [
        f":root {{ {light} }}",
        f'@media screen {{ html[data-theme="dark"] {{ {dark} }} }}',
        *(f".{name}, [data-verdict={name}] {{ --verdict: var(--{name}); }}" for name in names),
        "@media screen and (prefers-contrast: more) {",
        *(
            f"  .{name}, [data-verdict={name}] {{ --verdict: color-mix(in srgb, var(--{name}) 60%,"
            " var(--pst-color-text-base)); }"
            for name in names
        ),
        "}",
    ]
    return "\n".join([*rules, ""])


def anchor(claim_id: str) -> str:
    """The anchor of a claim's card on its page: claim-ab-01."""
    return f"claim-{claim_id.lower()}"


def glued(claim_id: str) -> str:
    """The name under which a text that states the outcome of a claim is glued: outcome_ab_01."""
    return f"outcome_{claim_id.lower().replace('-', '_')}"


def dispute_address(claim_id: str, repository: str) -> str:
    """Where a reader disputes a verdict: the form of the public repository; empty without one."""
    return _form("dispute-a-verdict.yml&title=Verdict+on+", claim_id, repository)


def reply_address(claim_id: str, repository: str) -> str:
    """Where anyone replies to a verdict: the form of the public repository; empty without one."""
    return _form("reply.yml&title=Reply+on+", claim_id, repository)


def _form(name: str, claim_id: str, repository: str) -> str:
    return f"{repository.rstrip('/')}/issues/new?template={name}{claim_id}" if repository else ""


def place_in_paper(item: Judged) -> str:
    """Where the paper says it, in words."""
    claim = item.claim
    title = section(claim.section).title
    words = f"{title}, paragraph {claim.paragraph}, sentence {claim.sentence}"
    return f"{words}, note {claim.footnote}" if claim.footnote else words


def chapter_address(item: Judged) -> str:
    """The page and anchor of a claim's card, from the root of the book."""
    claim = item.claim
    return f"notebooks/{section(claim.section).chapter}.html#{anchor(claim.id)}"
