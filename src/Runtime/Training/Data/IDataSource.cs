namespace StaticNets.Training;

/// <summary>Where samples come from: a count, and a way to write sample number i.</summary>
public interface IDataSource
{
    /// <summary>Number of samples.</summary>
    int Count { get; }

    /// <summary>
    /// Writes sample <paramref name="index"/>: all inputs, and the target. It must depend on the index (and, for augmentation, on
    /// <see cref="Sample.Epoch"/>) alone, so that training can be repeated. Called from one thread at a time, which may be another than the caller's of Fit.
    /// </summary>
    /// <param name="index">0 … <see cref="Count"/> - 1.</param>
    /// <param name="sample">Where to write; holds the values of an earlier sample.</param>
    void Fill(int index, Sample sample);
}
