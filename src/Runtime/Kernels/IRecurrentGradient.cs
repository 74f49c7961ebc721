namespace StaticNets.Runtime.Kernels;

/// <summary>The gradient of one step of a recurrent layer for one sample, up to the products with the weights.</summary>
internal interface IRecurrentGradient : IUnitStep<RecurrentGradientPlace>
{
    /// <summary>Gates of each unit.</summary>
    static abstract int Gates { get; }

    /// <summary>Whether the state has a c besides h.</summary>
    static abstract bool HasCell { get; }

    /// <summary>Writes zeros for a step that the sample has not.</summary>
    void Clear(nint vector, int hidden);
}
