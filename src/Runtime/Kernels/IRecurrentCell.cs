namespace StaticNets.Runtime.Kernels;

/// <summary>What a recurrent layer does in one step of one sample, once the products with the weights are there.</summary>
internal interface IRecurrentCell : IUnitStep<RecurrentPlace>
{
    /// <summary>Gates of each unit.</summary>
    static abstract int Gates { get; }

    /// <summary>Whether the state has a c besides h.</summary>
    static abstract bool HasCell { get; }
}
