#!/usr/bin/python3
"""Gradients of the blocks in PyTorch, in training mode (batch statistics), with respect to the input and every parameter.

    /usr/bin/python3 make_blocks.py [BLOCK ...]

writes blocks/NAME.safetensors: the loss, the gradient of the input ("input"), of every parameter under its name, and the running statistics after the step, all computed in float64 and
rounded once; of a tensor of more than 3,000 values, under NAME.projected, its norm and its products with three hashed directions. Weights, inputs and targets are formulas (hashed.py): three inputs "image0" to "image2", the target "target"[i] = signed("target", i) of the output's length for all
samples together, the loss the mean of squared differences over all values.

Checked here: the gradients of float32 are within 2e-5 normwise, so that no ReLU is so near its kink that rounding decides; each gradient agrees with the secant of the loss along a
hashed direction; none is small but those that are 0.
"""

import importlib
import os
import sys

import numpy
import torch
from torch.nn import functional
from torchvision.models import densenet, mobilenetv2, mobilenetv3, resnet
from torch import nn

import hashed
import networks

torch.set_num_threads(1)
googlenet = importlib.import_module("torchvision.models.googlenet")  # the name in torchvision.models is the function's
inception = importlib.import_module("torchvision.models.inception")
LONGEST = 3000
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "blocks")
ZERO = 1e-12  # a norm below this is rounding: of a bias in front of a batch norm, whose gradient is 0


class Named(nn.Module):
    """A block under the path that it has in the test's network; a sequence is an image of one channel."""

    def __init__(self, block, concat=False, sequence=False):
        super().__init__()
        self.block, self.concat, self.sequence = block, concat, sequence

    def forward(self, x):
        return torch.cat([x, self.block(x)], 1) if self.concat else self.block(x[:, 0] if self.sequence else x)


def projected(inputs, outputs, stride):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))


def inverted_v3(inputs, window, expanded, outputs, squeeze, activation, stride):
    setting = mobilenetv3.InvertedResidualConfig(inputs, window, expanded, outputs, squeeze, activation, stride, 1, 1.0)
    return mobilenetv3.InvertedResidual(setting, lambda channels: nn.BatchNorm2d(channels, eps=0.001, momentum=0.01))


BLOCKS = {
    "BasicBlockPlain": ((8, 7, 9), lambda: Named(resnet.BasicBlock(8, 8))),
    "BasicBlockProjected": ((8, 9, 7), lambda: Named(resnet.BasicBlock(8, 12, 2, projected(8, 12, 2)))),
    "BottleneckPlain": ((16, 6, 5), lambda: Named(resnet.Bottleneck(16, 4))),
    "BottleneckProjected": ((8, 7, 7), lambda: Named(resnet.Bottleneck(8, 4, 2, projected(8, 16, 2)))),
    "InceptionModule": ((12, 7, 6), lambda: Named(googlenet.Inception(12, 6, 5, 10, 3, 4, 7))),
    "InceptionV2Mean": ((12, 6, 7), lambda: Named(networks.BatchNormInceptionModule(12, 5, 4, 6, 3, 7, 8))),
    "InceptionV2Maximum": ((12, 6, 7), lambda: Named(networks.BatchNormInceptionModule(12, 5, 4, 6, 3, 7, 8, maximum=True))),
    "InceptionV2Halved": ((12, 6, 8), lambda: Named(networks.BatchNormInceptionModule(12, 0, 4, 6, 3, 7, 0, stride=2))),
    "MlpConvOnce": ((6, 9, 8), lambda: Named(networks.MlpConv(6, 8, 5, kernel_size=5, stride=2, padding=1))),
    "SeparableConvHalved": ((7, 8, 6), lambda: Named(networks.SeparableConv(7, 10, 2))),
    "TransitionOnce": ((10, 6, 8), lambda: Named(densenet._Transition(10, 5))),
    "InceptionV3First": ((6, 5, 6), lambda: Named(inception.InceptionA(6, 5))),
    "InceptionV3Seven": ((8, 5, 6), lambda: Named(inception.InceptionC(8, 7))),
    "InceptionV3Split": ((8, 3, 3), lambda: Named(inception.InceptionE(8))),
    "InceptionV3HeadOnce": ((5, 18, 17), lambda: Named(inception.InceptionAux(5, 9))),
    "InceptionV4Split": ((8, 3, 2), lambda: Named(networks.InceptionV4C(8))),
    "DenseLayerOnce": ((10, 6, 7), lambda: Named(densenet._DenseLayer(10, 6, 4, 0.0), concat=True)),
    "InvertedResidualSkipped": ((6, 7, 5), lambda: Named(mobilenetv2.InvertedResidual(6, 6, 1, 6))),
    "InvertedResidualNarrow": ((6, 8, 7), lambda: Named(mobilenetv2.InvertedResidual(6, 8, 2, 1))),
    "InvertedResidualSqueezed": ((8, 6, 7), lambda: Named(inverted_v3(8, 5, 32, 8, True, "HS", 1))),
    "InvertedResidualRelu": ((8, 9, 7), lambda: Named(inverted_v3(8, 3, 24, 16, True, "RE", 2))),
    "MixerLayerOnce": ((1, 7, 10), lambda: Named(networks.MixerLayer(7, 10, 5, 13), sequence=True)),
}


