using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Activations;

/// <summary>Forward and gradient of every activation against PyTorch in double precision, by the rule max|d| ≤ 1e-5 · max|ref| + 1e-6.</summary>
public class ActivationConformanceTests
{
    /// <summary>The cases of the family that are functions of the language (not softshrink, hardshrink, tanhshrink, exp, abs).</summary>
    public static TheoryData<string> Cases =>
    [
        "relu", "relu6", "leaky_relu", "elu", "celu", "selu", "gelu_erf", "gelu_tanh", "silu", "mish", "softplus", "softplus_beta2", "softsign",
        "tanh", "sigmoid", "hardsigmoid", "hardswish", "hardtanh", "logsigmoid",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_those_of_torch(string name)
    {
        Conformance reference = Conformance.Load(name);
        float[] x = reference.Floats("x");
        (float[] y, float[] dx) = Compute(name, x, reference.Floats("cot0"));

        Floats.AssertClose(reference.Doubles("out0"), y, "y");
        Floats.AssertClose(reference.Doubles("grad.x"), dx, "dx");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_function_that_is_one_percent_off_is_noticed(string name)
    {
        Conformance reference = Conformance.Load(name);
        (float[] y, float[] dx) = Compute(name, reference.Floats("x"), reference.Floats("cot0"));
        double[] expected = reference.Doubles("out0");
        int largest = Array.FindIndex(expected, value => Math.Abs(value) > 0.1);
        int steepest = Array.FindIndex(reference.Doubles("grad.x"), value => Math.Abs(value) > 0.1);
        y[largest] *= 1.01f;
        dx[steepest] *= 1.01f;

        Assert.False(Floats.Close(expected, y));
        Assert.False(Floats.Close(reference.Doubles("grad.x"), dx));
    }

    private static (float[] Y, float[] Dx) Compute(string name, float[] x, float[] dy) => name switch
    {
        "relu" => Run(x, dy, default(Relu)),
        "relu6" => Run(x, dy, default(Relu6)),
        "leaky_relu" => Run(x, dy, new LeakyRelu(0.01f)),
        "elu" => Run(x, dy, new Elu(1f)),
        "celu" => Run(x, dy, new Celu(1.3f)),
        "selu" => Run(x, dy, default(Selu)),
        "gelu_erf" => Run(x, dy, default(Gelu)),
        "gelu_tanh" => Run(x, dy, default(GeluTanh)),
        "silu" => Run(x, dy, default(Silu)),
        "mish" => Run(x, dy, default(Mish)),
        "softplus" => Run(x, dy, new Softplus(1f)),
        "softplus_beta2" => Run(x, dy, new Softplus(2f)),
        "softsign" => Run(x, dy, default(Softsign)),
        "tanh" => Run(x, dy, default(Tanh)),
        "sigmoid" => Run(x, dy, default(Sigmoid)),
        "hardsigmoid" => Run(x, dy, default(HardSigmoid)),
        "hardswish" => Run(x, dy, default(HardSwish)),
        "hardtanh" => Run(x, dy, default(HardTanh)),
        "logsigmoid" => Run(x, dy, default(LogSigmoid)),
        _ => throw new ArgumentException(name),
    };

    private static (float[] Y, float[] Dx) Run<TActivation>(float[] x, float[] dy, TActivation activation)
        where TActivation : struct, IActivation
    {
        MapShape shape = new(x.Length);
        float[] y = new float[x.Length];
        float[] dx = new float[x.Length];
        Map.Forward(Team.Alone, shape, 1, x, y, activation);
        Map.Backward(Team.Alone, shape, 1, TActivation.FromOutput ? y : x, dy, dx, accumulate: false, activation);
        return (y, dx);
    }
}
