"""Evidence for the conclusion."""

from dataclasses import replace

from edition.evidence import NO_SOURCE_KNOWN, Finding, evidence, facts

facts.register(features={"CO-10": ("russian_aims_in_korea_2018", "aim")})


@evidence("CO-04")
def northern_word_on_crimea() -> Finding:
    """What passages say of North Korea's position on Crimea."""
    return replace(
        facts.answer("crimea_status", "North Korea"),
        missing="A text in the North's own name was sought in vain: Russian and South Korean "
        "reports of 2014 and 2017 pass on an interview with its ministry and the words of the "
        "Russian embassy, and of the debate of 27 March 2014 (A/68/PV.80 in the library of the "
        "United Nations) only the opening could be read.",
        status=NO_SOURCE_KNOWN,
    )


@evidence("CO-09")
def states_with_crimea() -> Finding:
    """States said to recognise the annexation, and those that voted with Russia in 2014."""
    found = facts.together(
        facts.quantity("states_recognising_crimea"),
        facts.indicator(facts.quantity("crimea_vote_no"), "vote of March 2014"),
        note="“Very few” is taken to mean at most a tenth of the 193 members of the United "
        "Nations; the vote, which includes Russia's own, stands for states that may have "
        "recognised it in silence.",
    )
    return replace(found, measure="said to recognise it")
