"""What takes part in WeasyPrint's layout and drawing while a document is set.

Each module does one thing faster or better than WeasyPrint does it by itself, and touches private
parts of WeasyPrint for it, which its docstring names.
"""
