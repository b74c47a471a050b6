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
    "PRK": "#bd5400",
    "KOR": "#007356",
    "CHN": "#8d5700",
    "USA": "#a4518b",
    "JPN": "#845bd4",
}
"""One colour a country through the whole book, told apart with any colour vision."""
