using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace StaticNets.Tiles.Expander;

/// <summary>
/// Writes the register tiles of the runtime, each from one template for every width and size. Runs only in the runtime's own build and is not shipped:
/// RyuJIT keeps accumulators in registers only if each is a local with a name of its own, and nobody should write forty such methods by hand.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TileExpander : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterPostInitializationOutput(static output =>
        {
            foreach (Width width in Width.All)
            {
                output.AddSource($"Broadcast{width.Lanes}.g.cs", SourceText.From(BroadcastTemplate.Expand(width), Encoding.UTF8));
                output.AddSource($"Dot{width.Lanes}.g.cs", SourceText.From(DotTemplate.Expand(width), Encoding.UTF8));
                output.AddSource($"Square{width.Lanes}.g.cs", SourceText.From(SquareTemplate.Expand(width), Encoding.UTF8));
                output.AddSource($"Depthwise{width.Lanes}.g.cs", SourceText.From(DepthwiseTemplate.Expand(width), Encoding.UTF8));
                output.AddSource($"Pixels{width.Lanes}.g.cs", SourceText.From(PixelTemplate.Expand(width), Encoding.UTF8));
                output.AddSource($"Patch{width.Lanes}.g.cs", SourceText.From(PatchTemplate.Expand(width), Encoding.UTF8));
                output.AddSource($"Points{width.Lanes}.g.cs", SourceText.From(PointTemplate.Expand(width), Encoding.UTF8));
            }
        });
}
