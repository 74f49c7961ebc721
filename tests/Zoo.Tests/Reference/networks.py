"""The networks of the Zoo in PyTorch: torchvision's classes, and those that it does not have written out here from their papers and published weights."""

from collections import OrderedDict

import torch
import torchvision
from torch import nn
from torch.nn import functional


def numbered(*layers):
    """A Sequential of (name, layer)."""
    return nn.Sequential(OrderedDict(layers))


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 5), nn.Conv2d(6, 16, 5)
        self.dense1, self.dense2, self.dense3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = functional.avg_pool2d(torch.tanh(self.conv1(x)), 2)
        x = functional.avg_pool2d(torch.tanh(self.conv2(x)), 2)
        return self.dense3(torch.tanh(self.dense2(torch.tanh(self.dense1(x.flatten(1))))))


class AlexNetBatchNorm(nn.Module):
    def __init__(self):
        super().__init__()

        def block(inputs, filters, **window):
            return [nn.Conv2d(inputs, filters, bias=False, **window), nn.BatchNorm2d(filters), nn.ReLU()]
        self.features = nn.Sequential(
            *block(3, 64, kernel_size=11, stride=4, padding=2), nn.MaxPool2d(3, 2),
            *block(64, 192, kernel_size=5, padding=2), nn.MaxPool2d(3, 2),
            *block(192, 384, kernel_size=3, padding=1), *block(384, 256, kernel_size=3, padding=1), *block(256, 256, kernel_size=3, padding=1), nn.MaxPool2d(3, 2))
        self.classifier = nn.Sequential(nn.Dropout(), nn.Linear(9216, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, 4096), nn.ReLU(), nn.Linear(4096, 1000))

    def forward(self, x):
        return self.classifier(self.features(x).flatten(1))


class AlexNet2012(nn.Module):
    """bvlc_alexnet of Caffe, but normalised after the activation and before the pool, as the paper has it."""

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(3, 96, 11, 4), nn.Conv2d(96, 256, 5, padding=2, groups=2)
        self.conv3, self.conv4 = nn.Conv2d(256, 384, 3, padding=1), nn.Conv2d(384, 384, 3, padding=1, groups=2)
        self.conv5 = nn.Conv2d(384, 256, 3, padding=1, groups=2)
        self.fc6, self.fc7, self.fc8 = nn.Linear(9216, 4096), nn.Linear(4096, 4096), nn.Linear(4096, 1000)
        self.norm = nn.LocalResponseNorm(5, alpha=5e-4, beta=0.75, k=2)

    def forward(self, x):
        x = functional.max_pool2d(self.norm(self.conv1(x).relu()), 3, 2)
        x = functional.max_pool2d(self.norm(self.conv2(x).relu()), 3, 2)
        x = functional.max_pool2d(self.conv5(self.conv4(self.conv3(x).relu()).relu()).relu(), 3, 2)
        return self.fc8(self.fc7(self.fc6(x.flatten(1)).relu()).relu())


class MlpConv(nn.Module):
    def __init__(self, inputs, filters, outputs, **window):
        super().__init__()
        self.conv, self.cccp1, self.cccp2 = nn.Conv2d(inputs, filters, **window), nn.Conv2d(filters, filters, 1), nn.Conv2d(filters, outputs, 1)

    def forward(self, x):
        return self.cccp2(self.cccp1(self.conv(x).relu()).relu()).relu()


class NetworkInNetwork(nn.Module):
    """nin_imagenet of Caffe's model zoo."""

    def __init__(self):
        super().__init__()
        self.block1 = MlpConv(3, 96, 96, kernel_size=11, stride=4)
        self.block2 = MlpConv(96, 256, 256, kernel_size=5, padding=2)
        self.block3 = MlpConv(256, 384, 384, kernel_size=3, padding=1)
        self.block4 = MlpConv(384, 1024, 1000, kernel_size=3, padding=1)

    def forward(self, x):
        for block in [self.block1, self.block2, self.block3]:
            x = functional.max_pool2d(block(x), 3, 2, ceil_mode=True)
        return self.block4(x).mean((2, 3))


