using System.Linq;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using StaticNets.Benchmarks;

// --quick: a table in seconds. Otherwise BenchmarkDotNet, with its own arguments (--filter "*Training*", --job short).
if (args.Contains("--quick"))
{
    QuickLook.Print();
    return;
}

if (args is ["products", .. var shapes])
{
    StaticNets.Benchmarks.Products.ProductTable.Print(shapes);
    return;
}

// In this process: nothing is built again, so it works without a package source, and the outputs are compared in the process that is timed.
ManualConfig config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
    .HideColumns(Column.Error, Column.RatioSD);
BenchmarkSwitcher.FromAssembly(typeof(InferenceBenchmarks).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], config);
