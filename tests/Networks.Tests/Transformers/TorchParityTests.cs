using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.Recurrent;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Transformers;

/// <summary>
/// Whole networks with attention and PyTorch's weights (make_attention.py) give PyTorch's outputs, losses and gradients: torch.nn.Transformer with all its masks, memories of any width, a Vision Transformer.
/// </summary>
public sealed class TorchParityTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Networks => [.. AttentionNetworks.All.Select(network => network.Name)];

    public static TheoryData<string> Memories => ["post_norm", "pre_norm", "translator", "other", "wider", "plain_wider"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Outputs_loss_and_every_gradient_are_those_of_PyTorch(string network)
    {
        using TorchPoint point = new(AttentionNetworks.Of(network));
        SortedDictionary<string, double> deviations = point.Deviations();

        (string tensor, double largest) = deviations.MaxBy(pair => pair.Value);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{network}: at most {largest:E1}, in {tensor}"));
        Assert.Equal(point.File.Names("grad.").Order(StringComparer.Ordinal), deviations.Keys.Where(key => key.StartsWith("grad.", StringComparison.Ordinal)).Select(key => key[5..]));
        Assert.All(deviations, pair => Assert.True(pair.Value <= Tolerance, FormattableString.Invariant($"{pair.Key} is {pair.Value:E2} away.")));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Weights_that_are_one_percent_off_are_seen(string network)
    {
        using TorchPoint wrong = new(AttentionNetworks.Of(network), parameters =>
        {
            string name = parameters.Tensors.Last(tensor => tensor.Shape.Count > 1 && (tensor.Name.Contains("in_proj", StringComparison.Ordinal) || tensor.Name.Contains("k_proj", StringComparison.Ordinal) || tensor.Name.Contains("mlp_tokens.fc1", StringComparison.Ordinal))).Name;
            parameters.Write(name, [.. parameters[name].ToArray().Select(value => value * 1.01f)]);
        });
        SortedDictionary<string, double> deviations = wrong.Deviations();
        Assert.InRange(deviations.Values.Max(), 100 * Tolerance, 1);
        Assert.InRange(deviations["out.output"], 3 * Tolerance, 1);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void One_wrong_value_of_any_tensor_is_seen(string network)
    {
        TorchFile file = new(network, "attention");
        foreach (string tensor in file.Names("").Where(name => name == "loss" || name.StartsWith("out.", StringComparison.Ordinal) || name.StartsWith("grad.", StringComparison.Ordinal)))
        {
            double[] expected = file.Doubles(tensor);
            float[] actual = Array.ConvertAll(expected, value => (float)value);
            Assert.InRange(TorchPoint.Deviation(expected, actual), 0, 1e-7);
            actual[Array.IndexOf(actual, actual.MaxBy(Math.Abs))] *= 1.01f;
            Assert.InRange(TorchPoint.Deviation(expected, actual), 100 * Tolerance, 1);
        }
    }

    [Theory]
    [InlineData("own")]
    [InlineData("causal")]
    public void Other_heads_and_a_mask_that_is_missing_are_seen(string file)
    {
        using TorchPoint wrong = new(AttentionNetworks.Wrong.Single(network => network.Name == file));
        Assert.InRange(wrong.Deviations()["out.output"], 1000 * Tolerance, 10);
    }

    /// <summary>The first row's memory is longer by a step than PyTorch's was: that step is seen, in that row alone.</summary>
    [Theory]
    [MemberData(nameof(Memories))]
    public void A_length_of_the_memory_that_is_one_step_too_long_is_seen(string network)
    {
        using TorchPoint point = new(AttentionNetworks.Of(network));
        float[] right = point.Predicted();
        int port = Enumerable.Range(0, point.Session.Plan.Inputs.Count).First(i => point.Session.Plan.Inputs[i].Name is "sourceLengths" or "memoryLengths");
        point.Batch.Tokens(port)[0]++;
        float[] wrong = point.Predicted();

        int row = right.Length / TorchPoint.Rows;
        Assert.InRange(TorchPoint.Deviation(Array.ConvertAll(right[..row], value => (double)value), wrong.AsSpan(0, row)), 100 * Tolerance, 10);
        Assert.Equal(right[row..], wrong[row..]);
    }

    [Fact]
    public void A_tied_table_is_one_tensor()
    {
        TorchFile tied = new("tied_writer", "attention"), untied = new("untied_writer", "attention");
        Assert.Equal(["head.bias", "head.weight"], untied.Names("grad.").Except(tied.Names("grad.")).Order(StringComparer.Ordinal));
    }
}
