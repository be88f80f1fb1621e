"""How profiles are read from their files, as what reads them is told by their types.

Profiles come to many processes, and are read in one: so pydantic is told here without being
loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar


class Known:
    """A part of a profile: a misspelt key is an error."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


@dataclass(frozen=True)
class Written:
    """A number that is written in words, and what makes a number of them."""

    number: Callable[[str], float]

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """What pydantic asks of what annotates a type."""
        from pydantic_core.core_schema import no_info_before_validator_function

        return no_info_before_validator_function(self.number, handler(source))
