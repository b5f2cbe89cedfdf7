"""Discord's limits."""

MESSAGE_TEXT = 4000
"""Characters of text in one Components V2 message, over all its components."""

MESSAGE_COMPONENTS = 40
CONTENT = 2000
"""Characters in the content of an ordinary message."""

BUTTON_LABEL = 80
BUTTONS_IN_ROW = 5
SELECT_OPTIONS = 25
SELECT_TEXT = 100
"""Characters in the label, value or description of a select option, and in a placeholder."""

CHOICES = 25
CHOICE_NAME = 100

ALT_TEXT = 1024
"""Characters in the description of a picture."""