def evaluate(build, shape, dtype, shift=None):
    """The tensors of the file, and the loss, with parameters and input moved by (step, direction seed) if asked."""
    model = hashed.fill(build()).to(dtype).train()
    x = torch.from_numpy(numpy.stack([hashed.image(n, shape) for n in range(3)])).to(dtype)
    tensors = dict(model.named_parameters(), input=x.requires_grad_())
    if shift:
        with torch.no_grad():
            for name, tensor in tensors.items():
                tensor += shift * direction(name, tensor)
    y = model(x)
    target = torch.from_numpy(hashed.signed("target", numpy.arange(y.numel())).astype(numpy.float32)).reshape(y.shape).to(dtype)
    loss = functional.mse_loss(y, target)
    loss.backward()
    found = {"loss": loss.detach().reshape(1)}
    found.update((name, tensor.grad) for name, tensor in tensors.items())
    found.update((name, value) for name, value in model.named_buffers() if not name.endswith("num_batches_tracked"))
    return {name: value.double().numpy() for name, value in found.items()}, loss.item(), list(tensors), tensors


def direction(name, tensor):
    return torch.from_numpy(hashed.signed(name + ".direction", numpy.arange(tensor.numel()))).reshape(tensor.shape).to(tensor.dtype)


def shortened(name, value):
    """What of a tensor is written."""
    if value.size <= LONGEST:
        return name, value.astype(numpy.float32)
    index = numpy.arange(value.size)
    products = [(value.ravel() * hashed.signed(f"{name}.direction{k}", index)).sum() for k in range(3)]
    return name + ".projected", numpy.array([numpy.linalg.norm(value), *products], numpy.float32)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    for name in sys.argv[1:] or BLOCKS:
        shape, build = BLOCKS[name]
        wide, loss, graded, tensors = evaluate(build, shape, torch.float64)
        narrow = evaluate(build, shape, torch.float32)[0]
        norms = {key: numpy.linalg.norm(wide[key]) for key in wide}
        largest = max(norms[key] for key in graded)
        distance = {key: numpy.linalg.norm(narrow[key] - wide[key]) / (norms[key] if norms[key] > ZERO else largest) for key in wide}
        worst = max(distance, key=distance.get)
        step = 1e-8
        secant = (evaluate(build, shape, torch.float64, step)[1] - evaluate(build, shape, torch.float64, -step)[1]) / (2 * step)
        slope = sum(float((wide[key] * direction(key, tensors[key]).numpy()).sum()) for key in graded)
        print(f"{name:26} loss {loss:.4f} slope {slope:.6g} secant {secant:.6g} float32 {distance[worst]:.1e} ({worst}), {sum(v.size for v in wide.values())} values")
        assert distance[worst] < 2e-5 and abs(slope - secant) < 1e-6 * max(1, abs(slope)), name
        assert all(norms[key] > 1e-5 * largest or norms[key] < ZERO for key in graded), name
        hashed.write_safetensors(os.path.join(FOLDER, name + ".safetensors"), dict(shortened(key, value) for key, value in wide.items()))


if __name__ == "__main__":
    main()
