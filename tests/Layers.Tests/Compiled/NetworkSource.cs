using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using StaticNets.Layers.Tests.Configurations;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>One C# source with a network for each of several configurations.</summary>
internal static class NetworkSource
{
    /// <summary>The class that holds an array of constructors, in the order of the configurations.</summary>
    public const string Factory = "Drawn.Networks";

    // "{0}" is the class, "{1}" its attributes. Explicit members, so that none is in the way of the generated ones.
    private static readonly CompositeFormat Network = CompositeFormat.Parse("""
            {1}
            public sealed partial class {0};

            partial class {0} : INet
            {{
                int INet.InputLength => InputLength;
                int INet.OutputLength => OutputLength;
                int INet.ArenaLength => ArenaLength;
                double INet.Nanoseconds => global::StaticNets.Generated.Drawn_{0}Program.NanosecondsPerSample;
                IReadOnlyList<int> INet.OutputShape => Description.Layers[^1].Output;
                void INet.Forward(ReadOnlySpan<float> input, Span<float> output) => Forward(input, output);
                void INet.Forward(ReadOnlySpan<float> input, Span<float> output, Span<float> scratch) => Forward(input, output, scratch);
                TrainingSession INet.Train(int batch, Optimizer optimizer, Loss loss, ulong seed) => new Training(this, batch, optimizer, loss, seed, keepGradients: true);
                float INet.Step(TrainingSession session, ReadOnlySpan<float> input, ReadOnlySpan<float> target) => ((Training)session).Step(input, target);
            }}

        """);

    /// <summary>The source; class <c>Net3</c> is the third configuration.</summary>
    public static string Of(IReadOnlyList<LayerConfiguration> configurations)
    {
        StringBuilder text = new("""
            using System;
            using System.Collections.Generic;
            using StaticNets;
            using StaticNets.Layers.Tests.Compiled;
            using StaticNets.Training;
            using static StaticNets.Accuracy;
            using static StaticNets.Padding;
            using static StaticNets.UpsampleMode;

            namespace Drawn
            {

            """);
        for (int i = 0; i < configurations.Count; i++)
        {
            string exact = configurations[i].Attributes.Replace("[Network,", "[Network(Accuracy = Exact),", StringComparison.Ordinal);
            text.AppendFormat(CultureInfo.InvariantCulture, Network, Name(i), exact);
        }

        string all = string.Join(", ", configurations.Select((_, i) => $"static seed => new {Name(i)}(seed)"));
        text.Append(CultureInfo.InvariantCulture, $"    public static class Networks\n    {{\n        public static readonly Func<ulong, INet>[] All = [{all}];\n    }}\n}}\n");
        return text.ToString();
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"Net{index + 1}");
}
