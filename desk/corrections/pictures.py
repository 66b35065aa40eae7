"""Pictures readers send: read as pixels and written anew, so that nothing else comes in with them."""

import io
import struct
import warnings
from dataclasses import dataclass

FORMATS = ("PNG", "JPEG")
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2400
LARGEST = 5 * 1024 * 1024


class NotAPicture(ValueError):
    """The file is no picture we can take."""


@dataclass(frozen=True)
class Cleaned:
    """A picture as WebP, without place, camera or any other data."""

    data: bytes
    width: int
    height: int


def clean(data: bytes) -> Cleaned:
    """The same picture, re-encoded.

    Raises NotAPicture for anything but PNG and JPEG, for broken files and for pictures of too many pixels.
    """
    from PIL import Image, ImageOps  # few reports bring a picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise NotAPicture
                image.load()
                upright = ImageOps.exif_transpose(image).convert("RGB")
    except NotAPicture:
        raise
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        MemoryError,
        struct.error,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise NotAPicture from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright.info.clear()
    written = io.BytesIO()
    upright.save(written, "WEBP", quality=82, method=4)
    return Cleaned(written.getvalue(), upright.width, upright.height)
