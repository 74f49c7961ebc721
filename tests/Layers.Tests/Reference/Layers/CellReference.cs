using System;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// One step of a recurrent cell, by PyTorch's formulas. <c>a</c> is the input's part of the sums, <c>weight_ih · x + bias_ih</c>, <c>b</c> the state's,
/// <c>weight_hh · h + bias_hh</c>; the gates stand behind one another: LSTM i, f, g, o; GRU r, z, n.
/// </summary>
/// <param name="Name">The layer's name in the language.</param>
/// <param name="Gates">Sums of each unit.</param>
public abstract record CellReference(string Name, int Gates)
{
    /// <summary>h and c after the step; <paramref name="c"/> is of no account where the cell has none.</summary>
    public abstract (double H, double C) Step(Func<int, double> a, Func<int, double> b, double h, double c);

    /// <summary>The gradients of one unit's sums, given those of its new h and c; and of its old h and c as far as they do not go through the sums.</summary>
    public abstract (double H, double C) Back(Func<int, double> a, Func<int, double> b, double h, double c, double dh, double dc, Span<double> da, Span<double> db);

    protected static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}

/// <summary><c>h = f(a + b)</c>.</summary>
public sealed record RnnCell(bool Relu = false) : CellReference("Rnn", 1)
{
    public override (double H, double C) Step(Func<int, double> a, Func<int, double> b, double h, double c) => (Relu ? Math.Max(a(0) + b(0), 0) : Math.Tanh(a(0) + b(0)), 0);

    public override (double H, double C) Back(Func<int, double> a, Func<int, double> b, double h, double c, double dh, double dc, Span<double> da, Span<double> db)
    {
        double y = Step(a, b, h, c).H;
        da[0] = db[0] = dh * (Relu ? (y > 0 ? 1 : 0) : 1 - (y * y));
        return (0, 0);
    }
}

/// <summary><c>n = tanh(a + r·b)</c>, <c>h = (1 − z)·n + z·h</c>.</summary>
public sealed record GruCell() : CellReference("Gru", 3)
{
    public override (double H, double C) Step(Func<int, double> a, Func<int, double> b, double h, double c)
    {
        double r = Sigmoid(a(0) + b(0)), z = Sigmoid(a(1) + b(1)), n = Math.Tanh(a(2) + (r * b(2)));
        return (((1 - z) * n) + (z * h), 0);
    }

    public override (double H, double C) Back(Func<int, double> a, Func<int, double> b, double h, double c, double dh, double dc, Span<double> da, Span<double> db)
    {
        double r = Sigmoid(a(0) + b(0)), z = Sigmoid(a(1) + b(1)), n = Math.Tanh(a(2) + (r * b(2)));
        da[2] = dh * (1 - z) * (1 - (n * n));
        db[2] = da[2] * r;
        da[1] = db[1] = dh * (h - n) * z * (1 - z);
        da[0] = db[0] = da[2] * b(2) * r * (1 - r);
        return (dh * z, 0);
    }
}

/// <summary><c>c = f·c + i·g</c>, <c>h = o·tanh(c)</c>.</summary>
public sealed record LstmCell() : CellReference("Lstm", 4)
{
    public override (double H, double C) Step(Func<int, double> a, Func<int, double> b, double h, double c)
    {
        (double i, double f, double g, double o) = Gated(a, b);
        double next = (f * c) + (i * g);
        return (o * Math.Tanh(next), next);
    }

    public override (double H, double C) Back(Func<int, double> a, Func<int, double> b, double h, double c, double dh, double dc, Span<double> da, Span<double> db)
    {
        (double i, double f, double g, double o) = Gated(a, b);
        double t = Math.Tanh((f * c) + (i * g)), dnext = dc + (dh * o * (1 - (t * t)));
        da[0] = dnext * g * i * (1 - i);
        da[1] = dnext * c * f * (1 - f);
        da[2] = dnext * i * (1 - (g * g));
        da[3] = dh * t * o * (1 - o);
        da.CopyTo(db);
        return (0, dnext * f);
    }

    private static (double I, double F, double G, double O) Gated(Func<int, double> a, Func<int, double> b) =>
        (Sigmoid(a(0) + b(0)), Sigmoid(a(1) + b(1)), Math.Tanh(a(2) + b(2)), Sigmoid(a(3) + b(3)));
}
