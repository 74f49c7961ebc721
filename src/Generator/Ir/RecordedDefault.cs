namespace StaticNets.Generator.Ir;

/// <summary>The default of a block's property, as the project that declares the block records it for others.</summary>
/// <param name="Block">The block's class, as C# names it in any file.</param>
/// <param name="ChoiceType">Where the value is a member of an enum: the enum, as C# names it.</param>
internal sealed record RecordedDefault(string Block, string Property, Constant Value, string? ChoiceType);
