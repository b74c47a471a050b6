"""Countries: their names for readers and their colours in charts, by ISO 3166 alpha-3 code."""

NAMES = {
    "RUS": "Russia",
    "PRK": "North Korea",
    "KOR": "South Korea",
    "CHN": "China",
    "USA": "United States",
    "JPN": "Japan",
}

COLOURS = {
    "RUS": "#0072b2",
    "PRK": "#d55e00",
    "KOR": "#009e73",
    "CHN": "#a6761d",
    "USA": "#cc79a7",
    "JPN": "#8a63d2",
}
"""One colour a country through the whole book, told apart with any colour vision."""
