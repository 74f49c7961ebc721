using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>Attention, forward, backward and step by step: each wants scratch for the scores of a block of steps.</summary>
internal sealed class AttentionKernel : Kernel
{
    public override IReadOnlyList<string> Kinds { get; } = ["Attention.Forward", "Attention.ForwardTraining", "Attention.Backward", "Attention.Step", "Attention.StepMemory"];

    public override bool ReplacesPlain => true;

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        Geometry sizes = operation.Shape;
        int heads = (int)sizes["heads"], size = (int)sizes["size"];
        WorkLength work = operation.Kind switch
        {
            "Attention.Forward" => AttentionSizes.Forward((int)sizes["steps"], (int)sizes["memorySteps"], heads, size),
            "Attention.ForwardTraining" => AttentionSizes.Training((int)sizes["steps"], (int)sizes["memorySteps"], heads, size),
            "Attention.Backward" => AttentionSizes.Backward((int)sizes["steps"], (int)sizes["memorySteps"], heads, size),
            _ => AttentionSizes.Step((int)sizes["capacity"], size),
        };
        return [new Way(operation.Kind, sizes, Costs.At("Dense.MultiplyAdds", operation.MultiplyAdds)) { TakesWork = true, Work = new Scratch(work.Fixed, work.PerWorker) }];
    }
}
