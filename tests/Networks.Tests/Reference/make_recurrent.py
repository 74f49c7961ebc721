#!/usr/bin/python3
"""Recurrent networks in PyTorch, float64: outputs, losses and all gradients of batches whose sequences have true lengths.

    /usr/bin/python3 make_recurrent.py recurrent

Two safetensors files per network. NAME.weights.safetensors is the state_dict, as anyone would save it (F32; the names are those of the modules
below). NAME.safetensors has "in.PORT" for every input (F32, I32), "target.NAME" (F32, I32), and in F64 "out.PORT", "loss", "grad.PARAMETER"
and "grad.in.PORT". Sequences are [rows, steps, features] (batch_first); steps beyond a length are zero in outputs, as pad_packed_sequence
leaves them, and count in no loss. RECIPES at the end says which network is which.
"""

import json
import os
import struct
import sys

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.set_num_threads(1)
ROWS, TYPES = 5, {torch.float32: "F32", torch.float64: "F64", torch.int32: "I32"}


def write(path, tensors):
    """The safetensors format: length of the header, the header padded with spaces to 8 bytes, the values."""
    header, data = {}, b""
    for key, tensor in sorted(tensors.items()):
        values = tensor.detach().contiguous().numpy().tobytes()
        header[key] = {"dtype": TYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def run(cell, x, lengths=None, start=None):
    """A cell over the true steps of a batch: its outputs, zero beyond, and its final state."""
    if lengths is None:
        return cell(x, start)
    packed, final = cell(pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False), start)
    return pad_packed_sequence(packed, batch_first=True, total_length=x.shape[1])[0], final


def true_steps(lengths, steps):
    return torch.arange(steps)[None, :] < lengths[:, None]


def turned(x, lengths):
    """Every sequence from its last true step to its first; what is beyond stays where it is."""
    t = torch.arange(x.shape[1])[None, :].expand(x.shape[:2])
    return x.gather(1, torch.where(t < lengths[:, None], lengths[:, None] - 1 - t, t)[:, :, None].expand_as(x))


def masked(y, lengths):
    return y * true_steps(lengths, y.shape[1])[:, :, None]


class Tagger(nn.Module):
    """A class for each step of a sequence of tokens, two layers, both directions."""

    def __init__(self, name, kind, hidden, **settings):
        super().__init__()
        self.name = name
        self.embedding1 = nn.Embedding(11, 6)
        self.add_module(name, kind(6, hidden, num_layers=2, bidirectional=True, batch_first=True, **settings))
        self.dense1 = nn.Linear(2 * hidden, 4)

    def forward(self, input, lengths):
        y, _ = run(getattr(self, self.name), self.embedding1(input), lengths)
        return masked(self.dense1(y), lengths)


class Head(nn.Module):
    """A class for each sequence of numbers, from the last step in both directions (h_n) or the mean of the true steps."""

    def __init__(self, name, kind, hidden, last, **settings):
        super().__init__()
        self.name, self.last = name, last
        self.add_module(name, kind(5, hidden, batch_first=True, **settings))
        self.dense1 = nn.Linear((1 + getattr(self, name).bidirectional) * hidden, 3)

    def forward(self, input, lengths):
        cell = getattr(self, self.name)
        y, final = run(cell, input, lengths)
        if self.last:
            h = final[0] if isinstance(final, tuple) else final
            return self.dense1(torch.cat(tuple(h[-2:]), 1) if cell.bidirectional else h[-1])
        return self.dense1(y.sum(1) / lengths[:, None])


class Translator(nn.Module):
    """An encoder whose final state is the decoder's first."""

    def __init__(self, name, kind, hidden, **settings):
        super().__init__()
        self.name = name
        self.embedding1 = nn.Embedding(9, 5)
        self.add_module(name + "1", kind(5, hidden, num_layers=2, batch_first=True, **settings))
        self.embedding2 = nn.Embedding(7, 4)
        self.add_module(name + "2", kind(4, hidden, num_layers=2, batch_first=True, **settings))
        self.dense1 = nn.Linear((1 + getattr(self, name + "2").bidirectional) * hidden, 7)

    def forward(self, source, sourceLengths, words, wordLengths):
        _, thought = run(getattr(self, self.name + "1"), self.embedding1(source), sourceLengths)
        y, _ = run(getattr(self, self.name + "2"), self.embedding2(words), wordLengths, thought)
        return masked(self.dense1(y), wordLengths)


class States(nn.Module):
    """Outputs and final states of all layers and directions."""

    def __init__(self, name, kind):
        super().__init__()
        self.name = name
        self.add_module(name, kind(5, 4, num_layers=2, bidirectional=True, batch_first=True))

    def forward(self, input, lengths):
        y, final = run(getattr(self, self.name), input, lengths)
        states = torch.stack(final) if isinstance(final, tuple) else final[None]  # [states, layers, rows, hidden]
        return y, states.permute(2, 0, 1, 3).reshape(ROWS, -1)


