"""What the operator can set: environment variables, or lines in `.env`."""

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, HttpUrl, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import StartError

ROOT = Path(__file__).resolve().parent.parent
PREVIEW_PORT, BROWSE_PORT = 8023, 8024
DISCORD_API = "https://discord.com/api/v10"


class Settings(BaseSettings):
    """Built once, at the start, and passed down; nothing else reads the environment."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    discord_token: SecretStr | None = Field(
        None, description="The bot's token. Empty: the local preview opens instead."
    )
    discord_api_url: str = Field(
        DISCORD_API, description="The REST base with its version; the gateway is the one it names."
    )
    data_dir: Path = Field(ROOT / "data", description="The folder of the data package.")
    record_db: Path = Field(
        ROOT / "var" / "record.sqlite",
        description="The SQLite file that is built from the data; its folder is made.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR."
    )
    contact: str = Field(
        "", max_length=200, description="Where /record sends people who report an error."
    )
    record_url: str = Field(
        "", description="Where this record can be had: the address in citations of the record."
    )
    report_channel: int | None = Field(
        None, gt=0, description="The id of the channel that reports of errors go to."
    )
    charts: bool = Field(
        True, description="Pictures in the cards; a process of its own draws them."
    )
    rate_limits: bool = Field(
        True, description="Who asks too fast has to wait some seconds: each person, each server."
    )

    @field_validator("discord_token")
    @classmethod
    def _one_word(cls, value: SecretStr | None) -> SecretStr | None:
        text = value.get_secret_value().strip() if value else ""
        if not re.fullmatch(r"[!-~]*", text):
            raise ValueError("A token is one word of letters, digits and signs")
        return value

    @field_validator("discord_api_url")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        HttpUrl(value)
        if not value.isprintable():
            raise ValueError("An address has no such characters")
        return value.rstrip("/")

    @field_validator("record_url")
    @classmethod
    def _a_page(cls, value: str) -> str:
        if value:
            HttpUrl(value)
        if not value.isprintable() or " " in value:
            raise ValueError("An address has no such characters")
        return value

    @field_validator("data_dir", "record_db")
    @classmethod
    def _a_path(cls, value: Path) -> Path:
        if "\0" in str(value):
            raise ValueError("No path has a NUL in it")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @property
    def token(self) -> str:
        """The token, or '' where there is none."""
        return self.discord_token.get_secret_value().strip() if self.discord_token else ""


def read_settings() -> Settings:
    """The settings; StartError names the first variable that is wrong, never its value."""
    try:
        return Settings.model_validate({})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if not first["loc"]:
            raise StartError(".env cannot be read: save it as UTF-8.") from None
        reason = first["msg"].removeprefix("Value error, ")
        raise StartError(
            f"{str(first['loc'][0]).upper()} cannot be used: {reason}. Mend it in .env or the "
            "environment, or leave it empty; .env.example says what it means."
        ) from None
    except OSError as error:
        raise StartError(f".env cannot be read: {error.strerror}.") from None
