"""The version, which the build and every report read from here."""

__all__ = ["__version__"]

__version__ = "0.1.0"
