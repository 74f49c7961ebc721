namespace StaticNets.Generator.Layers;

/// <summary>Samples that become zero by chance in training.</summary>
internal sealed class DropPath : DropLayer<DropPathAttribute>
{
    protected override string Kind => "DropPath";
}
