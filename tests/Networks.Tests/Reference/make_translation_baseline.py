#!/usr/bin/python3
"""German to English in PyTorch: the figures that samples/Translate --data is compared with.

    nice -n 10 /usr/bin/python3 make_translation_baseline.py ANKI_FOLDER OUTPUT.json [EPOCHS [SEED]]

The folder holds one .tsv file of pairs: an English sentence, a tab, a German one. Words, vocabularies, split, network, number of steps, optimizer and schedule are those of the
sample: sentences of at most 9 words (both sides), one English sentence of twenty tested on; embeddings of 128, an LSTM of 192 that reads and one that begins with its last state and
writes, dropout of 0.2; Adam 3e-3, up over 200 steps and down by a cosine to a fiftieth, batches of 64, gradients clipped to a norm of 1. PyTorch's default initialisation; one thread.
After every epoch the first 500 unseen pairs are translated greedily, at last all of them. The file is written anew after every epoch.
"""

import collections
import json
import math
import os
import re
import sys
import time

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

torch.set_num_threads(1)

PADDING, UNKNOWN, BEGIN, END, MARKS = 0, 1, 2, 3, 4
SOURCE_STEPS, TARGET_STEPS, SOURCE_WORDS, TARGET_WORDS = 9, 10, 5120, 3072
BATCH, RATE, NORM, WARM_UP, LAST, TEST_SHARE, WATCHED = 64, 3e-3, 1.0, 200, 0.02, 20, 500

# Letters with what is bound to them by an apostrophe; every digit and every sign, raised and lowered digits too, by itself.
LETTERS = r"[^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f]+"
WORD = re.compile(rf"{LETTERS}(?:['’]{LETTERS})*|\d|\S")


def read(folder):
    """Pairs (German words, English words) to learn from, and those to be tested on."""
    name, = [name for name in os.listdir(folder) if name.endswith(".tsv")]
    pairs, sentences = [], {}
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        for line in file:
            english, german = [WORD.findall(part.lower()) for part in line.rstrip("\n").split("\t")[:2]]
            if 0 < len(german) <= SOURCE_STEPS and 0 < len(english) < TARGET_STEPS:
                pairs.append((german, english))
                sentences.setdefault(" ".join(english), len(sentences))
    tested = [sentences[" ".join(english)] % TEST_SHARE == 0 for _, english in pairs]
    test = [pair for pair, is_tested in zip(pairs, tested) if is_tested]
    asked = {" ".join(german) for german, _ in test}
    return [pair for pair, is_tested in zip(pairs, tested) if not is_tested and " ".join(pair[0]) not in asked], test


def vocabulary(sentences, most):
    """Numbers of the words that occur at least twice, the most frequent first."""
    counts = collections.Counter(word for sentence in sentences for word in sentence)
    words = sorted((word for word, count in counts.items() if count >= 2), key=lambda word: (-counts[word], word))
    return {word: number for number, word in enumerate(words[:most - MARKS], MARKS)}


def numbers(sentence, words, steps):
    return ([words.get(word, UNKNOWN) for word in sentence] + [PADDING] * steps)[:steps]


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding1 = nn.Embedding(SOURCE_WORDS, 128, padding_idx=PADDING)
        self.lstm1 = nn.LSTM(128, 192, batch_first=True)
        self.embedding2 = nn.Embedding(TARGET_WORDS, 128)
        self.lstm2 = nn.LSTM(128, 192, batch_first=True)
        self.dense1 = nn.Linear(192, TARGET_WORDS)
        self.dropout = nn.Dropout(0.2)

    def begin(self, source, lengths):
        return self.lstm1(pack_padded_sequence(self.dropout(self.embedding1(source)), lengths, batch_first=True, enforce_sorted=False))[1]

    def write(self, target, state):
        y, state = self.lstm2(self.dropout(self.embedding2(target)), state)
        return self.dense1(self.dropout(y)), state


