using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Declaration;

/// <summary>Values of C# as constants of the language, in the type of the parameter that has them: the 1 of <c>double Rate = 1</c> is a real number.</summary>
internal static class Constants
{
    public static ParameterKind KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => ParameterKind.Flag,
        SpecialType.System_String => ParameterKind.Text,
        SpecialType.System_Single or SpecialType.System_Double => ParameterKind.Real,
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => ParameterKind.Integer,
        SpecialType.System_Object => ParameterKind.Any,
        _ => type.TypeKind == TypeKind.Enum ? ParameterKind.Choice : ParameterKind.Other,
    };

    /// <summary>The members of an enum; none of another type.</summary>
    public static EquatableArray<Choice> ChoicesOf(ITypeSymbol type) => KindOf(type) != ParameterKind.Choice
        ? []
        : type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue).Select(member => new Choice(member.Name, Constant.OfObject(member.ConstantValue).Integer)).ToEquatable();

    /// <summary>The value of a constant expression or of an optional parameter, an enum's as its number.</summary>
    public static Constant Of(object? value, ITypeSymbol type)
    {
        // What C# does not convert it rejects: then the value stays what it is.
        Constant constant = Constant.OfObject(value is char letter && KindOf(type) is not (ParameterKind.Any or ParameterKind.Other) ? (int)letter : value);
        return (KindOf(type), constant.Kind) switch
        {
            (ParameterKind.Choice, ConstantKind.Integer) => Constant.Choice(DeclarationReader.MetadataName((INamedTypeSymbol)type), constant.Integer),
            (ParameterKind.Real, ConstantKind.Integer) => Constant.Of((double)constant.Integer),
            _ => constant,
        };
    }

    /// <summary>A recorded value; null where it is none of the type.</summary>
    public static Constant? Of(TypedConstant record, ITypeSymbol type)
    {
        if (record.Kind is TypedConstantKind.Array or TypedConstantKind.Error)
        {
            return null;
        }

        Constant value = ArgumentReader.ConstantOf(record);
        return (KindOf(type), value.Kind) switch
        {
            (ParameterKind.Integer, ConstantKind.Integer) or (ParameterKind.Real, ConstantKind.Real) or (ParameterKind.Flag, ConstantKind.Flag) => value,
            (ParameterKind.Text, ConstantKind.Text or ConstantKind.Null) or (ParameterKind.Any or ParameterKind.Other, _) => value,
            (ParameterKind.Choice, ConstantKind.Choice) when value.Word == DeclarationReader.MetadataName((INamedTypeSymbol)type) => value,
            _ => null,
        };
    }

    /// <summary>What a property without an initialiser is.</summary>
    public static Constant DefaultOf(ITypeSymbol type) => KindOf(type) switch
    {
        ParameterKind.Integer => Constant.Of(0L),
        ParameterKind.Real => Constant.Of(0.0),
        ParameterKind.Flag => Constant.Of(false),
        ParameterKind.Choice => Constant.Choice(DeclarationReader.MetadataName((INamedTypeSymbol)type), 0),
        _ => Constant.Null,
    };
}
