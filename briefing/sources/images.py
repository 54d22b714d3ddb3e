"""The bytes of a picture, foreign as they come, made into a small one that is safe to draw.

The one room that reads pictures. Runs in a worker process; Pillow comes with the extra
`briefing[images]`.
"""

import warnings
from io import BytesIO
from typing import Final

from briefing.errors import SourceError

MOST_PIXELS: Final = 40_000_000
"""The pixels of a picture that is read at all: four bytes each, and held twice."""
DRAWN: Final = (1600, 1200)
"""The width and height in pixels that a picture is made to fit; no terminal shows more."""
_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")
_PAPER: Final = "white"
"""What stands behind a picture that lets something through."""


def small_picture(body: bytes, place: str) -> bytes:
    """A picture as a JPEG that fits `DRAWN`; of one that moves, its first frame.

    Raises SourceError, which names `place`.
    """
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            # Pillow warns from fewer pixels on; the bound here is what holds.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            found = Image.open(BytesIO(body), formats=_FORMATS)
        if found.width * found.height > MOST_PIXELS:
            told = f"is a picture of {found.width:,} × {found.height:,} pixels, which is too many"
            raise SourceError(place, told)
        with found:
            # A JPEG is then read at the size that is needed.
            found.draft("RGB", DRAWN)
            upright = ImageOps.exif_transpose(found)
            upright.thumbnail(DRAWN)
            seen = upright.convert("RGBA")
    except SourceError:
        raise
    except Exception as error:
        # Pillow raises many kinds of errors on bytes that are broken.
        raise SourceError(place, "is no picture that can be read") from error
    paper = Image.new("RGBA", seen.size, _PAPER)
    written = BytesIO()
    Image.alpha_composite(paper, seen).convert("RGB").save(written, "JPEG", quality=90)
    return written.getvalue()
