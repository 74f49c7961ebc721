"""Writes preparation.json: what torchvision's transforms make of pictures that a formula draws.

Run with torchvision 0.14 and Pillow 9.4 (Debian's python3-torchvision):  python3 make_preparation.py
"""

import json
import pathlib

import numpy
from PIL import Image
from torchvision import transforms

# width, height, shorter side, cut (rows, columns)
CASES = [(61, 47, 20, 16, 16), (47, 61, 20, 16, 16), (33, 90, 21, 16, 18), (11, 13, 20, 16, 16), (20, 20, 20, 16, 16), (19, 64, 37, 32, 32)]
MEAN, DEVIATION = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]


def picture(width, height):
    """Every channel of every pixel by a formula, edges and gradients alike: the same lines as in the test."""
    y, x, c = numpy.meshgrid(numpy.arange(height), numpy.arange(width), numpy.arange(3), indexing="ij")
    return ((x * x * 3 + y * 7 * (c + 1) + (x // 5) * (y // 7) * 31 + c * 50) % 256).astype(numpy.uint8)


cases = []
for width, height, shorter, rows, columns in CASES:
    bytes_only = transforms.Compose([transforms.Resize(shorter), transforms.CenterCrop((rows, columns))])
    normalised = transforms.Compose([transforms.ToTensor(), transforms.Normalize(MEAN, DEVIATION)])
    cut = bytes_only(Image.fromarray(picture(width, height), "RGB"))
    values = normalised(cut).numpy().astype("<f4")
    cases.append({
        "width": width, "height": height, "shorter": shorter, "rows": rows, "columns": columns,
        "bytes": numpy.asarray(cut).tobytes().hex(),
        # The first pixels' bits, and the sum of all bits: every bit counts.
        "first": values.tobytes()[:32].hex(), "sum": int(values.view("<u4").astype(numpy.uint64).sum()),
    })

path = pathlib.Path(__file__).parent / "preparation.json"
path.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
