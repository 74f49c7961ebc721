"""Makes torch/attention_*.safetensors: scaled dot-product attention with masks, in double precision, from float32 inputs.

Softmax of the masked scores is written out with torch functions (PyTorch 1.13 has no public scaled_dot_product_attention), gradients are autograd's.
Run with: python3 make_attention.py
"""
import json
import struct
from pathlib import Path

import torch

FOLDER = Path(__file__).parent / "torch"
TYPES = {torch.float32: "F32", torch.float64: "F64", torch.int64: "I64"}


def save(name, tensors):
    header, blob = {}, b""
    for key, value in tensors.items():
        data = value.detach().contiguous().numpy().tobytes()
        header[key] = {"dtype": TYPES[value.dtype], "shape": list(value.shape), "data_offsets": [len(blob), len(blob) + len(data)]}
        blob += data
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (FOLDER / f"{name}.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + blob)


def case(name, rows, steps, memory, heads, size, causal=False, lengths=None):
    q, k, v, cot = (torch.randn(rows, count, heads, size) for count in (steps, memory, memory, steps))
    inputs = [x.double().requires_grad_() for x in (q, k, v)]
    scores = torch.einsum("bqhf,bkhf->bhqk", inputs[0], inputs[1]) / size**0.5
    hidden = torch.zeros(rows, 1, steps, memory, dtype=torch.bool)
    if causal:
        hidden |= torch.ones(steps, memory, dtype=torch.bool).triu(1)
    if lengths is not None:
        hidden |= (torch.arange(memory)[None, :] >= torch.tensor(lengths)[:, None])[:, None, None, :]
    weights = scores.masked_fill(hidden, float("-inf")).softmax(-1)
    y = torch.einsum("bhqk,bkhf->bqhf", weights, inputs[2])
    y.backward(cot.double())
    tensors = {"q": q, "k": k, "v": v, "cot0": cot, "out0": y, "weights": weights, "grad.q": inputs[0].grad, "grad.k": inputs[1].grad, "grad.v": inputs[2].grad}
    if lengths is not None:
        tensors["lengths"] = torch.tensor(lengths)
    save(name, tensors)


torch.manual_seed(6)
case("attention_self", 2, 9, 9, 3, 8)
case("attention_causal", 2, 19, 19, 2, 5, causal=True)
case("attention_lengths", 3, 9, 9, 2, 8, lengths=[9, 1, 6])
case("attention_causal_lengths", 2, 12, 12, 2, 4, causal=True, lengths=[12, 5])
case("attention_memory", 2, 7, 11, 2, 8, lengths=[11, 4])