class Begun(nn.Module):
    """A vector with which the first layer begins; the second begins with zeros, and so does c."""

    def __init__(self, name, kind):
        super().__init__()
        self.name = name
        self.dense1 = nn.Linear(3, 6)
        self.add_module(name, kind(4, 6, num_layers=2, batch_first=True))
        self.dense2 = nn.Linear(6, 2)

    def forward(self, input, steps, lengths):
        first = torch.tanh(self.dense1(input))
        h = torch.stack([first, torch.zeros_like(first)])
        cell = getattr(self, self.name)
        y, _ = run(cell, steps, lengths, (h, torch.zeros_like(h)) if isinstance(cell, nn.LSTM) else h)
        return masked(self.dense2(y), lengths)


class Reverse(nn.Module):
    """From the last true step to the first, which is what LastStep then takes."""

    def __init__(self, name, kind, layers):
        super().__init__()
        self.name = name
        self.add_module(name, kind(5, 7, num_layers=layers, batch_first=True))
        self.dense1 = nn.Linear(7, 3)

    def forward(self, input, lengths):
        y = turned(run(getattr(self, self.name), turned(input, lengths), lengths)[0], lengths)
        return self.dense1(y[:, 0]), y


class OneToMany(nn.Module):
    """The same vector at every step."""

    def __init__(self):
        super().__init__()
        self.dense1, self.gru1, self.dense2 = nn.Linear(3, 6), nn.GRU(6, 7, batch_first=True), nn.Linear(7, 2)

    def forward(self, input):
        return self.dense2(self.gru1(torch.tanh(self.dense1(input))[:, None].repeat(1, 4, 1))[0])


class TwoReaders(nn.Module):
    """Two cells begin with the state of a third, which is an output too."""

    def __init__(self):
        super().__init__()
        self.lstm1, self.lstm2, self.lstm3 = nn.LSTM(5, 4, batch_first=True), nn.LSTM(4, 4, batch_first=True), nn.LSTM(4, 4, batch_first=True)

    def forward(self, input, lengths):
        y, state = run(self.lstm1, input, lengths)
        sum_ = run(self.lstm2, y, lengths, state)[0] + run(self.lstm3, y, lengths, state)[0]
        return sum_, torch.cat((state[0][0], state[1][0]), 1)


class Siamese(nn.Module):
    """One cell reads both inputs."""

    def __init__(self):
        super().__init__()
        self.cell, self.dense1 = nn.GRU(5, 6, num_layers=2, bidirectional=True, batch_first=True), nn.Linear(12, 3)

    def forward(self, input, lengths, second):
        first, other = run(self.cell, input, lengths)[1], run(self.cell, second)[1]
        return self.dense1(torch.cat(tuple(other[-2:]), 1) * torch.cat(tuple(first[-2:]), 1))


def cross_entropy(y, target, lengths=None):
    """The mean over rows, or over all true steps of all rows."""
    return F.cross_entropy(y, target) if lengths is None else (lambda true: F.cross_entropy(y[true], target[true]))(true_steps(lengths, y.shape[1]))


def mean_squared_error(y, target, lengths=None):
    return F.mse_loss(y, target) if lengths is None else (lambda true: F.mse_loss(y[true], target[true]))(true_steps(lengths, y.shape[1]))


def network(name, module, inputs, outputs, loss, seed):
    """inputs: port -> tensor or (tensor, name of its lengths); outputs: port -> name of its lengths, or None."""
    generator = torch.Generator().manual_seed(seed)
    write(os.path.join(sys.argv[1], name + ".weights.safetensors"), module.state_dict())
    module.double()
    leaves = {port: values.double().requires_grad_() if values.dtype == torch.float32 else values.long() for port, values in inputs.items()}
    results = module(**leaves)
    results = results if isinstance(results, tuple) else (results,)
    tensors = {"in." + port: values for port, values in inputs.items()}
    total = 0
    for (port, (target, lengths)), y in zip(outputs.items(), results):
        tensors["out." + port] = y
        if target is None:
            continue
        values = torch.randint(y.shape[-1], y.shape[:-1], generator=generator, dtype=torch.int32) if loss is cross_entropy else torch.randn(y.shape, generator=generator)
        tensors["target." + target] = values
        total = total + loss(y, values.long() if loss is cross_entropy else values.double(), leaves.get(lengths))
    total.backward()
    tensors["loss"] = total.reshape(1)
    tensors.update({"grad." + key: value.grad for key, value in module.named_parameters()})
    tensors.update({"grad.in." + port: value.grad for port, value in leaves.items() if value.grad is not None})
    write(os.path.join(sys.argv[1], name + ".safetensors"), tensors)
    print(f"{name:16} loss {total.item():.4f}  {sum(value.numel() for value in module.parameters())} parameters")


