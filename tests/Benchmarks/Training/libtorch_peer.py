"""Training steps of PyTorch, for comparison: python3 libtorch_peer.py NETWORK BATCH SECONDS. Prints one line of JSON: nanoseconds of a step (median),
and GFLOP/s of a large matrix product, which tells a tuned BLAS from the reference one."""

import json
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)


class Block(nn.Module):
    """Two 3x3 convolutions with a connection around them."""

    def __init__(self, before, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(before, channels, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        plain = stride == 1 and before == channels
        self.downsample = nn.Identity() if plain else nn.Sequential(nn.Conv2d(before, channels, 1, stride, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        y = torch.relu(self.bn1(self.conv1(x)))
        return torch.relu(self.bn2(self.conv2(y)) + self.downsample(x))


def resnet18():
    layers = [nn.Conv2d(3, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU()]
    before = 64
    for channels, stride in [(64, 1), (128, 2), (256, 2), (512, 2)]:
        layers += [Block(before, channels, stride), Block(channels, channels, 1)]
        before = channels
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 10))


class LstmClassifier(nn.Module):
    """An LSTM over [batch, 64, 32] whose last output is named."""

    def __init__(self):
        super().__init__()
        self.lstm, self.fc = nn.LSTM(32, 128, batch_first=True), nn.Linear(128, 10)

    def forward(self, x):
        return self.fc(self.lstm(x)[0][:, -1])


class EncoderClassifier(nn.Module):
    """A layer of the Transformer's encoder over [batch, 64, 128] whose mean is named."""

    def __init__(self):
        super().__init__()
        self.encoder, self.fc = nn.TransformerEncoderLayer(128, 8, 512, 0.0, batch_first=True), nn.Linear(128, 10)

    def forward(self, x):
        return self.fc(self.encoder(x).mean(1))


NETWORKS = {
    "DigitMlp": ((784,), lambda: nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))),
    "LeNet5": (
        (1, 32, 32),
        lambda: nn.Sequential(
            nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)),
    ),
    "SmallResNet18": ((3, 32, 32), resnet18),
    "LstmClassifier": ((64, 32), LstmClassifier),
    "EncoderClassifier": ((64, 128), EncoderClassifier),
}


def quickest_product():
    a = torch.rand(512, 512)
    times = []
    for _ in range(30):
        start = time.perf_counter()
        torch.mm(a, a)
        times.append(time.perf_counter() - start)
    return 2 * 512**3 / min(times) / 1e9


def main():
    name, batch, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    shape, make = NETWORKS[name]
    network = make().train()
    optimizer = torch.optim.SGD(network.parameters(), lr=1e-3)
    loss = nn.CrossEntropyLoss()
    x, target = torch.rand(batch, *shape) * 2 - 1, torch.arange(batch) * 7 % 10
    times = []
    begin = time.perf_counter()
    while len(times) < 8 or time.perf_counter() - begin < seconds:
        start = time.perf_counter()
        optimizer.zero_grad(set_to_none=True)
        loss(network(x), target).backward()
        optimizer.step()
        times.append(time.perf_counter() - start)
    times = sorted(times[len(times) // 4:])
    print(json.dumps({"Nanoseconds": 1e9 * times[len(times) // 2], "Product": quickest_product()}))


main()
