#!/usr/bin/python3
"""Networks with attention in PyTorch, float64: outputs, losses and all gradients of batches whose sequences have true lengths.

    /usr/bin/python3 make_attention.py attention

The files are those of make_recurrent.py: NAME.weights.safetensors, NAME.safetensors. Keys beyond a length are masked by key_padding_mask, later steps by a causal mask; outputs beyond a length are
zero and count in no loss. Dropout is 0. Biases, norms, positions and class tokens, which PyTorch begins with 0 and 1, are drawn, so that each of them matters.
"""

import math
import os
import sys

import torch
import torchvision
from torch import nn

from make_recurrent import cross_entropy, masked, mean_squared_error, recipe, true_steps

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Zoo.Tests/Reference"))
import networks


def drawn(module):
    with torch.no_grad():
        for name, tensor in module.named_parameters():
            if tensor.dim() == 1:
                tensor.copy_(0.2 * torch.randn(tensor.shape) + (name.endswith("weight")))
            elif tensor.dim() == 3 or tensor.abs().max() == 0:
                tensor.copy_(0.4 * torch.randn(tensor.shape))
    return module


def beyond(x, lengths):
    return ~true_steps(lengths, x.shape[1])


def later(x):
    return torch.ones(x.shape[1], x.shape[1], dtype=torch.bool).triu(1)


class Transformer(nn.Transformer):
    """torch.nn.Transformer of 2 + 2 layers with all its masks."""

    def __init__(self, width=32, heads=4, layers=2, ffn=64, **settings):
        super().__init__(width, heads, layers, layers, ffn, 0.0, batch_first=True, **settings)

    def forward(self, source, sourceLengths, words, wordLengths):
        y = super().forward(source, words, tgt_mask=later(words), src_key_padding_mask=beyond(source, sourceLengths), tgt_key_padding_mask=beyond(words, wordLengths),
                            memory_key_padding_mask=beyond(source, sourceLengths))
        return masked(y, wordLengths)


def positions(steps, width):
    """Section 3.5 of "Attention Is All You Need"."""
    angle = torch.arange(steps, dtype=torch.float64)[:, None] / 10000 ** (torch.arange(0, width, 2, dtype=torch.float64) / width)
    return torch.stack([angle.sin(), angle.cos()], 2).reshape(steps, width)


class Translator(Transformer):
    """Tokens to scores: embeddings times the root of their width, sines and cosines, a Transformer, a dense layer."""

    def __init__(self):
        super().__init__(16, 4, 1, 24, activation="gelu")
        self.embedding1, self.embedding2, self.dense1 = nn.Embedding(9, 16), nn.Embedding(7, 16), nn.Linear(16, 7)

    def forward(self, source, sourceLengths, words, wordLengths):
        x = self.embedding1(source) * math.sqrt(16) + positions(source.shape[1], 16)
        y = self.embedding2(words) * math.sqrt(16) + positions(words.shape[1], 16)
        return masked(self.dense1(super().forward(x, sourceLengths, y, wordLengths)), wordLengths)


class Writer(nn.Module):
    """A small GPT: trained positions, blocks that are normalised first, the embedding's weights at the end again."""

    def __init__(self, tied):
        super().__init__()
        self.embedding, self.positions = nn.Embedding(11, 12), nn.Parameter(torch.zeros(1, 7, 12))
        self.layers = nn.ModuleList(nn.TransformerEncoderLayer(12, 3, 20, 0.0, "gelu", batch_first=True, norm_first=True) for _ in range(2))
        self.norm, self.head = nn.LayerNorm(12), None if tied else nn.Linear(12, 11)

    def forward(self, input, lengths):
        x = self.embedding(input) + self.positions
        for layer in self.layers:
            x = layer(x, later(x), beyond(x, lengths))
        x = self.norm(x)
        return masked(x @ self.embedding.weight.T if self.head is None else self.head(x), lengths)


class Own(nn.Module):
    """Self-attention."""

    def __init__(self, width, heads, causal, **settings):
        super().__init__()
        self.causal, self.attention = causal, nn.MultiheadAttention(width, heads, batch_first=True, **settings)

    def forward(self, input, lengths):
        y, _ = self.attention(input, input, input, key_padding_mask=beyond(input, lengths), attn_mask=later(input) if self.causal else None)
        return masked(y, lengths)


