using System;
using System.CommandLine;
using Images.Networks;
using Reporting;
using Spectre.Console;

namespace Images.Commands;

/// <summary>The options.</summary>
internal static class CommandLine
{
    /// <summary>The one command.</summary>
    /// <param name="console">Where it writes.</param>
    public static RootCommand Create(IAnsiConsole console)
    {
        Option<string> model = new("--model") { Description = "Which network: resnet, mobilenet, densenet, vit or mixer.", HelpName = "NAME", DefaultValueFactory = _ => Model.Names[0] };
        model.AcceptOnlyFromAmong([.. Model.Names]);
        Option<string?> data = new("--data") { Description = "Folder of images in CIFAR-10's binary layout. Without it ten shapes are drawn.", HelpName = "DIR" };
        Option<int> epochs = NumberOption.Create("--epochs", "How often every image is seen.", 30, 1, 10_000);
        Option<int> batch = NumberOption.Create("--batch", "Images per step.", 64, 2, 4096);
        Option<float> rate = NumberOption.Create("--rate", "Learning rate at the peak of its cycle; 0.002 for vit and mixer, where it is not given.", 0.1f, 1e-6f, 10);
        Option<long> seed = NumberOption.Create("--seed", "Seed of shapes, first weights, order and changes.", 1L, 0, long.MaxValue);
        Option<int> drawn = NumberOption.Create("--drawn", "Shapes to draw to learn from; a fifth as many to be tested on.", 6000, 50, 500_000);
        Option<string> folder = new("--out") { Description = "Where the weights and pictures go.", DefaultValueFactory = _ => "images", HelpName = "DIR" };
        Option<string?> checkpoint = new("--checkpoint") { Description = "File to keep the training in progress in, replaced as a whole after every epoch.", HelpName = "FILE" };
        Option<bool> resume = new("--resume") { Description = "Go on from --checkpoint, to the same bits as without the break." };
        Option<int> threads = NumberOption.Create("--threads", "Threads to train with; the result is the same for any number.", Math.Min(Environment.ProcessorCount, 256), 1, 256);

        Option<string?> attention = new("--attention") { Description = "Draw what this layer of vit looks at: encoder.layers.encoder_layer_5.self_attention, for one.", HelpName = "LAYER" };

        RootCommand root = new("Trains a small network to tell ten classes of 32x32 colour images apart.")
        {
            model, data, epochs, batch, rate, seed, drawn, folder, checkpoint, resume, threads, attention,
        };
        root.Validators.Add(result =>
        {
            if (result.GetValue(attention) is not null && result.GetValue(model) != "vit")
            {
                result.AddError("--attention draws what a layer of --model vit looks at; the others have no such layers.");
            }

            if (result.GetValue(resume) && result.GetValue(checkpoint) is null)
            {
                result.AddError("--resume goes on from a file; name it with --checkpoint FILE.");
            }
        });
        root.SetAction(parsed => new TrainCommand(console).Run(new TrainOptions
        {
            Model = parsed.GetValue(model)!,
            Data = parsed.GetValue(data),
            Epochs = parsed.GetValue(epochs),
            Batch = parsed.GetValue(batch),
            Rate = parsed.GetResult(rate) is { Implicit: true } ? Recipe.Rate(parsed.GetValue(model)!) : parsed.GetValue(rate),
            Seed = (ulong)parsed.GetValue(seed),
            Drawn = parsed.GetValue(drawn),
            Folder = parsed.GetValue(folder)!,
            Checkpoint = parsed.GetValue(checkpoint),
            Resume = parsed.GetValue(resume),
            Threads = parsed.GetValue(threads),
            Attention = parsed.GetValue(attention),
        }));
        return root;
    }
}
