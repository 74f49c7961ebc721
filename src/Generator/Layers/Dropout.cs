namespace StaticNets.Generator.Layers;

/// <summary>Values that become zero by chance in training.</summary>
internal sealed class Dropout : DropLayer<DropoutAttribute>
{
    protected override string Kind => "Dropout";
}
