"""What can be asked: a folder a command, with what it is, its answer and its card."""
