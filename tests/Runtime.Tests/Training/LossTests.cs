using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

public class LossTests
{
    public static TheoryData<string> Family => Conformance.Cases("loss");

    public static TheoryData<int> Reference => TrainingReference.Numbers("losses");

    [Theory]
    [MemberData(nameof(Family))]
    public void Value_and_gradient_are_those_of_the_reference_files(string name)
    {
        Conformance reference = Conformance.Load(name);
        int[] shape = reference.Shape("x");
        float[] output = reference.Floats("x");
        int[] classes = reference.Has("target") ? [.. reference.Longs("target").Select(c => (int)c)] : [];
        float[] values = reference.Has("t") ? reference.Floats("t")
            : reference.Attribute("target") is { } target ? [.. target.EnumerateArray().SelectMany(row => row.Floats())] : [];
        Loss loss = name switch
        {
            "mse" => Loss.MeanSquaredError,
            "huber" => Loss.Huber,
            "bce_logits" => Loss.BinaryCrossEntropy,
            "kl_batchmean" => Loss.KullbackLeibler,
            _ => new CrossEntropy(reference.Attribute("weight")?.Floats(), reference.Attribute("label_smoothing")?.GetSingle() ?? 0),
        };

        // The file's x goes through log_softmax; the loss begins behind it.
        if (name == "kl_batchmean")
        {
            output = [.. output.Chunk(shape[1]).SelectMany(row => row.Select(v => (float)(v - Math.Log(row.Sum(x => Math.Exp(x))))))];
        }

        float[] gradient = new float[output.Length];
        float value = loss.Evaluate(shape[1..], shape[0], output, new LossTarget(classes, values), gradient);
        if (name == "kl_batchmean")
        {
            gradient = [.. gradient.Chunk(shape[1]).Zip(output.Chunk(shape[1])).SelectMany(
                row => row.First.Zip(row.Second, (g, x) => (float)(g - (Math.Exp(x) * row.First.Sum()))))];
        }

        double scale = reference.Floats("cot0")[0];
        Floats.AssertClose(reference.Doubles("out0"), [value], name);
        Floats.AssertClose(reference.Doubles("grad.x"), [.. gradient.Select(g => (float)(g * scale))], name);
    }

    [Theory]
    [MemberData(nameof(Reference))]
    public void Value_and_gradient_are_those_of_PyTorch_with_every_setting(int number)
    {
        JsonElement reference = TrainingReference.Cases("losses")[number];
        (Loss loss, int[] shape, float[] output, int[] classes, float[] values) = Read(reference);
        int rows = output.Length / shape.Aggregate(1, (a, b) => a * b);

        float[] gradient = new float[output.Length];
        float value = loss.Evaluate(shape, rows, output, new LossTarget(classes, values), gradient);

        Floats.AssertClose([reference.GetProperty("loss").GetDouble()], [value], reference.GetProperty("name").GetString()!);
        Floats.AssertClose(reference.GetProperty("gradient").Doubles(), gradient, reference.GetProperty("name").GetString()!);
        Assert.Equal(value, loss.Evaluate(shape, rows, output, new LossTarget(classes, values), default));

        // Negative control: one element that is 1 % off is seen.
        int largest = Array.IndexOf(gradient, gradient.MaxBy(MathF.Abs));
        gradient[largest] *= 1.01f;
        Assert.False(Floats.Close(reference.GetProperty("gradient").Doubles(), gradient));
    }

    /// <summary>
    /// The secant of the definition, written anew in double precision. Its own error: h² · third derivative and 2⁻⁵³ / h, both below 1e-9 for h = 1e-5
    /// and terms of size 1; the float gradient's rounding is covered by the 1e-5 of the reference rule.
    /// </summary>
    [Theory]
    [InlineData("CrossEntropy all", 5, 0)]
    [InlineData("CrossEntropy ignore -1", 5, 1)]
    [InlineData("MeanSquaredError", 0, 2)]
    [InlineData("MeanAbsoluteError", 0, 3)]
    [InlineData("Huber 0.5", 0, 4)]
    [InlineData("KullbackLeibler", 0, 5)]
    [InlineData("BinaryCrossEntropy", 0, 6)]
    public void The_gradient_is_the_slope_of_the_definition(string name, int classCount, int seed)
    {
        const double H = 1e-5;
        const int Rows = 7;
        int width = classCount == 0 ? 6 : classCount;
        float[] output = Floats.Uniform(Rows * width, seed, -3, 3);
        int[] classes = classCount == 0 ? [] : [.. Enumerable.Range(0, Rows).Select(i => (i * 3) % classCount)];
        float[] values = classCount == 0 ? Floats.Uniform(Rows * width, seed + 100, 0.05f, 0.95f) : [];
        Loss loss = Make(name);

        float[] gradient = new float[output.Length];
        _ = loss.Evaluate([width], Rows, output, new LossTarget(classes, values), gradient);

        double[] x = [.. output.Select(v => (double)v)];
        double[] slopes = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double at = x[i];
            x[i] = at + H;
            double above = LossDefinitions.Value(name, x, width, classes, values);
            x[i] = at - H;
            slopes[i] = (above - LossDefinitions.Value(name, x, width, classes, values)) / (2 * H);
            x[i] = at;
        }

