#!/usr/bin/python3
"""One hundred training steps of a two-layer LSTM in PyTorch, in float32 and float64, from weights and data that are formulas.

    /usr/bin/python3 make_lstm_training.py lstm_training.json

Weights, sequences and labels come from the hash of make_lenet_training.py, so that nothing large needs to be kept.
* parameter "lstm1.weight_ih_l0"[i] = float32(signed("lstm1.weight_ih_l0", i) / sqrt(24)); so are all others, since 24 is the hidden size;
* sample n = 32 * step + row: its class is p = bits("class", n) % 5, and its label too, but where bits("stray", n) % 100 < 10 it is
  bits("other", n) % 5, so that the loss does not go to zero, where a relative error means little;
* its true length is 1 + bits("length", n) % 10; feature d of step t is signed("pattern", 60 p + 6 t + d) / 2 + signed("noise", 60 n + 6 t + d) / 2.

Adam at 5e-3, and SGD at 0.5 with momentum 0.9 and the gradients' norm clipped to 0.2, which is below the norm of most steps (counted below).
"""

import json
import math
import sys

import numpy
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

from make_lenet_training import bits, signed

torch.set_num_threads(1)
STEPS, BATCH, T, D, HIDDEN, CLASSES, CLIP = 100, 32, 10, 6, 24, 5, 0.2


def batch(step):
    """Sequences [32, 10, 6] as float32, lengths and labels of one step."""
    n = numpy.arange(BATCH, dtype=numpy.int64) + BATCH * step
    pattern = (bits("class", n) % numpy.uint64(CLASSES)).astype(numpy.int64)
    label = numpy.where(bits("stray", n) % numpy.uint64(100) < 10, (bits("other", n) % numpy.uint64(CLASSES)).astype(numpy.int64), pattern)
    place = numpy.arange(T * D).reshape(T, D)
    x = signed("pattern", T * D * pattern[:, None, None] + place) / 2 + signed("noise", T * D * n[:, None, None] + place) / 2
    return x.astype(numpy.float32), 1 + (bits("length", n) % numpy.uint64(T)).astype(numpy.int64), label


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm1, self.dense1 = nn.LSTM(D, HIDDEN, num_layers=2, batch_first=True), nn.Linear(HIDDEN, CLASSES)
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                values = signed(name, numpy.arange(parameter.numel())) / math.sqrt(HIDDEN)
                parameter.copy_(torch.from_numpy(values.astype(numpy.float32)).reshape(parameter.shape))

    def forward(self, x, lengths):
        _, (h, _) = self.lstm1(pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False))
        return self.dense1(h[-1])


def train(optimizer, dtype):
    """The mean loss before each step's update, the loss on batch 100 after all of them, the parameters' Euclidean norms, and how often the clip was at work."""
    model = Classifier().to(dtype)
    update = torch.optim.Adam(model.parameters(), lr=5e-3) if optimizer == "adam" else torch.optim.SGD(model.parameters(), lr=0.5, momentum=0.9)
    losses, clipped = [], 0
    for step in range(STEPS + 1):
        x, lengths, labels = batch(step)
        update.zero_grad()
        loss = nn.functional.cross_entropy(model(torch.from_numpy(x).to(dtype), torch.from_numpy(lengths)), torch.from_numpy(labels))
        losses.append(loss.item())
        if step == STEPS:
            break
        loss.backward()
        if optimizer == "sgd":
            clipped += bool(nn.utils.clip_grad_norm_(model.parameters(), CLIP) > CLIP)
        update.step()
    return losses, {name: parameter.double().norm().item() for name, parameter in model.named_parameters()}, clipped


def main():
    runs = []
    for optimizer in ["adam", "sgd"]:
        narrow, _, _ = train(optimizer, torch.float32)
        wide, norms, clipped = train(optimizer, torch.float64)
        distance = numpy.abs(numpy.array(narrow) / numpy.array(wide) - 1)
        runs.append({
            "optimizer": optimizer, "clipped_steps": clipped,
            "float32_distance_after": {str(k): float(f"{distance[k]:.3g}") for k in (1, 10, 100)}, "float32_largest_distance": float(f"{distance.max():.3g}"),
            "norms": norms, "losses": wide, "losses_float32": narrow,
        })
        print(optimizer, "losses", [round(wide[k], 4) for k in (0, 1, 10, 50, 100)], "clipped", clipped, "float32 away by", runs[-1]["float32_distance_after"], runs[-1]["float32_largest_distance"])
    x, lengths, labels = batch(7)
    report = {
        "about": "losses[k] is the loss on batch k after k steps, in float64; float32_distance_after is PyTorch's own float32 against it, relative",
        "torch": torch.__version__,
        "check": {  # so that a mistake in the formulas shows itself as such
            "batch_7_labels": "".join(str(label) for label in labels), "batch_7_lengths": " ".join(str(length) for length in lengths),
            "batch_7_first_values": [float(value) for value in x.reshape(-1)[:4]],
        },
        "runs": runs,
    }
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(report, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
