"""How fast it is: a book made from a seed, its rivals, and the table of results."""
