using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>Where the members go: the class and what it lies in, names escaped as C# wants them.</summary>
/// <param name="Namespace">Empty for the global one; parts escaped (<c>A.@event</c>).</param>
/// <param name="Containers">Headers of the containing types, outermost first (<c>partial class Outer</c>).</param>
/// <param name="Name">The class' name, escaped.</param>
/// <param name="MetadataName">Full metadata name: unique, for hint names.</param>
internal sealed record ClassIdentity(string Namespace, EquatableArray<string> Containers, string Name, string MetadataName)
{
    /// <summary>False while a person has not yet typed the name of the class, or of one around it.</summary>
    public bool IsNamed => Name.Length > 0 && Containers.All(container => !container.EndsWith(" ", System.StringComparison.Ordinal));

    /// <summary>The name without its escape, as constants and messages show it.</summary>
    public string Plain => Name.TrimStart('@');

    /// <summary>
    /// Namespaces, containing types and class joined by '_' (<c>Demo_LeNet5</c>): what the names of the emitted classes begin with. No other network of the
    /// project has the same: where a part has an underscore of its own, the lengths of all parts follow, which say where each ends; without them no digit follows a '_'.
    /// </summary>
    public string Joined
    {
        get
        {
            IEnumerable<string> containers = Containers.Select(container => container.Substring(container.LastIndexOf(' ') + 1));
            string[] parts = [.. Namespace.Split(['.'], System.StringSplitOptions.RemoveEmptyEntries).Concat(containers).Append(Name).Select(part => part.TrimStart('@'))];
            string joined = string.Join("_", parts);
            return parts.All(part => !part.Contains("_")) ? joined : joined + "_" + string.Join("_", parts.Select(part => Text.Of(part.Length)));
        }
    }
}
