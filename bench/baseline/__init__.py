"""The rivals: the plain way to a PDF, and Typst, each a process of its own."""
