using System.Collections.Generic;

namespace StaticNets.Runtime.Kernels;

/// <summary>The tables of a convolution in blocks. Those of its less common uses are made when first asked for; made twice by two threads, they are the same.</summary>
internal sealed class BlockedSources(ConvSettings settings, bool planarInput)
{
    private BlockedSource? normed;
    private BlockedSource[]? backward;
    private BlockedSource? weights;

    /// <summary>Of the forward pass.</summary>
    public BlockedSource Forward { get; } = new(BlockedConvSizes.Layout(in settings, planarInput), ConvTaps.Forward(in settings));

    /// <summary>Of the forward pass with a normalisation before it.</summary>
    public BlockedSource Normed => normed ??= new BlockedSource(BlockedConvSizes.NormedLayout(in settings), ConvTaps.Forward(in settings));

    /// <summary>Of the gradient of x, one for each residue of the strides.</summary>
    public BlockedSource[] Backward => backward ??= Residues();

    /// <summary>How the weight gradient is cut.</summary>
    public BlockedWeightLayout WeightLayout { get; } = new(in settings, planarInput);

    /// <summary>Of the weight gradient, for a chunk.</summary>
    public BlockedSource Weights => weights ??= new BlockedSource(WeightLayout.Source, ConvTaps.Forward(in settings));

    private BlockedSource[] Residues()
    {
        List<BlockedSource> all = [];
        foreach (ConvTaps taps in ConvTaps.Backward(in settings))
        {
            all.Add(new BlockedSource(BlockedConvSizes.BackwardLayout(in settings, taps), taps));
        }

        return all.ToArray();
    }
}
