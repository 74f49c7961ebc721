#!/usr/bin/python3
"""One hundred training steps of LeNet-5 in PyTorch, in float32 and float64, from weights and data that are formulas.

    /usr/bin/python3 make_lenet_training.py lenet_training.json

Nothing large needs to be kept: weights, images and labels come from a hash of (name, index), the same few lines as
tests/Layers.Tests/Reference/HashWeights.cs.
* parameter "conv1.weight"[i] = float32(signed("conv1.weight", i) / sqrt(fan_in)), biases likewise with their layer's fan_in;
* sample n = 64 * step + row, step from 0: its pattern is p = bits("label", n) % 10, and its label is p, but where
  bits("stray", n) % 100 < 10 it is bits("other", n) % 10 - so the loss does not go to zero, where a relative error means little;
* pixel (y, x) of sample n is 1 where bits("pattern", 64 * p + 8 * (y / 4) + x / 4) is odd, else -1.

Ten images only, and of two colours: a ReLU or a maximum that decides otherwise by a rounding error changes the gradient by a finite amount,
and with noise in the images one of the 400,000 decisions of a step soon does: float32 was then up to 1e-2 away from float64 after 100
steps. Here it stays at 1e-7 (tried with weights disturbed by 1.2e-7, relative, 16 times for each optimizer; by 6e-7: at most 3e-5).
"""

import json
import math
import sys

import numpy
import torch
from torch import nn

torch.set_num_threads(1)
STEPS, BATCH = 100, 64
FAN_IN = {"conv1": 25, "conv2": 150, "fc1": 400, "fc2": 120, "fc3": 84}


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


def unit(name, index):
    """Multiples of 2^-24 in [0, 1)."""
    return (bits(name, index) >> numpy.uint64(40)).astype(numpy.float64) / 16777216.0


def signed(name, index):
    """Multiples of 2^-23 in [-1, 1)."""
    return 2.0 * unit(name, index) - 1.0


def batch(step):
    """The images [64, 1, 32, 32] as float32 and the labels [64] of one step."""
    n = numpy.arange(BATCH, dtype=numpy.int64) + BATCH * step
    pattern = (bits("label", n) % numpy.uint64(10)).astype(numpy.int64)
    stray = bits("stray", n) % numpy.uint64(100) < 10
    label = numpy.where(stray, (bits("other", n) % numpy.uint64(10)).astype(numpy.int64), pattern)
    y, x = numpy.meshgrid(numpy.arange(32), numpy.arange(32), indexing="ij")
    cells = bits("pattern", 64 * pattern[:, None, None] + 8 * (y // 4) + x // 4) % numpy.uint64(2)
    return (2 * cells.astype(numpy.float32) - 1).reshape(BATCH, 1, 32, 32), label


def lenet5(tanh):
    activation = nn.Tanh if tanh else nn.ReLU
    pool = nn.AvgPool2d if tanh else nn.MaxPool2d
    model = nn.Sequential()
    for name, layer in [
            ("conv1", nn.Conv2d(1, 6, 5)), ("a1", activation()), ("p1", pool(2)),
            ("conv2", nn.Conv2d(6, 16, 5)), ("a2", activation()), ("p2", pool(2)), ("flatten", nn.Flatten()),
            ("fc1", nn.Linear(400, 120)), ("a3", activation()), ("fc2", nn.Linear(120, 84)), ("a4", activation()),
            ("fc3", nn.Linear(84, 10))]:
        model.add_module(name, layer)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            values = signed(name, numpy.arange(parameter.numel())) / math.sqrt(FAN_IN[name.split(".")[0]])
            parameter.copy_(torch.from_numpy(values.astype(numpy.float32)).reshape(parameter.shape))
    return model


OPTIMIZERS = {
    "adam": lambda parameters: torch.optim.Adam(parameters, lr=1e-3),
    "sgd": lambda parameters: torch.optim.SGD(parameters, lr=0.05, momentum=0.9),
}


def train(tanh, optimizer, dtype):
    """The mean loss before each step's update, the loss on batch 100 after all of them, and the parameters' Euclidean norms."""
    model = lenet5(tanh).to(dtype)
    update = OPTIMIZERS[optimizer](model.parameters())
    losses = []
    for step in range(STEPS):
        images, labels = batch(step)
        update.zero_grad()
        loss = nn.functional.cross_entropy(model(torch.from_numpy(images).to(dtype)), torch.from_numpy(labels))
        losses.append(loss.item())
        loss.backward()
        update.step()
    with torch.no_grad():
        images, labels = batch(STEPS)
        final = nn.functional.cross_entropy(model(torch.from_numpy(images).to(dtype)), torch.from_numpy(labels)).item()
    norms = {name: parameter.double().norm().item() for name, parameter in model.named_parameters()}
    return losses + [final], norms


def main():
    runs = []
    for variant in ["relu_maxpool", "tanh_avgpool"]:
        for optimizer in OPTIMIZERS:
            narrow, _ = train(variant == "tanh_avgpool", optimizer, torch.float32)
            wide, norms = train(variant == "tanh_avgpool", optimizer, torch.float64)
            distance = numpy.abs(numpy.array(narrow) / numpy.array(wide) - 1)
            runs.append({
                "network": variant, "optimizer": optimizer,
                "float32_distance_after": {str(k): float(f"{distance[k]:.3g}") for k in (1, 10, 100)},
                "float32_largest_distance": float(f"{distance.max():.3g}"),
                "norms": norms, "losses": wide, "losses_float32": narrow,
            })
            print(variant, optimizer, "losses", [round(wide[k], 4) for k in (0, 1, 10, 50, 100)],
                  "float32 away by", runs[-1]["float32_distance_after"], runs[-1]["float32_largest_distance"])
    images, labels = batch(7)
    report = {
        "about": "losses[k] is the loss on batch k after k steps, in float64; float32_distance_after is PyTorch's own float32 against it, relative",
        "torch": torch.__version__,
        "check": {  # so that a mistake in the formulas shows itself as such
            "bits_conv1.weight_3": str(bits("conv1.weight", 3)[0]),
            "batch_7_labels": "".join(str(label) for label in labels),
            "batch_7_first_pixel_sums": " ".join(str(int(total)) for total in images.sum((1, 2, 3))[:8]),
            "conv1.weight": [float(value) for value in lenet5(False).conv1.weight.detach().flatten()[:4]],
        },
        "runs": runs,
    }
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(report, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