        Floats.AssertClose(slopes, gradient, name);
        gradient[1] += 0.01f * gradient.Max(MathF.Abs);
        Assert.False(Floats.Close(slopes, gradient), "The check must see a gradient that is off by 1 % of the largest.");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_class_index_out_of_range_is_named_with_its_sample_before_anything_is_written(int index)
    {
        float[] gradient = [7, 7, 7, 7, 7, 7];

        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => Loss.CrossEntropy.Evaluate([3], 2, [1, 2, 3, 4, 5, 6], new LossTarget([0, index], default), gradient));

        Assert.Contains("sample 1", exception.Message, StringComparison.Ordinal);
        Assert.Contains(index.ToString(System.Globalization.CultureInfo.InvariantCulture), exception.Message, StringComparison.Ordinal);
        Assert.All(gradient, g => Assert.Equal(7, g));
        exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => Loss.CrossEntropy.Evaluate([2, 3], 1, [1, 2, 3, 4, 5, 6], new LossTarget([0, index], default), gradient));
        Assert.Contains("sample 0, position 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Losses_of_other_settings_say_other_things()
    {
        float[] many = new float[40], other = new float[40];
        other[39] = 1;
        Loss[] losses =
        [
            Loss.CrossEntropy, new CrossEntropy([1, 2]), new CrossEntropy([2, 1]), new CrossEntropy(many), new CrossEntropy(other), new CrossEntropy(labelSmoothing: 0.1f),
            new CrossEntropy(ignoreIndex: 0), Loss.Huber, new Huber(2), Loss.BinaryCrossEntropy, new BinaryCrossEntropy([2]), new BinaryCrossEntropy([2, 1]),
            new BinaryCrossEntropy(many), new BinaryCrossEntropy(other), Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.KullbackLeibler,
        ];
        Assert.Equal(losses.Length, losses.Select(loss => loss.Settings).Distinct().Count());
        Assert.Equal(new CrossEntropy(other, 0.1f).Settings, new CrossEntropy([.. other], 0.1f).Settings);
        Assert.Equal("MeanSquaredError", Loss.MeanSquaredError.Settings);
    }

    [Fact]
    public void Where_all_positions_are_ignored_or_weigh_nothing_loss_and_gradient_are_zero()
    {
        float[] gradient = [7, 7, 7, 7];
        Assert.Equal(0, Loss.CrossEntropy.Evaluate([2], 2, [1, 2, 3, 4], new LossTarget([-100, -100], default), gradient));
        Assert.All(gradient, g => Assert.Equal(0, g));

        gradient = [7, 7, 7, 7];
        Assert.Equal(0, new CrossEntropy([0, 1]).Evaluate([2], 2, [1, 2, 3, 4], new LossTarget([0, 0], default), gradient));
        Assert.All(gradient, g => Assert.Equal(0, g));
    }

    [Fact]
    public void No_rows_have_a_loss_of_zero()
    {
        foreach (Loss loss in All())
        {
            Assert.Equal(0, loss.Evaluate([3], 0, default, default, default));
        }
    }

    [Theory]
    [InlineData(1e4f)]
    [InlineData(3e38f)]
    public void Logits_of_any_size_give_no_NaN(float size)
    {
        float[] logits = [size, -size, 0, -size, -size, size];
        float[] gradient = new float[6];

        float right = Loss.CrossEntropy.Evaluate([3], 2, logits, new LossTarget([0, 2], default), gradient);
        Assert.Equal(0, right);
        Assert.All(gradient, g => Assert.Equal(0, g));

        // The loss of a wrong class is the distance of the logits: 2·size, which float cannot hold for 3e38.
        float wrong = Loss.CrossEntropy.Evaluate([3], 2, logits, new LossTarget([1, 0], default), gradient);
        Assert.Equal(2 * size, wrong);
        Assert.Equal([0.5f, -0.5f, 0, -0.5f, 0, 0.5f], gradient);

        float smooth = new CrossEntropy(labelSmoothing: 0.1f).Evaluate([3], 2, logits, new LossTarget([0, 2], default), gradient);
        Assert.False(float.IsNaN(smooth));
        Assert.All(gradient, g => Assert.True(float.IsFinite(g)));

        float binary = Loss.BinaryCrossEntropy.Evaluate([3], 2, logits, new LossTarget(default, [1, 0, 0.5f, 1, 1, 0]), gradient);
        Assert.False(float.IsNaN(binary));
        Assert.All(gradient, g => Assert.True(float.IsFinite(g)));
        foreach (Loss loss in new[] { Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.Huber })
        {
            Assert.False(float.IsNaN(loss.Evaluate([3], 2, logits, new LossTarget(default, [0, 0, 0, 0, 0, 0]), gradient)));
        }
    }

    [Fact]
    public void NaN_in_one_sample_leaves_the_gradient_of_the_others_as_it_was()
    {
        float[] logits = Floats.Uniform(20, seed: 3);
        float[] before = new float[20], after = new float[20];
        _ = Loss.CrossEntropy.Evaluate([5], 4, logits, new LossTarget([0, 1, 2, 3], default), before);
        logits[7] = float.NaN;

        float value = Loss.CrossEntropy.Evaluate([5], 4, logits, new LossTarget([0, 1, 2, 3], default), after);

        Assert.True(float.IsNaN(value));
        Floats.SameBits(before.AsSpan(0, 5), after.AsSpan(0, 5));
        Floats.SameBits(before.AsSpan(10), after.AsSpan(10));
        Assert.True(float.IsNaN(after[7]));
    }

    [Fact]
    public void A_target_of_the_wrong_kind_is_refused_with_the_kind_that_is_wanted()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Loss.CrossEntropy.Evaluate([2], 1, [1, 2], new LossTarget(default, [1, 2]), default));
        Assert.Contains("class indices (int)", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<ArgumentException>(() => Loss.MeanSquaredError.Evaluate([2], 1, [1, 2], new LossTarget([1], default), default));
        Assert.Contains("values (float)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_and_settings_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Loss.CrossEntropy.Evaluate([2], 2, [1, 2, 3], new LossTarget([0, 1], default), default));
        Assert.Throws<ArgumentException>(() => Loss.CrossEntropy.Evaluate([2], 2, [1, 2, 3, 4], new LossTarget([0], default), default));
        Assert.Throws<ArgumentException>(() => Loss.MeanSquaredError.Evaluate([2], 1, [1, 2], new LossTarget(default, [1, 2]), new float[1]));
        Assert.Throws<ArgumentException>(() => new CrossEntropy([1, 2, 3]).Check([2]));
        Assert.Throws<ArgumentException>(() => new BinaryCrossEntropy([1, 2, 3]).Check([2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropy(labelSmoothing: 1.1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropy([1, float.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Huber(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BinaryCrossEntropy([-1]));
    }

    [Fact]
    public void Losses_allocate_nothing()
    {
        float[] output = Floats.Uniform(600, seed: 1), values = Floats.Uniform(600, seed: 2, 0, 1), gradient = new float[600];
        int[] shape = [300];
        foreach (Loss loss in All())
        {
            Floats.AllocatesNothing(() => loss.Evaluate(
                shape, 2, output, loss.TakesClasses ? new LossTarget([0, 299], default) : new LossTarget(default, values), gradient));
        }

        Assert.True(Floats.Allocated(() => GC.KeepAlive(new float[1])) > 0, "The measurement must see an allocation.");
    }

    private static IEnumerable<Loss> All() =>
        [Loss.CrossEntropy, Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.Huber, Loss.KullbackLeibler, Loss.BinaryCrossEntropy];

    private static (Loss Loss, int[] Shape, float[] Output, int[] Classes, float[] Values) Read(JsonElement reference) => (
        Make(reference.GetProperty("name").GetString()!),
        reference.GetProperty("shape").Ints(),
        reference.GetProperty("output").Floats(),
        reference.GetProperty("classes").Ints(),
        reference.GetProperty("values").Floats());

    private static Loss Make(string name) => name switch
    {
        "CrossEntropy" => Loss.CrossEntropy,
        "CrossEntropy all" => new CrossEntropy([0.5f, 2, 1.25f, 0, 3], labelSmoothing: 0.2f, ignoreIndex: 2),
        "CrossEntropy ignore -1" => new CrossEntropy(labelSmoothing: 0.1f, ignoreIndex: -1),
        "MeanAbsoluteError" => Loss.MeanAbsoluteError,
        "MeanSquaredError" => Loss.MeanSquaredError,
        "Huber 0.5" => new Huber(0.5f),
        "Huber 3" => new Huber(3),
        "KullbackLeibler" => Loss.KullbackLeibler,
        "BinaryCrossEntropy" => Loss.BinaryCrossEntropy,
        "BinaryCrossEntropy weights" => new BinaryCrossEntropy([0.5f, 2, 1, 4]),
        _ => throw new ArgumentException(name, nameof(name)),
    };
}