def bn_layers(module, name, inputs, filters, **window):
    """A convolution with bias and its batch norm, flat in the module as in the Caffe weights."""
    module.add_module(name, nn.Conv2d(inputs, filters, **window))
    module.add_module(name + "_bn", nn.BatchNorm2d(filters))


def bn_apply(module, name, x):
    return getattr(module, name + "_bn")(getattr(module, name)(x)).relu()


class BatchNormInceptionModule(nn.Module):
    def __init__(self, inputs, n1, n3r, n3, d3r, d3, pool, stride=1, maximum=False):
        super().__init__()
        self.n1, self.projected, self.stride, self.maximum = n1, pool, stride, maximum
        if n1:
            bn_layers(self, "1x1", inputs, n1, kernel_size=1)
        bn_layers(self, "3x3_reduce", inputs, n3r, kernel_size=1)
        bn_layers(self, "3x3", n3r, n3, kernel_size=3, stride=stride, padding=1)
        bn_layers(self, "double_3x3_reduce", inputs, d3r, kernel_size=1)
        bn_layers(self, "double_3x3_1", d3r, d3, kernel_size=3, padding=1)
        bn_layers(self, "double_3x3_2", d3, d3, kernel_size=3, stride=stride, padding=1)
        if pool:
            bn_layers(self, "pool_proj", inputs, pool, kernel_size=1)

    def forward(self, x):
        branches = [bn_apply(self, "1x1", x)] if self.n1 else []
        branches.append(bn_apply(self, "3x3", bn_apply(self, "3x3_reduce", x)))
        branches.append(bn_apply(self, "double_3x3_2", bn_apply(self, "double_3x3_1", bn_apply(self, "double_3x3_reduce", x))))
        if self.stride == 2:
            branches.append(functional.max_pool2d(x, 3, 2, ceil_mode=True))
        else:
            pooled = functional.max_pool2d(x, 3, 1, 1) if self.maximum else functional.avg_pool2d(x, 3, 1, 1)
            branches.append(bn_apply(self, "pool_proj", pooled))
        return torch.cat(branches, 1)


class BatchNormInception(nn.Module):
    """The published Caffe weights' network, as pretrained-models.pytorch has it."""

    def __init__(self):
        super().__init__()
        bn_layers(self, "conv1_7x7_s2", 3, 64, kernel_size=7, stride=2, padding=3)
        bn_layers(self, "conv2_3x3_reduce", 64, 64, kernel_size=1)
        bn_layers(self, "conv2_3x3", 64, 192, kernel_size=3, padding=1)
        inputs, self.order = 192, []
        for name, n1, n3r, n3, d3r, d3, pool in [
                ("3a", 64, 64, 64, 64, 96, 32), ("3b", 64, 64, 96, 64, 96, 64), ("3c", 0, 128, 160, 64, 96, 0),
                ("4a", 224, 64, 96, 96, 128, 128), ("4b", 192, 96, 128, 96, 128, 128), ("4c", 160, 128, 160, 128, 160, 128), ("4d", 96, 128, 192, 160, 192, 128),
                ("4e", 0, 128, 192, 192, 256, 0), ("5a", 352, 192, 320, 160, 224, 128), ("5b", 352, 192, 320, 192, 224, 128)]:
            self.order.append("inception_" + name)
            self.add_module(self.order[-1], BatchNormInceptionModule(inputs, n1, n3r, n3, d3r, d3, pool, stride=1 if n1 else 2, maximum=name == "5b"))
            inputs = n1 + n3 + d3 + (pool or inputs)
        self.last_linear = nn.Linear(inputs, 1000)

    def forward(self, x):
        x = functional.max_pool2d(bn_apply(self, "conv1_7x7_s2", x), 3, 2, ceil_mode=True)
        x = functional.max_pool2d(bn_apply(self, "conv2_3x3", bn_apply(self, "conv2_3x3_reduce", x)), 3, 2, ceil_mode=True)
        for name in self.order:
            x = getattr(self, name)(x)
        return self.last_linear(x.mean((2, 3)))


