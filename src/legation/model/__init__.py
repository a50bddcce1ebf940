"""The vocabulary of the project, and nothing else: it imports nothing of the other rooms."""
