using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Squiggles;

/// <summary>Code that uses every member of a network compiles whether or not the network has a mistake: only the mistake is shown.</summary>
public class BrokenNetworkTests
{
    private const string Uses = """
        public static class Program
        {
            public static float Use(System.IO.Stream stream, StaticNets.Runtime.Passes.ITraceVisitor visitor, float[] floats, int[] classes, Batch batch)
            {
                Net net = new();
                net = new Net(seed: 7);
                net = Net.Load("path");
                net = Net.Load(stream);
                net = Net.Load(new byte[3]);
                net.Forward(floats, floats);
                net.Forward(floats, floats, new float[Net.ArenaLength]);
                net.Forward(new System.Numerics.Tensors.ReadOnlyTensorSpan<float>(floats), new System.Numerics.Tensors.TensorSpan<float>(floats));
                net.Trace(floats, visitor);
                net.Save("path");
                net.Save(stream);
                using Net.Training training = new(net, batch: 4, new Sgd(0.1f), Loss.CrossEntropy, seed: 7, keepGradients: true);
                float loss = training.Step(floats, classes) + training.Step(floats, floats) + training.Accumulate(floats, classes) + training.Accumulate(floats, floats) + training.Step(batch);
                training.Predict(batch, floats);
                training.Update();
                training.Publish();
                const int Sizes = Net.ParameterCount + Net.InputLength + Net.OutputLength + Net.ChunkBatch;
                const long Long = Net.MultiplyAdds + Net.PreparedBytes;
                return loss + Sizes + Long + Net.TrainingArenaLength(4) + net.Parameters["dense1.weight"][0] + Net.Description.Summary().Length;
            }
        }
        """;

    [Fact]
    public void The_program_compiles_with_a_right_network() =>
        Compiled.Of("[Network, Input(4), Dense(2)] public sealed partial class Net;\n" + Uses).IsClean();

    [Theory]
    [InlineData("[Network, Input(4), Dense({|SN1003:0|})]")]
    [InlineData("[Network, Input({|SN1013:0|}), Dense(2)]")]
    [InlineData("[Network, Input(4), {|SN1002:Conv(2)|}]")]
    [InlineData("[Network, Input(4), Dense({|SN0008:\"two\"|})]")]
    [InlineData("[Network, Input(4), Dense({|SN1008:2000000000|})]")]
    public void A_wrong_network_shows_its_mistake_alone(string attributes) =>
        Marked.Check(attributes + " public sealed partial class Net;\n" + Uses);

    [Theory]
    [InlineData("[Network, Dense(2)]", "SN0004")]
    [InlineData("[Network, Input(4)]", "SN0006")]
    public void A_network_without_its_ends_shows_that_alone(string attributes, string id) =>
        Marked.Check(attributes + " public sealed partial class {|" + id + ":Net|};\n" + Uses);

    [Theory]
    [InlineData("[Network, Input(4), Dense(3), Tag(\"start\"), Input(9, Type = Token, Name = \"words\"), Embedding(7, 5), Lstm(3, InitialState = \"start\"), Dense(7)]")]
    [InlineData("[Network, Input(4), Dense(3), Tag(\"start\"), Input(9, Type = Token, Name = \"words\"), Embedding(7, 5), Lstm({|SN1003:0|}, InitialState = \"start\"), Dense(7)]")]
    public void Steps_of_a_wrong_network_are_no_mistake(string attributes) => Marked.Check(attributes + """
         public sealed partial class Net;
        public static class Program
        {
            public static long Use(Net net, float[] start, int[] word, float[] output)
            {
                var state = net.CreateState(rows: 2);
                net.Begin(start, state);
                net.Step(word, state, output);
                return state.Position + Net.StepStateLength;
            }
        }
        """);

    [Fact]
    public void What_C_sharp_rejects_is_not_reported_twice() =>
        Marked.Check("[Network, Input(4), Dense(units: Missing)] public sealed partial class Net;\n" + Uses, errorsOfCSharp: ["CS0103"]);
}
