using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Costs;
using StaticNets.Benchmarks.Curves;
using StaticNets.Benchmarks.Layers;
using StaticNets.Benchmarks.Products;
using StaticNets.Benchmarks.Reporting;
using StaticNets.Benchmarks.Startup;
using StaticNets.Benchmarks.Streams;
using StaticNets.Benchmarks.Training;
using StaticNets.Generator.Tests;

namespace StaticNets.Benchmarks.Commands;

/// <summary>The commands and their options.</summary>
internal static class CommandLine
{
    /// <summary>All commands; without one, the table of inference.</summary>
    /// <param name="output">Where they write.</param>
    public static RootCommand Create(TextWriter output)
    {
        (Option<string[]> only, Option<bool> quick, Option<int> threads) = (Only(), Quick(), Threads());
        Option<string?> markdown = new("--markdown") { Description = "Measures everything and writes it as a page, docs/performance.md.", HelpName = "FILE" };
        Option<string> torchSharp = TorchSharp();
        RootCommand root = new("StaticNets beside ONNX Runtime: the same networks, weights and inputs; the outputs are compared before anything is timed.") { only, quick, threads, markdown, torchSharp, Train(output), Step(output), Attention(output), Generation(output), Silence(output), Layers(output), Curves(output), Startup(output), Costs(output), Products(), Export(output), Measure(), MeasureTraining(), MeasureStartup() };
        root.SetAction(parsed =>
        {
            if (parsed.GetValue(markdown) is { } page)
            {
                Page.Write(page, parsed.GetValue(torchSharp)!, parsed.GetValue(quick));
                return;
            }

            InferenceCommand.Run(output, Case.Matching(parsed.GetValue(only) ?? []), parsed.GetValue(threads), parsed.GetValue(quick));
        });
        return root;
    }

    private static Command Train(TextWriter output)
    {
        (Option<string[]> only, Option<bool> quick, Option<int> threads) = (Only(), Quick(), Threads());
        Option<string> torchSharp = TorchSharp();
        Command train = new("train", "Training steps beside libtorch.") { only, quick, threads, torchSharp };
        train.SetAction(parsed => TrainingCommand.Run(
            output,
            Case.Matching(parsed.GetValue(only) ?? [], TrainingCase.All),
            parsed.GetValue(torchSharp)!,
            parsed.GetValue(threads),
            parsed.GetValue(quick)));
        return train;
    }

    private static Command Step(TextWriter output)
    {
        (Option<string[]> only, Option<bool> quick) = (Only(), Quick());
        Command step = new("step", "Recurrent networks one step at a time, and over whole sequences.") { only, quick };
        step.SetAction(parsed => InferenceCommand.Run(output, Case.Matching(parsed.GetValue(only) ?? [], Case.Recurrent), threads: 1, parsed.GetValue(quick)));
        return step;
    }

    private static Command Attention(TextWriter output)
    {
        (Option<string[]> only, Option<bool> quick, Option<int> threads) = (Only(), Quick(), Threads());
        Command attention = new("attention", "Transformers, Vision Transformers and MLP-Mixers.") { only, quick, threads };
        attention.SetAction(parsed => InferenceCommand.Run(output, Case.Matching(parsed.GetValue(only) ?? [], Case.Attention), parsed.GetValue(threads), parsed.GetValue(quick)));
        return attention;
    }

    private static Command Generation(TextWriter output)
    {
        Command generation = new("generation", "What a token costs a language model, with what earlier ones offered and without.");
        generation.SetAction(_ => GenerationCommand.Run(output));
        return generation;
    }

    private static Command Silence(TextWriter output)
    {
        Command silence = new("silence", "A million steps of a small cell in sound, and a million in silence.");
        silence.SetAction(_ => SilenceCommand.Run(output));
        return silence;
    }

