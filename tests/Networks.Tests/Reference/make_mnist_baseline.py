#!/usr/bin/python3
"""Test accuracy of LeNet-5 on MNIST in PyTorch: the figures that our own training is compared with.

    /usr/bin/python3 make_mnist_baseline.py MNIST_FOLDER OUTPUT.json [SEEDS [EPOCHS]]

The folder holds the four IDX files, gzip or not. LeNet-5 with ReLU and max pooling; 28x28 pixels / 255, padded with zeros
to 32x32; Adam 1e-3; batches of 64, the last one smaller; PyTorch's default initialisation; one thread.
The file is written anew after every seed.
"""

import gzip
import json
import os
import struct
import sys

import numpy
import torch
from torch import nn

torch.set_num_threads(1)


def read_idx(folder, name):
    """The array in an IDX file of bytes, plain or gzip."""
    path = os.path.join(folder, name)
    with open(path, "rb") if os.path.exists(path) else gzip.open(path + ".gz", "rb") as file:
        data = file.read()
    rank = data[3]
    shape = struct.unpack(">" + "I" * rank, data[4:4 + 4 * rank])
    return numpy.frombuffer(data, numpy.uint8, offset=4 + 4 * rank).reshape(shape)


def load(folder, part):
    images = torch.from_numpy(read_idx(folder, part + "-images-idx3-ubyte").astype(numpy.float32) / 255)
    labels = torch.from_numpy(read_idx(folder, part + "-labels-idx1-ubyte").astype(numpy.int64))
    return nn.functional.pad(images, (2, 2, 2, 2)).unsqueeze(1), labels


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


def accuracy(model, images, labels):
    """Per cent of the images whose largest output is the label's."""
    model.eval()
    with torch.no_grad():
        right = sum((model(images[i:i + 500]).argmax(1) == labels[i:i + 500]).sum().item() for i in range(0, len(images), 500))
    model.train()
    return 100.0 * right / len(images)


def train(seed, epochs, images, labels, test_images, test_labels):
    """The test accuracy after each epoch."""
    torch.manual_seed(seed)
    model = lenet5()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss = nn.CrossEntropyLoss()
    history = []
    for epoch in range(epochs):
        order = torch.randperm(len(images))
        for start in range(0, len(order), 64):
            rows = order[start:start + 64]
            optimizer.zero_grad()
            loss(model(images[rows]), labels[rows]).backward()
            optimizer.step()
        history.append(round(accuracy(model, test_images, test_labels), 4))
        print(f"seed {seed}, epoch {epoch + 1}: {history[-1]:.2f} %", flush=True)
    return history


def main():
    folder, output = sys.argv[1], sys.argv[2]
    seeds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    epochs = int(sys.argv[4]) if len(sys.argv) > 4 else 10
    images, labels = load(folder, "train")
    test_images, test_labels = load(folder, "t10k")
    runs = []
    for seed in range(seeds):
        runs.append({"seed": seed, "test_accuracy": train(seed, epochs, images, labels, test_images, test_labels)})
        after = numpy.array([run["test_accuracy"] for run in runs])
        report = {
            "network": "LeNet-5, ReLU, max pooling, 32x32 (28x28 padded), pixels / 255",
            "training": f"Adam 1e-3, batch 64, {len(images)} images, cross-entropy, PyTorch's default initialisation",
            "torch": torch.__version__,
            "test_images": len(test_images),
            "mean_after_epoch": {str(e + 1): round(float(after[:, e].mean()), 4) for e in range(epochs)},
            "spread_after_epoch": {str(e + 1): round(float(after[:, e].std(ddof=1)), 4) if len(runs) > 1 else None for e in range(epochs)},
            "runs": runs,
        }
        temporary = output + ".part"
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump(report, file, indent=1)
            file.write("\n")
        os.replace(temporary, output)


main()
