using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Reference;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;
using StaticNets.Zoo.Tests.Reference;
using Xunit;

namespace StaticNets.Zoo.Tests.Zoo;

/// <summary>
/// Gradients of whole networks of the Zoo against PyTorch (make_gradients.py): of three images and of every parameter the norm and eight products with hashed directions. MLP-Mixer's in every run,
/// ViT-B/16's, which wants three gigabytes, with STATICNETS_LONG=1.
/// </summary>
public sealed class GradientTests
{
    /// <summary>Normwise. PyTorch's own float32 is at most 3e-6 from float64, which make_gradients.py prints.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>A norm below this is rounding of a gradient that is 0. It is measured against the largest gradient.</summary>
    private const double Zero = 1e-12;

    private static readonly Dictionary<string, Func<string, TrainingSession>> Sessions = new()
    {
        ["MixerB16"] = path => new MixerB16.Training(MixerB16.Load(path), ZooReference.Images, new Sgd(0), Loss.MeanSquaredError, keepGradients: true),
        ["ViTB16"] = path => new ViTB16.Training(ViTB16.Load(path), ZooReference.Images, new Sgd(0), Loss.MeanSquaredError, keepGradients: true),
    };

    public static IEnumerable<TheoryDataRow<string>> Networks =>
        Sessions.Keys.Where(name => name == "MixerB16" || Environment.GetEnvironmentVariable("STATICNETS_LONG") == "1").Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Gradients_are_those_of_PyTorch(string name)
    {
        IReadOnlyDictionary<string, float[]> expected = TorchFile.Read("gradients", name), found = Step(name, expected);
        double[] distances = [.. expected.Keys.Select(key => Distance(expected, found, key))];
        string worst = expected.Keys.ElementAt(Array.IndexOf(distances, distances.Max()));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{name}: {distances.Max():E1} ({worst})"));

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(distances, distance => Assert.InRange(distance, 0, Tolerance));

        // Control: a gradient that is one part in a thousand too long, or is another tensor's of the same shape.
        Assert.All(expected.Values.Where(value => value.Length > 1), value => Assert.NotInRange(Normwise.Distance(value, [.. value.Select(number => number * 1.001f)]), 0, Tolerance));
        (string one, string other) = name == "MixerB16" ? ("blocks.3.mlp_channels.fc1.weight", "blocks.4.mlp_channels.fc1.weight") : ("encoder.layers.encoder_layer_3.mlp.0.weight", "encoder.layers.encoder_layer_4.mlp.0.weight");
        Assert.NotInRange(Normwise.Distance(expected[one + ".projected"], found[other + ".projected"]), 0, 100 * Tolerance);
    }

    private static double Distance(IReadOnlyDictionary<string, float[]> expected, IReadOnlyDictionary<string, float[]> found, string key) => expected[key][0] > Zero
        ? Normwise.Distance(expected[key], found[key])
        : Normwise.Norm(found[key]) / expected.Values.Max(value => value[0]);

    private static IReadOnlyDictionary<string, float[]> Step(string name, IReadOnlyDictionary<string, float[]> expected)
    {
        ZooNetwork network = ZooNetworks.Of(name);
        using HashedFile file = new(network.Layout, ZooReference.Load(name).Gains);
        using TrainingSession session = Sessions[name](file.Path);
        Batch batch = session.CreateBatch();
        batch.Rows = ZooReference.Images;
        HashedImages.Of(ZooReference.Images, network.Input).CopyTo(batch.Floats(0));
        for (int i = 0; i < batch.Target.Length; i++)
        {
            batch.Target[i] = (float)HashWeights.Signed("target", i);
        }

        Dictionary<string, float[]> found = new(StringComparer.Ordinal) { ["loss"] = [session.Step(batch)] };
        Add("input", session.InputGradient);
        foreach (TensorInfo tensor in network.Layout.Parameters)
        {
            Add(tensor.Name, session.Gradients[tensor.Name]);
        }

        return found;

        // One tensor after the other, so that there is one copy at a time.
        void Add(string key, ReadOnlySpan<float> values)
        {
            foreach ((string kept, float[] shortened) in Projection.Like(expected, new Dictionary<string, float[]> { [key] = values.ToArray() }))
            {
                found.Add(kept, shortened);
            }
        }
    }
}
