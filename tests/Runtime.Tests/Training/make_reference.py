"""Writes reference.json: what PyTorch 1.13 gives, in double precision, for settings that the shared reference files do not cover.

Run with Debian's python3-torch: /usr/bin/python3 make_reference.py > reference.json
Inputs are rounded to float32 first, so that both sides start from the same numbers.
"""
import json
import sys
import torch
from torch import nn

torch.manual_seed(20)
D = torch.float64


def exact(*shape, scale=1.0):
    return (torch.randn(*shape) * scale).to(torch.float32).to(D)


def numbers(t):
    return [float(v) for v in t.detach().reshape(-1)]


def optimizers():
    cases = {
        "Sgd nesterov decay": (torch.optim.SGD, dict(lr=0.05, momentum=0.9, weight_decay=0.01, nesterov=True)),
        "Sgd momentum dampening decay": (torch.optim.SGD, dict(lr=0.05, momentum=0.8, dampening=0.3, weight_decay=0.1)),
        "Adam decay": (torch.optim.Adam, dict(lr=0.01, weight_decay=0.1)),
        "Adam amsgrad decay": (torch.optim.Adam, dict(lr=0.01, betas=(0.8, 0.9), eps=1e-4, weight_decay=0.05, amsgrad=True)),
        "AdamW": (torch.optim.AdamW, dict(lr=0.01)),
        "AdamW amsgrad decay": (torch.optim.AdamW, dict(lr=0.02, weight_decay=0.2, amsgrad=True)),
        "RmsProp": (torch.optim.RMSprop, dict(lr=0.01)),
        "RmsProp centred": (torch.optim.RMSprop, dict(lr=0.01, alpha=0.9, centered=True)),
        "RmsProp momentum decay": (torch.optim.RMSprop, dict(lr=0.01, momentum=0.5, weight_decay=0.1, eps=1e-3)),
        "Adadelta decay": (torch.optim.Adadelta, dict(lr=0.5, rho=0.8, eps=1e-5, weight_decay=0.1)),
        "Adagrad": (torch.optim.Adagrad, dict()),
        "Adagrad all": (torch.optim.Adagrad, dict(lr=0.1, lr_decay=0.2, weight_decay=0.1, initial_accumulator_value=0.5, eps=1e-6)),
        "Adam of the Transformer": (torch.optim.Adam, dict(lr=0.01, betas=(0.9, 0.98), eps=1e-9)),
        "NAdam decay": (torch.optim.NAdam, dict(lr=0.01, weight_decay=0.1, momentum_decay=0.02)),
    }
    for name, (kind, settings) in cases.items():
        p0 = exact(19)
        grads = [exact(19, scale=0.5) for _ in range(8)]
        p = p0.clone().requires_grad_()
        optimizer = kind([p], **settings)
        params = []
        for g in grads:
            p.grad = g.clone()
            optimizer.step()
            params.append(numbers(p))
        yield dict(name=name, start=numbers(p0), gradients=[numbers(g) for g in grads], parameters=params)


def losses():
    def case(name, module, x, target, shape, classes, to_torch=lambda x: x):
        x = x.clone().requires_grad_()
        value = module(to_torch(x), target)
        value.backward()
        return dict(name=name, shape=shape, output=numbers(x), classes=[int(v) for v in target.reshape(-1)] if classes else [],
                    values=[] if classes else numbers(target), loss=float(value), gradient=numbers(x.grad))

    weight = torch.tensor([0.5, 2.0, 1.25, 0.0, 3.0], dtype=D)
    every = lambda: nn.CrossEntropyLoss(weight=weight, label_smoothing=0.2, ignore_index=2)
    yield case("CrossEntropy all", every(), exact(9, 5, scale=3), torch.tensor([0, 1, 2, 3, 4, 4, 2, 1, 0]), [5], True)
    yield case("CrossEntropy all", every(), exact(2, 4, 5, scale=3), torch.randint(0, 5, (2, 4)), [4, 5], True, lambda x: x.transpose(1, 2))
    yield case("CrossEntropy all", every(), exact(2, 5, 2, 3, scale=3), torch.randint(0, 5, (2, 2, 3)), [5, 2, 3], True)
    yield case("CrossEntropy ignore -1", nn.CrossEntropyLoss(ignore_index=-1, label_smoothing=0.1), exact(6, 5, scale=15), torch.tensor([0, -1, 2, -1, 4, 3]), [5], True)
    yield case("CrossEntropy", nn.CrossEntropyLoss(), exact(4, 300, scale=4), torch.randint(0, 300, (4,)), [300], True)
    yield case("CrossEntropy", nn.CrossEntropyLoss(), torch.tensor([[1e4, -1e4, 0.0], [-1e4, -1e4, 9990.0]], dtype=D), torch.tensor([1, 2]), [3], True)
    yield case("MeanAbsoluteError", nn.L1Loss(), torch.tensor([[0.5, -1.0, 2.0], [3.0, 4.0, -5.5]], dtype=D), torch.tensor([[0.5, 1.0, 1.0], [3.5, 4.0, -6.0]], dtype=D), [3], False)
    yield case("MeanSquaredError", nn.MSELoss(), exact(3, 7, scale=30), exact(3, 7), [7], False)
    yield case("Huber 0.5", nn.HuberLoss(delta=0.5), exact(5, 7), exact(5, 7), [7], False)
    yield case("Huber 3", nn.HuberLoss(delta=3.0), exact(5, 7, scale=4), exact(5, 7), [7], False)
    t = torch.softmax(exact(3, 2, 4), -1).to(torch.float32).to(D)
    t[0, 0, 1] = 0
    yield case("KullbackLeibler", nn.KLDivLoss(reduction="batchmean"), torch.log_softmax(exact(3, 2, 4), -1).to(torch.float32).to(D), t, [2, 4], False)
    positive = torch.tensor([0.5, 2.0, 1.0, 4.0], dtype=D)
    yield case("BinaryCrossEntropy weights", nn.BCEWithLogitsLoss(pos_weight=positive), exact(6, 4, scale=15), torch.rand(6, 4).to(D), [4], False)
    yield case("BinaryCrossEntropy", nn.BCEWithLogitsLoss(), torch.tensor([[1e4, -1e4, 60.0, -60.0]], dtype=D), torch.tensor([[0.0, 1.0, 1.0, 0.25]], dtype=D), [4], False)


