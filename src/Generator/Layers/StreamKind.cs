namespace StaticNets.Generator.Layers;

/// <summary>How a layer behaves along a sequence that arrives step by step: whether a step can be computed when it arrives.</summary>
internal enum StreamKind
{
    /// <summary>Each step for itself.</summary>
    Pointwise,

    /// <summary>From this step and those before, through a state.</summary>
    Causal,

    /// <summary>The same at every step, made of what is no sequence.</summary>
    Repeated,

    /// <summary>Takes the steps apart: what follows works on each by itself.</summary>
    Apart,

    /// <summary>Makes a sequence of the steps again.</summary>
    Together,

    /// <summary>Needs steps that come later.</summary>
    NotCausal,
}
