"""Settings from the environment or a `.env` file, read once; every error is named, no secret is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from appealbot.core.recipients import read_recipients
from appealbot.core.text import mixed_script_words
from appealbot.errors import SettingsError

PREFIX = "APPEALBOT_"
SHORTEST_KEY = 32
"""Bytes: as long as the digests that it makes."""


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
    return url


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
        SettingsError: The setting is neither on nor off.
    """
    try:
        return _Semantic().semantic == "on"
    except ValidationError:
        raise SettingsError([f"{PREFIX}SEMANTIC must be on or off"]) from None


def database_url(named: str | None = None) -> str:
    """The URL of a database that was named by its file or URL, else of the one in the settings; needs no token.

    Raises:
        SettingsError: It's neither SQLite's nor PostgreSQL's.
    """
    if named is not None and "://" not in named:
        return f"sqlite+aiosqlite:///{named}"
    try:
        found = _Database() if named is None else _Database(database_url=SecretStr(named))
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
    try:
        return Settings()
    except ValidationError as wrong:
        sentences = [
            f"{PREFIX}{str(error['loc'][0]).upper()} "
            + ("is not set" if error["type"] == "missing" else error["msg"].removeprefix("Value error, "))
            for error in wrong.errors(include_input=False)
        ]
        raise SettingsError(sentences) from None