class Other(nn.Module):
    """Attention to a memory."""

    def __init__(self, width, heads, memory, **settings):
        super().__init__()
        self.attention = nn.MultiheadAttention(width, heads, kdim=memory, vdim=memory, batch_first=True, **settings)

    def forward(self, memory, memoryLengths, words, wordLengths):
        return masked(self.attention(words, memory, memory, key_padding_mask=beyond(memory, memoryLengths))[0], wordLengths)


class Narrow(nn.Module):
    """Heads that together are as wide as PyTorch's cannot be: not as wide as what comes in."""

    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads, self.inner = heads, inner
        self.attention = nn.Module()
        self.attention.in_proj_weight, self.attention.in_proj_bias = nn.Parameter(torch.randn(3 * inner, width) / 3), nn.Parameter(torch.zeros(3 * inner))
        self.attention.out_proj = nn.Linear(inner, width)

    def forward(self, input, lengths):
        rows, steps, _ = input.shape
        q, k, v = nn.functional.linear(input, self.attention.in_proj_weight, self.attention.in_proj_bias).reshape(rows, steps, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        scores = (q @ k.transpose(2, 3) / math.sqrt(self.inner // self.heads)).masked_fill(beyond(input, lengths)[:, None, None], -torch.inf)
        return masked(self.attention.out_proj((scores.softmax(3) @ v).transpose(1, 2).reshape(rows, steps, -1)), lengths)


class Vision(torchvision.models.VisionTransformer):
    """torchvision's class: 12 x 12 pixels in patches of 4 x 4."""

    def __init__(self):
        super().__init__(12, 4, 2, 2, 16, 24, num_classes=5)

    def forward(self, input):
        return super().forward(input)


class Mixer(networks.Mixer):
    """Images of 8 x 12 pixels in patches of 4 x 4."""

    def __init__(self):
        super().__init__(0, 10)
        self.stem.proj, self.head = nn.Conv2d(3, 10, 4, 4), nn.Linear(10, 5)
        self.blocks = nn.Sequential(networks.MixerLayer(6, 10, 4, 14), networks.MixerLayer(6, 10, 4, 14))

    def forward(self, input):
        return super().forward(input)


def main():
    os.makedirs(sys.argv[1], exist_ok=True)
    pairs = {"source": ("floats", 7, 32), "sourceLengths": ("lengths", 7), "words": ("floats", 6, 32), "wordLengths": ("lengths", 6)}
    tokens = {"source": ("tokens", 7, 9), "sourceLengths": ("lengths", 7), "words": ("tokens", 6, 7), "wordLengths": ("lengths", 6)}
    words = {"input": ("tokens", 7, 11), "lengths": ("lengths", 7)}
    written, one, each = {"output": ("target", "wordLengths")}, {"output": ("target", None)}, {"output": ("target", "lengths")}

    def steps(width):
        return {"input": ("floats", 6, width), "lengths": ("lengths", 6)}

    def memory(width):
        return {"memory": ("floats", 5, width), "memoryLengths": ("lengths", 5), "words": ("floats", 6, 8), "wordLengths": ("lengths", 6)}

    recipes = [
        ("post_norm", Transformer, pairs, written, mean_squared_error),
        ("pre_norm", lambda: Transformer(norm_first=True), pairs, written, mean_squared_error),
        ("translator", Translator, tokens, written, cross_entropy),
        ("tied_writer", lambda: Writer(True), words, each, cross_entropy),
        ("untied_writer", lambda: Writer(False), words, each, cross_entropy),
        ("own", lambda: Own(20, 5, False), steps(20), each, mean_squared_error),
        ("causal", lambda: Own(18, 2, True), steps(18), each, mean_squared_error),
        ("plain", lambda: Own(12, 3, True, bias=False), steps(12), each, mean_squared_error),
        ("other", lambda: Other(8, 2, 8), memory(8), written, mean_squared_error),
        ("wider", lambda: Other(8, 2, 13), memory(13), written, mean_squared_error),
        ("plain_wider", lambda: Other(8, 4, 3, bias=False), memory(3), written, mean_squared_error),
        ("narrow", lambda: Narrow(10, 2, 6), steps(10), each, mean_squared_error),
        ("vision", Vision, {"input": ("floats", 3, 12, 12)}, one, cross_entropy),
        ("mixer", Mixer, {"input": ("floats", 3, 8, 12)}, one, cross_entropy),
    ]
    for number, (name, make, ports, outputs, loss) in enumerate(recipes):
        recipe(number + 1, name, lambda: drawn(make()), ports, outputs, loss)


if __name__ == "__main__":
    main()
