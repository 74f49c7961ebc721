using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>The file's name: readable, and different for names that differ only by case or by characters that file systems do not take.</summary>
internal static class HintName
{
    private const int Longest = 80;

    public static string Of(ClassIdentity network)
    {
        string name = network.MetadataName;
        bool plain = name.Length <= Longest && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_');
        string readable = plain ? name : new string(name.Take(Longest).Select(c => c < 128 && (char.IsLetterOrDigit(c) || c is '.' or '_') ? c : '_').ToArray());

        // Capitals would collide on file systems without case: their pattern goes into the hash.
        return readable + "." + StableHash.Of(name) + ".g.cs";
    }
}
