namespace StaticNets.Training;

/// <summary>One term of a loss that is a mean over elements.</summary>
internal interface IElementTerm
{
    /// <summary>The term and its derivative with respect to <paramref name="output"/>.</summary>
    double Of(double output, double target, out double slope);
}
