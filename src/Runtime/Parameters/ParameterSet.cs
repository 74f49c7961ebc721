using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Runtime.Parameters;

/// <summary>The parameters and running statistics of a network by name, in PyTorch's names, shapes and order of elements.</summary>
public sealed class ParameterSet
{
    private readonly NetworkCore core;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    internal ParameterSet(NetworkCore core)
    {
        this.core = core;
        Tensors = [.. core.Layout.Parameters, .. core.Layout.States];
        for (int i = 0; i < Tensors.Count; i++)
        {
            places.Add(Tensors[i].Name, i);
        }
    }

    /// <summary>Parameters, then running statistics, each in canonical order.</summary>
    public IReadOnlyList<TensorInfo> Tensors { get; }

    /// <summary>1 for the first weights of a network, one more with every change.</summary>
    public long Version => core.Weights.Version;

    /// <summary>The values of a tensor as they are now. The span does not change when the network does: ask again.</summary>
    /// <exception cref="ArgumentException">There is no tensor of this name; the message lists close ones.</exception>
    public ReadOnlySpan<float> this[string name]
    {
        get
        {
            (TensorInfo tensor, bool state) = Find(name);
            NetworkWeights weights = core.Weights;
            return (state ? weights.States : weights.Parameters).Slice(tensor.Offset, tensor.Length);
        }
    }

    /// <summary>Whether there is a tensor of this name.</summary>
    public bool Contains(string name) => places.ContainsKey(name);

    /// <summary>
    /// Changes a tensor. Passes that have begun keep the old values; later ones see the new. All weights are copied and prepared anew: to change many
    /// tensors, save, edit and load, or train. A training session that is open keeps working on the weights it took when it began: when it publishes, it replaces
    /// all weights, and what was written meanwhile is gone.
    /// </summary>
    /// <exception cref="ArgumentException">There is no tensor of this name, or it has another length.</exception>
    public void Write(string name, ReadOnlySpan<float> values)
    {
        (TensorInfo tensor, bool state) = Find(name);
        if (values.Length != tensor.Length)
        {
            throw new ArgumentException($"'{name}' {Text.Shape(tensor.Shape)} has {tensor.Length} values; found {values.Length}.", nameof(values));
        }

        core.Write(tensor, state, values);
    }

    /// <summary>
    /// Takes of a safetensors file every tensor whose name, shape and type fit, and leaves the rest of the network as it is: how a network begins from a pretrained one
    /// with other last layers. PyTorch's <c>load_state_dict(strict=False)</c>, except that a tensor of another shape is reported, not refused.
    /// A training session that is open keeps working on the weights it took when it began: load before it begins.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="except">Names that are not taken although they fit: <c>fc.*</c>; <c>*</c> stands for any characters, dots too, <c>?</c> for one.</param>
    /// <returns>What was loaded, and what was not and why.</returns>
    /// <exception cref="SafetensorsException">The file is malformed, or nothing in it fits. The network is as it was.</exception>
    /// <exception cref="ArgumentException">A pattern of <paramref name="except"/> matches nothing, neither in the network nor in the file. The network is as it was.</exception>
    /// <exception cref="System.IO.FileNotFoundException">There is no such file.</exception>
    public WeightReport LoadMatching(string path, params string[] except)
    {
        ArgumentNullException.ThrowIfNull(except);
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        try
        {
            return core.ReplaceMatching(reader, except);
        }
        catch (SafetensorsException exception)
        {
            throw new SafetensorsException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>As from a file; reads the stream to its end and leaves it open.</summary>
    /// <inheritdoc cref="LoadMatching(string, string[])"/>
    public WeightReport LoadMatching(System.IO.Stream stream, params string[] except)
    {
        ArgumentNullException.ThrowIfNull(except);
        return core.ReplaceMatching(new SafetensorsReader(stream), except);
    }

    private (TensorInfo Tensor, bool State) Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return places.TryGetValue(name, out int place)
            ? (Tensors[place], place >= core.Layout.Parameters.Count)
            : throw new ArgumentException($"{core.Layout.Network} has no tensor '{Text.Name(name)}'{CloseNames.Describe(name, Tensors.Select(tensor => tensor.Name))}.", nameof(name));
    }
}
