"""Small readers of finished books: what an artefact says, told without the program's own code."""
