"""An edition and how it works with the desk."""

from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from desk.core.db import Base


class Mode(StrEnum):
    """How far an edition has switched the desk on."""

    OFF = "off"
    LETTERS = "letters"
    FULL = "full"


class Edition(Base):
    """A language desk. Its code is its language's."""

    __tablename__ = "editions"

    code: Mapped[str] = mapped_column(primary_key=True)
    mailbox: Mapped[str]
    mode: Mapped[Mode] = mapped_column(default=Mode.FULL)
    is_practising: Mapped[bool] = mapped_column(default=False)  # while practising no letter leaves
    names_filers: Mapped[bool] = mapped_column(default=True)  # names and addresses of readers stand in its letters
    canton: Mapped[str] = mapped_column(default="BE")  # whose public holidays its working days leave out
    on_call: Mapped[str] = mapped_column(default="")  # an address that is told at once of danger and persons concerned
    position: Mapped[int]

    @property
    def takes_reports(self) -> bool:
        """Whether readers can file reports here at all."""
        return self.mode is not Mode.OFF

    @property
    def makes_promises(self) -> bool:
        """Whether dates can be promised: only where the desk is worked with."""
        return self.mode is Mode.FULL