def schedules():
    def rates(make, steps):
        p = torch.zeros(1, requires_grad=True)
        optimizer = torch.optim.SGD([p], lr=1.0)
        schedule = make(optimizer)
        values = []
        for _ in range(steps):
            values.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            schedule.step()
        return values

    s = torch.optim.lr_scheduler
    yield dict(name="OneCycle", factors=rates(lambda o: s.OneCycleLR(o, max_lr=1.0, total_steps=41, cycle_momentum=False), 40))
    yield dict(name="OneCycle other", factors=rates(
        lambda o: s.OneCycleLR(o, max_lr=1.0, total_steps=30, pct_start=0.2, div_factor=10, final_div_factor=100, cycle_momentum=False), 29))
    yield dict(name="Cosine", factors=rates(lambda o: s.CosineAnnealingLR(o, T_max=40, eta_min=0.1), 40))
    yield dict(name="Step", factors=rates(lambda o: s.StepLR(o, step_size=10, gamma=0.3), 40))
    # Vaswani et al. 2017, section 5.3, over its peak: width 512, 12 steps of warm-up.
    paper = lambda n: 512 ** -0.5 * min(n ** -0.5, n * 12 ** -1.5)
    yield dict(name="InverseSquareRoot", factors=rates(lambda o: s.LambdaLR(o, lambda step: paper(step + 1) / paper(12)), 40), peak=paper(12))
    yield dict(name="WarmUp", factors=rates(lambda o: s.LinearLR(o, start_factor=0.25, total_iters=10), 40))


def averages():
    # A weighted mean, and the mean of all, of ten states of the weights: torch.optim.swa_utils.AveragedModel.
    weights = [exact(19) for _ in range(10)]
    for name, rule in [("exponential 0.9", lambda a, p, n: a + (p - a) * (1 - 0.9) / (1 - 0.9 ** (n + 1))), ("all", None)]:
        module = nn.Module()
        module.w = nn.Parameter(weights[0].clone())
        average = torch.optim.swa_utils.AveragedModel(module, avg_fn=rule)
        values = []
        for w in weights:
            module.w.data.copy_(w)
            average.update_parameters(module)
            values.append(numbers(average.module.w))
        yield dict(name=name, weights=[numbers(w) for w in weights], averages=values)


def clips():
    inf, nan = float("inf"), float("nan")
    for maximum, values in [(1.0, [3.0, 4.0]), (10.0, [3.0, 4.0]), (1.0, [0.0, 0.0]), (0.0, [3.0, 4.0]), (5.0, [3.0, 4.0]),
                            (1.0, [inf, 4.0, -2.0]), (1.0, [nan, 4.0]), (1.0, [3e38, -3e38]), (1.0, [1e-30, 2e-30])]:
        g = torch.tensor(values, dtype=D)
        p = torch.zeros_like(g).requires_grad_()
        p.grad = g.clone()
        torch.nn.utils.clip_grad_norm_([p], maximum)
        yield dict(maximum=maximum, before=[str(v) for v in values], after=[str(float(v)) for v in p.grad])


json.dump(dict(torch=torch.__version__, optimizers=list(optimizers()), losses=list(losses()), schedules=list(schedules()), clips=list(clips()), averages=list(averages())),
          sys.stdout, separators=(",", ":"))
print()
