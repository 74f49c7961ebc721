using Xunit;

namespace StaticNets.Layers.Tests.Catalog;

/// <summary>Tests that change or measure the whole process: the number of threads, the bytes that all threads allocate. They run one after another, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    /// <summary>What a test class writes in its <c>[Collection]</c>.</summary>
    public const string Name = "Alone";
}
