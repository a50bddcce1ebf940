"""How actors are named in a text: names of states and bodies, their organs, people with their posts."""
