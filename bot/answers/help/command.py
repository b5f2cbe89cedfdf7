"""What /help is."""

from bot.answers.spec import Command, Option

COMMAND = Command(
    name="help",
    code="he",
    order=150,
    description="What can be asked, with examples",
    options=(
        # The codes of commands, with full stops between.
        Option("most", place=0),
        # Whether all commands are listed: a button fills it.
        Option("all", place=1),
    ),
    private=True,
    leads_with="most",
    states_facts=False,
)
