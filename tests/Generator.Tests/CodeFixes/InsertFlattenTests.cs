using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>The fix of SN1012 in a workspace: the text it writes, and that the network is right after it.</summary>
public class InsertFlattenTests
{
    [Theory]
    [InlineData("[Network, Input(1, 8, 8), Dense(10)]", "[Network, Input(1, 8, 8), Flatten, Dense(10)]")]
    [InlineData("[Network, Input(1, 8, 8)]\n[Dense(10), Relu, Dense(2)] // two", "[Network, Input(1, 8, 8)]\n[Flatten, Dense(10), Relu, Dense(2)] // two")]
    [InlineData("[Network, Input(1, 8, 8)]\n[\n    Conv(4),\n    // the head\n    Dense(10),\n    Relu]", "[Network, Input(1, 8, 8)]\n[\n    Conv(4),\n    // the head\n    Flatten, Dense(10),\n    Relu]")]
    public async Task Flatten_is_written_before_the_layer(string before, string after)
    {
        const string Class = "\npublic sealed partial class Net;";
        using AdhocWorkspace workspace = new();
        Project project = workspace.AddProject("Fixed", LanguageNames.CSharp)
            .WithMetadataReferences(References.All).WithParseOptions(Compilations.Parse()).WithCompilationOptions(Compilations.Options)
            .AddDocument("Usings.cs", Compilations.Usings).Project;
        Document document = project.AddDocument("Net.cs", before + Class);
        Diagnostic found = Assert.Single(await Found(document));

        List<CodeAction> actions = [];
        await new InsertFlatten().RegisterCodeFixesAsync(new CodeFixContext(document, found, (action, _) => actions.Add(action), Cancel));
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await Assert.Single(actions).GetOperationsAsync(Cancel)));
        Document changed = operation.ChangedSolution.GetDocument(document.Id)!;

        Assert.Equal(after + Class, (await changed.GetTextAsync(Cancel)).ToString());
        Assert.Empty(await Found(changed));
    }

    [Fact]
    public void It_is_offered_for_one_rule_and_for_all_of_a_document_at_once()
    {
        Assert.Equal(["SN1012"], new InsertFlatten().FixableDiagnosticIds);
        Assert.Contains(FixAllScope.Document, new InsertFlatten().GetFixAllProvider().GetSupportedFixAllScopes());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<IReadOnlyList<Diagnostic>> Found(Document document) =>
        [.. Compiled.Analyze((CSharpCompilation)(await document.Project.GetCompilationAsync(Cancel))!).Where(diagnostic => diagnostic.Id == "SN1012")];
}
