"""What counts as an e-mail address here: ASCII before the @, any domain after it, one address only."""

from email_validator import EmailNotValidError, validate_email

from desk.core import text


def read_address(typed: str) -> str:
    """The address in the form it is stored and written to: in lower case and ASCII.

    Raises ValueError when a letter could not be sent there.
    """
    try:
        found = validate_email(text.line(typed), check_deliverability=False, allow_smtputf8=False, allow_quoted_local=False)
    except EmailNotValidError as error:
        raise ValueError(str(error)) from error
    return f"{found.ascii_local_part}@{found.ascii_domain}".lower()
