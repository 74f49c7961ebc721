namespace StaticNets.Generator.Ir;

/// <summary>Metadata names of the attributes that are no layers.</summary>
internal static class Names
{
    public static readonly string Network = typeof(NetworkAttribute).FullName!;

    public static readonly string Input = typeof(InputAttribute).FullName!;

    public static readonly string Part = typeof(PartAttribute).FullName!;

    public static readonly string Layer = typeof(LayerAttribute).FullName!;

    public static readonly string BlockDefaults = typeof(BlockDefaultsAttribute).FullName!;

    public static readonly string Block = typeof(BlockAttribute).FullName!;
}
