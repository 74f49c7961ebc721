using System.Diagnostics;
using System.IO;
using System.Threading;
using Images.Commands;
using Images.Data;
using Images.Drawing;
using Images.Networks;
using Reporting;
using StaticNets.Networks.Tests.Digits;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Images;

/// <summary>What the sample promises of its training.</summary>
public class TrainingTests
{
    /// <summary>
    /// Ten classes: chance is right in 10 % of 200 images, give or take 2.1; nothing that is blind to the images gets above 20 % but once in 10⁵ times.
    /// The control is the same network before training.
    /// </summary>
    [Fact]
    public void A_few_steps_on_drawn_shapes_beat_chance_clearly()
    {
        (ImageSet training, ImageSet test) = DrawnTask.Create(seed: 1, training: 1000, test: 200);
        Colours colours = Colours.Of(training);
        using Model model = Model.Create("mobilenet", 20, Recipe.Optimizer("mobilenet", 0.1f), Recipe.Loss(), seed: 1);
        double before = Testing.Run(model.Session, new ImageSource(test, colours), ImageSet.Classes).Accuracy;

        model.Session.Fit(Recipe.Source(training, colours, seed: 1), new FitOptions { Epochs = 4, Seed = 1, DropLast = true, Schedule = Recipe.Schedule() });

        Assert.InRange(before, 0, 0.2);
        Assert.InRange(Testing.Run(model.Session, new ImageSource(test, colours), ImageSet.Classes).Accuracy, 0.3, 1);
    }

    /// <summary>One process is killed when its first checkpoint is there, a second one goes on; a third one has never been interrupted.</summary>
    [Fact]
    public void Killed_and_resumed_it_ends_with_the_bits_of_an_uninterrupted_training()
    {
        using TemporaryFolder folder = new();
        using (Process killed = Start(folder, "broken", "--checkpoint", folder["c"]))
        {
            while (!File.Exists(folder["c"]) && !killed.HasExited)
            {
                Thread.Sleep(20);
            }

            Assert.False(killed.HasExited, "it ended before it could be killed");
            killed.Kill();
            killed.WaitForExit();
        }

        Assert.False(File.Exists(folder["broken/mobilenet.safetensors"]));
        using Process resumed = Start(folder, "broken", "--checkpoint", folder["c"], "--resume");
        resumed.WaitForExit();
        using Process straight = Start(folder, "straight");
        straight.WaitForExit();

        Assert.Equal((0, 0), (resumed.ExitCode, straight.ExitCode));
        byte[] weights = File.ReadAllBytes(folder["straight/mobilenet.safetensors"]);
        Assert.Equal(weights, File.ReadAllBytes(folder["broken/mobilenet.safetensors"]));
        Assert.NotEmpty(weights);
    }

    private static Process Start(TemporaryFolder folder, string results, params string[] further)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true };
        foreach (string argument in (string[])
            [typeof(Model).Assembly.Location, "--model", "mobilenet", "--drawn", "100", "--batch", "20", "--epochs", "4", "--out", folder[results], .. further])
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { }; // a full pipe would stop it
        process.BeginOutputReadLine();
        return process;
    }
}
