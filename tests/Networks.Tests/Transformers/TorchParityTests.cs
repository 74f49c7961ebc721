using System;
using System.Linq;
using StaticNets.Networks.Tests.Recurrent;
using Xunit;

namespace StaticNets.Networks.Tests.Transformers;

/// <summary>
/// Whole networks with attention and PyTorch's weights (make_attention.py) give PyTorch's outputs, losses and gradients: torch.nn.Transformer with all its masks, memories of any width, a Vision Transformer.
/// </summary>
public sealed class TorchParityTests
{
    // Weights that let positions look at one another.
    private static readonly string[] Mixing = ["in_proj", "k_proj", "mlp_tokens.fc1"];

    public static TheoryData<string> Networks => [.. AttentionNetworks.All.Select(network => network.Name)];

    public static TheoryData<string> Memories => ["post_norm", "pre_norm", "translator", "other", "wider", "plain_wider"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Outputs_loss_and_every_gradient_are_those_of_PyTorch(string network) => Parity.Hold(AttentionNetworks.Of(network));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Weights_that_are_one_percent_off_are_seen(string network) =>
        Parity.OnePercentIsSeen(AttentionNetworks.Of(network), tensor => tensor.Shape.Count > 1 && Mixing.Any(name => tensor.Name.Contains(name, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Networks))]
    public void One_wrong_value_of_any_tensor_is_seen(string network) => Parity.OneValueIsSeen(new TorchFile(network, "attention"));

    [Theory]
    [InlineData("own")]
    [InlineData("causal")]
    public void Other_heads_and_a_mask_that_is_missing_are_seen(string file)
    {
        using TorchPoint wrong = new(AttentionNetworks.Wrong.Single(network => network.Name == file));
        Assert.InRange(wrong.Deviations()["out.output"], 1000 * Parity.Tolerance, 10);
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
        Assert.InRange(TorchPoint.Deviation(Array.ConvertAll(right[..row], value => (double)value), wrong.AsSpan(0, row)), 100 * Parity.Tolerance, 10);
        Assert.Equal(right[row..], wrong[row..]);
    }

    [Fact]
    public void A_tied_table_is_one_tensor()
    {
        TorchFile tied = new("tied_writer", "attention"), untied = new("untied_writer", "attention");
        Assert.Equal(["head.bias", "head.weight"], untied.Names("grad.").Except(tied.Names("grad.")).Order(StringComparer.Ordinal));
    }
}
