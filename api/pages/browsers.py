"""Which browser a session was begun in, in words by which people know it again; no more of it is kept."""

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "Linux"),
)
"""What browsers call themselves; each of them names others as well, so that the first one found counts."""

SOME_BROWSER = "A browser"


def browser_in_words(user_agent: str) -> str:
    """“Firefox on Windows”."""
    browser = next((words for sign, words in BROWSERS if sign in user_agent), SOME_BROWSER)
    system = next((words for sign, words in SYSTEMS if sign in user_agent), None)
    return f"{browser} on {system}" if system else browser