class BasicConv(nn.Module):
    def __init__(self, inputs, filters, window, stride=1, padding=0):
        super().__init__()
        self.conv = nn.Conv2d(inputs, filters, window, stride, padding, bias=False)
        self.bn = nn.BatchNorm2d(filters, eps=1e-3)

    def forward(self, x):
        return self.bn(self.conv(x)).relu()


W17, W71, W13, W31 = ((1, 7), 1, (0, 3)), ((7, 1), 1, (3, 0)), ((1, 3), 1, (0, 1)), ((3, 1), 1, (1, 0))


def chain(inputs, *layers):
    """BasicConvs one behind the other, each (filters, window, stride, padding); a layer of another kind stands as it is."""
    modules = []
    for layer in layers:
        if isinstance(layer, nn.Module):
            modules.append(layer)
        else:
            modules.append(BasicConv(inputs, layer[0], *layer[1:]))
            inputs = layer[0]
    return nn.Sequential(*modules)


class Fork(nn.Module):
    """Branches side by side on one value, each a module under its own name."""

    def __init__(self, *branches):
        super().__init__()
        self.order = [name for name, _ in branches]
        for name, branch in branches:
            self.add_module(name, branch)

    def forward(self, x):
        return torch.cat([getattr(self, name)(x) for name in self.order], 1)


def mean3():
    return nn.AvgPool2d(3, 1, 1, count_include_pad=False)


class InceptionV4C(nn.Module):
    def __init__(self, inputs=1536):
        super().__init__()
        self.branch0 = BasicConv(inputs, 256, 1)
        self.branch1_0, self.branch1_1a, self.branch1_1b = BasicConv(inputs, 384, 1), BasicConv(384, 256, *W13), BasicConv(384, 256, *W31)
        self.branch2_0, self.branch2_1, self.branch2_2 = BasicConv(inputs, 384, 1), BasicConv(384, 448, *W31), BasicConv(448, 512, *W13)
        self.branch2_3a, self.branch2_3b = BasicConv(512, 256, *W13), BasicConv(512, 256, *W31)
        self.branch3 = chain(inputs, mean3(), (256, 1))

    def forward(self, x):
        one, two = self.branch1_0(x), self.branch2_2(self.branch2_1(self.branch2_0(x)))
        return torch.cat([self.branch0(x), self.branch1_1a(one), self.branch1_1b(one), self.branch2_3a(two), self.branch2_3b(two), self.branch3(x)], 1)


def inception_v4_a():
    return Fork(("branch0", BasicConv(384, 96, 1)), ("branch1", chain(384, (64, 1), (96, 3, 1, 1))),
                ("branch2", chain(384, (64, 1), (96, 3, 1, 1), (96, 3, 1, 1))), ("branch3", chain(384, mean3(), (96, 1))))


def inception_v4_b():
    return Fork(("branch0", BasicConv(1024, 384, 1)), ("branch1", chain(1024, (192, 1), (224, *W17), (256, *W71))),
                ("branch2", chain(1024, (192, 1), (192, *W71), (224, *W17), (224, *W71), (256, *W17))), ("branch3", chain(1024, mean3(), (128, 1))))


