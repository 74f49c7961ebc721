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

    /// <summary>Names of the containing types and the class, joined: unique inside the namespace, also where names have underscores of their own.</summary>
    public string Joined
    {
        get
        {
            string[] names = [.. Containers.Select(container => container.Substring(container.LastIndexOf(' ') + 1).TrimStart('@')), Plain];
            string joined = string.Join("__", names);
            bool clear = names.Length == 1 ? !Plain.Contains("__") : names.All(name => !name.Contains("__") && name[0] != '_' && name[name.Length - 1] != '_');
            return clear ? joined : joined + "_" + StableHash.Of(MetadataName);
        }
    }
}
