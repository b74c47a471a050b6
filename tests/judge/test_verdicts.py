from edition.base.project import PACKAGE
from edition.judge import verdicts
from edition.judge.claim import Verdict
from edition.judge.ledger import judged
from edition.judge.verdicts import LOOKS


def test_each_verdict_has_a_sign_of_its_own():
    assert len({look.sign for look in LOOKS.values()}) == len(LOOKS) == len(Verdict)
    assert verdicts.signed(Verdict.SUPPORTED) == "✓ supported"
    assert verdicts.style(Verdict.OPEN) == "verdict-open"


def test_the_style_sheet_gives_each_class_its_colour_and_paper_the_light_one():
    css = verdicts.css()
    root, dark, *used = css.splitlines()
    for verdict, look in LOOKS.items():
        name = verdicts.style(verdict)
        assert f"--{name}: {look.light};" in root
        assert f"--{name}: {look.dark};" in dark
        assert f".{name}, [data-verdict={name}] {{ --verdict: var(--{name}); }}" in used
    assert dark.startswith('@media screen { html[data-theme="dark"] {')
    assert css.count("{") == css.count("}")


def test_a_claim_has_its_place_in_a_chapter_and_in_the_paper_with_the_note_where_there_is_one():
    assert verdicts.chapter_address(judged("RI-02")) == "notebooks/01_river.html#claim-ri-02"
    assert verdicts.place_in_paper(judged("RI-02")) == "The river, paragraph 1, sentence 2, note 1"
    assert verdicts.place_in_paper(judged("RI-01")) == "The river, paragraph 1, sentence 1"


def test_no_style_sheet_script_or_template_tells_signs_or_colours_of_verdicts():
    told = {part for look in LOOKS.values() for part in vars(look).values()} - {"?"}
    files = [file for file in PACKAGE.rglob("*") if file.suffix in (".css", ".js", ".html", ".typ")]
    assert len(files) > 10
    for file in files:
        assert not {part for part in told if part in file.read_text(encoding="utf-8")}, file
