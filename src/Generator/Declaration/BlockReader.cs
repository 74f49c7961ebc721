using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Declaration;

/// <summary>
/// Reads the attributes of a network and, from them on, of every block that it uses, from source or from the metadata of a referenced library. A block
/// that contains itself is read once.
/// </summary>
/// <param name="dependencies">Takes note of what is read, where that is to be kept.</param>
internal sealed class BlockReader(Compilation compilation, CancellationToken cancel, Dependencies? dependencies = null)
{
    private readonly Dictionary<ISymbol, string> names = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly List<INamedTypeSymbol> found = [];
    private readonly RecordedDefaults recorded = new();

    /// <summary>Whether the class is a block that can be used: an abstract one only holds what others share.</summary>
    public static bool IsChecked(INamedTypeSymbol type) => !type.IsAbstract && type.Name.Length > 0 && DeclarationReader.IsBlock(type);

    /// <summary>A block, followed by those that it uses.</summary>
    public static EquatableArray<BlockDefinition> Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel)
    {
        BlockReader reader = new(compilation, cancel);
        string name = reader.NameOf(type);
        return reader.Definitions().OrderByDescending(block => block.Type == name).ToEquatable();
    }

    /// <summary>The attributes of the language on a class; null where C# itself rejects one.</summary>
    public AttributeUse[]? Uses(INamedTypeSymbol type)
    {
        List<AttributeUse> uses = [];
        IReadOnlyList<AttributeData> attributes = type.GetAttributes();
        for (int index = 0; index < attributes.Count; index++)
        {
            cancel.ThrowIfCancellationRequested();
            AttributeData attribute = attributes[index];
            if (attribute.AttributeClass is not { TypeKind: not TypeKind.Error } || attribute.AttributeConstructor is null)
            {
                return null;
            }

            dependencies?.AddAttribute(attribute.AttributeClass);
            if (!DeclarationReader.IsPart(attribute.AttributeClass))
            {
                continue;
            }

            Argument[]? arguments = ArgumentReader.Read(attribute);
            if (arguments is null)
            {
                return null;
            }

            uses.Add(new AttributeUse(NameOf(attribute.AttributeClass.OriginalDefinition), index, arguments.ToEquatable()));
        }

        return [.. uses];
    }

    /// <summary>The blocks met so far, and those that they use.</summary>
    public EquatableArray<BlockDefinition> Definitions()
    {
        List<BlockDefinition> definitions = [];

        // The list grows while it is walked.
        for (int i = 0; i < found.Count; i++)
        {
            definitions.Add(Define(found[i]));
        }

        return definitions.OrderBy(definition => definition.Type, StringComparer.Ordinal).ToEquatable();
    }

    /// <summary>One block; those that it uses are met.</summary>
    public BlockDefinition Define(INamedTypeSymbol block)
    {
        bool inSource = SymbolEqualityComparer.Default.Equals(block.ContainingAssembly, compilation.Assembly);
        AttributeUse[]? uses = Uses(block);
        BlockParameters parameters = new(block, compilation, inSource, recorded);
        IEnumerable<Finding> findings = inSource ? ClassChecks.FindOfBlock(block).Concat(parameters.Findings) : [];
        return new BlockDefinition(NameOf(block), parameters.All.ToEquatable(), (uses ?? []).ToEquatable(), inSource, Readable: uses is not null, findings.ToEquatable());
    }

    // Two libraries may each have a block of one name (an internal one of each, say), and a person's block may be called what a layer is called.
    private string NameOf(INamedTypeSymbol attribute)
    {
        if (names.TryGetValue(attribute, out string? known))
        {
            return known;
        }

        string name = DeclarationReader.MetadataName(attribute);
        if (DeclarationReader.IsBlock(attribute))
        {
            found.Add(attribute);
            string plain = name;
            bool isOurs = typeof(PartAttribute).Assembly.GetType(plain) is { } type && !typeof(BlockAttribute).IsAssignableFrom(type);
            for (int i = 2; isOurs || !taken.Add(name); i++)
            {
                isOurs = false;
                name = plain + "@" + Text.Of(i);
            }
        }

        names.Add(attribute, name);
        return name;
    }
}