    private static Command Layers(TextWriter output)
    {
        Argument<string> name = new("network") { Description = "What its name begins with." };
        Option<int> training = new("--training") { Description = "The steps of training with so many samples, in place of those of inference.", HelpName = "BATCH" };
        Option<int> top = new("--top") { Description = "The slowest so many.", HelpName = "N" };
        Option<int> threads = new("--threads") { Description = "Threads that share each step.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Command layers = new("layers", "The time of every step of a network beside its estimate. Pin it to a processor: taskset -c 1.") { name, training, top, threads };

        // Where both have a network of that name, that of training ends with a loss.
        Case? Named(ParseResult parsed) => Case.Matching(
            [parsed.GetValue(name)!],
            parsed.GetValue(training) > 0 ? [.. TrainingCase.All, .. Case.Everything] : [.. Case.Everything, .. TrainingCase.All]).FirstOrDefault();
        layers.SetAction(parsed =>
        {
            if (Named(parsed) is not { } measured)
            {
                parsed.InvocationConfiguration.Error.WriteLine($"No network's name begins with '{parsed.GetValue(name)}'. There are {string.Join(", ", Case.Everything.Concat(TrainingCase.All).Select(one => one.Name).Distinct())}.");
                return 1;
            }

            LayersCommand.Run(output, measured, parsed.GetValue(training), parsed.GetValue(top), parsed.GetValue(threads));
            return 0;
        });
        return layers;
    }

    private static Command Curves(TextWriter output)
    {
        Option<string> picture = new("--picture") { Description = "Where the picture goes.", HelpName = "FILE", DefaultValueFactory = _ => "curves.png" };
        Command curves = new("curves", "How the time of a convolution grows with image and batch.") { picture };
        curves.SetAction(parsed => CurvesCommand.Run(output, parsed.GetValue(picture)!));
        return curves;
    }

    private static Command Startup(TextWriter output)
    {
        Command startup = new("startup", "From the start to the first result of ResNet-18.");
        startup.SetAction(_ => StartupCommand.Run(output));
        return startup;
    }

    private static Command Costs(TextWriter output)
    {
        Option<bool> write = new("--write") { Description = "Writes it in place of src/Generator/Scheduling/Costs.txt." };
        Command costs = new("costs", "Measures the compiler's table of rates anew. Pin it to a processor: taskset -c 1.") { write };
        costs.SetAction(parsed => CostsCommand.Run(output, parsed.GetValue(write)));
        return costs;
    }

    private static Command Products()
    {
        Argument<string[]> shapes = new("shapes") { Description = "Rows, columns and terms, such as 64x120x400; without any, those of dense layers and convolutions.", Arity = ArgumentArity.ZeroOrMore };
        Command products = new("products", "Matrix products beside the processor's own peak.") { shapes };
        products.SetAction(parsed => ProductTable.Print(parsed.GetValue(shapes) ?? []));
        return products;
    }

    private static Command Export(TextWriter output)
    {
        Argument<string> name = new("network") { Description = "What its name begins with." };
        Option<string> folder = new("--to") { Description = "Where the files go.", HelpName = "FOLDER", DefaultValueFactory = _ => "." };
        Command export = new("export", "Writes a network as network.onnx and its weights as network.safetensors.") { name, folder };
        export.SetAction(parsed =>
        {
            Models models = new(Case.Matching([parsed.GetValue(name)!], Case.Everything)[0], Directory.CreateDirectory(parsed.GetValue(folder)!).FullName);
            output.WriteLine(models.Model);
        });
        return export;
    }

    private static Command Measure()
    {
        Argument<string> name = new("case");
        Option<string> model = new("--model") { Required = true };
        Option<string> weights = new("--weights") { Required = true };
        Option<int> threads = new("--threads") { DefaultValueFactory = _ => 1 };
        Option<bool> quick = new("--quick");
        Command measure = new("measure", "One case in this process.") { name, model, weights, threads, quick };
        measure.Hidden = true;
        measure.SetAction(parsed => MeasureCommand.Run(parsed.GetValue(name)!, parsed.GetValue(model)!, parsed.GetValue(weights)!, parsed.GetValue(threads), parsed.GetValue(quick)));
        return measure;
    }

    private static Command MeasureTraining()
    {
        Argument<string> name = new("case");
        Option<string> weights = new("--weights") { Required = true };
        Option<int> threads = new("--threads") { DefaultValueFactory = _ => 1 };
        Command measure = new("measure-training", "One case of training in this process.") { name, weights, threads };
        measure.Hidden = true;
        measure.SetAction(parsed => TrainingCommand.Measure(TrainingCase.All.Single(one => one.Name == parsed.GetValue(name)), parsed.GetValue(weights)!, parsed.GetValue(threads)));
        return measure;
    }

    private static Command MeasureStartup()
    {
        Option<string> weights = new("--weights") { Required = true };
        Option<string?> model = new("--model");
        Command measure = new("measure-startup", "The first result of one side in this process.") { weights, model };
        measure.Hidden = true;
        measure.SetAction(parsed => StartupCommand.Here(parsed.GetValue(weights)!, parsed.GetValue(model)));
        return measure;
    }

    private static Option<string> TorchSharp() =>
        new("--torchsharp") { Description = "Where the built tests/TorchPeer is.", HelpName = "FOLDER", DefaultValueFactory = _ => Path.Combine(Repository.Root, "tests/TorchPeer/bin/Release/net10.0") };

    private static Option<string[]> Only() => new("--only") { Description = "Networks whose name begins with this; may be given several times.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };

    private static Option<bool> Quick() => new("--quick") { Description = "Fewer and shorter samples." };

    private static Option<int> Threads() => new("--threads") { Description = "The most threads: 1 leaves out the columns of two.", HelpName = "N", DefaultValueFactory = _ => 2 };
}
