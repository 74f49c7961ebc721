using StaticNets.Layers.Tests.Configurations;
using StaticNets.Layers.Tests.Reference;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>The running statistics of batch normalisation.</summary>
public sealed class BatchNormTests
{
    [Fact]
    public void A_step_moves_the_running_statistics_as_PyTorch_does()
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.Of("BatchNorm"))
        {
            NetPoint at = new(configuration, net);
            (double[] mean, double[] variance) = ((BatchNormReference)configuration.Reference).RunningAfter(at.Point.X, configuration.Input, at.Point.Parameters, configuration.Rows);
            using TrainingSession session = at.Step(out _);
            session.Publish();
            Closeness.Check(mean, net.Parameters[at.FullName("running_mean")], 1, $"{configuration}: running mean");
            Closeness.Check(variance, net.Parameters[at.FullName("running_var")], 1, $"{configuration}: running variance");
        }
    }
}
