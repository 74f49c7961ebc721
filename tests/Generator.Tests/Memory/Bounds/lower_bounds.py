"""The least memory in which six networks can run: writes lower_bounds.json beside this file.

For each step of one inference pass (one sample, steps in the order of the published definition): the sum, in floats, of the distinct storage that must be alive in it.
Logical sizes; no halo, no copies, no kernel scratch, no alignment. A convolution is one step with its batch norm, its activation and a residual added to it, and a
pointwise one with a batch norm and an activation in front of it, which it can apply to what it reads. What is
element-wise lies on its operand where nobody reads that again, and so does a convolution's result on its residual. A concatenation has no storage of its own:
it is its operands. The network's input is the caller's. Shares no code with the compiler; the definitions are torchvision's, for Inception v4 and MLP-Mixer timm's.

    python3 lower_bounds.py
"""
import json
import os


class Network:
    """Steps, and values as tuples of leaves; a leaf is storage with the channels, height and width of what is stored there."""

    def __init__(self):
        self.leaves = []        # length of each
        self.steps = []         # (name, leaves read, leaf written, leaves it may lie on)

    def input(self, channels, height, width):
        return Value((), channels, height, width)

    def step(self, name, reads, channels, height, width, on=()):
        leaf = len(self.leaves)
        self.leaves.append(channels * height * width)
        self.steps.append((name, {read for value in reads for read in value.leaves}, leaf, tuple(on)))
        return Value((leaf,), channels, height, width)

    def conv(self, name, x, filters, window=1, stride=1, pad=0, residual=None):
        (fh, fw), (ph, pw) = pair(window), pair(pad)
        height, width = (x.height + 2 * ph - fh) // stride + 1, (x.width + 2 * pw - fw) // stride + 1
        reads = [x] if residual is None else [x, residual]
        return self.step(name, reads, filters, height, width, on=residual.leaves if residual else ())

    def pool(self, name, x, window, stride, pad=0, ceil=False):
        up = stride - 1 if ceil else 0
        height, width = (x.height + 2 * pad - window + up) // stride + 1, (x.width + 2 * pad - window + up) // stride + 1
        return self.step(name, [x], x.channels, height, width)

    def map(self, name, x):
        return self.step(name, [x], x.channels, x.height, x.width, on=x.leaves)

    def head(self, x, classes):
        mean = self.step("mean", [x], x.channels, 1, 1)
        return self.step("dense", [mean], classes, 1, 1)

    def bound(self):
        """The largest need, and the step that has it."""
        last = [at for at in range(len(self.leaves))]
        for at, (_, reads, _, _) in enumerate(self.steps):
            for leaf in reads:
                last[leaf] = at
        most = (0, "")
        for at, (name, _, written, on) in enumerate(self.steps):
            alive = {leaf for leaf in range(at + 1) if last[leaf] >= at}
            if on and all(last[leaf] == at for leaf in on):
                alive -= set(on)
            most = max(most, (sum(self.leaves[leaf] for leaf in alive), name), key=lambda pair: pair[0])
        return most


class Value:
    def __init__(self, leaves, channels, height, width):
        self.leaves, self.channels, self.height, self.width = leaves, channels, height, width


def pair(extent):
    return extent if isinstance(extent, tuple) else (extent, extent)


def concat(*values):
    return Value(sum((value.leaves for value in values), ()), sum(value.channels for value in values), values[0].height, values[0].width)


def resnet50():
    n = Network()
    x = n.pool("maxpool", n.conv("conv1", n.input(3, 224, 224), 64, 7, 2, 3), 3, 2, 1)
    for layer, (count, width) in enumerate([(3, 64), (4, 128), (6, 256), (3, 512)], 1):
        for block in range(count):
            name, stride = f"layer{layer}.{block}.", 2 if layer > 1 and block == 0 else 1
            y = n.conv(name + "conv2", n.conv(name + "conv1", x, width), width, 3, stride, 1)
            if block > 0:
                x = n.conv(name + "conv3", y, 4 * width, residual=x)
            else:
                y = n.conv(name + "conv3", y, 4 * width)
                x = n.conv(name + "downsample", x, 4 * width, 1, stride, residual=y)
    n.head(x, 1000)
    return n


