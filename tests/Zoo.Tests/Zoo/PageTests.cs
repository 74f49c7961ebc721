using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using StaticNets.Zoo.Tests.Reference;
using Xunit;

namespace StaticNets.Zoo.Tests.Zoo;

/// <summary>docs/zoo.md says what the constants and the attribute classes say.</summary>
public sealed class PageTests
{
    private static readonly string[] Rows = File.ReadAllLines(Path.Combine(Root(AppContext.BaseDirectory), "docs", "zoo.md"));

    [Fact]
    public void Every_network_has_its_row() => Assert.Equal(ZooNetworks.All.Select(Row), Rows.Where(row => row.StartsWith("| [", StringComparison.Ordinal)).Select(WithoutSource));

    [Fact]
    public void Every_block_of_the_library_has_its_row_with_its_parameters()
    {
        IEnumerable<string> blocks = typeof(BlockAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BlockAttribute))).Select(Row).Order(StringComparer.Ordinal);
        string[] found = [.. Rows.SkipWhile(row => row != "## Blocks").Where(row => row.StartsWith("| ", StringComparison.Ordinal)).Skip(2).Select(WithoutOrigin).Order(StringComparer.Ordinal)];

        Assert.Equal(blocks, found);
    }

    private static string Row(ZooNetwork network)
    {
        string published = ZooReference.Load(network.Name).PublishedMillions?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "none";
        return string.Create(CultureInfo.InvariantCulture, $"| [{network.Name}](../samples/Zoo/Networks/{network.Name}.cs) | {network.Parameters:N0} | {network.MultiplyAdds / 1e6:N2} | {published} |");
    }

    private static string Row(Type block)
    {
        ConstructorInfo constructor = block.GetConstructors().Single();
        ParameterInfo[] parameters = constructor.GetParameters();
        object instance = constructor.Invoke([.. parameters.Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)]);
        IEnumerable<string> settings = block.GetProperties()
            .Where(property => property.DeclaringType == block && property.CanWrite && !parameters.Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(property => $"{property.Name} = {Text(property.GetValue(instance)!)}");
        string[] parts = [string.Join(", ", parameters.Select(parameter => parameter.HasDefaultValue ? $"{parameter.Name} = {Text(parameter.DefaultValue!)}" : parameter.Name)), string.Join("; ", settings)];
        return $"| {block.Name[..^"Attribute".Length]} | {string.Join("; ", parts.Where(part => part.Length > 0))} |";
    }

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        double number and > 0 and < 1e-4 => number.ToString("0e-0", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string WithoutSource(string row) => row[..(row.LastIndexOf('|', row.Length - 2) + 1)];

    private static string WithoutOrigin(string row)
    {
        string[] cells = row.Split('|');
        return $"|{cells[1]}|{cells[3]}|";
    }

    private static string Root(string directory) => File.Exists(Path.Combine(directory, "StaticNets.sln")) ? directory : Root(Path.GetDirectoryName(directory)!);
}
