namespace StaticNets.Generator.Ir;

/// <summary>A network with all its programs planned: what emission prints.</summary>
internal sealed record NetworkPlan(CheckedNetwork Network, Figures Figures, PlannedProgram Inference, PlannedProgram Training, PlannedProgram Trace);
