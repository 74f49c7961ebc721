using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>What an attribute class says by itself: its name, the values of its properties where nothing is given, the order of its constructor.</summary>
internal sealed record AttributeFacts(string Name, IReadOnlyDictionary<string, Constant> Defaults, IReadOnlyList<string> Positional)
{
    /// <summary>What every layer has is no setting of one.</summary>
    private static readonly Type[] Common = [typeof(Attribute), typeof(PartAttribute), typeof(LayerAttribute)];

    public static AttributeFacts Of(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().Single();
        PropertyInfo[] settings = type.GetProperties().Where(property => !Common.Contains(property.DeclaringType)).ToArray();

        // A required positional argument (Dense(units)) has no default: any value serves to construct one.
        object?[] arguments = constructor.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : null).ToArray();
        object instance = constructor.Invoke(arguments);
        Dictionary<string, Constant> defaults = settings.ToDictionary(setting => setting.Name, setting => Constant.OfObject(setting.GetValue(instance)));
        string[] positional = constructor.GetParameters()
            .Select(parameter => settings.First(setting => string.Equals(setting.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)).Name)
            .ToArray();
        return new AttributeFacts(type.FullName!, defaults, positional);
    }
}
