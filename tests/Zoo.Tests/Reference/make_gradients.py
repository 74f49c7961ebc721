#!/usr/bin/python3
"""Gradients of whole networks of the Zoo in PyTorch, with respect to the images and every parameter, with weights and images that are formulas (hashed.py).

    /usr/bin/python3 make_gradients.py [NETWORK ...]

writes gradients/NETWORK.safetensors: the loss, and under NAME.projected of each tensor's gradient ("input" and the parameters) its norm and its products with eight hashed directions, computed in
float64 and rounded once. Three images "image0" to "image2", the target "target"[i] = signed("target", i) of the logits of all images together, the loss the mean of squared differences.

Checked here: the gradients of float32 are within 1e-5 of their norms, and none is small but those that are 0: a Mixer's mlp_tokens.fc2.bias, which moves all channels of a token alike, is what
every later norm takes away again.
"""

import os
import sys
import time

import numpy
import torch
from torch.nn import functional

import hashed
from networks import NETWORKS

torch.set_num_threads(1)
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "gradients")
CHOSEN, DIRECTIONS = ["ViTB16", "MixerB16"], 8
ZERO = 1e-12  # a norm below this is rounding of a gradient that is 0


def projected(name, value):
    """The norm and the products with directions, in pieces."""
    flat = value.detach().reshape(-1).numpy()
    products = numpy.zeros(DIRECTIONS)
    for start in range(0, flat.size, hashed.CHUNK):
        part = flat[start:start + hashed.CHUNK].astype(numpy.float64)
        index = numpy.arange(start, start + part.size)
        products += [part @ hashed.signed(f"{name}.direction{k}", index) for k in range(DIRECTIONS)]
    return numpy.array([numpy.linalg.norm(flat.astype(numpy.float64)), *products])


def evaluate(name, dtype):
    shape, build, _, _, gains = NETWORKS[name]
    model = hashed.fill(build(), gains).to(dtype).train()
    x = torch.from_numpy(numpy.stack([hashed.image(n, shape) for n in range(3)])).to(dtype).requires_grad_()
    y = model(x)
    target = torch.from_numpy(hashed.signed("target", numpy.arange(y.numel())).astype(numpy.float32)).reshape(y.shape).to(dtype)
    loss = functional.mse_loss(y, target)
    loss.backward()
    found = {"input": x.grad}
    found.update((key, tensor.grad) for key, tensor in model.named_parameters())
    return loss.item(), {key + ".projected": projected(key, value) for key, value in found.items()}


def main():
    os.makedirs(FOLDER, exist_ok=True)
    for name in sys.argv[1:] or CHOSEN:
        start = time.time()
        loss, wide = evaluate(name, torch.float64)
        _, narrow = evaluate(name, torch.float32)
        norms = {key: value[0] for key, value in wide.items()}
        distance = {key: numpy.linalg.norm(narrow[key] - wide[key]) / (numpy.linalg.norm(wide[key]) if norms[key] > ZERO else max(norms.values())) for key in wide}
        worst = max(distance, key=distance.get)
        least = min((key for key in norms if norms[key] > ZERO), key=norms.get)
        print(f"{name:10} loss {loss:.4f} float32 {distance[worst]:.1e} ({worst}), norms {norms[least]:.2g} ({least}) to {max(norms.values()):.2g}, {sum(norm < ZERO for norm in norms.values())} are 0, {time.time() - start:.0f} s", flush=True)
        assert distance[worst] < 1e-5 and norms[least] > 1e-6 * max(norms.values()), name
        tensors = {"loss": numpy.array([loss], numpy.float32)}
        tensors.update((key, value.astype(numpy.float32)) for key, value in wide.items())
        hashed.write_safetensors(os.path.join(FOLDER, name + ".safetensors"), tensors)


if __name__ == "__main__":
    main()
