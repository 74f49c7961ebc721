#!/usr/bin/python3
"""State of health of a battery cell from its charge curves in PyTorch: the figures that samples/BatteryHealth is compared with.

    nice -n 10 /usr/bin/python3 make_battery_baseline.py BATTERY_FOLDER OUTPUT.json [SEEDS [EPOCHS]]

The folder holds charge_resampled64.csv, gzip or not, with NASA's cells. Trained on B0005, B0006 and B0007, tested on B0018, as the sample does it: full charges only, a sample
every 170 seconds, channels and health scaled by the training cells; two layers of LSTM with 32 units, the last step, one output; Adam 1e-2 down to 0 by a cosine, batches of 64,
gradients clipped to a norm of 1; every curve moved by a voltage and a temperature of its own in every epoch. PyTorch's default initialisation but for forget gates, whose
biases begin with 2; one thread.
The file is written anew after every seed.
"""

import csv
import gzip
import json
import math
import os
import sys

import numpy
import torch
from torch import nn

torch.set_num_threads(1)

TEST_CELL = "B0018"
STEPS, INTERVAL, EMPTY_VOLTS = 64, 170.0, 3.8
VOLTS_OFF, CELSIUS_OFF = 0.01, 6.0
BATCH, RATE, NORM, FORGET_BIAS = 64, 1e-2, 1.0, 2.0


def read(folder):
    """Per cell the curves [64, 3] of its full charges, and its health after each."""
    path = os.path.join(folder, "charge_resampled64.csv")
    readings = {}
    with open(path, newline="") if os.path.exists(path) else gzip.open(path + ".gz", "rt", newline="") as file:
        for row in csv.DictReader(file):
            key = row["battery"], int(row["discharge_cycle"]), float(row["capacity_ah"]) / 2
            readings.setdefault(key, []).append([float(row[name]) for name in ("time_s", "voltage_v", "current_a", "temperature_c")])
    cells = {}
    clock = numpy.arange(STEPS) * INTERVAL
    for (cell, _, health), values in readings.items():
        values = numpy.array(values)
        time = values[:, 0] - values[0, 0]
        curve = numpy.stack([numpy.interp(clock, time, values[:, channel]) for channel in (1, 2, 3)], axis=1)
        curve[clock > time[-1], 1] = 0
        if curve[0, 0] < EMPTY_VOLTS:
            cells.setdefault(cell, []).append((curve, health))
    return cells


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(3, 32, num_layers=2, batch_first=True)
        self.dense = nn.Linear(32, 1)

    def forward(self, x):
        return self.dense(self.lstm(x)[0][:, -1])[:, 0]


def train(seed, epochs, curves, healths, test_curves, test_healths):
    """Errors on the test cell, as shares of the nominal capacity."""
    torch.manual_seed(seed)
    means, deviations = curves.mean((0, 1)), curves.std((0, 1))
    centre, spread = healths.mean(), healths.std()
    x = torch.tensor((curves - means) / deviations, dtype=torch.float32)
    y = torch.tensor((healths - centre) / spread, dtype=torch.float32)
    offsets = torch.tensor([VOLTS_OFF, 0, CELSIUS_OFF] / deviations, dtype=torch.float32)
    model = Net()
    with torch.no_grad():
        for bias in (model.lstm.bias_hh_l0, model.lstm.bias_hh_l1):
            bias[32:64] = FORGET_BIAS
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    steps = epochs * math.ceil(len(x) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1 + math.cos(math.pi * step / steps)))
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for i in range(0, len(x), BATCH):
            rows = order[i:i + BATCH]
            loss = nn.functional.mse_loss(model(x[rows] + offsets * torch.randn(len(rows), 1, 3)), y[rows])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), NORM)
            optimizer.step()
            schedule.step()
    with torch.no_grad():
        read = model(torch.tensor((test_curves - means) / deviations, dtype=torch.float32)).double().numpy() * spread + centre
    errors = read - test_healths
    return {
        "seed": seed,
        "mae": round(float(abs(errors).mean()), 6),
        "rmse": round(float((errors ** 2).mean() ** 0.5), 6),
        "r2": round(float(1 - (errors ** 2).sum() / ((test_healths - test_healths.mean()) ** 2).sum()), 4),
    }


def main():
    folder, output = sys.argv[1:3]
    seeds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    epochs = int(sys.argv[4]) if len(sys.argv) > 4 else 100
    cells = read(folder)
    training = [pair for cell, pairs in cells.items() if cell != TEST_CELL for pair in pairs]
    arrays = [numpy.array(values) for pairs in (training, cells[TEST_CELL]) for values in zip(*pairs)]
    runs = []
    for seed in range(1, seeds + 1):
        runs.append(train(seed, epochs, *arrays))
        with open(output, "w") as file:
            json.dump({
                "network": "LSTM 3 -> 32, 2 layers, last step, dense 1",
                "training": f"Adam {RATE} by a cosine to 0, batch {BATCH}, {epochs} epochs, mean squared error, gradient norm at most {NORM}",
                "torch": torch.__version__,
                "training_curves": len(arrays[0]),
                "test_curves": len(arrays[2]),
                "mean_mae": round(float(numpy.mean([run["mae"] for run in runs])), 6),
                "runs": runs,
            }, file, indent=1)
            file.write("\n")
        print(runs[-1], flush=True)


main()
