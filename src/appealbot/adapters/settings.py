"""Settings from the environment or a `.env` file, read once; every error is named, no secret is shown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from appealbot.core.recipients import read_recipients
from appealbot.core.text import mixed_script_words
from appealbot.errors import SettingsError

PREFIX = "APPEALBOT_"
SHORTEST_KEY = 32
"""Bytes: as long as the digests that it makes."""
FROM_FILES: Final = ("token", "database_url", "hmac_key", "former_hmac_keys")
"""The secrets: with `_FILE` behind the setting's name it names a file that holds the value, as Docker's secrets are."""
ENV_FILE: Final = Path(".env")
OTHERS: Final = 0o077
"""What a file's group and all others may do with it."""
LAST_PORT: Final = 65_535


def _looks_like_a_token(token: SecretStr) -> SecretStr:
    number, _, key = token.get_secret_value().partition(":")
    if not (number.isascii() and number.isdigit() and key.isascii() and key):
        message = "isn't a bot token: BotFather gives one of the form 123456:ABC…"
        raise ValueError(message)
    return token


def _plain_address(email: str) -> str:
    if email and (not email.isascii() or email.count("@") != 1 or mixed_script_words(email)):
        message = "must be one plain ASCII e-mail address"
        raise ValueError(message)
    return email


def _known_database(url: SecretStr) -> SecretStr:
    if not url.get_secret_value().startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
        message = "must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://"
        raise ValueError(message)
    if url.get_secret_value().startswith("postgresql") and not _has_a_possible_port(url.get_secret_value()):
        message = f"must have a number from 1 to {LAST_PORT} as its port, or none"
        raise ValueError(message)
    return url


def _has_a_possible_port(url: str) -> bool:
    from sqlalchemy import make_url  # noqa: PLC0415 - the database's library, which few commands wait for
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415 - as above

    try:
        port = make_url(url).port
    except (ArgumentError, ValueError):
        return False
    return port is None or 1 <= port <= LAST_PORT


def _long_key(key: SecretStr) -> SecretStr:
    if not _is_long(key.get_secret_value()):
        message = f"must be at least {2 * SHORTEST_KEY} hexadecimal digits; openssl rand -hex {SHORTEST_KEY} makes one"
        raise ValueError(message)
    return key


def _long_keys(keys: SecretStr) -> SecretStr:
    if not all(_is_long(key) for key in keys.get_secret_value().split(",")):
        message = f"must be keys of at least {2 * SHORTEST_KEY} hexadecimal digits each, separated by commas"
        raise ValueError(message)
    return keys


def _is_long(key: str) -> bool:
    try:
        return len(bytes.fromhex(key)) >= SHORTEST_KEY
    except ValueError:
        return False


def _public_keys(keys: str) -> str:
    read_recipients(keys)
    return keys


def _without_edges(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


class Settings(BaseSettings):
    """What an installation is told. An empty value counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: Annotated[SecretStr, BeforeValidator(_without_edges), AfterValidator(_looks_like_a_token)] = Field(
        description="The bot's token from BotFather"
    )
    api_url: HttpUrl = Field(default=HttpUrl("https://api.telegram.org"), description="A Bot API server of one's own")
    knowledge: Path | None = Field(default=None, description="The knowledge base's directory")
    semantic: Literal["on", "off"] = Field(default="on", description="off: match by the words alone")
    database_url: Annotated[SecretStr, AfterValidator(_known_database)] = Field(
        default=SecretStr("sqlite+aiosqlite:///data/appealbot.db"),
        description="Where the database is; secret as it may hold a password",
    )
    hmac_key: Annotated[SecretStr, AfterValidator(_long_key)] | None = Field(
        default=None, description="What chats are made unrecognisable with in the database, in hexadecimal"
    )
    former_hmac_keys: Annotated[SecretStr, AfterValidator(_long_keys)] | None = Field(
        default=None, description="The keys that hmac_key was before, the latest first, separated by commas"
    )
    recipient_keys: Annotated[str, AfterValidator(_public_keys)] = Field(
        default="", description="The public keys of those who may read sign-ups, separated by commas"
    )
    sending_rate: float = Field(default=29, gt=0, description="Messages a second, to all chats together")
    operator_name: str = Field(default="", description="Who runs the bot, for the imprint")
    operator_address: str = Field(default="", description="Their postal address")
    operator_email: Annotated[str, AfterValidator(_plain_address)] = Field(
        default="", description="Their e-mail address"
    )

    @property
    def keys(self) -> tuple[bytes, ...]:
        """The secret key and the former ones, the latest first; empty where none is set."""
        if self.hmac_key is None:
            return ()
        former = self.former_hmac_keys.get_secret_value().split(",") if self.former_hmac_keys else []
        return tuple(bytes.fromhex(key) for key in (self.hmac_key.get_secret_value(), *former))


class _Explicit(Settings):
    """Settings that come from the program alone."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - as above
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What was given, and neither the environment nor a file."""
        return (init_settings,)


class _Semantic(BaseSettings):
    """The one setting that commands without a token obey too."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore")

    semantic: Literal["on", "off"] = "on"