def densenet121():
    n = Network()
    x = n.pool("pool0", n.conv("conv0", n.input(3, 224, 224), 64, 7, 2, 3), 3, 2, 1)
    for block, count in enumerate([6, 12, 24, 16], 1):
        for layer in range(1, count + 1):
            name = f"denseblock{block}.denselayer{layer}."
            y = n.conv(name + "conv1", x, 128)
            x = concat(x, n.conv(name + "conv2", y, 32, 3, 1, 1))
        if block < 4:
            x = n.pool(f"transition{block}.pool", n.conv(f"transition{block}.conv", x, x.channels // 2), 2, 2)
    n.head(n.map("norm5", x), 1000)
    return n


def googlenet():
    n = Network()
    x = n.pool("maxpool1", n.conv("conv1", n.input(3, 224, 224), 64, 7, 2, 3), 3, 2, ceil=True)
    x = n.pool("maxpool2", n.conv("conv3", n.conv("conv2", x, 64), 192, 3, 1, 1), 3, 2, ceil=True)
    table = [
        ("3a", 64, 96, 128, 16, 32, 32), ("3b", 128, 128, 192, 32, 96, 64), ("maxpool3", 3),
        ("4a", 192, 96, 208, 16, 48, 64), ("4b", 160, 112, 224, 24, 64, 64), ("4c", 128, 128, 256, 24, 64, 64),
        ("4d", 112, 144, 288, 32, 64, 64), ("4e", 256, 160, 320, 32, 128, 128), ("maxpool4", 2),
        ("5a", 256, 160, 320, 32, 128, 128), ("5b", 384, 192, 384, 48, 128, 128)]
    for name, first, *rest in table:
        if not rest:
            x = n.pool(name, x, first, 2, ceil=True)
            continue
        n3r, n3, n5r, n5, pool = rest
        # torchvision's third branch has 3x3 windows as well.
        x = concat(
            n.conv(name + ".branch1", x, first),
            n.conv(name + ".branch2.1", n.conv(name + ".branch2.0", x, n3r), n3, 3, 1, 1),
            n.conv(name + ".branch3.1", n.conv(name + ".branch3.0", x, n5r), n5, 3, 1, 1),
            n.conv(name + ".branch4.1", n.pool(name + ".branch4.0", x, 3, 1, 1), pool))
    n.head(x, 1000)
    return n


def inception_v4():
    n = Network()

    def chain(name, x, *convs):
        for at, conv in enumerate(convs):
            x = n.conv(f"{name}.{at}", x, *conv)
        return x

    row, column = lambda filters, taps=7: (filters, (1, taps), 1, (0, taps // 2)), lambda filters, taps=7: (filters, (taps, 1), 1, (taps // 2, 0))
    x = chain("stem", n.input(3, 299, 299), (32, 3, 2), (32, 3), (64, 3, 1, 1))
    x = concat(n.pool("mixed3a.maxpool", x, 3, 2), n.conv("mixed3a.conv", x, 96, 3, 2))
    x = concat(chain("mixed4a.0", x, (64,), (96, 3)), chain("mixed4a.1", x, (64,), row(64), column(64), (96, 3)))
    x = concat(n.conv("mixed5a.conv", x, 192, 3, 2), n.pool("mixed5a.maxpool", x, 3, 2))
    for block in range(4):
        name = f"inceptionA{block}"
        x = concat(
            chain(name + ".0", x, (96,)),
            chain(name + ".1", x, (64,), (96, 3, 1, 1)),
            chain(name + ".2", x, (64,), (96, 3, 1, 1), (96, 3, 1, 1)),
            chain(name + ".3", n.pool(name + ".pool", x, 3, 1, 1), (96,)))
    x = concat(chain("reductionA.0", x, (384, 3, 2)), chain("reductionA.1", x, (192,), (224, 3, 1, 1), (256, 3, 2)), n.pool("reductionA.maxpool", x, 3, 2))
    for block in range(7):
        name = f"inceptionB{block}"
        x = concat(
            chain(name + ".0", x, (384,)),
            chain(name + ".1", x, (192,), row(224), column(256)),
            chain(name + ".2", x, (192,), column(192), row(224), column(224), row(256)),
            chain(name + ".3", n.pool(name + ".pool", x, 3, 1, 1), (128,)))
    x = concat(
        chain("reductionB.0", x, (192,), (192, 3, 2)),
        chain("reductionB.1", x, (256,), row(256), column(320), (320, 3, 2)),
        n.pool("reductionB.maxpool", x, 3, 2))
    for block in range(3):
        name = f"inceptionC{block}"
        first = chain(name + ".0", x, (256,))
        second = chain(name + ".1", x, (384,))
        second = concat(chain(name + ".1a", second, row(256, 3)), chain(name + ".1b", second, column(256, 3)))
        third = chain(name + ".2", x, (384,), column(448, 3), row(512, 3))
        third = concat(chain(name + ".2a", third, row(256, 3)), chain(name + ".2b", third, column(256, 3)))
        x = concat(first, second, third, chain(name + ".3", n.pool(name + ".pool", x, 3, 1, 1), (256,)))
    n.head(x, 1000)
    return n


def tokens(n, name, reads, steps, features, residual=None):
    """A product of each step, or attention of a step's own heads; it may lie on a residual that it is added to."""
    return n.step(name, reads if residual is None else [*reads, residual], features, steps, 1, on=residual.leaves if residual else ())


def vit_b16():
    n = Network()
    x = tokens(n, "conv_proj", [n.input(3, 224, 224)], 197, 768)
    for layer in range(12):
        name = f"encoder_layer_{layer}."
        y = tokens(n, name + "ln_1", [x], 197, 768)
        parts = [tokens(n, name + part, [y], 197, 768) for part in ("query", "key", "value")]
        x = tokens(n, name + "out_proj", [n.step(name + "attention", parts, 768, 197, 1, on=parts[0].leaves)], 197, 768, residual=x)
        y = tokens(n, name + "mlp.0", [tokens(n, name + "ln_2", [x], 197, 768)], 197, 3072)
        x = tokens(n, name + "mlp.3", [y], 197, 768, residual=x)
    tokens(n, "head", [n.map("ln", x)], 1, 1000)
    return n


def mixer_b16():
    n = Network()
    x = tokens(n, "stem.proj", [n.input(3, 224, 224)], 196, 768)
    for layer in range(12):
        name = f"blocks.{layer}."
        y = tokens(n, name + "transpose", [tokens(n, name + "norm1", [x], 196, 768)], 768, 196)
        y = tokens(n, name + "mlp_tokens.fc2", [tokens(n, name + "mlp_tokens.fc1", [y], 768, 384)], 768, 196)
        x = tokens(n, name + "back", [y], 196, 768, residual=x)
        y = tokens(n, name + "mlp_channels.fc1", [tokens(n, name + "norm2", [x], 196, 768)], 196, 3072)
        x = tokens(n, name + "mlp_channels.fc2", [y], 196, 768, residual=x)
    n.head(n.map("norm", x), 1000)
    return n


def main():
    networks = {"ResNet-50": resnet50(), "DenseNet-121": densenet121(), "GoogLeNet": googlenet(), "Inception v4": inception_v4(), "ViT-B/16": vit_b16(), "Mixer-B/16": mixer_b16()}
    bounds = {}
    for name, network in networks.items():
        floats, step = network.bound()
        bounds[name] = {"floats": floats, "step": step}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "lower_bounds.json"), "w", newline="\n") as file:
        json.dump(bounds, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main()