def recipe(number, name, make, ports, outputs, loss):
    """ports: name -> ("tokens", steps, vocabulary), ("lengths", steps) or ("floats", shape...)."""
    torch.manual_seed(number)
    module, inputs = make(), {}
    for port, (kind, *sizes) in ports.items():
        if kind == "tokens":
            inputs[port] = torch.randint(sizes[1], (ROWS, sizes[0]), dtype=torch.int32)
        elif kind == "lengths":  # the shortest, the longest, and some between, in no order
            inputs[port] = torch.tensor([max(sizes[0] * k // 6, 1) for k in (4, 0, 6, 2, 5)], dtype=torch.int32)
        else:
            inputs[port] = torch.randn(ROWS, *sizes)
    network(name, module, inputs, outputs, loss, number)


def main():
    words = {"input": ("tokens", 7, 11), "lengths": ("lengths", 7)}
    numbers = {"input": ("floats", 6, 5), "lengths": ("lengths", 6)}
    pairs = {"source": ("tokens", 6, 9), "sourceLengths": ("lengths", 6), "words": ("tokens", 7, 7), "wordLengths": ("lengths", 7)}
    begun = {"input": ("floats", 3), "steps": ("floats", 6, 4), "lengths": ("lengths", 6)}
    each, one = {"output": ("target", "lengths")}, {"output": ("target", None)}
    both = {"output": ("target", "lengths"), "state": ("states", None)}
    last = {"output": ("target", None), "sequence": (None, None)}
    recipes = [
        ("lstm_tagger", lambda: Tagger("lstm1", nn.LSTM, 9), words, each, cross_entropy),
        ("gru_tagger", lambda: Tagger("gru1", nn.GRU, 17), words, each, cross_entropy),
        ("tanh_tagger", lambda: Tagger("rnn1", nn.RNN, 8), words, each, cross_entropy),
        ("relu_tagger", lambda: Tagger("rnn1", nn.RNN, 10, nonlinearity="relu"), words, each, cross_entropy),
        ("plain_tagger", lambda: Tagger("lstm1", nn.LSTM, 6, bias=False), words, each, cross_entropy),
        ("lstm_last", lambda: Head("lstm1", nn.LSTM, 7, True, num_layers=2, bidirectional=True), numbers, one, cross_entropy),
        ("gru_last", lambda: Head("gru1", nn.GRU, 18, True, bias=False), numbers, one, cross_entropy),
        ("rnn_last", lambda: Head("rnn1", nn.RNN, 5, True, bidirectional=True, bias=False), numbers, one, cross_entropy),
        ("lstm_mean", lambda: Head("lstm1", nn.LSTM, 16, False), numbers, one, cross_entropy),
        ("gru_mean", lambda: Head("gru1", nn.GRU, 6, False, num_layers=2, bidirectional=True), numbers, one, cross_entropy),
        ("lstm_translator", lambda: Translator("lstm", nn.LSTM, 6), pairs, {"output": ("target", "wordLengths")}, cross_entropy),
        ("gru_translator", lambda: Translator("gru", nn.GRU, 5, bidirectional=True), pairs, {"output": ("target", "wordLengths")}, cross_entropy),
        ("rnn_translator", lambda: Translator("rnn", nn.RNN, 5), pairs, {"output": ("target", "wordLengths")}, cross_entropy),
        ("lstm_states", lambda: States("lstm1", nn.LSTM), numbers, both, mean_squared_error),
        ("gru_states", lambda: States("gru1", nn.GRU), numbers, both, mean_squared_error),
        ("lstm_begun", lambda: Begun("lstm1", nn.LSTM), begun, each, mean_squared_error),
        ("gru_begun", lambda: Begun("gru1", nn.GRU), begun, each, mean_squared_error),
        ("lstm_reverse", lambda: Reverse("lstm1", nn.LSTM, 2), numbers, last, cross_entropy),
        ("gru_reverse", lambda: Reverse("gru1", nn.GRU, 1), numbers, last, cross_entropy),
        ("two_readers", TwoReaders, numbers, both, mean_squared_error),
        ("siamese", Siamese, {**numbers, "second": ("floats", 6, 5)}, one, cross_entropy),
        ("one_to_many", OneToMany, {"input": ("floats", 3)}, one, mean_squared_error),
    ]
    for number, (name, make, ports, outputs, loss) in enumerate(recipes):
        recipe(number + 1, name, make, ports, outputs, loss)


if __name__ == "__main__":
    main()
