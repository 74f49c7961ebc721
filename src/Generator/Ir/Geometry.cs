using System.Linq;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>
/// The sizes that a kernel works with: arguments, by name, of the constructor of a shape struct in the Runtime.
/// Emitted once as a static readonly field.
/// </summary>
/// <param name="Type">The struct's name, <c>ConvShape</c>.</param>
internal sealed record Geometry(string Type, EquatableArray<Argument> Fields)
{
    public long this[string name] => Fields.First(field => field.Name == name).Value.Integer;

    public static Geometry Of(string type, params (string Name, long Value)[] sizes) =>
        new(type, sizes.Select(size => new Argument(size.Name, Constant.Of(size.Value))).ToEquatable());

    public Geometry With(string name, double value) => this with { Fields = Fields.Append(new Argument(name, Constant.Of(value))).ToEquatable() };

    public Geometry With(string name, bool value) => this with { Fields = Fields.Append(new Argument(name, Constant.Of(value))).ToEquatable() };

    public Geometry With(string name, long value) => this with { Fields = Fields.Append(new Argument(name, Constant.Of(value))).ToEquatable() };

    /// <summary>A sample seen by its channels: x[step][channel][inner].</summary>
    public static Geometry Channels(long steps, long channels, long inner) =>
        Of("ChannelShape", ("steps", steps), ("channels", channels), ("inner", inner));
}
