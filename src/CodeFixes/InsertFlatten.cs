using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.CodeFixes;

/// <summary>SN1012, a dense layer on an image: writes <c>Flatten</c> before it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertFlatten)), Shared]
public sealed class InsertFlatten : CodeFixProvider
{
    private const string Title = "Insert Flatten before the dense layer";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SN1012"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        AttributeSyntax? dense = root?.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>();
        if (dense?.Parent is AttributeListSyntax)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancel => InsertAsync(context.Document, dense, cancel), equivalenceKey: nameof(InsertFlatten)),
                context.Diagnostics);
        }
    }

    private static async Task<Document> InsertAsync(Document document, AttributeSyntax dense, CancellationToken cancel)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false))!;
        var list = (AttributeListSyntax)dense.Parent!;
        int place = list.Attributes.IndexOf(dense);

        // Flatten takes over what stands before the dense layer (indentation, comments), and a comma and a space come between the two.
        AttributeSyntax flatten = SyntaxFactory.Attribute(SyntaxFactory.IdentifierName("Flatten")).WithLeadingTrivia(dense.GetLeadingTrivia());
        AttributeSyntax[] attributes = [.. list.Attributes.Take(place), flatten, dense.WithoutLeadingTrivia(), .. list.Attributes.Skip(place + 1)];
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxToken[] commas = [.. list.Attributes.GetSeparators()];
        AttributeListSyntax changed = list.WithAttributes(SyntaxFactory.SeparatedList(attributes, [.. commas.Take(place), comma, .. commas.Skip(place)]));
        return document.WithSyntaxRoot(root.ReplaceNode(list, changed));
    }
}
