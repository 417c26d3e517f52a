"""What can be said when a run cannot be carried away."""

from __future__ import annotations


class ExportError(ValueError):
    """An export that is not possible; the message is one sentence."""


def missing_package(what: str, package: str, extra: str) -> ExportError:
    """The error for an optional library that is not installed.

    Parameters
    ----------
    what : what was to be written, as the beginning of a sentence: "Writing ONNX"
    package : the library, by the name under which it is installed
    extra : the extra of Nablascope that brings it
    """
    how = f'pip install "nablascope[{extra}]"'
    return ExportError(f"{what} needs the package {package}; install it with: {how}")
