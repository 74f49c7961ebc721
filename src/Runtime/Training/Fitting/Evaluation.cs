namespace StaticNets.Training;

/// <summary>How well a network does on samples that it was not trained on.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Accuracy">The share of targets whose class had the largest output; NaN where the loss takes no classes.</param>
public readonly record struct Evaluation(double Loss, double Accuracy);
