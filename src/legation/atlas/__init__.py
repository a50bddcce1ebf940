"""Who and where: states, organisations, armed groups, people with their dated offices, places."""
