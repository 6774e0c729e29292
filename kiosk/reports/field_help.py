"""The help for each field of the format: the docstrings under the fields, read from the source."""

import ast
import inspect
from functools import lru_cache
from textwrap import dedent

from pydantic import BaseModel


@lru_cache(maxsize=64)
def help_of(part: type[BaseModel]) -> dict[str, str]:
    """What is said of each field of a part, by its key; nothing for fields without a docstring."""
    (written,) = ast.parse(dedent(inspect.getsource(part))).body
    assert isinstance(written, ast.ClassDef)
    told: dict[str, str] = {}
    key = ""
    for statement in written.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name)):
                key = name
            case ast.Expr(value=ast.Constant(value=str(words))) if key:
                told[key] = " ".join(words.split())
            case _:
                key = ""
    return told
