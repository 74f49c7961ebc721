namespace StaticNets.Generator.Rules;

/// <summary>
/// Every rule. One per kind of mistake, never one per layer; an id is never reused. Descriptors are spelled out with <c>new(...)</c>, because release
/// tracking checks category and severity only then.
/// </summary>
internal static partial class Rule
{
    private const string Help = "https://github.com/staticnets/staticnets/blob/main/docs/diagnostics/";
}