class _Database(BaseSettings):
    """What those need who only look after the data."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    database_url: Annotated[SecretStr, AfterValidator(_known_database)] = Settings.model_fields["database_url"].default


def semantic_wanted() -> bool:
    """Whether the sentence encoder should take part, where it's installed.

    Raises:
        SettingsError: The setting is neither on nor off, or `.env` is open to others.
    """
    _must_be_private()
    try:
        return _Semantic().semantic == "on"
    except ValidationError:
        raise SettingsError([f"{PREFIX}SEMANTIC must be on or off"]) from None


def database_url(named: str | None = None) -> str:
    """The URL of a database that was named by its file or URL, else of the one in the settings; needs no token.

    Raises:
        SettingsError: It's neither SQLite's nor PostgreSQL's, or it can't be read where it should be.
    """
    if named is not None and "://" not in named:
        return f"sqlite+aiosqlite:///{named}"
    told: dict[str, Any] = {"database_url": SecretStr(named)} if named is not None else {}
    if named is None:
        _must_be_private()
        told, wrong_files = _from_files("database_url")
        if wrong_files:
            raise SettingsError([*wrong_files.values()])
    try:
        found = _Database(**told)
    except ValidationError as wrong:
        what = f"{PREFIX}DATABASE_URL" if named is None else "--database"
        raise SettingsError([f"{what} {wrong.errors()[0]['msg'].removeprefix('Value error, ')}"]) from None
    return found.database_url.get_secret_value()


def explicit_settings(**values: Any) -> Settings:  # noqa: ANN401 - each setting is of its own type, and checked
    """Settings made of these values and the defaults: whatever stands in the environment or .env plays no part."""
    return _Explicit(**values)


def read_settings() -> Settings:
    """The settings.

    Raises:
        SettingsError: Something is missing or wrong; the error names all of it.
    """
    _must_be_private()
    told, wrong_files = _from_files(*FROM_FILES)
    sentences = [*wrong_files.values()]
    try:
        settings = Settings(**told)
    except ValidationError as wrong:
        sentences += [
            f"{PREFIX}{str(error['loc'][0]).upper()} "
            + ("is not set" if error["type"] == "missing" else error["msg"].removeprefix("Value error, "))
            for error in wrong.errors(include_input=False)
            if error["loc"][0] not in wrong_files
        ]
        raise SettingsError(sentences) from None
    if sentences:
        raise SettingsError(sentences)
    return settings


def _must_be_private() -> None:
    """Refuses a `.env` file that somebody else could read the secrets in, or change.

    Raises:
        SettingsError: It's open to others, or can't be read.
    """
    if os.name != "posix" or not ENV_FILE.is_file():
        return
    if ENV_FILE.stat().st_mode & OTHERS:
        raise SettingsError([f"the file {ENV_FILE} holds secrets and is open to others: chmod 600 {ENV_FILE}"])
    if not os.access(ENV_FILE, os.R_OK):
        raise SettingsError([f"the file {ENV_FILE} can't be read by this user"])


def _from_files(*names: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Secrets out of the files that are named instead of them; and of those that can't be had, why, by the setting."""
    told = {**DotEnvSettingsSource(Settings).env_vars, **EnvSettingsSource(Settings).env_vars}
    found: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name in names:
        setting = f"{PREFIX}{name}".upper()
        file = told.get(f"{setting}_FILE".lower())
        if not file:
            continue
        if told.get(setting.lower()):
            wrong[name] = f"{setting} and {setting}_FILE are both set: keep one"
            continue
        try:
            value = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else "it's no text"
            wrong[name] = f"{setting}_FILE names a file that can't be read ({why})"
            continue
        if value:
            found[name] = SecretStr(value)
        else:
            wrong[name] = f"{setting}_FILE names an empty file"
    return found, wrong
