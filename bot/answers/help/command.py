"""What /help is."""

from bot.answers.spec import Command

COMMAND = Command(
    name="help",
    code="he",
    order=150,
    description="What can be asked, with examples",
    private=True,
    states_facts=False,
)
