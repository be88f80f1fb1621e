"""A numbered formula shares its line with its number, so it may not be a paragraph's all."""

from __future__ import annotations

from publish.editions.docx.openxml import find_all
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.job import Job


def equations(package: Package, job: Job) -> Package:
    """The package with ``m:oMath`` instead of ``m:oMathPara`` in paragraphs of style Equation."""
    root = package.xml(DOCUMENT)
    for block in find_all(root, "//w:p[w:pPr/w:pStyle/@w:val='Equation']/m:oMathPara"):
        parent = block.getparent()
        if parent is None:
            continue
        position = parent.index(block)
        parent[position : position + 1] = find_all(block, "m:oMath")
    return package.with_xml(DOCUMENT, root)
