using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.Generator.Declaration;

/// <summary>
/// What a file's text alone says: where networks and blocks may stand, and what other files can see of it. An edit inside a method's body leaves all of
/// it equal. Made once for each tree; holds on to none.
/// </summary>
internal sealed class FileOutline
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileOutline> Known = new();

    private readonly Dictionary<string, string> declared = new(StringComparer.Ordinal);
    private readonly List<(int Start, string[] Attributes)> marked = [];
    private readonly List<int> derived = [];
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> globalAliases = new(StringComparer.Ordinal);
    private string globals = "";

    private FileOutline(CompilationUnitSyntax unit, CancellationToken cancel)
    {
        ReadUsings(unit.Usings);
        ReadMembers(unit.Members, "", cancel);
    }

    /// <summary>What is declared under each name, as text without bodies and attributes: types, members, namespaces.</summary>
    public IReadOnlyDictionary<string, string> Declared => declared;

    /// <summary>Types with attributes: where each begins, and the simple names of its attributes.</summary>
    public IReadOnlyList<(int Start, string[] Attributes)> Marked => marked;

    /// <summary>Classes that may be blocks, by where they begin: with a base, and attributes or a name as attributes have.</summary>
    public IReadOnlyList<int> Derived => derived;

    /// <summary>Names that usings give to types, with the last part of the type's own name.</summary>
    public IReadOnlyDictionary<string, string> Aliases => aliases;

    /// <summary>As <see cref="Aliases"/>, for all files.</summary>
    public IReadOnlyDictionary<string, string> GlobalAliases => globalAliases;

    /// <summary>The global usings, as text.</summary>
    public string Globals => globals;

    public static FileOutline Of(SyntaxTree tree, CancellationToken cancel)
    {
        if (!Known.TryGetValue(tree, out FileOutline? outline))
        {
            // Of two threads that make one, both go on with the first.
            outline = new FileOutline((CompilationUnitSyntax)tree.GetRoot(cancel), cancel);
            outline = Known.GetValue(tree, _ => outline);
        }

        return outline;
    }

    private void ReadUsings(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (UsingDirectiveSyntax directive in usings)
        {
            bool isGlobal = directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);
            globals += isGlobal ? directive + "\n" : "";
            if (directive is { Alias.Name.Identifier.ValueText: var alias, NamespaceOrType: NameSyntax target })
            {
                (isGlobal ? globalAliases : aliases)[alias] = LastName(target);
            }
        }
    }

    private void ReadMembers(IEnumerable<MemberDeclarationSyntax> members, string container, CancellationToken cancel)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            cancel.ThrowIfCancellationRequested();
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    ReadUsings(space.Usings);
                    foreach (string part in space.Name.ToString().Split('.'))
                    {
                        Add(part.Trim(), container, "namespace " + space.Name);
                    }

                    ReadMembers(space.Members, container + space.Name + ".", cancel);
                    break;
                case TypeDeclarationSyntax type:
                    Add(type.Identifier.ValueText, container, type.Modifiers + " " + type.Keyword + type.TypeParameterList + type.ParameterList + type.BaseList + type.ConstraintClauses);
                    ReadPlace(type);
                    ReadMembers(type.Members, container + type.Identifier.ValueText + type.TypeParameterList + "+", cancel);
                    break;
                case EnumDeclarationSyntax choices:
                    foreach (string name in choices.Members.Select(choice => choice.Identifier.ValueText).Prepend(choices.Identifier.ValueText))
                    {
                        Add(name, container, choices.Modifiers + " enum " + choices.Identifier + choices.BaseList + choices.Members);
                    }

                    break;
                case BaseFieldDeclarationSyntax fields:
                    bool isConstant = fields.Modifiers.Any(SyntaxKind.ConstKeyword);
                    foreach (VariableDeclaratorSyntax field in fields.Declaration.Variables)
                    {
                        Add(field.Identifier.ValueText, container, fields.Modifiers + " " + fields.Declaration.Type + (isConstant ? field.ToString() : ""));
                    }

                    break;
                case PropertyDeclarationSyntax property:
                    Add(property.Identifier.ValueText, container, property.Modifiers + " " + property.Type);
                    break;
                case EventDeclarationSyntax happening:
                    Add(happening.Identifier.ValueText, container, happening.Modifiers + " event");
                    break;
                case MethodDeclarationSyntax method:
                    Add(method.Identifier.ValueText, container, method.Modifiers + " " + method.TypeParameterList + method.ParameterList);
                    break;
                case ConstructorDeclarationSyntax constructor:
                    Add(constructor.Identifier.ValueText, container, constructor.Modifiers + " " + constructor.ParameterList);
                    break;
                case DelegateDeclarationSyntax function:
                    Add(function.Identifier.ValueText, container, function.Modifiers + " delegate" + function.TypeParameterList);
                    break;
            }
        }
    }

    private void Add(string name, string container, string text) =>
        declared[name] = (declared.TryGetValue(name, out string? others) ? others : "") + container + ": " + text + "\n";

    private void ReadPlace(TypeDeclarationSyntax type)
    {
        if (type.AttributeLists.Count > 0)
        {
            marked.Add((type.SpanStart, [.. type.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => LastName(attribute.Name)).Distinct(StringComparer.Ordinal)]));
        }

        if (type is ClassDeclarationSyntax { BaseList.Types: { Count: > 0 } parents } && (type.AttributeLists.Count > 0 || IsNamedLikeOne(type.Identifier.ValueText) || (parents[0].Type is NameSyntax name && IsNamedLikeOne(LastName(name)))))
        {
            derived.Add(type.SpanStart);
        }
    }

    private static bool IsNamedLikeOne(string name) => name.EndsWith("Attribute", StringComparison.Ordinal);

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