def translate(model, source, lengths, words):
    """The likeliest word, again and again."""
    spoken = []
    model.eval()
    with torch.no_grad():
        for first in range(0, len(source), BATCH):
            state = model.begin(source[first:first + BATCH], lengths[first:first + BATCH])
            last = torch.full((len(source[first:first + BATCH]),), BEGIN)
            ended = torch.zeros(len(last), dtype=torch.bool)
            sentences = [[] for _ in last]
            for _ in range(TARGET_STEPS):
                scores, state = model.write(last[:, None], state)
                last = END + scores[:, 0, END:MARKS + len(words)].argmax(1)
                ended |= last == END
                for sentence, word, is_over in zip(sentences, last.tolist(), ended.tolist()):
                    if not is_over:
                        sentence.append(words[word - MARKS])
            spoken += sentences
    model.train()
    return spoken


def quality(written, references):
    """BLEU of the whole text, runs of one to four words, and the share of sentences that are exactly right; both in per cent."""
    logarithms = 0.0
    for n in range(1, 5):
        hits = total = 0
        for sentence, reference in zip(written, references):
            runs, wanted = [collections.Counter(tuple(words[i:i + n]) for i in range(len(words) - n + 1)) for words in (sentence, reference)]
            hits += sum((runs & wanted).values())
            total += sum(runs.values())
        if hits == 0:
            return {"bleu": 0.0, "exact": 0.0}
        logarithms += math.log(hits / total) / 4
    short = min(0.0, 1 - sum(map(len, references)) / sum(map(len, written)))
    return {
        "bleu": round(100 * math.exp(logarithms + short), 2),
        "exact": round(100 * sum(sentence == reference for sentence, reference in zip(written, references)) / len(references), 2),
    }


def main():
    folder, output = sys.argv[1:3]
    epochs = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    training, test = read(folder)
    german = vocabulary((pair[0] for pair in training), SOURCE_WORDS)
    english = vocabulary((pair[1] for pair in training), TARGET_WORDS)
    words = list(english)

    def tensors(pairs):
        return torch.tensor([numbers(pair[0], german, SOURCE_STEPS) for pair in pairs]), torch.tensor([len(pair[0]) for pair in pairs])

    source, lengths = tensors(training)
    test_source, test_lengths = tensors(test)
    target = torch.tensor([numbers(["<end>"] + pair[1] + ["<end>"], {**english, "<end>": END}, TARGET_STEPS + 1) for pair in training])
    target[:, 0] = BEGIN

    torch.manual_seed(seed)
    model = Net()
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    steps = epochs * math.ceil(len(source) / BATCH)

    def factor(step):
        return step / WARM_UP if step < WARM_UP else LAST + (1 - LAST) * (1 + math.cos(math.pi * min(1, (step - WARM_UP) / max(1, steps - WARM_UP)))) / 2

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
    runs, seconds = [], 0.0
    for epoch in range(1, epochs + 1):
        start, losses = time.process_time(), []
        order = torch.randperm(len(source))
        for i in range(0, len(source), BATCH):
            rows = order[i:i + BATCH]
            scores, _ = model.write(target[rows, :-1], model.begin(source[rows], lengths[rows]))
            loss = nn.functional.cross_entropy(scores.flatten(0, 1), target[rows, 1:].flatten(), ignore_index=PADDING)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), NORM)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        seconds += time.process_time() - start
        watched = quality(translate(model, test_source[:WATCHED], test_lengths[:WATCHED], words), [pair[1] for pair in test[:WATCHED]])
        runs.append({"epoch": epoch, "loss": round(sum(losses) / len(losses), 4), **watched})
        print(runs[-1], f"{seconds:.0f} s", flush=True)
        whole = quality(translate(model, test_source, test_lengths, words), [pair[1] for pair in test]) if epoch == epochs else None
        with open(output, "w") as file:
            json.dump({
                "network": "embedding 128, LSTM 192; embedding 128, LSTM 192 from its last state, dense; dropout 0.2",
                "training": f"Adam {RATE}, up over {WARM_UP} steps, then by a cosine to {LAST}, batch {BATCH}, {epochs} epochs, {steps} steps, gradient norm at most {NORM}",
                "torch": torch.__version__,
                "seed": seed,
                "training_pairs": len(training),
                "test_pairs": len(test),
                "source_words": len(german) + MARKS,
                "target_words": len(english) + MARKS,
                "processor_seconds": round(seconds),
                "epochs_first_500": runs,
                "greedy_all": whole,
            }, file, indent=1)
            file.write("\n")
    print(whole)


main()
