namespace StaticNets.Generator.Ir;

/// <summary>A network with all its programs planned: what emission prints.</summary>
/// <param name="Stream">Its programs for one step at a time; null where a step cannot be computed when it arrives.</param>
internal sealed record NetworkPlan(CheckedNetwork Network, Figures Figures, PlannedProgram Inference, PlannedProgram Training, PlannedProgram Trace, StreamPlan? Stream);
