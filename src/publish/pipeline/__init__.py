"""A manuscript and its editions → steps, run, and written as artefacts with their manifest."""
