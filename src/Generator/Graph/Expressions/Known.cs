using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>What a message says that there is instead of a name that is not there.</summary>
internal static class Known
{
    private const int Most = 20;

    public static readonly string[] Functions = ["ceil", "round", "min", "max"];

    /// <summary>The name of the repetition in names of layers.</summary>
    public const string Repetition = "i";

    /// <summary>The names of a scope, for a message; the nearest to <paramref name="name"/> first.</summary>
    public static string Names(Scope scope, string name, bool inName)
    {
        string[] parameters = scope.Block?.Parameters.Select(parameter => parameter.Name).ToArray() ?? [];
        string[] dimensions = scope.Dimensions.Select(dimension => dimension.ToString()).ToArray();
        List<string> parts = [];
        if (parameters.Length > 0)
        {
            parts.Add(Listed("the parameter", parameters));
        }

        if (dimensions.Length > 0)
        {
            parts.Add(Listed("the dimension", dimensions) + (scope.Input is { } input ? " of the input " + input : ""));
        }

        if (Members.IsOfLanguage(name))
        {
            return "a member of an enum is written without quotation marks, or compared with a parameter of its type";
        }

        if (parts.Count == 0)
        {
            return inName ? "outside of a block there is only i, the number of the repetition" : "outside of a block there are no parameters and dimensions";
        }

        string repetition = inName ? ", and i for the number of the repetition" : name == Repetition ? ", and i in a Name alone" : "";
        return Meant(name, parameters.Concat(dimensions)) + "there are " + string.Join(" and ", parts) + repetition;
    }

    public static string FunctionNames(string name) => Meant(name, Functions) + "there are the functions " + Text.Join(Functions);

    /// <summary>The members of an enum, for a message.</summary>
    public static string MemberNames(string name, IEnumerable<Choice> members) =>
        Meant(name, members.Select(member => member.Name)) + Listed("there are the member", members.Select(member => member.Name).ToArray());

    private static string Meant(string name, IEnumerable<string> candidates) =>
        Spelling.Closest(name, candidates) is { } near ? "did you mean '" + near + "'? " : "";

    private static string Listed(string what, IReadOnlyList<string> names) =>
        what + (names.Count == 1 ? " " : "s ") + Text.Join(names.Take(Most).Select(Paths.Shown)) + (names.Count > Most ? " and " + Text.Of(names.Count - Most) + " more" : "");
}
