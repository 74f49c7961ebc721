#!/usr/bin/python3
"""Logits, names, shapes, parameters and multiply-adds of every network of the Zoo in PyTorch, with weights and images that are formulas (hashed.py).

    /usr/bin/python3 make_zoo.py [--names] [NETWORK ...]

writes zoo/NETWORK.safetensors (logits of three images, computed in float64 and rounded once) and its entry in zoo.json; --names prints the names and shapes instead.
Conditions that are checked here, so that the comparison means something: the published count of parameters, a spread of the logits of about 1 (0.05 to 20), three
images that differ by at least 2 % of the logits' spread, and no near-tie for the first place (0.1 % of the spread).
"""

import hashlib
import json
import os
import sys
import time

import numpy
import torch
from torch import nn

import hashed
from networks import NETWORKS

torch.set_num_threads(1)
FOLDER = os.path.dirname(os.path.abspath(__file__))
PARAMETERS = {
    "LeNet5": 61706, "AlexNet": 61100840, "AlexNetBatchNorm": 61101992, "AlexNet2012": 60965224, "NetworkInNetwork": 7595176, "Vgg16": 138357544, "Vgg19": 143667240,
    "GoogLeNet": 13004888, "GoogLeNetInference": 6624904, "BatchNormInception": 11295240, "InceptionV3": 27161264, "InceptionV3Inference": 23834568,
    "InceptionV4": 42679816, "ResNet18": 11689512, "ResNet34": 21797672, "ResNet50": 25557032, "ResNet101": 44549160, "ResNet152": 60192808,
    "DenseNet121": 7978856, "DenseNet161": 28681000, "DenseNet169": 14149480, "DenseNet201": 20013928, "DenseNetBC100": 769162,
    "MobileNetV1": 4231976, "MobileNetV2": 3504872, "MobileNetV3Large": 5483032,
    "ViTTi16": 5717416, "ViTS16": 22050664, "ViTB16": 86567656, "ViTL16": 304326632, "MixerS16": 18528264, "MixerB16": 59880472, "TransformerBase": 44140544,
    "Gpt": 65 * 384 + 256 * 384 + 6 * (12 * 384 * 384 + 13 * 384) + 2 * 384,
}


def lines(model):
    """One line for each tensor of the state_dict, as a safetensors file has it: name, type, shape."""
    kinds = {torch.float32: "F32", torch.int64: "I64"}
    return sorted(f"{name} {kinds[tensor.dtype]} {'x'.join(map(str, tensor.shape))}\n" for name, tensor in model.state_dict().items())


def count_multiply_adds(model, x):
    """Of convolutions, dense layers and attention (whose memory is as long as what looks at it), for one image; of a product with an embedding's weights, too."""
    total = 0

    def add(layer, _, y):
        nonlocal total
        if isinstance(layer, nn.MultiheadAttention):
            _, steps, width = y[0].shape
            total += 4 * steps * width * width + 2 * steps * steps * width
        elif isinstance(layer, nn.Embedding):
            total += y.numel() * layer.num_embeddings
        else:
            total += y.numel() * layer.weight[0].numel()
    hooks = [layer.register_forward_hook(add) for layer in model.modules() if isinstance(layer, (nn.Conv2d, nn.Linear, nn.MultiheadAttention, nn.Embedding))]
    model(x)
    for hook in hooks:
        hook.remove()
    return total


def samples(shape):
    if len(shape) == 2:
        return torch.from_numpy(numpy.stack([hashed.tokens(n, *shape) for n in range(3)])).long()
    return torch.from_numpy(numpy.stack([hashed.image(n, shape) for n in range(3)]))


def run(name):
    shape, build, published, source, gains = NETWORKS[name]
    model = build().eval()
    parameters = sum(p.numel() for p in model.parameters())
    assert PARAMETERS[name] == parameters, (name, parameters)
    table = lines(model)
    hashed.fill(model, gains)
    images = samples(shape)
    with torch.no_grad():
        macs = count_multiply_adds(model, images[:1])
        narrow = model(images).double().numpy()
        model.double()
        wide = numpy.concatenate([model(images[n:n + 1].double() if images.is_floating_point() else images[n:n + 1]).numpy() for n in range(3)])
    spread = wide.std(1)
    order = numpy.sort(wide, 1)
    margin = (order[:, -1] - order[:, -2]) / spread
    apart = min(numpy.linalg.norm(wide[a] - wide[b]) / numpy.linalg.norm(wide[a] - wide[a].mean()) for a, b in ((0, 1), (0, 2), (1, 2)))
    distance = numpy.linalg.norm(narrow - wide, axis=1) / numpy.linalg.norm(wide, axis=1)
    print(f"{name:22} {parameters:>11,} {macs / 1e6:10.2f} M (published {published}) spread {spread.min():.3g}..{spread.max():.3g} margin {margin.min():.2g} apart {apart:.2g} "
          f"float32 {distance.max():.1e} first {wide.argmax(1).tolist()}", flush=True)
    assert 0.05 < spread.min() and spread.max() < 20 and margin.min() > 1e-3 and apart > 0.02, name
    hashed.write_safetensors(os.path.join(FOLDER, "zoo", name + ".safetensors"), {"logits": wide.astype(numpy.float32)})
    return {
        "parameters": parameters, "tensors": len(table), "sha256": hashlib.sha256("".join(table).encode()).hexdigest(), "multiply_adds": macs,
        "published_millions": published, "source": source, "gains": {suffix: factor for suffix, factor in gains},
        "first": wide.argmax(1).tolist(), "spread": float(f"{spread.mean():.3g}"), "float32_distance": float(f"{distance.max():.2g}"),
    }


def main():
    names = [name for name in sys.argv[1:] if not name.startswith("--")] or list(NETWORKS)
    if "--names" in sys.argv:
        for name in names:
            print("".join(lines(NETWORKS[name][1]())), end="")
        return
    os.makedirs(os.path.join(FOLDER, "zoo"), exist_ok=True)
    path = os.path.join(FOLDER, "zoo.json")
    report = {"about": "make_zoo.py wrote this", "networks": {}}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
    report["torch"] = torch.__version__
    for name in names:
        start = time.time()
        report["networks"][name] = run(name)
        report["networks"] = {known: report["networks"][known] for known in NETWORKS if known in report["networks"]}
        with open(path, "w", encoding="utf-8") as file:
            json.dump(report, file, indent=1)
            file.write("\n")
        print(f"  {time.time() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
