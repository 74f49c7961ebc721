namespace StaticNets.Generator.Layers.Recurrent;

/// <summary>What the steps of a cell work on, by numbers of values.</summary>
/// <param name="Gates">The input's part of the sums of all steps.</param>
/// <param name="Panels">The state's weight, packed.</param>
/// <param name="Start">The first state.</param>
/// <param name="Y">Its layer's output.</param>
/// <param name="Last">Where the state after the last step goes; it may be <paramref name="Start"/>.</param>
internal readonly record struct CellValues(int Gates, int Panels, int Start, int Y, int Last);

/// <summary>What the steps of a cell backwards work on.</summary>
/// <param name="Y">Its layer's output.</param>
/// <param name="Dy">Its gradient.</param>
/// <param name="Dfinal">The gradient of the final state.</param>
/// <param name="Dstart">Where the gradient of the first state goes.</param>
internal readonly record struct CellGradients(int Y, int Dy, int Dfinal, int Dstart);
