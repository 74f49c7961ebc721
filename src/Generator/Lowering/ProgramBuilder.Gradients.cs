using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Lowering;

/// <content>The backward pass: who writes which gradient first, who adds to it.</content>
internal sealed partial class ProgramBuilder
{
    private readonly List<Operation> backward = [];
    private readonly Dictionary<int, int> gradients = [];
    private readonly HashSet<int> written = [];

    /// <summary>Whether anything has written to the gradient of what a node makes.</summary>
    public bool HasOutputGradient(CheckedNode node) => node.Node.Results.Any(result => ofGraph[result] is { } value && IsWritten(value));

    /// <summary>Whether anything has written to the gradient of a value.</summary>
    public bool IsWritten(int value) => gradients.TryGetValue(value, out int gradient) && written.Contains(gradient);

    /// <summary>The value into which the loss of an output writes its gradient.</summary>
    public int GradientOfOutput(int value)
    {
        int gradient = Gradient(value);
        written.Add(gradient);
        return gradient;
    }

    /// <summary>Where losses looked at copies, their gradients are those of the originals. To be called once every loss has its gradient.</summary>
    public void JoinCopiedGradients()
    {
        foreach ((int copy, int original) in copies)
        {
            Backward(Identity("Map.Backward", values[copy].Name, [Gradient(copy), Gradient(copy)], [Gradient(original)]));
        }
    }

    /// <summary>The value that holds dL/d(value).</summary>
    public int Gradient(int value)
    {
        if (!gradients.TryGetValue(value, out int gradient))
        {
            Value of = values[value];
            gradient = of.Role == ValueRole.Input
                ? Add("d_" + of.Name, ValueRole.InputGradient, of.Shape, of.Port)
                : of.Role == ValueRole.Parameter
                    ? Add("d_" + of.Name, ValueRole.ParameterGradient, of.Shape, of.Port, of.Offset)
                    : Add("d_" + of.Name, ValueRole.Temporary, of.Shape, steps: of.Steps);
            gradients[value] = gradient;
        }

        return gradient;
    }

    /// <summary>An operation of the backward pass that writes no gradient but a layer's own value.</summary>
    public void BackwardHelper(Operation operation) => backward.Add(operation);

    /// <summary>
    /// An operation whose writes are gradients. It has one answer to "overwrite or add" for all of them: where they differ, what has not been written yet
    /// is set to zero before, and the operation adds.
    /// </summary>
    public void Backward(Operation operation)
    {
        int ofInput = operation.Writes.Where(value => values[value].Role == ValueRole.InputGradient).DefaultIfEmpty(-1).First();
        if (operation.Writes.Count > 1 && ofInput >= 0)
        {
            BackwardByWay(operation, ofInput);
            return;
        }

        int[] fresh = [.. operation.Writes.Where(value => !written.Contains(value))];
        bool once = operation.Writes.Distinct().Count() == operation.Writes.Count;
        bool first = fresh.Length == operation.Writes.Count && once && fresh.Select(IsParameterGradient).Distinct().Count() < 2;
        foreach (int value in first ? [] : fresh.Distinct())
        {
            Clear(operation.Layer, value);
        }

        written.UnionWith(operation.Writes);
        GradientWrite write = !first ? GradientWrite.Add
            : operation.Writes.Any(IsParameterGradient) ? GradientWrite.AsAsked
            : GradientWrite.Overwrite;
        backward.Add(operation with { Gradient = write });
    }

    /// <summary>Interleaved inputs get their gradient in their own order; an input that nothing reads gets zeros.</summary>
    public void FinishInputGradients()
    {
        for (int port = 0; port < network.Inputs.Count; port++)
        {
            GraphInput input = network.Inputs[port];
            if (input.Tokens)
            {
                continue;
            }

            int gradient = Gradient(values.FindIndex(value => value.Role == ValueRole.Input && value.Port == port));
            if (input.Interleaved && ofGraph[input.Value] is { } value && gradients.TryGetValue(value, out int planes) && written.Contains(planes))
            {
                Backward(new Operation("Transpose.Backward", input.Name, InterleavedShape(input), [planes], [gradient]));
            }
            else if (!written.Contains(gradient))
            {
                Clear(input.Name, gradient);
                written.Add(gradient);
            }
        }
    }

    /// <summary>
    /// What nothing but the gradient of an input depends on is marked, so that it can be skipped, and stands behind the rest, in its order: operations on
    /// which a parameter's gradient depends never read what it writes.
    /// </summary>
    private IEnumerable<Operation> InputGradientsLast()
    {
        HashSet<int> needed = [];
        Operation[] marked = [.. backward];
        for (int i = marked.Length - 1; i >= 0; i--)
        {
            bool serves = marked[i].Writes.Any(value => values[value].Role == ValueRole.ParameterGradient || needed.Contains(value));

            // What it writes counts as well: whoever wrote to the same gradient before must stay before.
            needed.UnionWith(serves ? marked[i].Reads.Concat(marked[i].Writes) : []);
            marked[i] = marked[i] with { OnlyForInput = !serves };
        }

        return marked.Where(operation => !operation.OnlyForInput).Concat(marked.Where(operation => operation.OnlyForInput));
    }

    private bool IsParameterGradient(int value) => values[value].Role == ValueRole.ParameterGradient;

    // A parameter's gradient keeps what earlier calls left in it while those are being accumulated.
    private void Clear(string layer, int value) => backward.Add(IsParameterGradient(value)
        ? new Operation("Zero.Begin", layer, Length(value), [], [value]) { Gradient = GradientWrite.AsAsked, Batchless = true }
        : new Operation("Zero.Fill", layer, Length(value), [], [value]) { Steps = values[value].Steps });

    // The caller may not want the gradient of an input: then its span is empty, which an operation that writes others too cannot bear.
    private void BackwardByWay(Operation operation, int ofInput)
    {
        int way = Add(values[ofInput].Name + "_part" + Text.Of(values.Count), ValueRole.Temporary, values[ofInput].Shape, steps: values[ofInput].Steps);
        Backward(operation with { Writes = operation.Writes.Select(value => value == ofInput ? way : value).ToEquatable() });
        Backward(Identity("Map.Backward", operation.Layer, [way, way], [ofInput]));
    }
}
