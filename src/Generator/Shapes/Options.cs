using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Shapes;

/// <summary>The settings of <c>[Network]</c>.</summary>
internal static class Options
{
    public static bool IsExact(NetworkDeclaration declaration) => declaration.Attributes
        .Where(use => use.Type == Names.Network)
        .SelectMany(use => use.Arguments)
        .Any(argument => argument.Name == nameof(NetworkAttribute.Accuracy) && argument.Value.Integer == (long)Accuracy.Exact);
}
