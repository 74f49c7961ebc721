using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Emission;
using StaticNets.Generator.Fusion;
using StaticNets.Generator.Graph;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Lowering;
using StaticNets.Generator.Memory;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Scheduling;
using StaticNets.Generator.Shapes;
using StaticNets.Generator.Streaming;
using StaticNets.Generator.Support;
using StaticNets.Generator.Unrolling;

namespace StaticNets.Generator;

/// <summary>The whole path from a declaration to the text of a file. Read this first: it alone names two stages.</summary>
internal static class Compiler
{
    /// <summary>The file of a network. A network with mistakes gets its members too, so that the only errors shown are the true ones. Throws nothing but cancellation.</summary>
    public static CompiledNetwork Compile(NetworkDeclaration declaration, CancellationToken cancel)
    {
        string hint = HintName.Of(declaration.Class);
        try
        {
            (NetworkPlan? plan, IReadOnlyList<Finding> findings) = Plan(declaration, cancel);
            return plan is null ? new CompiledNetwork(hint, BrokenNetwork.Write(declaration), findings.ToEquatable()) : Print(declaration, plan, findings, hint);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new CompiledNetwork(hint, BrokenNetwork.Write(declaration), [Fault(declaration.Class.Plain, fault)]);
        }
    }

    /// <summary>What is wrong with a network: what the analyzer shows. Throws nothing but cancellation.</summary>
    public static IReadOnlyList<Finding> Check(NetworkDeclaration declaration, CancellationToken cancel)
    {
        try
        {
            return Plan(declaration, cancel).Findings;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return [Fault(declaration.Class.Plain, fault)];
        }
    }

    /// <summary>What is wrong with a block for every use of it. Throws nothing but cancellation.</summary>
    /// <param name="blocks">It, and those that it uses.</param>
    public static IReadOnlyList<Finding> CheckBlock(BlockDefinition block, IReadOnlyList<BlockDefinition> blocks)
    {
        try
        {
            return [.. block.Findings, .. BlockChecker.Check(block, blocks.ToDictionary(other => other.Type, StringComparer.Ordinal))];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return [Fault(AttributeUse.DisplayOf(block.Type), fault)];
        }
    }

    /// <summary>The file in which a project records the defaults of its blocks.</summary>
    public static CompiledNetwork Record(IReadOnlyList<RecordedDefault> defaults) =>
        new(BlockDefaultsWriter.HintName, defaults.Count == 0 ? "" : BlockDefaultsWriter.Write(defaults), []);

    /// <summary>All programs of a network with everything in its place, or what is wrong with it.</summary>
    internal static (NetworkPlan? Plan, IReadOnlyList<Finding> Findings) Plan(NetworkDeclaration declaration, CancellationToken cancel)
    {
        // What is wrong with a block of the project itself is shown there.
        if (declaration.Findings.Count > 0 || !declaration.Readable || declaration.Blocks.Any(block => block.Findings.Count > 0))
        {
            return (null, declaration.Findings);
        }

        (Ir.Graph? graph, IReadOnlyList<Finding> advice) = GraphBuilder.Build(declaration);
        if (graph is null)
        {
            return (null, advice);
        }

        IReadOnlyList<Finding> findings = PortChecker.Check(declaration, graph);
        if (findings.Count > 0)
        {
            return (null, findings);
        }

        cancel.ThrowIfCancellationRequested();
        (CheckedNetwork? network, findings) = ShapeChecker.Check(declaration, graph);
        if (network is null)
        {
            return (null, findings);
        }

        PlannedProgram inference = Plan(network, Purpose.Inference, cancel);
        Figures figures = Measurer.Measure(network, inference);
        (StreamNetworks? stream, CheckedNode? notCausal) = Streamer.Split(network);
        StreamPlan? streamPlan = stream is null ? null : Plan(stream, inference, cancel);
        NetworkPlan plan = new(network, figures, inference, Plan(network, Purpose.Training, cancel), Plan(network, Purpose.Trace, cancel), streamPlan);
        findings = SizeChecker.Check(plan);
        IEnumerable<Finding> hints = notCausal is null ? [] : [new Finding(Rule.NoStep, notCausal.Node.Site, [notCausal.Path])];

        // Weights that do not fit are no fault of the network: its members stay what they are.
        return findings.Count > 0 ? (null, findings) : (plan, [.. advice, .. hints, .. WeightsChecker.Check(network)]);
    }

    private static CompiledNetwork Print(NetworkDeclaration declaration, NetworkPlan plan, IReadOnlyList<Finding> findings, string hint)
    {
        try
        {
            return new CompiledNetwork(hint, NetworkWriter.Write(plan), findings.ToEquatable());
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Finding finding = Fault(declaration.Class.Plain, fault);
            return new CompiledNetwork(hint, BrokenNetwork.Write(declaration), [.. findings, finding]) { Fault = finding };
        }
    }

    private static PlannedProgram Plan(CheckedNetwork network, Purpose purpose, CancellationToken cancel) => Planner.Plan(Schedule(Lowerer.Lower(network, purpose), cancel));

    private static StreamPlan Plan(StreamNetworks stream, PlannedProgram inference, CancellationToken cancel) =>
        StreamPlanner.Plan(stream, Schedule(StreamLowerer.Step(stream), cancel), Schedule(StreamLowerer.Begin(stream), cancel), inference);

    private static ScheduledProgram Schedule(Program operations, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Program fused = Fuser.Fuse(operations);
        cancel.ThrowIfCancellationRequested();
        ScheduledProgram scheduled = Scheduler.Schedule(fused);
        return Unroller.Unroll(scheduled);
    }

    private static Finding Fault(string name, Exception fault) =>
        new(Rule.InternalFault, Site.Class, [name, fault.GetType().Name + ": " + fault.Message]);
}
