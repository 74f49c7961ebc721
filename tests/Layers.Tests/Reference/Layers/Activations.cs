using System;
using static System.Math;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>The activations of the language, by their definitions in PyTorch's documentation.</summary>
public static class Activations
{
    private const double SeluAlpha = 1.6732632423543772848170429916717, SeluScale = 1.0507009873554804934193349852946;

    public static ActivationReference Identity => new("Identity", x => x, x => 1);

    public static ActivationReference Relu => new("Relu", x => Max(x, 0), x => x > 0 ? 1 : 0, 0);

    public static ActivationReference Relu6 => new("Relu6", x => Clamp(x, 0, 6), x => x > 0 && x < 6 ? 1 : 0, 0, 6);

    public static ActivationReference LeakyRelu(double slope = 0.01) => new("LeakyRelu", x => x > 0 ? x : slope * x, x => x > 0 ? 1 : slope, 0);

    public static ActivationReference Elu(double alpha = 1) => new(
        "Elu", x => x > 0 ? x : alpha * Expm1(x), x => x > 0 ? 1 : alpha * Exp(x), 0);

    public static ActivationReference Selu => new(
        "Selu", x => SeluScale * (x > 0 ? x : SeluAlpha * Expm1(x)), x => SeluScale * (x > 0 ? 1 : SeluAlpha * Exp(x)), 0);

    /// <summary>The first derivative is continuous at 0, the second is not.</summary>
    public static ActivationReference Celu(double alpha = 1) => new(
        "Celu", x => x > 0 ? x : alpha * Expm1(x / alpha), x => x > 0 ? 1 : Exp(x / alpha), 0);

    public static ActivationReference Gelu => new(
        "Gelu", x => x * NormalShare(x), x => NormalShare(x) + (x * Exp(-x * x / 2) / Sqrt(2 * PI)));

    public static ActivationReference GeluTanh => new("GeluTanh", x => x / 2 * (1 + Math.Tanh(GeluInner(x))), x =>
    {
        double tanh = Math.Tanh(GeluInner(x));
        return ((1 + tanh) / 2) + (x / 2 * (1 - (tanh * tanh)) * Sqrt(2 / PI) * (1 + (3 * 0.044715 * x * x)));
    });

    public static ActivationReference Silu => new("Silu", x => x * Logistic(x), x => Logistic(x) * (1 + (x * Logistic(-x))));

    public static ActivationReference HardSwish => new(
        "HardSwish", x => x * Clamp((x / 6) + 0.5, 0, 1), x => x < -3 ? 0 : x < 3 ? (x / 3) + 0.5 : 1, -3, 3);

    public static ActivationReference HardSigmoid => new("HardSigmoid", x => Clamp((x / 6) + 0.5, 0, 1), x => x > -3 && x < 3 ? 1.0 / 6 : 0, -3, 3);

    public static ActivationReference HardTanh => new("HardTanh", x => Clamp(x, -1, 1), x => x > -1 && x < 1 ? 1 : 0, -1, 1);

    public static ActivationReference Sigmoid => new("Sigmoid", Logistic, x => Logistic(x) * Logistic(-x));

    public static ActivationReference LogSigmoid => new("LogSigmoid", x => Min(x, 0) - Log1p(Exp(-Abs(x))), x => Logistic(-x));

    public static ActivationReference Tanh => new("Tanh", Math.Tanh, x => 1 / (Cosh(x) * Cosh(x)));

    /// <summary>Beyond beta · x = 20 PyTorch returns x itself; that jump of 1e-9 is no kink that matters.</summary>
    public static ActivationReference Softplus(double beta = 1) => new(
        "Softplus", x => beta * x > 20 ? x : SoftplusOf(beta * x) / beta, x => beta * x > 20 ? 1 : Logistic(beta * x));

    public static ActivationReference Softsign => new("Softsign", x => x / (1 + Abs(x)), x => 1 / ((1 + Abs(x)) * (1 + Abs(x))), 0);

    public static ActivationReference Mish => new("Mish", x => x * Math.Tanh(SoftplusOf(x)), x =>
    {
        double tanh = Math.Tanh(SoftplusOf(x));
        return tanh + (x * (1 - (tanh * tanh)) * Logistic(x));
    });

    private static double Logistic(double x) => x >= 0 ? 1 / (1 + Exp(-x)) : Exp(x) / (1 + Exp(x));

    private static double SoftplusOf(double x) => Max(x, 0) + Log1p(Exp(-Abs(x)));

    private static double GeluInner(double x) => Sqrt(2 / PI) * (x + (0.044715 * x * x * x));

    /// <summary>The share of the normal distribution below x: (1 + erf(x / √2)) / 2.</summary>
    private static double NormalShare(double x) => x < 0 ? Upper(-x) : 1 - Upper(x);

    /// <summary>
    /// The share of the normal distribution above x ≥ 0: below 3 by the series whose terms are all positive (Abramowitz and Stegun
    /// 26.2.11), above by the continued fraction (26.2.14). Relative error below 1e-12.
    /// </summary>
    private static double Upper(double x)
    {
        double density = Exp(-x * x / 2) / Sqrt(2 * PI);
        if (x >= 3)
        {
            double fraction = x;
            for (int n = 200; n > 0; n--)
            {
                fraction = x + (n / fraction);
            }

            return density / fraction;
        }

        double term = x, sum = 0;
        for (int n = 1; sum + term != sum; n++)
        {
            sum += term;
            term *= x * x / ((2 * n) + 1);
        }

        return 0.5 - (density * sum);
    }

    /// <summary>e^x − 1 without cancellation: by its series where x is small.</summary>
    private static double Expm1(double x)
    {
        double term = x, sum = 0;
        for (int n = 2; Abs(x) < 0.5 && sum + term != sum; n++)
        {
            sum += term;
            term *= x / n;
        }

        return Abs(x) < 0.5 ? sum : Exp(x) - 1;
    }

    /// <summary>log(1 + x) for 0 ≤ x ≤ 1 without cancellation: 2 artanh(x / (2 + x)) by its series where x is small.</summary>
    private static double Log1p(double x)
    {
        double ratio = x / (2 + x), power = 2 * ratio, sum = 0;
        for (int n = 1; x < 0.5 && sum + (power / n) != sum; n += 2)
        {
            sum += power / n;
            power *= ratio * ratio;
        }

        return x < 0.5 ? sum : Log(1 + x);
    }
}
