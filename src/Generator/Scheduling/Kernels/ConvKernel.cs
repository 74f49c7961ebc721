using StaticNets.Generator.Ir;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>The planar convolution and its gradients: each wants scratch for padded rows, by the Runtime's own formula.</summary>
internal abstract class ConvKernel : Kernel
{
    public sealed override bool TakesWork => true;

    public sealed override Scratch Work(Operation operation)
    {
        WorkLength work = Work(SettingsOf(operation.Shape));
        return new Scratch(work.Fixed, work.PerWorker);
    }

    protected abstract WorkLength Work(in ConvSettings settings);

    private static ConvSettings SettingsOf(Geometry shape)
    {
        int Size(string name) => (int)shape[name];
        return new ConvSettings(
            Size("channels"),
            Size("height"),
            Size("width"),
            Size("filters"),
            Size("windowHeight"),
            Size("windowWidth"),
            Size("strideHeight"),
            Size("strideWidth"),
            Size("padTop"),
            Size("padLeft"),
            Size("padBottom"),
            Size("padRight"),
            Size("dilationHeight"),
            Size("dilationWidth"),
            Size("groups"));
    }
}

/// <summary>y = x * w.</summary>
internal sealed class ConvForward : ConvKernel
{
    public override string Kind => "Conv.Forward";

    protected override WorkLength Work(in ConvSettings settings) => ConvSizes.Forward(in settings);
}

/// <summary>y = x * w + residual.</summary>
internal sealed class ConvForwardResidual : ConvKernel
{
    public override string Kind => "Conv.ForwardResidual";

    protected override WorkLength Work(in ConvSettings settings) => ConvSizes.ForwardResidual(in settings);
}

/// <summary>dx from dy.</summary>
internal sealed class ConvBackwardData : ConvKernel
{
    public override string Kind => "Conv.BackwardData";

    protected override WorkLength Work(in ConvSettings settings) => ConvSizes.BackwardData(in settings);
}

/// <summary>dw from x and dy.</summary>
internal sealed class ConvBackwardWeights : ConvKernel
{
    public override string Kind => "Conv.BackwardWeights";

    protected override WorkLength Work(in ConvSettings settings) => ConvSizes.BackwardWeights(in settings);
}
