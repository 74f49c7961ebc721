"""Weights and images that are formulas, the same few lines as HashedWeights.cs and HashedImages.cs, and safetensors files without the library."""

import json
import math
import struct

import numpy

CHUNK = 1 << 22


def bits(name, index):
    """64 bits for each index: SplitMix64's finaliser over FNV-1a of the name plus the index times the golden ratio."""
    seed = 0xCBF29CE484222325
    for byte in name.encode("utf-8"):
        seed = ((seed ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    index = numpy.atleast_1d(numpy.asarray(index, numpy.uint64))  # scalars would warn when they wrap around
    z = numpy.uint64(seed) + (index + numpy.uint64(1)) * numpy.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return z ^ (z >> numpy.uint64(31))


def signed(name, index):
    """Multiples of 2^-23 in [-1, 1)."""
    return 2.0 * ((bits(name, index) >> numpy.uint64(40)).astype(numpy.float64) / 16777216.0) - 1.0


def line(name, shape, gains):
    """Offset and slope of a tensor's values, value = offset + slope * signed(name, i): weights of convolutions and dense layers keep the variance of what a
    ReLU lets through (He et al. 2015), the others are near what a trained batch norm has. The slope of the first gain whose suffix the name has is multiplied."""
    gain = next((factor for suffix, factor in gains if name.endswith(suffix)), 1.0)
    if len(shape) > 1:
        return 0.0, gain * math.sqrt(6.0 / math.prod(shape[1:]))
    if name.endswith(".running_var"):
        return 1.0, 0.5
    if name.endswith(".weight"):
        return gain, 0.25 * gain
    return 0.0, 0.125


def values(name, shape, gains=()):
    """The tensor as float32, rounded once."""
    offset, slope = line(name, shape, gains)
    length = math.prod(shape)
    result = numpy.empty(length, numpy.float32)
    for start in range(0, length, CHUNK):
        index = numpy.arange(start, min(start + CHUNK, length))
        result[start:start + len(index)] = (offset + slope * signed(name, index)).astype(numpy.float32)
    return result.reshape(shape)


def image(number, shape):
    """An image [C, H, W] of 8 x 8 coarse cells and noise of half their height, all multiples of 2^-24, so that float32 is exact."""
    channels, height, width = shape
    c, y, x = numpy.meshgrid(numpy.arange(channels), numpy.arange(height), numpy.arange(width), indexing="ij")
    coarse = signed(f"image{number}.cells", (c * 8 + y * 8 // height) * 8 + x * 8 // width)
    noise = signed(f"image{number}.noise", (c * height + y) * width + x)
    return (coarse.reshape(shape) + 0.5 * noise.reshape(shape)).astype(numpy.float32)


def tokens(number, steps, vocabulary):
    """A sequence of tokens as images have their numbers: 32-bit whole numbers."""
    return (bits(f"tokens{number}", numpy.arange(steps)) % numpy.uint64(vocabulary)).astype(numpy.int32)


def fill(model, gains=()):
    """Every parameter and running statistic of a torch module."""
    import torch
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            if not name.endswith("num_batches_tracked"):
                tensor.copy_(torch.from_numpy(values(name, tuple(tensor.shape), gains)))
    return model


def write_safetensors(path, tensors):
    """name -> float32 array."""
    header, offset = {}, 0
    for name, array in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [offset, offset + 4 * array.size]}
        offset += 4 * array.size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in tensors.values():
            file.write(numpy.ascontiguousarray(array, "<f4").tobytes())
