using System;
using System.Collections.Generic;
using StaticNets.Layers.Tests.Reference;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;
using StaticNets.Zoo.Tests.Reference;
using StaticNets.Zoo.Tests.Zoo;

namespace StaticNets.Zoo.Tests.Blocks;

/// <summary>A network of one block, to be trained for one step on the images, targets and weights of make_blocks.py.</summary>
/// <param name="Input">Shape of its input; a sequence [T, D] is an image of one channel.</param>
/// <param name="Network">Its class.</param>
/// <param name="Open">Loads it from a file, and opens its session with an optimizer, a mean squared error and gradients that are kept.</param>
public sealed record BlockCase(IReadOnlyList<int> Input, Type Network, Func<string, Optimizer, (TrainingSession Session, ParameterSet Parameters)> Open)
{
    /// <summary>The loss, the gradient of the input, of every parameter, and the running statistics afterwards, by the names in the script's file.</summary>
    public IReadOnlyDictionary<string, float[]> Step()
    {
        NetworkLayout layout = EmittedLayout.Of(Network);
        using HashedFile file = new(layout, []);

        // Steps of nothing: the weights stay what they are, the statistics do not.
        (TrainingSession session, ParameterSet parameters) = Open(file.Path, new Sgd(0));
        using (session)
        {
            Batch batch = session.CreateBatch();
            batch.Rows = BlockCases.Rows;
            HashedImages.Of(BlockCases.Rows, Input).CopyTo(batch.Floats(0));
            for (int i = 0; i < batch.Target.Length; i++)
            {
                batch.Target[i] = (float)HashWeights.Signed("target", i);
            }

            Dictionary<string, float[]> found = new(StringComparer.Ordinal) { ["loss"] = [session.Step(batch)], ["input"] = session.InputGradient.ToArray() };
            foreach (TensorInfo tensor in layout.Parameters)
            {
                found.Add(tensor.Name, session.Gradients[tensor.Name].ToArray());
            }

            session.Publish();
            foreach (TensorInfo tensor in layout.States)
            {
                found.Add(tensor.Name, parameters[tensor.Name].ToArray());
            }

            return found;
        }
    }
}
