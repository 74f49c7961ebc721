namespace StaticNets.Training;

/// <summary>Changes a sample at random.</summary>
/// <param name="sample">The sample; holds what the source wrote.</param>
/// <param name="random">The sample's random numbers. All chance must come from it.</param>
public delegate void Augmentation(Sample sample, ref SampleRandom random);
