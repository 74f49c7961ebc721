using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace StaticNets.Package.Tests.Support;

/// <summary>A project in a folder of its own, outside the repository.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Name">Its name.</param>
internal sealed partial record OutsideProject(string Folder, string Name)
{
    /// <summary>Builds; restores first.</summary>
    public BuildResult Build(params string[] arguments)
    {
        (int exit, string output) = Dotnet.Run(Folder, ["build", "-c", "Release", "-m:1", "-nodeReuse:false", "-tl:off", "-v:m", .. arguments]);
        return new BuildResult(exit, output, [.. Lines().Matches(output).Select(Said.Of).Distinct()]);
    }

    /// <summary>Builds a project without a fault.</summary>
    public void BuildCleanly(params string[] arguments)
    {
        BuildResult built = Build(arguments);
        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Empty(built.Said);
    }

    /// <summary>Runs the program that was built.</summary>
    /// <returns>Its lines.</returns>
    public string[] Run()
    {
        (int exit, string output) = Dotnet.Run(Folder, Path.Combine("bin", "Release", "net10.0", Name + ".dll"));
        Assert.True(exit == 0, output);
        return output.TrimEnd().Split('\n');
    }

    /// <summary>A property of the project as MSBuild sees it.</summary>
    public string Property(string name, params string[] arguments)
    {
        (int exit, string output) = Dotnet.Run(Folder, ["msbuild", "-getProperty:" + name, .. arguments]);
        Assert.True(exit == 0, output);
        return output.Trim();
    }

    /// <summary>Path of a file of the project.</summary>
    public string At(string file) => Path.Combine(Folder, file);

    [GeneratedRegex(@"^\s*(?<file>[^(:\n]*)(\((?<line>\d+),(?<column>\d+)\))?\s*: (?<kind>error|warning)\s+(?<id>[A-Z]+\d+)?: (?<text>.*?)( \(https://[^)]*\))?( \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Lines();

    /// <summary>What came of a build.</summary>
    /// <param name="ExitCode">0 where it succeeded.</param>
    /// <param name="Output">All that was written.</param>
    /// <param name="Said">Its errors and warnings, each once.</param>
    public sealed record BuildResult(int ExitCode, string Output, IReadOnlyList<Said> Said);

    /// <summary>An error or a warning.</summary>
    /// <param name="Id">Its id; empty for MSBuild's own.</param>
    /// <param name="File">Name of the file it stands at, without its folder.</param>
    /// <param name="Line">1 is the first; 0 where there is none.</param>
    /// <param name="Column">1 is the first; 0 where there is none.</param>
    /// <param name="Text">The message.</param>
    public sealed record Said(string Id, string File, int Line, int Column, string Text)
    {
        public static Said Of(Match match) =>
            new(match.Groups["id"].Value, Path.GetFileName(match.Groups["file"].Value.Trim()), Number(match.Groups["line"]), Number(match.Groups["column"]), match.Groups["text"].Value);

        private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
    }
}