class InceptionV4(nn.Module):
    """The paper's figures 3 to 9, with timm's names."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            BasicConv(3, 32, 3, 2), BasicConv(32, 32, 3), BasicConv(32, 64, 3, 1, 1),
            Fork(("maxpool", nn.MaxPool2d(3, 2)), ("conv", BasicConv(64, 96, 3, 2))),
            Fork(("branch0", chain(160, (64, 1), (96, 3))), ("branch1", chain(160, (64, 1), (64, *W17), (64, *W71), (96, 3)))),
            Fork(("conv", BasicConv(192, 192, 3, 2)), ("maxpool", nn.MaxPool2d(3, 2))),
            *[inception_v4_a() for _ in range(4)],
            Fork(("branch0", BasicConv(384, 384, 3, 2)), ("branch1", chain(384, (192, 1), (224, 3, 1, 1), (256, 3, 2))), ("branch2", nn.MaxPool2d(3, 2))),
            *[inception_v4_b() for _ in range(7)],
            Fork(("branch0", chain(1024, (192, 1), (192, 3, 2))), ("branch1", chain(1024, (256, 1), (256, *W17), (320, *W71), (320, 3, 2))), ("branch2", nn.MaxPool2d(3, 2))),
            *[InceptionV4C() for _ in range(3)])
        self.last_linear = nn.Linear(1536, 1000)

    def forward(self, x):
        return self.last_linear(self.features(x).mean((2, 3)))


class DenseNetBC100(nn.Module):
    """Three dense blocks of torchvision's layers, growth 12, for images of 32 x 32."""

    def __init__(self):
        super().__init__()
        parts = torchvision.models.densenet
        layers, channels = [("conv0", nn.Conv2d(3, 24, 3, padding=1, bias=False))], 24
        for block in (1, 2, 3):
            layers.append((f"denseblock{block}", parts._DenseBlock(16, channels, 4, 12, 0.0)))
            channels += 16 * 12
            if block < 3:
                layers.append((f"transition{block}", parts._Transition(channels, channels // 2)))
                channels //= 2
        self.features = numbered(*layers, ("norm4", nn.BatchNorm2d(channels)))
        self.classifier = nn.Linear(channels, 10)

    def forward(self, x):
        return self.classifier(self.features(x).relu().mean((2, 3)))


class SeparableConv(nn.Module):
    def __init__(self, inputs, filters, stride):
        super().__init__()
        self.stride = stride
        self.depthwise = nn.Conv2d(inputs, inputs, 3, stride, 1 if stride == 1 else 0, groups=inputs, bias=False)
        self.bn1 = nn.BatchNorm2d(inputs, eps=1e-3)
        self.pointwise = nn.Conv2d(inputs, filters, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(filters, eps=1e-3)

    def forward(self, x):
        if self.stride == 2:
            x = functional.pad(x, (0, 1, 0, 1))
        return functional.relu6(self.bn2(self.pointwise(functional.relu6(self.bn1(self.depthwise(x))))))


class MobileNetV1(nn.Module):
    """keras.applications.MobileNet: zeros at the bottom and right before each step of 2."""

    def __init__(self):
        super().__init__()
        self.conv, self.bn = nn.Conv2d(3, 32, 3, 2, bias=False), nn.BatchNorm2d(32, eps=1e-3)
        inputs = 32
        for number, (filters, stride) in enumerate([(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)] + 5 * [(512, 1)] + [(1024, 2), (1024, 1)], 1):
            self.add_module(f"block{number}", SeparableConv(inputs, filters, stride))
            inputs = filters
        self.fc = nn.Linear(1024, 1000)

    def forward(self, x):
        x = functional.relu6(self.bn(self.conv(functional.pad(x, (0, 1, 0, 1)))))
        for number in range(1, 14):
            x = getattr(self, f"block{number}")(x)
        return self.fc(x.mean((2, 3)))


class Perceptron(nn.Module):
    def __init__(self, inputs, hidden):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(inputs, hidden), nn.Linear(hidden, inputs)

    def forward(self, x):
        return self.fc2(functional.gelu(self.fc1(x)))


class MixerLayer(nn.Module):
    """The paper's appendix E, with timm's names."""

    def __init__(self, tokens, width, tokens_hidden, channels_hidden):
        super().__init__()
        self.norm1, self.mlp_tokens = nn.LayerNorm(width, eps=1e-6), Perceptron(tokens, tokens_hidden)
        self.norm2, self.mlp_channels = nn.LayerNorm(width, eps=1e-6), Perceptron(width, channels_hidden)

    def forward(self, x):
        x = x + self.mlp_tokens(self.norm1(x).transpose(1, 2)).transpose(1, 2)
        return x + self.mlp_channels(self.norm2(x))


class Projected(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.proj = nn.Conv2d(3, width, 16, 16)

    def forward(self, x):
        return self.proj(x).flatten(2).transpose(1, 2)


class Mixer(nn.Module):
    """MLP-Mixer for images of 224 x 224 in patches of 16 x 16, with timm's names."""

    def __init__(self, layers, width):
        super().__init__()
        self.stem = Projected(width)
        self.blocks = nn.Sequential(*[MixerLayer(196, width, width // 2, 4 * width) for _ in range(layers)])
        self.norm, self.head = nn.LayerNorm(width, eps=1e-6), nn.Linear(width, 1000)

    def forward(self, x):
        return self.head(self.norm(self.blocks(self.stem(x))).mean(1))


def vision_transformer(layers, heads, width):
    """torchvision's class for images of 224 x 224 in patches of 16 x 16."""
    return lambda: torchvision.models.VisionTransformer(224, 16, layers, heads, width, 4 * width)


class TransformerBase(nn.Transformer):
    """torch.nn.Transformer at its defaults, which are the paper's base model, and a norm behind each stack. An image [2, 32, 512] is the source and the target."""

    def __init__(self):
        super().__init__(dropout=0.0, batch_first=True)

    def eval(self):
        return self.train()  # Without dropout the same, but by layers that can be counted and not by one call of everything.

    def forward(self, x):
        return super().forward(x[:, 0], x[:, 1], tgt_mask=torch.full((x.shape[2], x.shape[2]), -torch.inf, dtype=x.dtype).triu(1)).flatten(1)


class CausalBlock(nn.Module):
    """A block of GPT-2 (Radford et al. 2019) with the names of torch.nn.TransformerEncoderLayer."""

    def __init__(self, heads, width):
        super().__init__()
        self.self_attn = nn.MultiheadAttention(width, heads, batch_first=True)
        self.linear1, self.linear2 = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)

    def forward(self, x):
        y = self.norm1(x)
        x = x + self.self_attn(y, y, y, attn_mask=torch.full((x.shape[1], x.shape[1]), -torch.inf, dtype=x.dtype).triu(1), need_weights=False)[0]
        return x + self.linear2(functional.gelu(self.linear1(self.norm2(x))))


class Gpt(nn.Module):
    """Six blocks over 256 of 65 tokens, with trained positions; the last product has the weights of the embedding."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(65, 384)
        self.positions = nn.Parameter(torch.zeros(1, 256, 384))
        self.layers = nn.Sequential(*[CausalBlock(6, 384) for _ in range(6)])
        self.norm = nn.LayerNorm(384)

    def forward(self, x):
        y = self.norm(self.layers(self.embedding(x) + self.positions))
        return functional.linear(y, self.embedding.weight).flatten(1)


def torchvision_model(name, **settings):
    return lambda: getattr(torchvision.models, name)(weights=None, **settings)


TABLE = "torchvision 0.15 and later, GFLOPS of the weights' table (docs.pytorch.org/vision/stable/models.html; _ops in the source), multiply-adds"
OSMR = "github.com/osmr/imgclsmob, column FLOPs/2 (which also counts batch norm and activations)"
TIMM = "timm, results/benchmark-infer-amp-nchw-pt110-cu113-rtx3090.csv, column infer_gmacs"

# name of the class in the Zoo: (input, an image [C, H, W] or as many tokens of a vocabulary (T, V), module, published multiply-adds in millions, their source, gains)
RESIDUAL = {"BasicBlock": [("bn2.weight", 0.35)], "Bottleneck": [("bn3.weight", 0.2)]}
# Positions and class tokens of a hundredth of the patches' size, as formulas for weights would make them, would hide mistakes in them.
VISION = [("pos_embedding", 80), ("class_token", 5)]
# Attention averages: as large as the residual, it would make all steps of a post-norm network the same.
POST_NORM = [("out_proj.weight", 0.3)]
NETWORKS = {
    "LeNet5": ((1, 32, 32), LeNet5, 0.41652, "sum over the layers of LeCun et al. 1998, figure 2, with a full second layer: 117,600 + 240,000 + 48,000 + 10,080 + 840", []),
    "AlexNet": ((3, 224, 224), torchvision_model("alexnet"), 714, TABLE, []),
    "AlexNetBatchNorm": ((3, 224, 224), AlexNetBatchNorm, 714, "as AlexNet: " + TABLE, []),
    "AlexNet2012": ((3, 227, 227), AlexNet2012, 724, "Sze, Chen, Yang, Emer 2017, Efficient Processing of Deep Neural Networks, arXiv:1703.09039, table II", []),
    "NetworkInNetwork": ((3, 224, 224), NetworkInNetwork, None, "none found; the counter's sum over Caffe's nin_imagenet", []),
    "Vgg16": ((3, 224, 224), torchvision_model("vgg16", init_weights=False), 15470, TABLE, []),
    "Vgg19": ((3, 224, 224), torchvision_model("vgg19", init_weights=False), 19632, TABLE, []),
    "GoogLeNet": ((3, 224, 224), torchvision_model("googlenet", init_weights=False, aux_logits=True), 1498, TABLE, []),
    "GoogLeNetInference": ((3, 224, 224), torchvision_model("googlenet", init_weights=False, aux_logits=False), 1498, TABLE, []),
    "BatchNormInception": ((3, 224, 224), BatchNormInception, 2048.06, OSMR, []),
    "InceptionV3": ((3, 299, 299), torchvision_model("inception_v3", init_weights=False, aux_logits=True), 5713, TABLE, []),
    "InceptionV3Inference": ((3, 299, 299), torchvision_model("inception_v3", init_weights=False, aux_logits=False), 5713, TABLE, []),
    "InceptionV4": ((3, 299, 299), InceptionV4, 12280, "timm, results/benchmark-infer, inception_v4 at 299: 12.28 GMACs; imgclsmob: 12,304.93M", []),
    "ResNet18": ((3, 224, 224), torchvision_model("resnet18"), 1814, TABLE, RESIDUAL["BasicBlock"]),
    "ResNet34": ((3, 224, 224), torchvision_model("resnet34"), 3664, TABLE, RESIDUAL["BasicBlock"]),
    "ResNet50": ((3, 224, 224), torchvision_model("resnet50"), 4089, TABLE, RESIDUAL["Bottleneck"]),
    "ResNet101": ((3, 224, 224), torchvision_model("resnet101"), 7801, TABLE, RESIDUAL["Bottleneck"]),
    "ResNet152": ((3, 224, 224), torchvision_model("resnet152"), 11514, TABLE, RESIDUAL["Bottleneck"]),
    "DenseNet121": ((3, 224, 224), torchvision_model("densenet121"), 2834, TABLE, []),
    "DenseNet161": ((3, 224, 224), torchvision_model("densenet161"), 7728, TABLE, []),
    "DenseNet169": ((3, 224, 224), torchvision_model("densenet169"), 3360, TABLE, []),
    "DenseNet201": ((3, 224, 224), torchvision_model("densenet201"), 4291, TABLE, []),
    "DenseNetBC100": ((3, 32, 32), DenseNetBC100, None, "none found of convolutions and the dense layer alone; " + OSMR + ": 298.45 million", []),
    "MobileNetV1": ((3, 224, 224), MobileNetV1, 569, "Howard et al. 2017, arXiv:1704.04861, table 4", []),
    "MobileNetV2": ((3, 224, 224), torchvision_model("mobilenet_v2"), 300, "Sandler et al. 2018, arXiv:1801.04381, table 4", []),
    "MobileNetV3Large": ((3, 224, 224), torchvision_model("mobilenet_v3_large"), 217, "torchvision 0.15 and later, table of weights; Howard et al. 2019, arXiv:1905.02244, table 3, has 219", [("classifier.3.weight", 0.05)]),
    "ViTTi16": ((3, 224, 224), vision_transformer(12, 3, 192), 1260, TIMM, VISION),
    "ViTS16": ((3, 224, 224), vision_transformer(12, 6, 384), 4610, TIMM, VISION),
    "ViTB16": ((3, 224, 224), torchvision_model("vit_b_16"), 17564, TABLE, VISION),
    "ViTL16": ((3, 224, 224), torchvision_model("vit_l_16"), 61555, TABLE, VISION),
    "MixerS16": ((3, 224, 224), lambda: Mixer(8, 512), 3790, TIMM, []),
    "MixerB16": ((3, 224, 224), lambda: Mixer(12, 768), 12620, TIMM, []),
    "TransformerBase": ((2, 32, 512), TransformerBase, None, "none found; the counter's sum over 32 steps of each side", POST_NORM),
    "Gpt": ((256, 65), Gpt, None, "none found; the counter's sum over 256 steps", []),
}
