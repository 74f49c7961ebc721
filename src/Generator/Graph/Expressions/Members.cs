using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>Members of enums in comparisons: <c>activation == Relu</c>.</summary>
internal static class Members
{
    /// <summary>The members of a parameter's enum; none where it is not known.</summary>
    public static IReadOnlyList<Choice> Of(BlockParameter parameter, Constant? value) =>
        parameter.Choices.Count > 0 ? parameter.Choices : OfLanguage((value ?? parameter.Default)?.Word);

    /// <summary>The side of a comparison that is an enum's parameter, and the other side; null where none is.</summary>
    public static (BlockParameter Parameter, Expression Other)? Compared(Scope scope, BinaryExpression equality) =>
        Chosen(scope, equality.Left) is { } left ? (left, equality.Right)
        : Chosen(scope, equality.Right) is { } right ? (right, equality.Left)
        : null;

    /// <summary>Whether the name is that of a parameter of an enum with these members.</summary>
    public static bool AreSame(IReadOnlyList<Choice> members, Scope scope, NameExpression name) =>
        Chosen(scope, name) is { } other && Of(other, scope.Value(other)).SequenceEqual(members);

    /// <summary>Whether an enum of the language has a member of that name.</summary>
    public static bool IsOfLanguage(string name) => typeof(PartAttribute).Assembly.GetTypes()
        .Any(type => type.IsEnum && type.Namespace == typeof(PartAttribute).Namespace && Enum.GetNames(type).Contains(name));

    private static BlockParameter? Chosen(Scope scope, Expression expression)
    {
        BlockParameter? parameter = expression is NameExpression name ? scope.Parameter(name.Word) : null;
        bool chosen = parameter?.Kind == ParameterKind.Choice || (parameter?.Kind == ParameterKind.Any && scope.Value(parameter)?.Kind == ConstantKind.Choice);
        return chosen ? parameter : null;
    }

    private static Choice[] OfLanguage(string? type) =>
        type is not null && typeof(PartAttribute).Assembly.GetType(type) is { IsEnum: true } known
            ? Enum.GetNames(known).Select(name => new Choice(name, Convert.ToInt64(Enum.Parse(known, name), System.Globalization.CultureInfo.InvariantCulture))).ToArray()
            : [];
}
