using System;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace StaticNets.Zoo.Commands;

/// <summary>The commands and their options.</summary>
internal static class CommandLine
{
    /// <summary>All commands.</summary>
    /// <param name="output">Where they write.</param>
    public static RootCommand Create(TextWriter output) => new("Networks of the field, compiled.") { List(output), Summary(output), Graph(output), Classify(output) };

    private static Command List(TextWriter output)
    {
        Command list = new("list", "Names all networks, with their input, parameters and multiply-adds.");
        list.SetAction(_ => ListCommand.Run(output));
        return list;
    }

    private static Command Summary(TextWriter output)
    {
        Argument<ZooEntry> network = NetworkArgument();
        Command summary = new("summary", "Prints a network's table of layers.") { network };
        summary.SetAction(parsed => output.Write(parsed.GetValue(network)!.Description.Summary()));
        return summary;
    }

    private static Command Graph(TextWriter output)
    {
        Argument<ZooEntry> network = NetworkArgument();
        Option<string> format = new("--format") { Description = "mermaid (for a Markdown page) or svg (a picture).", HelpName = "FORMAT", DefaultValueFactory = _ => "mermaid" };
        format.AcceptOnlyFromAmong("mermaid", "svg");
        Command graph = new("graph", "Draws a network's layers and edges.") { network, format };
        graph.SetAction(parsed => output.Write(parsed.GetValue(format) == "svg" ? parsed.GetValue(network)!.Description.ToSvg() : parsed.GetValue(network)!.Description.ToMermaid()));
        return graph;
    }

    private static Command Classify(TextWriter output)
    {
        Option<ZooEntry> network = new("--network") { Description = "Which network (list names them).", HelpName = "NAME", Required = true, CustomParser = result => Parse(result.Tokens[0].Value, result.AddError) };
        Option<string> weights = new("--weights") { Description = "Its weights: safetensors with the tensors of a torchvision state_dict.", HelpName = "FILE", Required = true };
        Option<string?> labels = new("--labels") { Description = "Names of the classes, a line each. Without it they are numbers.", HelpName = "FILE" };
        Argument<string> image = new("image") { Description = "A PNG of any size." };
        Command classify = new("classify", "Names the five likeliest classes of a picture.") { network, weights, labels, image };
        classify.SetAction(parsed => ClassifyCommand.Run(output, parsed.GetValue(network)!, parsed.GetValue(weights)!, parsed.GetValue(labels), parsed.GetValue(image)!));
        return classify;
    }

    private static Argument<ZooEntry> NetworkArgument() => new("network")
    {
        Description = "Which network (list names them).",
        CustomParser = result => Parse(result.Tokens[0].Value, result.AddError),
    };

    private static ZooEntry? Parse(string name, Action<string> fail)
    {
        if (Catalog.Find(name) is { } entry)
        {
            return entry;
        }

        fail($"there is no network '{name}'; the closest names are {string.Join(", ", Catalog.Closest(name).Select(close => close.Name))}");
        return null;
    }
}
