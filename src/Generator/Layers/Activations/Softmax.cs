namespace StaticNets.Generator.Layers;

/// <summary><c>y = eˣ / Σ eˣ</c>.</summary>
internal sealed class Softmax : SoftmaxLayer<SoftmaxAttribute>
{
    protected override string Kind => "Softmax";
}
