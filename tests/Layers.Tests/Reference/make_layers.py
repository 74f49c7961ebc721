#!/usr/bin/python3
"""Values of PyTorch in float64 for layers in the layout of StaticNets: what the shared reference files lack, and one case at least for every layer.

    /usr/bin/python3 make_layers.py torch

One safetensors file per case: F32 the exact points ("x" [rows, ...], the parameters by their names, the cotangent "cot"), F64 the output "y" and
the gradients of sum(cot * y) ("grad.x", "grad.weight", ...). Sequences are [rows, T, D]. The metadata says which layer with which settings.
"""

import functools
import json
import math
import os
import struct
import sys

import torch
from torch.nn import functional as F

torch.set_num_threads(1)
FOLDER = sys.argv[1]


def write(name, tensors, metadata):
    """The safetensors format: length of the header, the header padded with spaces to 8 bytes, the values."""
    header, data = {"__metadata__": metadata}, b""
    for key, tensor in sorted(tensors.items()):
        values = tensor.detach().contiguous().numpy().tobytes()
        header[key] = {"dtype": {torch.float32: "F32", torch.float64: "F64"}[tensor.dtype], "shape": list(tensor.shape),
                       "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(os.path.join(FOLDER, name + ".safetensors"), "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def case(name, layer, settings, shape, function, rows=2, parameters=None, states=None, x=None, extra=None):
    """One file. function(x, parameters) works on float64 tensors in the layout of StaticNets."""
    generator = torch.Generator().manual_seed(sum(name.encode()))
    if x is None:
        x = torch.randn(rows, *shape, generator=generator)
    points = {key: torch.randn(*dims, generator=generator) * 0.5 + 0.1 for key, dims in (parameters or {}).items()}
    fixed = {key: torch.rand(*dims, generator=generator) + 0.5 for key, dims in (states or {}).items()}
    leaves = {key: value.double().requires_grad_() for key, value in {"x": x, **points}.items()}
    named = {**{key: leaves[key] for key in points}, **{key: value.double() for key, value in fixed.items()}}
    y = function(leaves["x"], named)
    cotangent = torch.randn(y.shape, generator=generator)
    (y * cotangent.double()).sum().backward()
    tensors = {"x": x, **points, **fixed, "cot": cotangent, "y": y}
    tensors.update({"grad." + key: value.grad for key, value in leaves.items()})
    if extra:
        tensors.update(extra(x.double(), named))
    write(name, tensors, {"layer": layer, "settings": json.dumps(settings)})


def steps(function):
    """PyTorch's [rows, D, T] for our [rows, T, D]."""
    return lambda x, p: function(x.transpose(1, 2), p).transpose(1, 2)


def same(extent, f, s, dilation=1):
    """Zeros before and after for ceil(extent / s) outputs, the odd one after."""
    total = max((math.ceil(extent / s) - 1) * s + dilation * (f - 1) + 1 - extent, 0)
    return total // 2, total - total // 2


def padded(x, vertical, horizontal, value=0.0):
    return F.pad(x, (*horizontal, *vertical), value=value)


def convolutions():
    def conv(**settings):
        return lambda x, p: F.conv2d(x, p["weight"], p.get("bias"), **settings)

    case("conv_rect", "Conv", dict(K=4, F=[3, 5], S=[2, 1], P=[0, 2], Dilation=[1, 2]), (3, 9, 11),
         conv(stride=(2, 1), padding=(0, 2), dilation=(1, 2)), parameters=dict(weight=(4, 3, 3, 5), bias=(4,)))
    case("conv_groups_nobias", "Conv", dict(K=6, F=3, P=1, Groups=3, Bias=False), (6, 5, 7),
         conv(padding=1, groups=3), parameters=dict(weight=(6, 2, 3, 3)))
    for name, f, s, dilation, shape in [("conv_same_even", 4, 1, 1, (2, 6, 7)), ("conv_same_s2", 3, 2, 1, (2, 8, 7)),
                                        ("conv_same_s3", 2, 3, 1, (2, 7, 8)), ("conv_same_dilated", 2, 1, 3, (2, 6, 5))]:
        case(name, "Conv", dict(K=3, F=f, S=s, Dilation=dilation, Same=True), shape,
             lambda x, p, f=f, s=s, d=dilation: F.conv2d(
                 padded(x, same(x.shape[2], f, s, d), same(x.shape[3], f, s, d)), p["weight"], p["bias"], stride=s, dilation=d),
             parameters=dict(weight=(3, 2, f, f), bias=(3,)))
    case("depthwise_mult2", "DepthwiseConv", dict(F=3, S=2, P=1, Multiplier=2), (3, 7, 6),
         conv(stride=2, padding=1, groups=3), parameters=dict(weight=(6, 1, 3, 3), bias=(6,)))
    case("depthwise_steps", "DepthwiseConv", dict(F=3, P=1), (7, 4),
         steps(lambda x, p: F.conv1d(x, p["weight"], p["bias"], padding=1, groups=4)), parameters=dict(weight=(4, 1, 3), bias=(4,)))

    case("conv1d", "Conv1D", dict(K=5, F=3, S=2, P=1), (9, 4),
         steps(lambda x, p: F.conv1d(x, p["weight"], p["bias"], stride=2, padding=1)), parameters=dict(weight=(5, 4, 3), bias=(5,)))
    case("conv1d_causal", "Conv1D", dict(K=5, F=3, Causal=True), (8, 3),
         steps(lambda x, p: F.conv1d(F.pad(x, (2, 0)), p["weight"], p["bias"])), parameters=dict(weight=(5, 3, 3), bias=(5,)))
    case("conv1d_causal_dilated", "Conv1D", dict(K=4, F=2, Dilation=4, Groups=2, Causal=True), (11, 4),
         steps(lambda x, p: F.conv1d(F.pad(x, (4, 0)), p["weight"], p["bias"], dilation=4, groups=2)),
         parameters=dict(weight=(4, 2, 2), bias=(4,)))
    case("conv1d_causal_s2", "Conv1D", dict(K=2, F=4, S=2, Causal=True), (9, 3),
         steps(lambda x, p: F.conv1d(F.pad(x, (3, 0)), p["weight"], p["bias"], stride=2)), parameters=dict(weight=(2, 3, 4), bias=(2,)))
    case("conv1d_same_s2", "Conv1D", dict(K=3, F=4, S=2, Same=True), (9, 2),
         steps(lambda x, p: F.conv1d(F.pad(x, same(9, 4, 2)), p["weight"], p["bias"], stride=2)), parameters=dict(weight=(3, 2, 4), bias=(3,)))

    case("transposed_rect", "ConvTranspose", dict(K=4, F=[2, 3], S=[2, 3], P=[0, 1], OutputPadding=[1, 2]), (3, 5, 4),
         lambda x, p: F.conv_transpose2d(x, p["weight"], p["bias"], (2, 3), (0, 1), (1, 2)), parameters=dict(weight=(3, 4, 2, 3), bias=(4,)))
    case("transposed_groups_dilated", "ConvTranspose", dict(K=4, F=3, S=2, P=1, Dilation=2, Groups=2, Bias=False), (4, 4, 5),
         lambda x, p: F.conv_transpose2d(x, p["weight"], None, 2, 1, 0, 2, 2), parameters=dict(weight=(4, 2, 3, 3)))
    case("transposed_steps", "ConvTranspose", dict(K=6, F=4, S=2, P=1, OutputPadding=1, Groups=2), (6, 4),
         steps(lambda x, p: F.conv_transpose1d(x, p["weight"], p["bias"], 2, 1, 1, 2)), parameters=dict(weight=(4, 3, 4), bias=(6,)))


def pools():
    case("max_ceil_pad", "MaxPool", dict(F=3, S=2, P=1, CeilMode=True), (2, 8, 7), lambda x, p: F.max_pool2d(x, 3, 2, 1, ceil_mode=True))
    case("max_rect_dilated", "MaxPool", dict(F=[2, 3], S=[1, 2], P=[0, 1], Dilation=[3, 1]), (2, 8, 7),
         lambda x, p: F.max_pool2d(x, (2, 3), (1, 2), (0, 1), (3, 1)))
    case("max_same", "MaxPool", dict(F=2, S=2, Same=True), (2, 7, 5),
         lambda x, p: F.max_pool2d(padded(x, same(7, 2, 2), same(5, 2, 2), -math.inf), 2, 2))
    case("max_steps", "MaxPool", dict(F=3, S=2, P=1), (9, 4), steps(lambda x, p: F.max_pool1d(x, 3, 2, 1)))
    case("max_steps_ceil", "MaxPool", dict(F=2, S=2, CeilMode=True), (7, 3), steps(lambda x, p: F.max_pool1d(x, 2, 2, ceil_mode=True)))
    case("max_ties", "MaxPool", dict(F=3, S=2), (1, 7, 7), lambda x, p: F.max_pool2d(x, 3, 2), x=torch.tensor([0.0, 1, 1, 0, 1, 1, 1]).expand(2, 1, 7, 7).contiguous())
    case("avg_ceil_incl", "AvgPool", dict(F=3, S=2, P=1, CeilMode=True), (2, 8, 7), lambda x, p: F.avg_pool2d(x, 3, 2, 1, True, True))
    case("avg_ceil_excl", "AvgPool", dict(F=3, S=2, P=1, CeilMode=True, CountIncludePad=False), (2, 8, 7),
         lambda x, p: F.avg_pool2d(x, 3, 2, 1, True, False))
    case("avg_rect", "AvgPool", dict(F=[3, 2], S=[1, 2], P=[1, 0]), (2, 6, 7), lambda x, p: F.avg_pool2d(x, (3, 2), (1, 2), (1, 0)))
    case("avg_same", "AvgPool", dict(F=3, S=2, Same=True), (2, 6, 7),
         lambda x, p: F.avg_pool2d(padded(x, same(6, 3, 2), same(7, 3, 2)), 3, 2))
    case("avg_same_excl", "AvgPool", dict(F=2, S=1, Same=True, CountIncludePad=False), (2, 4, 5),
         lambda x, p: F.avg_pool2d(padded(x, (0, 1), (0, 1)), 2, 1) / F.avg_pool2d(padded(torch.ones_like(x), (0, 1), (0, 1)), 2, 1))
    case("avg_steps", "AvgPool", dict(F=3, S=2, P=1), (10, 3), steps(lambda x, p: F.avg_pool1d(x, 3, 2, 1)))
    case("avg_steps_excl", "AvgPool", dict(F=3, S=2, P=1, CeilMode=True, CountIncludePad=False), (10, 3),
         steps(lambda x, p: F.avg_pool1d(x, 3, 2, 1, True, False)))
    case("adaptive_overlapping", "AdaptiveAvgPool", dict(Size=[3, 5]), (2, 7, 8), lambda x, p: F.adaptive_avg_pool2d(x, (3, 5)))
    case("adaptive_larger", "AdaptiveAvgPool", dict(Size=[5, 4]), (2, 3, 2), lambda x, p: F.adaptive_avg_pool2d(x, (5, 4)))
    case("global_avg", "GlobalAvgPool", {}, (3, 5, 4), lambda x, p: x.mean((2, 3)))
    case("global_avg_keep", "GlobalAvgPool", dict(KeepExtent=True), (3, 5, 4), lambda x, p: F.adaptive_avg_pool2d(x, 1))
    case("global_max", "GlobalMaxPool", {}, (3, 5, 4), lambda x, p: F.adaptive_max_pool2d(x, 1).flatten(1))
    case("global_max_ties", "GlobalMaxPool", dict(KeepExtent=True), (2, 3, 4), lambda x, p: F.adaptive_max_pool2d(x, 1),
         x=torch.tensor([0.0, 2, 1, 2]).expand(2, 2, 3, 4).contiguous())


def shapes():
    case("dense", "Dense", dict(Units=5), (7,), lambda x, p: F.linear(x, p["weight"], p["bias"]), rows=3, parameters=dict(weight=(5, 7), bias=(5,)))
    case("dense_steps", "Dense", dict(Units=4, Bias=False), (3, 5), lambda x, p: F.linear(x, p["weight"]), parameters=dict(weight=(4, 5)))
    case("flatten", "Flatten", {}, (2, 3, 4), lambda x, p: x.flatten(1))
    case("reshape", "Reshape", dict(Dimensions=[4, -1]), (2, 3, 4), lambda x, p: x.reshape(-1, 4, 6))
    case("transpose", "Transpose", {}, (3, 5), lambda x, p: x.transpose(1, 2))
    case("crop", "Crop", dict(Top=1, Left=2, Height=3, Width=2), (2, 5, 6), lambda x, p: x[:, :, 1:4, 2:4])
    case("nearest", "Upsample", dict(Factor=2), (2, 3, 4), lambda x, p: F.interpolate(x, scale_factor=2, mode="nearest"))
    case("nearest_rect", "Upsample", dict(Factor=[3, 1]), (2, 3, 4), lambda x, p: F.interpolate(x, scale_factor=(3, 1), mode="nearest"))
    for name, factor, shape in [("bilinear", (2, 2), (2, 3, 4)), ("bilinear_rect", (3, 2), (1, 4, 3)), ("bilinear_one", (4, 3), (2, 1, 2))]:
        case(name, "Upsample", dict(Factor=list(factor), Bilinear=True), shape,
             lambda x, p, f=factor: F.interpolate(x, scale_factor=f, mode="bilinear", align_corners=False))


def join(name, layer, function, *operands):
    """Operands lie behind one another in x [rows, 1, 1, values]."""
    lengths = [math.prod(shape) for shape in operands]

    def joined(x, p):
        parts = x.flatten(1).split(lengths, 1)
        return function([part.reshape(-1, *shape) for part, shape in zip(parts, operands)])

    case(name, layer, dict(Operands=[list(shape) for shape in operands]), (1, 1, sum(lengths)), joined)


def joins():
    add, multiply = lambda values: sum(values[1:], values[0]), lambda values: functools.reduce(torch.mul, values)
    join("sum", "Sum", add, (3, 4, 5), (3, 4, 5))
    join("sum_repeated", "Sum", add, (3, 1, 5), (3, 4, 1), (1, 4, 5))
    join("sum_steps", "Sum", add, (1, 6), (4, 6), (4, 1))
    join("product_channels", "Product", multiply, (3, 4, 5), (3, 1, 1))
    join("product_three", "Product", multiply, (2, 3), (2, 3), (1, 3))
    join("product_vector", "Product", multiply, (7,), (1,), (7,), (7,))
    join("concat_image", "Concat", lambda values: torch.cat(values, 1), (2, 3, 4), (5, 3, 4), (1, 3, 4))
    join("concat_steps", "Concat", lambda values: torch.cat(values, 2), (3, 2), (3, 4))
    join("concat_vector", "Concat", lambda values: torch.cat(values, 1), (2,), (5,))
    join("concat_images", "Concat", lambda values: torch.cat(values, 2), (2, 1, 3, 2), (2, 4, 3, 2))


def norms():
    def batch_norm(training):
        return lambda x, p: F.batch_norm(x, p["running_mean"].clone(), p["running_var"].clone(), p.get("weight"), p.get("bias"), training, 0.1, 1e-5)

    def running(transposed):
        def after(x, p):
            mean, variance = p["running_mean"].clone(), p["running_var"].clone()
            F.batch_norm(x.transpose(1, 2) if transposed else x, mean, variance, None, None, True, 0.1, 1e-5)
            return {"after.running_mean": mean, "after.running_var": variance}
        return after

    def rms(axes, epsilon):
        # As torch.nn.RMSNorm, which PyTorch 1.13 has not; without eps that takes the 2^-23 of float.
        return lambda x, p: p["weight"] * x / (x.square().mean(axes, keepdim=True) + epsilon).sqrt()

    affine, states = dict(weight=(3,), bias=(3,)), dict(running_mean=(3,), running_var=(3,))
    case("batch_training", "BatchNorm", dict(Training=True), (3, 4, 5), batch_norm(True), 3, affine, states, extra=running(False))
    case("batch_inference", "BatchNorm", dict(Training=False), (3, 4, 5), batch_norm(False), 2, affine, states)
    case("batch_plain", "BatchNorm", dict(Training=True, HasAffine=False), (3, 2, 5), batch_norm(True), 3, None, states, extra=running(False))
    case("batch_vector", "BatchNorm", dict(Training=True), (3,), batch_norm(True), 6, affine, states, extra=running(False))
    case("batch_steps", "BatchNorm", dict(Training=True), (4, 3), steps(batch_norm(True)), 2, affine, states, extra=running(True))
    case("batch_steps_inference", "BatchNorm", dict(Training=False), (4, 3), steps(batch_norm(False)), 2, affine, states)
    case("layer_steps", "LayerNorm", {}, (3, 7), lambda x, p: F.layer_norm(x, (7,), p["weight"], p["bias"]), parameters=dict(weight=(7,), bias=(7,)))
    case("layer_image", "LayerNorm", dict(Epsilon=1e-3), (2, 3, 4), lambda x, p: F.layer_norm(x, (2, 3, 4), p["weight"], p["bias"], 1e-3),
         parameters=dict(weight=(2, 3, 4), bias=(2, 3, 4)))
    case("layer_axes", "LayerNorm", dict(Axes=2, HasAffine=False), (2, 3, 4), lambda x, p: F.layer_norm(x, (3, 4)))
    # One constant group: its variance is zero, and epsilon alone decides.
    flat = torch.randn(2, 3, 5, generator=torch.Generator().manual_seed(5)) * 3e-3
    flat[1, 2] = 0.25
    case("layer_tiny", "LayerNorm", {}, (3, 5), lambda x, p: F.layer_norm(x, (5,), p["weight"], p["bias"]), x=flat, parameters=dict(weight=(5,), bias=(5,)))
    case("group_image", "GroupNorm", dict(Groups=2), (4, 3, 5), lambda x, p: F.group_norm(x, 2, p["weight"], p["bias"]), parameters=dict(weight=(4,), bias=(4,)))
    case("group_steps", "GroupNorm", dict(Groups=2), (4, 6), steps(lambda x, p: F.group_norm(x, 2, p["weight"], p["bias"])), parameters=dict(weight=(6,), bias=(6,)))
    case("group_vector", "GroupNorm", dict(Groups=2), (8,), lambda x, p: F.group_norm(x, 2, p["weight"], p["bias"]), parameters=dict(weight=(8,), bias=(8,)))
    case("rms_steps", "RmsNorm", {}, (3, 7), rms((2,), 2.0 ** -23), parameters=dict(weight=(7,)))
    case("rms_image", "RmsNorm", dict(Epsilon=1e-3), (2, 3, 4), rms((1, 2, 3), 1e-3), parameters=dict(weight=(2, 3, 4)))
    for name, size, shape in [("lrn_odd", 5, (7, 2, 3)), ("lrn_even", 4, (6, 2, 3)), ("lrn_wide", 9, (4, 2, 2))]:
        case(name, "LocalResponseNorm", dict(Size=size, Alpha=0.3, Beta=0.6, K=1.5), shape, lambda x, p, n=size: F.local_response_norm(x, n, 0.3, 0.6, 1.5))


def recurrent():
    def cell(name, layer, function, gates, d, hidden, steps=4, turned=False, **settings):
        layers, directions = settings.get("Layers", 1), 1 + settings.get("Bidirectional", False)
        shapes = {}
        for n in range(layers):
            for suffix in [f"_l{n}", f"_l{n}_reverse"][:directions]:
                shapes.update({"weight_ih" + suffix: (gates * hidden, directions * hidden if n else d), "weight_hh" + suffix: (gates * hidden, hidden)})
                if settings.get("Bias", True):
                    shapes.update({"bias_ih" + suffix: (gates * hidden,), "bias_hh" + suffix: (gates * hidden,)})

        def run(x, p):
            zero = torch.zeros(layers * directions, len(x), hidden, dtype=x.dtype)
            start, weights = (zero, zero) if layer == "Lstm" else zero, [p[key] for key in shapes]
            y = function(x.flip(1) if turned else x, start, weights, settings.get("Bias", True), layers, 0.0, False, directions == 2, True)[0]
            return y.flip(1) if turned else y

        case(name, layer, dict(Hidden=hidden, **settings), (steps, d), run, parameters=shapes)

    for layer, function, gates in [("Rnn", torch.rnn_tanh, 1), ("Gru", torch.gru, 3), ("Lstm", torch.lstm, 4)]:
        name = layer.lower()
        cell(name, layer, function, gates, 3, 5)
        cell(name + "_layers_both_ways", layer, function, gates, 2, 3, Layers=2, Bidirectional=True)
        cell(name + "_nobias", layer, function, gates, 4, 4, steps=2, Bias=False)
        cell(name + "_reverse", layer, function, gates, 3, 2, turned=True, Layers=2, Reverse=True)
    case("last_step", "LastStep", {}, (4, 3), lambda x, p: x[:, -1])
    case("mean_steps", "MeanSteps", {}, (5, 3), lambda x, p: x.mean(1))
    case("repeat_steps", "RepeatSteps", dict(Steps=4), (3,), lambda x, p: x[:, None].repeat(1, 4, 1))


def attention():
    def heads(name, count, width, shape, causal=False, bias=True):
        d = shape[1]
        shapes = {"in_proj_weight": (3 * width, d), "out_proj.weight": (d, width)}
        if bias:
            shapes.update({"in_proj_bias": (3 * width,), "out_proj.bias": (d,)})

        def run(x, p):
            mask = torch.ones(shape[0], shape[0], dtype=torch.bool).triu(1) if causal else None
            if width == d:
                steps_first = x.transpose(0, 1)
                return F.multi_head_attention_forward(steps_first, steps_first, steps_first, d, count, p["in_proj_weight"], p.get("in_proj_bias"), None, None, False, 0.0,
                                                      p["out_proj.weight"], p.get("out_proj.bias"), attn_mask=mask)[0].transpose(0, 1)
            q, k, v = F.linear(x, p["in_proj_weight"], p.get("in_proj_bias")).reshape(len(x), shape[0], 3, count, width // count).permute(2, 0, 3, 1, 4)
            scores = q @ k.transpose(-1, -2) / math.sqrt(width // count)
            weights = (scores.masked_fill(mask, -math.inf) if causal else scores).softmax(-1)
            return F.linear((weights @ v).transpose(1, 2).reshape(len(x), shape[0], width), p["out_proj.weight"], p.get("out_proj.bias"))

        case(name, "MultiHeadAttention", dict(Heads=count, Width=width, Causal=causal, Bias=bias), shape, run, parameters=shapes)

    heads("attention", 2, 6, (5, 6))
    heads("attention_causal_nobias", 3, 6, (4, 6), causal=True, bias=False)
    heads("attention_width", 2, 8, (3, 4))

    def table(t, d):
        return torch.tensor([[math.sin(i / 10000 ** (j / d)) if j % 2 == 0 else math.cos(i / 10000 ** ((j - 1) / d)) for j in range(d)] for i in range(t)], dtype=torch.float64)

    case("positions", "PositionalEncoding", {}, (7, 5), lambda x, p: x + table(7, 5))
    case("positions_learned", "PositionalEncoding", dict(Learned=True), (4, 3), lambda x, p: x + p["positionalEncoding1"], parameters=dict(positionalEncoding1=(1, 4, 3)))
    case("patches", "PatchEmbedding", dict(Patch=[2, 3], Width=4), (3, 4, 6), lambda x, p: F.conv2d(x, p["weight"], p["bias"], stride=(2, 3)).flatten(2).transpose(1, 2),
         parameters=dict(weight=(4, 3, 2, 3), bias=(4,)))
    case("class_token", "ClassToken", {}, (3, 4), lambda x, p: torch.cat([p["classToken1"].expand(len(x), 1, 4), x], 1), parameters=dict(classToken1=(1, 1, 4)))
    case("select_step", "SelectStep", dict(Step=1), (3, 4), lambda x, p: x[:, 1])


def activations():
    # The kinks themselves, large values, and a spread.
    x = torch.cat([torch.tensor([0.0, -3, 3, 6, -1, 1, 1e-3, -1e-3, 25, -25, 100, -100, 8.5, -8.5]), torch.linspace(-7, 7, 57)]).reshape(1, -1)
    # PyTorch 1.13 keeps 1 / 6 of hardsigmoid's and 1 / alpha of celu's gradient in float, even for doubles: hence the other formula and the alpha.
    for layer, settings, function in [
            ("Relu", {}, F.relu), ("Relu6", {}, F.relu6), ("LeakyRelu", dict(slope=0.2), lambda x: F.leaky_relu(x, 0.2)),
            ("Elu", dict(alpha=1.5), lambda x: F.elu(x, 1.5)), ("Selu", {}, F.selu), ("Celu", dict(alpha=0.5), lambda x: F.celu(x, 0.5)),
            ("Gelu", {}, F.gelu), ("GeluTanh", {}, lambda x: F.gelu(x, approximate="tanh")), ("Silu", {}, F.silu), ("HardSwish", {}, F.hardswish),
            ("HardSigmoid", {}, lambda x: F.relu6(x + 3) / 6), ("HardTanh", {}, F.hardtanh), ("Sigmoid", {}, torch.sigmoid), ("LogSigmoid", {}, F.logsigmoid),
            ("Tanh", {}, torch.tanh), ("Softplus", dict(beta=2.0), lambda x: F.softplus(x, 2.0)), ("Softsign", {}, F.softsign), ("Mish", {}, F.mish)]:
        case("act_" + layer.lower(), layer, settings, x.shape[1:], lambda x, p, f=function: f(x), rows=1, x=x)
    case("prelu", "PRelu", {}, (3, 2, 4), lambda x, p: F.prelu(x, p["weight"]), parameters=dict(weight=(3,)))
    case("prelu_shared", "PRelu", dict(Shared=True), (3, 2, 4), lambda x, p: F.prelu(x, p["weight"]), parameters=dict(weight=(1,)))
    case("prelu_steps", "PRelu", {}, (4, 3), steps(lambda x, p: F.prelu(x, p["weight"])), parameters=dict(weight=(3,)))
    for log, function in [(False, F.softmax), (True, F.log_softmax)]:
        layer = "LogSoftmax" if log else "Softmax"
        case(layer.lower() + "_image", layer, {}, (5, 2, 3), lambda x, p, f=function: f(x, 1))
        case(layer.lower() + "_steps", layer, {}, (4, 6), lambda x, p, f=function: f(x, 2))
        large = torch.randn(2, 9, generator=torch.Generator().manual_seed(9)) * 60
        case(layer.lower() + "_large", layer, {}, (9,), lambda x, p, f=function: f(x, 1), x=large)


os.makedirs(FOLDER, exist_ok=True)
convolutions()
pools()
shapes()
joins()
norms()
recurrent()
attention()
activations()
