using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Declaration;

/// <summary>An attribute's arguments by the name of the property they set; each element of a params array is an argument of its own, <c>Shape.0</c>, <c>Shape.1</c> ...</summary>
internal static class ArgumentReader
{
    /// <summary>Null where C# itself has an error to report on an argument.</summary>
    public static Argument[]? Read(AttributeData attribute)
    {
        List<Argument> arguments = [];
        for (int position = 0; position < attribute.ConstructorArguments.Length; position++)
        {
            string parameter = attribute.AttributeConstructor!.Parameters[position].Name;
            if (!Add(arguments, PropertyOf(attribute.AttributeClass!, parameter), attribute.ConstructorArguments[position]))
            {
                return null;
            }
        }

        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            // A property given both by position and by name: the assignment runs after the constructor, so it wins.
            arguments.RemoveAll(argument => argument.Name == named.Key);
            if (!Add(arguments, named.Key, named.Value))
            {
                return null;
            }
        }

        return [.. arguments];
    }

    private static bool Add(List<Argument> arguments, string name, TypedConstant value)
    {
        if (value.Kind == TypedConstantKind.Array)
        {
            if (value.IsNull)
            {
                return true;
            }

            for (int i = 0; i < value.Values.Length; i++)
            {
                if (!Add(arguments, name + "." + Text.Of(i), value.Values[i]))
                {
                    return false;
                }
            }

            return true;
        }

        if (value.Kind == TypedConstantKind.Error || value.Value is ITypeSymbol { TypeKind: TypeKind.Error })
        {
            return false;
        }

        // A default that nobody wrote says nothing that the layer does not know.
        Constant constant = ConstantOf(value);
        if (constant.Kind != ConstantKind.Null)
        {
            arguments.Add(new Argument(name, constant));
        }

        return true;
    }

    public static Constant ConstantOf(TypedConstant value) => value.Kind switch
    {
        TypedConstantKind.Enum => Constant.Choice(DeclarationReader.MetadataName((INamedTypeSymbol)value.Type!), ToInt64(value.Value!)),
        TypedConstantKind.Type => Constant.Other("typeof(" + (value.Value as ITypeSymbol)?.Name + ")"),
        _ => Constant.OfObject(value.Value),
    };

    private static long ToInt64(object value) => value is ulong large ? unchecked((long)large) : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The constructor's parameter k sets the property K.</summary>
    private static string PropertyOf(INamedTypeSymbol attribute, string parameter)
    {
        for (INamedTypeSymbol? type = attribute; type is not null; type = type.BaseType)
        {
            foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
            {
                if (string.Equals(property.Name, parameter, StringComparison.OrdinalIgnoreCase))
                {
                    return property.Name;
                }
            }
        }

        return parameter;
    }
}
