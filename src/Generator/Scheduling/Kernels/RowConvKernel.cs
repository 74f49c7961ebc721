using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>Windows of five columns over small planar images, pooled in the same go where the fusion says so. Not exact: results share products.</summary>
internal sealed class RowConvKernel : Kernel
{
    private const string Pooled = "Conv.ForwardPooled";
    private const string Places = "Conv.ForwardPlaces";

    public override IReadOnlyList<string> Kinds { get; } = ["Conv.Forward", Pooled, Places];

    public override bool ReplacesPlain => true;

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        ConvSettings settings = Convolutions.Settings(operation.Shape);
        if (program.Exact || !RowConvLayout.Fits(in settings))
        {
            return [];
        }

        RowConvLayout layout = new(in settings);
        string[] fields = ["channels", "height", "width", "filters", "windowHeight", "padTop", "padLeft", "padBottom", "padRight"];
        Geometry shape = new Geometry("RowConvShape", operation.Shape.Fields.Where(field => fields.Contains(field.Name)).ToEquatable()).With("pooled", operation.Kind != "Conv.Forward");
        long lanes = layout.FiltersInLanes ? (long)layout.Pairs * layout.Groups * RowConvLayout.Lanes : (long)layout.Chunks * RowConvLayout.Lanes * settings.Filters;
        double time = Costs.At("RowConv.MultiplyAdds", (double)lanes * layout.OutHeight * layout.Terms * RowConvLayout.Points)
            + ((layout.SourceLength + ((double)settings.Filters * layout.OutHeight * layout.OutWidth)) / Costs.Of("RowConv.TransformedFloats"));
        return
        [
            new Way(operation.Kind == Places ? "RowConv.ForwardPlaces" : "RowConv.Forward", shape, time)
            {
                TakesWork = true,
                Work = new Scratch(layout.Work.Fixed, layout.Work.PerWorker),
                Packing = new Packing(ConvImages.Weight, "RowConv.Pack", shape, layout.PackedLength),
            },
        ];
    }
}
